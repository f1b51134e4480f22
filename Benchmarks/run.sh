#!/bin/sh
# engram beside the floor and the peers, in one run: `make bench`, or
#   sh Benchmarks/run.sh BINARY [--only REGEX] [--quick]
# DATA_DIR (default /tmp/engram-bench) takes data and databases, some 2 GB; PEERS_DIR (default
# /tmp/peers) the peers, which pip installs once. Both lie outside the repository. See README.md.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
binary=$(realpath "$1")
shift
export DATA_DIR="${DATA_DIR:-/tmp/engram-bench}" PEERS_DIR="${PEERS_DIR:-/tmp/peers}"
mkdir -p "$DATA_DIR" "$PEERS_DIR"

for tool in cc sqlite3 strace python3 /usr/bin/time; do
  command -v "$tool" >/dev/null || { echo "bench: $tool is missing (see Benchmarks/README.md)" >&2; exit 69; }
done

# A peer that cannot be had is left out of the table, and said so there.
peer() {
  [ -x "$PEERS_DIR/$1/bin/python" ] || python3 -m venv "$PEERS_DIR/$1" || return 0
  folder=$1
  shift
  "$PEERS_DIR/$folder/bin/python" -m pip show --quiet "$@" 2>/dev/null ||
    "$PEERS_DIR/$folder/bin/python" -m pip install --quiet "$@" ||
    echo "bench: not installed: $*" >&2
}
peer venv anki supermemo2
peer venv-tui termcard

[ -f "$DATA_DIR/MANIFEST.json" ] || python3 "$here/make_data.py" >/dev/null
exec python3 "$here/run.py" "$binary" "$@"
