#!/usr/bin/env bash
# Starts a throw-away PostgreSQL, runs the command given with ETTLE_DATABASE set to it, stops it.
#   scripts/with_postgres.sh .venv/bin/pytest tests/people
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
ETTLE_ROOT="$PWD"
source scripts/environment.sh

programs="$(postgres_programs)" || { say "PostgreSQL is not installed: ./run test says how."; exit 1; }
# In /tmp by name: a socket's path may have no more than 107 bytes.
home="$(mktemp -d /tmp/ettle-postgres.XXXXXX)"
server=""
child=""

as_server() { # initdb refuses root, and its user may not enter the clone's folder
  if [ "$(id -u)" -eq 0 ]; then
    (cd / && runuser -u postgres -- "$@")
  else
    (cd / && "$@")
  fi
}

stop() {
  trap - EXIT
  [ -z "$child" ] || kill "$child" 2>/dev/null || true
  if [ -n "$server" ]; then
    kill -INT "$server" 2>/dev/null || true
    for _ in $(seq 100); do kill -0 "$server" 2>/dev/null || break; sleep 0.1; done
    kill -QUIT "$server" 2>/dev/null || true
  fi
  rm -rf "$home"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

[ "$(id -u)" -ne 0 ] || chown postgres "$home"
chmod 700 "$home"
as_server "$programs/initdb" -D "$home/cluster" -A trust -U postgres --no-sync -E UTF8 --locale=C.UTF-8 \
  >"$home/initdb.log" 2>&1 </dev/null || { cat "$home/initdb.log" >&2; exit 1; }
as_server "$programs/pg_ctl" -w -s -D "$home/cluster" -l "$home/server.log" start -o \
  "-c listen_addresses='' -c unix_socket_directories='$home' -c fsync=off -c full_page_writes=off -c synchronous_commit=off" \
  </dev/null || { cat "$home/server.log" >&2; exit 1; }
server="$(head -n 1 "$home/cluster/postmaster.pid")"
"$programs/createdb" -h "$home" -U postgres ettle

export ETTLE_DATABASE_USER=postgres ETTLE_DATABASE="postgres:$home/ettle"
"$@" &
child=$!
wait "$child" && result=0 || result=$?
child=""
exit "$result"
