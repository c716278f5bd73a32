#!/usr/bin/env bash
# The checks, then two legs side by side, then one line: N passed, N failed.
#   SQLite       everything: the law library, rooms, pages, axe, journeys
#   PostgreSQL   rooms, pages, the access table, and the story once in a browser
# Both legs build worlds of their own in a folder of their own, and nothing is left behind.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
work="$(mktemp -d /tmp/ettle-test.XXXXXX)"
legs=()
stop() {
  trap - EXIT
  local leg
  for leg in ${legs[@]+"${legs[@]}"}; do kill -- "-$leg" 2>/dev/null; done
  wait
  rm -rf "$work"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

pytest=(.venv/bin/python -m pytest -q --no-header -p no:cacheprovider -r fE --durations=10)

sqlite_leg() {
  local law=0 rest=0
  COVERAGE_FILE="$work/law.coverage" bash scripts/law_alone.sh --cov --cov-report term-missing:skip-covered \
    --junitxml "$work/law.xml" || law=$?
  ETTLE_DATABASE="sqlite:$work/ettle.sqlite3" \
    "${pytest[@]}" tests --ignore tests/shape --basetemp "$work/sqlite" --junitxml "$work/sqlite.xml" || rest=$?
  return $((law + rest))
}

postgres_leg() {
  scripts/with_postgres.sh "${pytest[@]}" tests --ignore tests/shape -m "not sqlite_only" \
    --basetemp "$work/postgres" --junitxml "$work/postgres.xml"
}

leg() { # NAME: run it, keep what it printed and how it ended
  local result=0
  "$1_leg" >"$work/$1.log" 2>&1 || result=$?
  echo "$result" >"$work/$1.exit"
}

bash scripts/check.sh --junit "$work/shape.xml"
check_failed=$?

set -m # each leg a group of its own, so that stopping one stops all it started
for name in sqlite postgres; do
  leg "$name" </dev/null &
  legs+=($!)
done
set +m
if [ -t 1 ]; then
  while [ -n "$(jobs -rp)" ]; do
    printf '\r%s' "$(.venv/bin/python -m scripts.results --so-far "$work")"
    sleep 2
  done
  printf '\r\033[K'
fi
wait "${legs[@]}"
legs=()

.venv/bin/python -m scripts.results "$work" --failed-checks "$check_failed"
