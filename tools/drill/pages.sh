# What load.sh and failover.sh share: a folder of their own, servers as the user postgres, nodes of the pages, officers.
# Sourced, not run. Everything that was started is in `started` and is ended by `cleanup`.
set -euo pipefail

root="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)"
read -r -a ansinh <<<"${ANSINH:-$root/ansinh}"
officers="${OFFICERS:-300}"
bin=""
for folder in /usr/lib/postgresql/1[5-9]/bin "$(dirname "$(command -v initdb || echo /none)")"; do
    if [ -x "$folder/initdb" ]; then bin="$folder"; break; fi
done
[ -n "$bin" ] || { printf 'PostgreSQL is not installed.\n' >&2; exit 3; }

place="$(mktemp -d -t ansinh-drill.XXXXXX)"
export ANSINH_KEYS="$place/keys"
chmod 755 "$place"
[ "$(id -u)" -ne 0 ] || chown postgres "$place"
started=()

server() {
    if [ "$(id -u)" -eq 0 ]; then (cd "$place" && runuser -u postgres -- "$@"); else (cd "$place" && "$@"); fi
}

fail() {
    printf 'FAILED: %s\n' "$1"
    tail -n 20 "$place"/*.told "$place"/node-*.log 2>/dev/null || true
    grep -h -A 30 '^fail:' "$place"/node-*.log 2>/dev/null | head -n 90 || true
    exit 1
}

end_started() {
    local pid
    for pid in "${started[@]}"; do kill "$pid" 2>/dev/null || true; done
    for pid in "${started[@]}"; do
        for _ in $(seq 50); do kill -0 "$pid" 2>/dev/null || break; sleep 0.1; done
        kill -9 "$pid" 2>/dev/null || true
    done
    wait 2>/dev/null || true
}

free_port() {
    local port
    while :; do
        port=$((20000 + RANDOM % 20000))
        if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then printf '%d' "$port"; return; fi
    done
}

# The database of the owner: $owner; of the pages, who own nothing: $pages. Both are connection strings.
owner="" pages=""
run() { "${ansinh[@]}" "$@" --db "$owner"; }

# A small province of invented people, ready for the list of November 2026, and the role of the pages.
make_office() {
    run demo --scenario lang-son-2026 --people 3000 --no-serve --no-files >/dev/null
    run migrate --app-role ansinh_app >/dev/null
    sql "ANALYZE"
}

# start_node NAME PORT: one web node; all nodes share the folder of keys.
start_node() {
    "${ansinh[@]}" serve --urls "http://127.0.0.1:$2" --db "$pages" \
        >"$place/node-$1.log" 2>&1 </dev/null &
    started+=($!)
    eval "node_$1=$!"
    for _ in $(seq 150); do
        if (exec 3<>"/dev/tcp/127.0.0.1/$2") 2>/dev/null; then return; fi
        sleep 0.2
    done
    fail "node $1 does not answer"
}

# load NAME SECONDS URLS [--faults]: officers at work; their history goes to $place/NAME.history.
load() {
    local name="$1" seconds="$2" urls="$3"
    shift 3
    run bench web --urls "$urls" --officers "$officers" --seconds "$seconds" --history "$place/$name.history" "$@" \
        >"$place/$name.figures" 2>"$place/$name.told"
}

# Waits until the officers of a load that runs beside this are all at their desks.
all_in() {
    for _ in $(seq 1500); do
        grep -q 'người đã vào' "$place/$1.told" 2>/dev/null && return
        sleep 0.2
    done
    fail "$1: the officers did not come in"
}

# What was told beside what is there, the books, the log.
nothing_lost() {
    run bench history "$place/$1.history" || fail "$1: the database is not what the users were told"
    run ledger check >"$place/ledger" || { grep SAI "$place/ledger"; fail "$1: ledger check"; }
    run audit verify >"$place/audit" || { cat "$place/audit"; fail "$1: audit verify"; }
}

sql() { "$bin/psql" "$(printf '%s' "$owner" | sed 's/Host=/host=/;s/Port=/port=/;s/Username=/user=/;s/Database=/dbname=/;s/;/ /g')" -v ON_ERROR_STOP=1 -Atqc "$1"; }
