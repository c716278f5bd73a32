#!/usr/bin/env bash
# The checks, then two legs side by side, then one line: N passed, N failed.
#   first        the law library; on SQLite rooms and pages, then axe on every page
#   second       on PostgreSQL rooms, pages, the access table and the story; then, on SQLite,
#                every journey. Two things at a time: a browser that waits is a test that fails.
# Each leg builds worlds of its own in a folder of its own, and nothing is left behind.
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
axe=(tests/web/test_axe.py tests/web/test_axe_states.py)

on_sqlite() { # NAME TESTS...: run these on a database and in a folder of their own
  local name="$1"
  shift
  ETTLE_DATABASE="sqlite:$work/$name.sqlite3" ETTLE_WORLDS="$work/worlds-of-${FUNCNAME[1]}" \
    "${pytest[@]}" "$@" --basetemp "$work/$name" --junitxml "$work/$name.xml"
}

first_leg() {
  local law=0 rest=0 looked=0
  COVERAGE_FILE="$work/law.coverage" bash scripts/law_alone.sh --cov --cov-report term-missing:skip-covered \
    --junitxml "$work/law.xml" || law=$?
  on_sqlite sqlite tests --ignore tests/shape -m "not browser" || rest=$?
  on_sqlite axe "${axe[@]}" || looked=$?
  return $((law + rest + looked))
}

second_leg() {
  local rest=0 played=0
  scripts/with_postgres.sh "${pytest[@]}" tests --ignore tests/shape -m "not sqlite_only" \
    --basetemp "$work/postgres" --junitxml "$work/postgres.xml" || rest=$?
  on_sqlite browser tests -m browser "${axe[@]/#/--ignore=}" || played=$?
  return $((rest + played))
}

leg() { # NAME: run it, keep what it printed and how it ended
  local result=0
  "$1_leg" >"$work/$1.log" 2>&1 || result=$?
  echo "$result" >"$work/$1.exit"
}

bash scripts/check.sh --junit "$work/shape.xml"
check_failed=$?

set -m # each leg a group of its own, so that stopping one stops all it started
for name in first second; do
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
