#!/usr/bin/env bash
# Loses the primary of a PostgreSQL pair under load: Patroni and etcd choose the standby, HAProxy leads the pages there.
# What anybody was told done must be there, once; prints the seconds without an answer as users saw them. The standby is
# synchronous, so nothing that was committed may be lost (RPO 0). OFFICERS and ANSINH change who works and on what.
# Usage: tools/drill/failover.sh     Installs patroni, etcd-server, etcd-client, haproxy from Debian when missing.
# shellcheck source=tools/drill/pages.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/pages.sh"

cleanup() {
    end_started
    for name in n1 n2; do
        if [ -f "$place/$name/postmaster.pid" ]; then
            server "$bin/pg_ctl" -D "$place/$name" -m immediate stop >/dev/null 2>&1 || true
        fi
    done
    rm -rf "$place"
}
trap cleanup EXIT

install_pair() {
    local missing=() package
    command -v patroni >/dev/null || missing+=(patroni)
    command -v etcd >/dev/null || missing+=(etcd-server)
    command -v etcdctl >/dev/null || missing+=(etcd-client)
    command -v haproxy >/dev/null || [ -x /usr/sbin/haproxy ] || missing+=(haproxy)
    [ "${#missing[@]}" -eq 0 ] && return
    local as_root=()
    [ "$(id -u)" -eq 0 ] || as_root=(sudo)
    for package in "${missing[@]}"; do
        if ! command -v apt-get >/dev/null || ! "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
            apt-get install -y -qq --no-install-recommends "$package" >"$place/apt.log" 2>&1; then
            tail -n 5 "$place/apt.log" 2>/dev/null || true
            printf 'missing: %s could not be installed; install it by the means of this system.\n' "$package" >&2
            exit 3
        fi
    done
}

# Runs in the background as the user postgres, without a process in between: the pid is that of the program.
begin() {
    local log="$1"
    shift
    if [ "$(id -u)" -eq 0 ]; then
        (cd "$place" && exec setpriv --reuid postgres --regid postgres --clear-groups "$@") >"$place/$log.log" 2>&1 </dev/null &
    else
        (cd "$place" && exec "$@") >"$place/$log.log" 2>&1 </dev/null &
    fi
    last=$!
    started+=("$last")
}

