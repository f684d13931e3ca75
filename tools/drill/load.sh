#!/usr/bin/env bash
# 300 officers at their browsers on pages over a PostgreSQL of its own. First on one node, where nothing may go wrong; then
# on two nodes, with the database restarted and one node killed in the midst, where nothing that anybody was told may be
# lost or be there twice. Limits are counts of errors, never times. OFFICERS and ANSINH change who works and on what.
# Usage: tools/drill/load.sh
# shellcheck source=tools/drill/pages.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/pages.sh"

cleanup() {
    end_started
    if [ -f "$place/data/postmaster.pid" ]; then
        server "$bin/pg_ctl" -D "$place/data" -m immediate stop >/dev/null 2>&1 || true
    fi
    rm -rf "$place"
}
trap cleanup EXIT

server "$bin/initdb" -D "$place/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 >/dev/null
server tee -a "$place/data/postgresql.conf" >/dev/null <<CONF
listen_addresses = ''
unix_socket_directories = '$place'
CONF
server "$bin/pg_ctl" -D "$place/data" -l "$place/log" -w -t 60 start >/dev/null || { cat "$place/log"; exit 3; }
"$bin/createdb" -h "$place" -U postgres ansinh
owner="Host=$place;Username=postgres;Database=ansinh"
pages="Host=$place;Username=ansinh_app;Database=ansinh"
sql "CREATE ROLE ansinh_app LOGIN NOSUPERUSER NOBYPASSRLS"
make_office
first="$(free_port)" second="$(free_port)"

printf '\n%s officers on one node\n' "$officers"
start_node a "$first"
load calm 50 "http://127.0.0.1:$first" || { cat "$place/calm.figures"; fail "an error with nothing broken"; }
cat "$place/calm.figures"
nothing_lost calm

printf '\n%s officers on two nodes; the database restarts, one node is killed\n' "$officers"
start_node b "$second"
load broken 75 "http://127.0.0.1:$first,http://127.0.0.1:$second" --faults &
loading=$!
started+=("$loading")
all_in broken
sleep 10
server "$bin/pg_ctl" -D "$place/data" -m immediate stop >/dev/null
sleep 3
server "$bin/pg_ctl" -D "$place/data" -l "$place/log" -w -t 60 start >/dev/null
sleep 25
kill -9 "$node_b"
wait "$node_b" 2>/dev/null || true
wait "$loading" || { cat "$place/broken.figures"; fail "an error that users should not see, or no way back"; }
cat "$place/broken.figures"
grep -q 'gián đoạn' "$place/broken.figures" || fail "nobody noticed anything: the drill proves nothing"
nothing_lost broken
nothing_lost calm

# Controls: something told and then lost is found, and something told that is there twice.
key="$(sed -n 's/.*"REQUEST","Key":"\([^"]*\)".*"Told".*/\1/p' "$place/broken.history" | head -n 1)"
[ -n "$key" ] || fail "no request about data was told done: nothing to take away"
sql "UPDATE data_requests SET asked = 'mất' WHERE asked LIKE '%$key%'"
run bench history "$place/broken.history" >/dev/null && fail "a lost request was not found"
sql "UPDATE data_requests SET asked = '$key' WHERE asked = 'mất'"
run bench history "$place/broken.history" >/dev/null || fail "the request that was put back is not found"
key="$(sed -n 's/.*"LOOK","Key":"\([^"]*\)".*"Told".*/\1/p' "$place/broken.history" | head -n 1)"
sql "INSERT INTO audit_events (id, at, login, os_user, action, subject_kind, subject_id, area_id, sentence)
    SELECT gen_random_uuid(), at, login, os_user, action, subject_kind, subject_id, area_id, sentence
    FROM audit_events WHERE sentence LIKE '%$key%'"
run bench history "$place/broken.history" >/dev/null && fail "an event that is there twice was not found"
printf '\nNothing that was told done is lost or there twice.\n'
