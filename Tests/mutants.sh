#!/usr/bin/env bash
# Breaks the scheduling core one line at a time and shows which tests notice; fails when none does.
#
# Works on a copy of EngramCore and its tests in a small package of their own, so that the work tree
# is never touched and nothing else is built. With words as arguments, only the mutants whose names
# contain one of them.
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT

mkdir -p "$copy/Sources" "$copy/Tests/EngramTestSupport" "$copy/Tests/EngramCoreTests"
cp -r "$root/Sources/EngramCore" "$copy/Sources/"
cp "$root/Tests/EngramTestSupport/"{PropertySeed,ZoneTable}.swift "$copy/Tests/EngramTestSupport/"
cp -r "$root/Tests/EngramCoreTests/"{Domain,Scheduling,Study,Time,Vectors} \
  "$copy/Tests/EngramCoreTests/"
cat >"$copy/Package.swift" <<'MANIFEST'
// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "mutants",
  platforms: [.macOS(.v14)],
  targets: [
    .target(name: "EngramCore", swiftSettings: strict),
    .target(
      name: "EngramTestSupport", dependencies: ["EngramCore"], path: "Tests/EngramTestSupport",
      swiftSettings: strict),
    .testTarget(
      name: "EngramCoreTests", dependencies: ["EngramCore", "EngramTestSupport"],
      exclude: ["Vectors"], swiftSettings: strict),
  ]
)
MANIFEST

# Prints the names of the tests that fail; "crash" or "no build" where it does not come so far.
failing_tests() {
  local log="$copy/log"
  if ! swift build --package-path "$copy" --build-tests >"$log" 2>&1; then
    echo "no build"
  elif ! swift test --package-path "$copy" --skip-build >"$log" 2>&1; then
    sed -nE 's/^✘ Test ([A-Za-z0-9_]+)\(.*(failed after).*/\1/p' "$log" | sort -u | paste -sd ' ' - |
      grep . || echo "crash"
  fi
}

survivors=0
wanted=("$@")

# mutant NAME FILE FROM TO: one mutant; FROM must stand in FILE exactly once.
mutant() {
  local name=$1 file="$copy/Sources/EngramCore/$2" from=$3 to=$4 word isWanted=false
  for word in "${wanted[@]-}"; do
    if [[ $name == *"$word"* ]]; then isWanted=true; fi
  done
  $isWanted || return 0

  local original rest killers
  original=$(cat "$file")
  rest=${original#*"$from"}
  if [[ $rest == "$original" || $rest == *"$from"* ]]; then
    echo "$name: its line is not in $2 exactly once; mend Tests/mutants.sh" >&2
    exit 70
  fi
  printf '%s\n' "${original%%"$from"*}$to$rest" >"$file"
  killers=$(failing_tests)
  printf '%s\n' "$original" >"$file"

  case $killers in
  "") echo "| $name | SURVIVES |" && survivors=$((survivors + 1)) ;;
  "no build")
    echo "$name: does not build" >&2
    grep -m 3 error: "$copy/log" >&2
    exit 70
    ;;
  *) echo "| $name | $killers |" ;;
  esac
}

baseline=$(failing_tests)
if [[ -n $baseline ]]; then
  echo "the tests fail before any mutant: $baseline" >&2
  exit 70
fi
echo "| mutant | tests that fail |"
echo "|---|---|"

sm2=Scheduling/SM2.swift
mutant "half up instead of up" $sm2 \
  'case .published: rest > 0' 'case .published: rest >= 50'
mutant "truncated" $sm2 \
  'case .published: rest > 0' 'case .published: false'
mutant "half up instead of half to even (source)" $sm2 \
  '(rest == 50 && whole % 2 == 1)' 'rest == 50'
mutant "half to odd (source)" $sm2 \
  'whole % 2 == 1' 'whole % 2 == 0'
mutant "easiness changed by a failure (published)" $sm2 \
  'preset == .source ? SM2.easiness(state.easiness, after: grade) : state.easiness' \
  'SM2.easiness(state.easiness, after: grade)'
mutant "easiness kept at a failure (source)" $sm2 \
  'preset == .source ? SM2.easiness(state.easiness, after: grade) : state.easiness' \
  'state.easiness'
mutant "the updated easiness multiplies" $sm2 \
  'interval: interval(after: state))' \
  'interval: interval(after: SM2State(repetitions: state.repetitions, easiness: SM2.easiness(state.easiness, after: grade), interval: state.interval)))'
mutant "no floor" $sm2 \
  'max(130, easiness + 10 - short * (8 + short * 2))' 'easiness + 10 - short * (8 + short * 2)'
mutant "easiness capped at 2.5" $sm2 \
  'max(130, easiness + 10 - short * (8 + short * 2))' \
  'min(250, max(130, easiness + 10 - short * (8 + short * 2)))'
mutant "a 4 adds to the easiness" $sm2 \
  'let short = 5 - grade.rawValue' 'let short = max(0, 4 - grade.rawValue)'
mutant "grade 2 passes" Domain/Grade.swift \
  'self >= .hard' 'self >= .nearly'
mutant "grade 3 fails" Domain/Grade.swift \
  'self >= .hard' 'self >= .good'
mutant "first interval not 1" $sm2 \
  'case 0: 1' 'case 0: 2'
mutant "second interval not 6" $sm2 \
  'case 1: 6' 'case 1: product(state.interval, state.easiness)'
mutant "closed form 6 x EF^(n-2)" $sm2 \
  'default: product(state.interval, state.easiness)' \
  'default: (2...state.repetitions).reduce(6) { days, _ in product(days, state.easiness) }'
