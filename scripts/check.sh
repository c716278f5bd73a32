#!/usr/bin/env bash
# Everything that can be said of the code without running the program. Under a minute.
#   scripts/check.sh [--junit FILE]    FILE gets the shape tests' results
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
PATH="$PWD/.venv/bin:$PATH"
export ETTLE_DATABASE="${ETTLE_DATABASE:-sqlite:var/check.sqlite3}"
junit=()
[ "${1:-}" != --junit ] || junit=(--junitxml "$2")
failed=0

step() { # NAME COMMAND...
  local name="$1" output started=$SECONDS
  shift
  if output="$("$@" 2>&1 </dev/null)"; then
    printf 'ok      %-10s %3s s\n' "$name" $((SECONDS - started))
  else
    printf 'FAILED  %-10s %3s s   %s\n%s\n\n' "$name" $((SECONDS - started)) "$*" "$output"
    failed=$((failed + 1))
  fi
}

no_host_in_requirements() { # a lock with a host or a path in it fails on someone else's machine
  ! grep -nE 'https?:|file:|/' requirements/*.txt
}

step format ruff format --check --quiet .
step lint ruff check --quiet .
step types mypy
step imports lint-imports --no-cache
step templates djlint --lint --quiet src/ettle
step locks no_host_in_requirements
step migrations python -m django makemigrations --check --dry-run --settings ettle.config.settings.test
step shape python -m pytest -q --no-header -p no:cacheprovider tests/shape ${junit[@]+"${junit[@]}"}

[ "$failed" -eq 0 ] || echo "$failed of the checks failed."
exit "$((failed > 100 ? 100 : failed))"
