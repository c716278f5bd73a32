#!/usr/bin/env bash
# Runs the law library's own tests where only pytest, pytest-cov and hypothesis are installed,
# so that nothing of Django or of the rooms can slip into it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/environment.sh
ETTLE_ROOT="$PWD"
home="$ETTLE_ROOT/var/law-alone"
stamp="$({ cat requirements/law.txt; echo "$home"; } | sha256sum)"

if [ "$(cat "$home/.stamp" 2>/dev/null)" != "$stamp" ]; then
  rm -rf "$home"
  mkdir -p "$ETTLE_ROOT/var"
  "$(find_python)" -m venv "$home"
  "$home/bin/python" -m pip install -qq --require-hashes --only-binary=:all: -r requirements/law.txt
  echo "$stamp" >"$home/.stamp"
fi

cd asl_law
PYTHONPATH=src exec "$home/bin/python" -m pytest -q -p no:cacheprovider "$@"
