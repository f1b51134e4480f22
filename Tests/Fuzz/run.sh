#!/bin/sh
# Fuzzes the parsers of files to be imported: sh Tests/Fuzz/run.sh [SECONDS] [PARSER ...]
# What was found to be of interest is kept in Tests/Fuzz/Corpus/PARSER (its smallest cover), and what
# broke a parser in Tests/Fuzz/Corpus/PARSER/found-*, which the tests replay.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../.."
seconds=${1:-60}
[ $# -gt 0 ] && shift
parsers=${*:-sniff csv anki apkg markdown quizlet supermemo mnemosyne org obsidian yaml json}
ENGRAM_FUZZ=1 swift build -c release --sanitize=fuzzer --product EngramFuzz --scratch-path .build-fuzz
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
for parser in $parsers; do
  corpus=$here/Corpus/$parser
  mkdir -p "$corpus" "$work/$parser"
  # Samples are the seeds, whatever parser they are for.
  seeds=$work/seeds
  mkdir -p "$seeds"
  find "$here/../EngramFormatsTests/Samples" -type f ! -name '*.json' ! -name '*.png' -size -100k -exec cp {} "$seeds" \;
  FUZZ=$parser SWIFT_BACKTRACE=enable=no .build-fuzz/release/EngramFuzz "$work/$parser" "$corpus" "$seeds" \
    -max_total_time="$seconds" -timeout=10 -rss_limit_mb=1024 -max_len=65536 -verbosity=0 -print_final_stats=1 \
    -artifact_prefix="$corpus/found-" 2>"$work/$parser.log" || failed=1
  # Edges alone decide what is kept, and small files come first: hundreds, not thousands.
  mkdir -p "$work/$parser.kept"
  if FUZZ=$parser SWIFT_BACKTRACE=enable=no .build-fuzz/release/EngramFuzz -merge=1 -use_counters=0 -max_len=4096 \
    -timeout=10 "$work/$parser.kept" "$corpus" "$work/$parser" "$seeds" 2>"$work/$parser.merge.log"; then
    find "$corpus" -type f ! -name 'found-*' -delete
    cp "$work/$parser.kept"/* "$corpus"
  else
    failed=1
  fi
  grep -E 'stat::(number_of_executed_units|average_exec|peak_rss)|ERROR|SUMMARY|fatalError|Fatal' "$work/$parser.log" |
    sed "s/^/$parser: /" || true
done
exit $failed
