#!/usr/bin/env bash
# Recovers a PostgreSQL database to a moment before a mistake, as docs/operations.md says, on a cluster of its own:
# base backup, archived WAL, the machine lost, recovery, `ledger check` and `audit verify`. Prints the measured seconds.
# Usage: tools/drill/point-in-time.sh     ANSINH names the program when it is not ./ansinh.
set -euo pipefail

root="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)"
read -r -a ansinh <<<"${ANSINH:-$root/ansinh}"
bin=""
for folder in /usr/lib/postgresql/1[5-9]/bin "$(dirname "$(command -v initdb || echo /none)")"; do
    if [ -x "$folder/initdb" ]; then bin="$folder"; break; fi
done
[ -n "$bin" ] || { printf 'PostgreSQL is not installed.\n' >&2; exit 3; }

place="$(mktemp -d -t ansinh-pitr.XXXXXX)"
export ANSINH_KEYS="$place/keys"
chmod 755 "$place"
server() {
    if [ "$(id -u)" -eq 0 ]; then (cd "$place" && runuser -u postgres -- "$@"); else "$@"; fi
}
[ "$(id -u)" -ne 0 ] || chown postgres "$place"
cleanup() {
    for data in "$place/data" "$place/back"; do
        if [ -f "$data/postmaster.pid" ]; then server "$bin/pg_ctl" -D "$data" -m immediate stop >/dev/null 2>&1 || true; fi
    done
    rm -rf "$place"
}
trap cleanup EXIT
start() { server "$bin/pg_ctl" -D "$1" -l "$place/log" -w -t 60 start >/dev/null || { cat "$place/log"; exit 3; }; }
sql() { "$bin/psql" -h "$place" -U postgres -d ansinh -v ON_ERROR_STOP=1 -Atqc "$1"; }
run() { "${ansinh[@]}" "$@" --db "Host=$place;Username=postgres;Database=ansinh"; }
fail() { printf 'FAILED: %s\n' "$1"; exit 1; }

server mkdir "$place/archive"
server "$bin/initdb" -D "$place/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 >/dev/null
server tee -a "$place/data/postgresql.conf" >/dev/null <<CONF
listen_addresses = ''
unix_socket_directories = '$place'
wal_level = replica
archive_mode = on
archive_command = 'test ! -f $place/archive/%f && cp %p $place/archive/%f.part && mv $place/archive/%f.part $place/archive/%f'
archive_timeout = 60
CONF
start "$place/data"
"$bin/createdb" -h "$place" -U postgres ansinh
run demo --no-serve --no-files --people 30 >/dev/null

printf 'base backup\n'
server "$bin/pg_basebackup" -h "$place" -U postgres -D "$place/base" --wal-method=stream --checkpoint=fast
server "$bin/pg_verifybackup" --quiet "$place/base"

run user add truoc --name "Nông Văn Trước" --person 999000000017 --role AUDITOR --as quantri >/dev/null
sleep 1
moment="$(sql "SELECT clock_timestamp()")"
sleep 1
run user add sau --name "Nông Văn Sau" --person 999000000018 --role AUDITOR --as quantri >/dev/null
sql "UPDATE persons SET full_name = 'mất'" # the mistake
sql "SELECT pg_switch_wal()" >/dev/null
for _ in $(seq 50); do
    [ "$(sql "SELECT last_archived_wal IS NOT NULL AND NOT EXISTS (SELECT 1 FROM pg_ls_archive_statusdir() WHERE name LIKE '%.ready') FROM pg_stat_archiver")" = t ] && break
    sleep 0.2
done
server "$bin/pg_ctl" -D "$place/data" -m immediate stop >/dev/null # the machine is lost

printf 'recovery to %s\n' "$moment"
began="$(date +%s%3N)"
server cp -a "$place/base" "$place/back"
server tee -a "$place/back/postgresql.auto.conf" >/dev/null <<CONF
restore_command = 'cp $place/archive/%f %p'
recovery_target_time = '$moment'
recovery_target_action = 'promote'
CONF
server touch "$place/back/recovery.signal"
start "$place/back"
for _ in $(seq 300); do
    [ "$(sql "SELECT pg_is_in_recovery()")" = f ] && break
    sleep 0.1
done
run ledger check >/dev/null || fail "ledger check after recovery"
run audit verify || fail "audit verify after recovery"
ended="$(date +%s%3N)"
[ "$(sql "SELECT COUNT(*) FROM users WHERE user_name = 'truoc'")" = 1 ] || fail "what was done before the moment is missing"
[ "$(sql "SELECT COUNT(*) FROM users WHERE user_name = 'sau'")" = 0 ] || fail "what was done after the moment is there"
[ "$(sql "SELECT COUNT(*) FROM persons WHERE full_name = 'mất'")" = 0 ] || fail "the mistake is there"

# Controls: a damaged base backup is found, and a log that lost an event after the recovery too.
file="$(find "$place/base/base" -type f -size +64k | head -n 1)"
printf '\xff' | dd of="$file" bs=1 seek=4099 conv=notrunc status=none
server "$bin/pg_verifybackup" --quiet "$place/base" >/dev/null 2>&1 && fail "a changed byte in the base backup was not found"
sql "ALTER TABLE audit_events DISABLE TRIGGER ALL; DELETE FROM audit_events WHERE action = (SELECT action FROM audit_events ORDER BY at DESC LIMIT 1)"
run audit verify >/dev/null && fail "a lost event was not found"

printf 'Recovered and checked in %d.%03d s (RTO); lost: what came after the moment asked for, else at most archive_timeout (60 s, RPO).\n' \
    "$(((ended - began) / 1000))" "$(((ended - began) % 1000))"
