#!/bin/sh
# Checks for what engram is built with, and installs what is missing: one message, then the
# system's own package manager. Silent when nothing is missing.
set -eu

missing() { ! printf '#include <%s>\n' "$1" | cc -E - >/dev/null 2>&1; }

compiler() { command -v cc >/dev/null 2>&1 || command -v clang >/dev/null 2>&1; }

if ! command -v swift >/dev/null 2>&1; then
  echo "engram needs Swift 6.2 or newer; get it from https://www.swift.org/install and run this again." >&2
  exit 1
fi

if [ "$(uname -s)" = Darwin ]; then
  # SQLite and ncurses come with macOS and the command line tools.
  if ! xcrun --show-sdk-path >/dev/null 2>&1; then
    echo "engram needs Apple's command line tools: xcode-select --install" >&2
    exit 1
  fi
  exit 0
fi

debian="" fedora=""
if ! compiler; then debian="$debian gcc" fedora="$fedora gcc"; fi
if ! compiler || missing sqlite3.h; then debian="$debian libsqlite3-dev" fedora="$fedora sqlite-devel"; fi
if ! compiler || missing curses.h; then debian="$debian libncurses-dev" fedora="$fedora ncurses-devel"; fi
# Its headers stand for the library, which is loaded when a package is opened.
if ! compiler || missing archive.h; then debian="$debian libarchive-dev" fedora="$fedora libarchive-devel"; fi
[ -n "$debian" ] || exit 0

as_root=""
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null 2>&1 || {
    echo "engram needs these packages; ask an administrator:$debian" >&2
    exit 1
  }
  as_root=sudo
fi

if command -v apt-get >/dev/null 2>&1; then
  echo "engram needs$debian: installing with apt-get." >&2
  $as_root apt-get update -q >&2
  # shellcheck disable=SC2086
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $debian >&2
elif command -v dnf >/dev/null 2>&1; then
  echo "engram needs$fedora: installing with dnf." >&2
  # shellcheck disable=SC2086
  $as_root dnf install -y -q $fedora >&2
elif command -v brew >/dev/null 2>&1; then
  echo "engram needs sqlite, ncurses and libarchive: installing with brew." >&2
  brew install sqlite ncurses libarchive >&2
else
  echo "engram needs these packages, by whatever name they go here:$debian" >&2
  exit 1
fi
