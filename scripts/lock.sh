#!/usr/bin/env bash
# Compiles the requirement files again: every package with its hashes, and no host.
# Needs uv, which is found on PATH or in the environment, and is needed for nothing else.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
PATH="$PATH:$PWD/.venv/bin"
command -v uv >/dev/null || { echo "Compiling needs uv: .venv/bin/python -m pip install uv" >&2; exit 1; }

compile() { # OUTPUT INPUT...
  local output="$1"
  shift
  uv pip compile -q "$@" --universal --generate-hashes --no-header --no-annotate \
    --no-emit-index-url --python-version 3.11 -o "requirements/$output"
}

compile runtime.txt pyproject.toml requirements/build.in
compile dev.txt pyproject.toml requirements/build.in --group dev -c requirements/runtime.txt
compile law.txt requirements/law.in -c requirements/dev.txt
