# Makes what the other commands need: a Python, its packages, and Debian's packages.
# Sourced by `run`; a second run finds its stamp and does nothing.

say() { printf '%s\n' "$*" >&2; }

progress() { [ ! -t 2 ] || say "$@"; }

# --- Debian's packages -----------------------------------------------------------

missing_debian_packages() { # of: python browser postgres
  local want
  for want in "$@"; do
    case "$want" in
      python) find_python >/dev/null || echo python3-venv ;;
      browser) find_chromium >/dev/null || echo chromium ;;
      postgres) postgres_programs >/dev/null || echo "$(postgres_package)" ;;
    esac
  done
}

ensure_debian_packages() {
  local missing
  missing="$(missing_debian_packages "$@" | xargs)"
  [ -n "$missing" ] || return 0
  if [ "$(id -u)" -eq 0 ]; then
    progress "Installing $missing …"
    install_debian_packages "$missing"
  else
    say "Ettle needs $missing. Run this line once, then try again:"
    say ""
    say "  $(debian_line "$missing")"
    say ""
    exit 1
  fi
}

# Debian would make and start a database of its own; nobody asked for one.
NO_CLUSTER='mkdir -p /etc/postgresql-common/createcluster.d && echo "create_main_cluster = false" > /etc/postgresql-common/createcluster.d/ettle.conf'

debian_line() {
  case "$1" in
    *postgresql*) echo "sudo sh -c '$NO_CLUSTER; apt-get update; apt-get install -y $1'" ;;
    *) echo "sudo sh -c 'apt-get update; apt-get install -y $1'" ;;
  esac
}

install_debian_packages() {
  local log
  log="$(mktemp)"
  case "$1" in *postgresql*) sh -c "$NO_CLUSTER" ;; esac
  # shellcheck disable=SC2086  # a list of package names
  if ! (apt_get update && apt_get install --no-install-recommends $1) >"$log" 2>&1; then
    cat "$log" >&2
    say "Debian's packages could not be installed. The line that failed: apt-get install $1"
    rm -f "$log"
    exit 1
  fi
  rm -f "$log"
}

apt_get() { DEBIAN_FRONTEND=noninteractive apt-get -qq -y -o Dpkg::Use-Pty=0 "$@" </dev/null; }

find_chromium() {
  local name
  for name in "${ETTLE_CHROMIUM:-}" chromium chromium-browser google-chrome; do
    [ -n "$name" ] && command -v "$name" && return 0
  done
  return 1
}

postgres_programs() { # the newest version's folder; PATH may hold an older one
  local folder
  folder="$(find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -n 1)"
  [ -x "$folder/initdb" ] && echo "$folder"
}

postgres_package() {
  if apt-cache show postgresql-15 >/dev/null 2>&1 || [ "$(debian_version)" = 12 ]; then
    echo postgresql-15
  else
    echo postgresql
  fi
}

debian_version() { (. /etc/os-release 2>/dev/null && echo "${VERSION_ID:-}") || true; }

# --- Python ----------------------------------------------------------------------

find_python() {
  local candidate
  for candidate in "${ETTLE_PYTHON:-}" python3.11 python3 /usr/bin/python3; do
    [ -n "$candidate" ] && serves "$candidate" && command -v "$candidate" && return 0
  done
  return 1
}

serves() { # a shim may exist and fail; a bare Debian has Python without venv
  "$1" -c 'import ensurepip, sys, venv; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 15))' \
    >/dev/null 2>&1 </dev/null
}

stamp_of() { # runtime|dev
  { cat "requirements/$1.txt" pyproject.toml asl_law/pyproject.toml; echo "$ETTLE_ROOT"; } | sha256sum | cut -c1-64
}

is_ready() { # runtime|dev
  [ "$(cat ".venv/.ettle-$1" 2>/dev/null)" = "$(stamp_of "$1")" ] && .venv/bin/python -c '' 2>/dev/null
}

ensure_python_packages() { # runtime|dev
  is_ready "$1" && return 0
  mkdir -p var
  (
    ! command -v flock >/dev/null || flock 9 # two commands at once in one clone
    is_ready "$1" || make_environment "$1"
  ) 9>var/.setup-lock
}

make_environment() { # runtime|dev
  ensure_debian_packages python
  local python
  python="$(find_python)" || {
    say "No Python from 3.11 to 3.14 was found. Install one, or name it: ETTLE_PYTHON=/path/to/python ./run"
    exit 1
  }
  progress "Making the environment with $python (under a minute) …"
  .venv/bin/python -c '' 2>/dev/null || { rm -rf .venv && "$python" -m venv .venv; }
  install_locked "$1"
  install_ourselves
  stamp_of "$1" >".venv/.ettle-$1"
  [ "$1" = runtime ] || stamp_of runtime >.venv/.ettle-runtime
}

install_locked() {
  local locked=(--require-hashes --only-binary=:all: -r "requirements/$1.txt")
  if command -v uv >/dev/null && uv pip install -qq --python .venv/bin/python "${locked[@]}" 2>/dev/null; then
    return 0
  fi
  .venv/bin/python -m pip install -qq "${locked[@]}"
}

# Apart from the locked ones: a path in a requirement file could not carry a hash.
install_ourselves() {
  .venv/bin/python -m pip install -qq --no-deps --no-build-isolation -e ./asl_law -e .
}

ensure_everything() {
  ensure_python_packages dev
  ensure_debian_packages browser postgres
}
