#!/bin/sh
# Study days in real time zones, as the given binary finds them through the system's localtime:
#
#     zones.sh BINARY
#
# The expected days are those of ZoneTable.swift, written by hand from the civil time around each
# change of the clocks. Meant for the statically linked program that is shipped, where Foundation
# knows no zone but GMT.
set -eu

[ $# -eq 1 ] || { sed -n '2,8s/^# \{0,1\}//p' "$0" >&2; exit 64; }
binary=$1
here=$(cd "$(dirname "$0")" && pwd)
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
export ENGRAM_HOME="$home" ENGRAM_DECKS="$here/../../Decks"
"$binary" status >/dev/null

# GNU's date reads any time; BSD's wants to be told how.
seconds() { date -u -d "$1" +%s 2>/dev/null || date -u -j -f '%Y-%m-%dT%H:%MZ' "$1" +%s; }

sed -n 's/^ *Row("\([^"]*\)", "\([^"]*\)", -\{0,1\}[0-9]*, "\([^"]*\)", "\([^"]*\)").*/\1|\2|\3|\4/p' \
  "$here/../EngramTestSupport/ZoneTable.swift" >"$home/rows"

checked=0 failed=0 skipped=0
while IFS='|' read -r zone utc local day; do
  if [ ! -f "/usr/share/zoneinfo/$zone" ]; then
    echo "zones: $zone is not known on this system" >&2
    skipped=$((skipped + 1))
    continue
  fi
  status=$(TZ="$zone" ENGRAM_NOW="@$(seconds "$utc")" "$binary" status --json)
  checked=$((checked + 1))
  case $status in
    '{"day":"'"$day"'",'*) ;;
    *)
      failed=$((failed + 1))
      echo "zones: $zone $utc ($local there) should be $day: $status" >&2
      ;;
  esac
done <"$home/rows"

echo "zones: $checked instants in $(cut -d'|' -f1 "$home/rows" | sort -u | wc -l | tr -d ' ') zones, $failed wrong, $skipped skipped"
[ "$failed" -eq 0 ] && [ "$checked" -ge 20 ]