wait_for() {
    local what="$1" tries="$2"
    shift 2
    for _ in $(seq "$tries"); do
        "$@" >/dev/null 2>&1 && return
        sleep 0.25
    done
    tail -n 15 "$place"/*.log
    fail "$what did not come"
}

# answers PORT PATH: whether Patroni answers 200 there.
answers() {
    local line
    exec 9<>"/dev/tcp/127.0.0.1/$1" || return 1
    printf 'GET %s HTTP/1.0\r\n\r\n' "$2" >&9
    read -r line <&9 || true
    exec 9>&-
    [[ "$line" == *" 200 "* ]]
}

install_pair
haproxy="$(command -v haproxy || echo /usr/sbin/haproxy)"
etcd_port="$(free_port)" peer_port="$(free_port)" door="$(free_port)" web="$(free_port)"
pg_n1="$(free_port)" rest_n1="$(free_port)" pg_n2="$(free_port)" rest_n2="$(free_port)"

begin etcd etcd --name drill --data-dir "$place/etcd" --listen-client-urls "http://127.0.0.1:$etcd_port" \
    --advertise-client-urls "http://127.0.0.1:$etcd_port" --listen-peer-urls "http://127.0.0.1:$peer_port" \
    --initial-advertise-peer-urls "http://127.0.0.1:$peer_port" --initial-cluster "drill=http://127.0.0.1:$peer_port"
wait_for etcd 80 env ETCDCTL_API=3 etcdctl --endpoints "127.0.0.1:$etcd_port" endpoint health

# patroni_file NAME POSTGRES-PORT REST-PORT
patroni_file() {
    server tee "$place/$1.yml" >/dev/null <<CONF
scope: drill
name: $1
restapi: {listen: "127.0.0.1:$3", connect_address: "127.0.0.1:$3"}
etcd3: {host: "127.0.0.1:$etcd_port"}
bootstrap:
  dcs:
    ttl: 20
    loop_wait: 5
    retry_timeout: 5
    synchronous_mode: true
    postgresql:
      use_pg_rewind: true
      parameters: {max_connections: 120, wal_log_hints: "on", synchronous_commit: "on"}
  initdb: [encoding: UTF8, locale: C.UTF-8, data-checksums]
  pg_hba: ["host all all 127.0.0.1/32 trust", "host replication all 127.0.0.1/32 trust", "local all all trust"]
postgresql:
  listen: "127.0.0.1:$2"
  connect_address: "127.0.0.1:$2"
  data_dir: $place/$1
  bin_dir: $bin
  pgpass: $place/$1.pgpass
  authentication:
    superuser: {username: postgres, password: drill}
    replication: {username: replicator, password: drill}
    rewind: {username: postgres, password: drill}
  parameters: {unix_socket_directories: "$place"}
CONF
}
patroni_file n1 "$pg_n1" "$rest_n1"
patroni_file n2 "$pg_n2" "$rest_n2"
begin n1 patroni "$place/n1.yml"
patroni_n1="$last"
wait_for "a primary" 240 answers "$rest_n1" /primary
begin n2 patroni "$place/n2.yml"
wait_for "a synchronous standby" 240 answers "$rest_n2" /synchronous

server tee "$place/haproxy.cfg" >/dev/null <<CONF
global
    maxconn 500
defaults
    mode tcp
    timeout connect 2s
    timeout client 1h
    timeout server 1h
listen primary
    bind 127.0.0.1:$door
    option httpchk GET /primary
    http-check expect status 200
    default-server inter 1s fall 2 rise 1 on-marked-down shutdown-sessions
    server n1 127.0.0.1:$pg_n1 check port $rest_n1
    server n2 127.0.0.1:$pg_n2 check port $rest_n2
CONF
begin haproxy "$haproxy" -db -f "$place/haproxy.cfg"
owner="Host=127.0.0.1;Port=$door;Username=postgres;Database=ansinh"
pages="Host=127.0.0.1;Port=$door;Username=ansinh_app;Database=ansinh"
# HAProxy takes both for good until it has asked them.
writes() { [ "$("$bin/psql" -h 127.0.0.1 -p "$door" -U postgres -Atqc "SELECT pg_is_in_recovery()")" = f ]; }
sleep 3
wait_for "the way to the primary" 80 writes
"$bin/createdb" -h 127.0.0.1 -p "$door" -U postgres ansinh
sql "CREATE ROLE ansinh_app LOGIN NOSUPERUSER NOBYPASSRLS"
make_office
start_node a "$web"

printf '\n%s officers; the primary is killed\n' "$officers"
load lost 75 "http://127.0.0.1:$web" --faults &
loading=$!
started+=("$loading")
all_in lost
sleep 15
answers "$rest_n2" /synchronous || fail "the standby is not synchronous any more: nothing could be promised"
kill -9 "$patroni_n1"
wait "$patroni_n1" 2>/dev/null || true
postmaster="$(head -n 1 "$place/n1/postmaster.pid")"
read -r -a backends <"/proc/$postmaster/task/$postmaster/children" || true
kill -9 "$postmaster" "${backends[@]}" 2>/dev/null || true
began="$(date +%s%3N)"
wait_for "a new primary" 400 answers "$rest_n2" /primary
ended="$(date +%s%3N)"
wait "$loading" || { cat "$place/lost.figures"; fail "an error that users should not see, or no way back"; }
cat "$place/lost.figures"
grep -q 'gián đoạn' "$place/lost.figures" || fail "nobody noticed anything: the drill proves nothing"
nothing_lost lost

# The lost one comes back and follows: what it alone had written is taken back.
begin n1 patroni "$place/n1.yml"
wait_for "the old primary as a standby" 400 answers "$rest_n1" /replica
printf '\nThe standby was primary after %d.%03d s; nothing that was told done is lost (RPO 0) or there twice; ' \
    "$(((ended - began) / 1000))" "$(((ended - began) % 1000))"
printf 'the old primary follows.\n'