mutant "easiness as a Double" $sm2 \
  'default: product(state.interval, state.easiness)' \
  'default: Int(exactly: (Double(state.interval) * (2.5 + Double((state.easiness - 250) / 2) * 0.02)).rounded(preset == .published ? .up : .toNearestOrEven)) ?? .max'
mutant "no cap before the next multiplication" $sm2 \
  'return min(maximumInterval, max(1, days))' 'return max(1, days)'
mutant "overflow wraps" $sm2 \
  'guard !overflow, !isTooLong, whole < .max else { return .max }' '_ = (overflow, isTooLong)'
mutant "less than a day" $sm2 \
  'max(1, days)' 'days'
mutant "a failure keeps the interval" $sm2 \
  'interval: 1)' 'interval: max(1, state.interval))'
mutant "a grade out of range is clamped" Domain/Grade.swift \
  'package var isPass' \
  'package init?(rawValue: Int) { self = Grade.allCases[min(5, max(0, rawValue))] }
  package var isPass'

state=Scheduling/CardState.swift
mutant "the day's second answer counts" $state \
  'if let lastDay, day <= lastDay { return }' 'if let lastDay, day < lastDay { return }'
mutant "an earlier day counts" $state \
  'if let lastDay, day <= lastDay { return }' 'if let lastDay, day == lastDay { return }'
mutant "every failure is a lapse" $state \
  'if memory.repetitions > 0, !grade.isPass' 'if !grade.isPass'
mutant "late answers get credit" $state \
  'due = day.advanced(by: memory.interval)' \
  'due = day.advanced(by: memory.interval + max(0, due.map { day.days(since: $0) } ?? 0))'
mutant "due counts from the old due day" $state \
  'due = day.advanced(by: memory.interval)' 'due = (due ?? day).advanced(by: memory.interval)'
mutant "any drill answer ends the drill" $state \
  'state.isDrillPending(on: day), !grade.startsDrill' 'state.isDrillPending(on: day)'
mutant "the drill outlasts the day" $state \
  'isDrillOpen && lastDay == day' 'isDrillOpen'
mutant "practice ends the drill" $state \
  'case .practice, .undo: break' 'case .practice, .undo: state.isDrillOpen = false'
log=Domain/Event.swift
mutant "the log is folded as it comes" $log \
  'counted.sort()' '_ = counted'
mutant "doubles are told twice" $log \
  'event.id == previous || ' ''
mutant "undo is ignored" $log \
  'undone.insert(target)' '_ = target'
mutant "the last event stays the undone one" $state \
  'state.lastEvent = id' 'state.lastEvent = state.lastEvent ?? id'
mutant "a reset forgets the suspension" $state \
  'state = CardState(isSuspended: isSuspended, buriedUntil: buriedUntil, lastEvent: id)' \
  'state = CardState(lastEvent: id)'
mutant "the log is ordered by device first" $log \
  'if a.at != b.at { return a.at < b.at }' ''
mutant "ties are left to chance" $log \
  'return a.id < b.id' 'return false'
mutant "early answers count" Scheduling/Answering.swift \
  'due > day, !countsEarly' 'due > day, countsEarly'

due=Study/DueSelection.swift
mutant "due cards in a backlog by due day" $due \
  '? eligible.first(limit) { order.isMoreSalvageable($0, $1) }' \
  '? eligible.sorted { order.isDueEarlier($0, $1) }'
mutant "the most overdue of a backlog first" $due \
  'left != right ? left < right' 'left != right ? left > right'
mutant "siblings wait for ever" $due \
  'rivals.filter { $0.ready == day }' 'rivals'
mutant "siblings asked before do not count" $due \
  'var taken = asked.union(' 'var taken = Set('
mutant "only siblings due today are rivals" $due \
  'where concept == next {' 'where false {'
mutant "the cut of a backlog is not sorted" $due \
  'best.sorted(by: isBefore)' 'best'
mutant "siblings due today are counted each" $due \
  'today.sorted() where concept != last' 'today.sorted()'
mutant "siblings of an overdue card are counted" $due \
  'if !isTaken, !asked.contains' 'if !asked.contains'
mutant "held over cards are a backlog" $due \
  'max(0, eligible.count - limit)' 'max(0, due.count - limit)'
mutant "the order forgets the seed" $due \
  'SeededGenerator.mix(seed &+ ' 'SeededGenerator.mix(0 &+ '
mutant "the order forgets the day" $due \
  'UInt64(bitPattern: Int64(day.number))' '0'
queue=Study/StudyQueue.swift
mutant "new cards in a backlog" $queue \
  'due.backlog > 0 ? [] : new' 'new'
mutant "new cards first" $queue \
  '(i + done.reviewed + 1) * allNew <= (j + done.introduced + 1) * allDue' 'false'
mutant "the spread forgets what was done" $queue \
  '(i + done.reviewed + 1) * allNew' '(i + 1) * allNew'
mutant "a drilled card is not put behind" $queue \
  'if isDrilled { drill.append(current.card) }' 'if isDrilled { drill.insert(current.card, at: 0) }'
new=Study/NewCardSelection.swift
mutant "siblings introduced together" $new \
  'taken.insert(card.concept)' '_ = taken'
mutant "requirements ignored" $new \
  ' && fresh.unmetRequirements.allSatisfy(met.contains)' ''
mutant "waiting cards are passed over" $new \
  'guard isReady(fresh) else { return }' 'guard isReady(fresh) else { waiting.removeLast(); return }'
mutant "one new card too many" $new \
  'cards.count >= limit' 'cards.count > limit'

if ((survivors > 0)); then
  echo "$survivors mutants survive" >&2
  exit 1
fi
