import EngramCore
import EngramTestSupport
import Testing

/// The laws of the log, over random histories of several devices.
@Suite struct FoldLawTests {
  private static let engines = [
    Engine(), Engine(SM2(preset: .source)), Engine(SM2(maximumInterval: 20)),
  ]

  /// Runs `law` on 300 random logs under each engine; stops at the first that breaks it.
  private func check(
    _ name: String, undos: Bool = true,
    _ law: (inout RandomLog, (_ events: [Event]) -> CardState?, Engine) throws -> Bool
  ) throws {
    let seed = propertySeed(name)
    var generator = SeededGenerator(seed: seed)
    for round in 0..<300 {
      let logSeed = generator.next()
      for engine in FoldLawTests.engines {
        var log = RandomLog(seed: logSeed)
        log.write(round % 40, undos: undos)
        let holds = try law(&log, { CardState.folding($0, by: engine) }, engine)
        try #require(holds, "ENGRAM_SEED=\(seed), log \(round), \(engine.name)")
      }
    }
  }

  @Test func theFoldIsTheIncrementalState() throws {
    try check("fold = incremental", undos: false) { log, fold, engine in
      var state: CardState?
      for event in Set(log.events).sorted() {
        state = (state ?? CardState()).applying(
          event.kind, id: event.id, on: event.day, by: engine)
      }
      return fold(log.events) == state
    }
  }

  @Test func orderOfInsertionDoesNotMatter() throws {
    try check("insertion order") { log, fold, _ in
      let state = fold(log.events)
      return (0..<5).allSatisfy { _ in fold(log.shuffled()) == state }
        && fold(log.events.reversed()) == state
    }
  }

  @Test func doublesAreDropped() throws {
    try check("doubles") { log, fold, _ in
      let state = fold(log.events)
      return fold(log.events + log.events) == state && fold(Array(Set(log.events))) == state
    }
  }

  /// Logs are merged by putting them together; three machines may meet in any order, and again.
  @Test func unionIsCommutativeAssociativeAndIdempotent() throws {
    try check("union") { log, fold, _ in
      let (a, b, c) = (log.part(), log.part(), log.part())
      let all = fold(a + b + c)
      return fold(a + b) == fold(b + a)
        && fold((a + b) + c) == fold(a + (b + c)) && fold(c + (b + a)) == all
        && fold(Array(Set(a).union(b).union(c))) == all
        && fold(a + b + c + a + b) == all && fold(a + a) == fold(a)
    }
  }

  /// Undone from the last to the first, the state goes back through every state there was.
  @Test func undoAfterAnswerIsIdentityAtAnyDepth() throws {
    try check("undo at any depth") { log, fold, _ in
      var states = [fold(log.events)]
      var written: [EventID] = []
      while written.count < 12 {
        var longer = log
        longer.write(1, undos: false)
        let new = longer.events[log.events.count]
        log = longer
        written.append(new.id)
        states.append(fold(log.events))
      }
      for id in written.reversed() {
        states.removeLast()
        log.undo(id)
        guard fold(log.events) == states.last else { return false }
      }
      return true
    }
  }

  /// Whatever is undone, first, last or in the midst: as if it had never been.
  @Test func anUndoneEventNeverHappened() throws {
    try check("undo = absence") { log, fold, _ in
      guard let target = log.shuffled().first(where: { !$0.isUndo }) else { return true }
      let without = log.events.filter { $0.id != target.id }
      log.undo(target.id)
      return fold(log.events) == fold(without)
    }
  }

  @Test func anUndoMayArriveBeforeItsTarget() throws {
    try check("early undo") { log, fold, _ in
      guard let target = log.shuffled().first(where: { !$0.isUndo }) else { return true }
      let undo = log.undo(target.id)
      let state = fold(log.events)
      let early = Event(
        id: undo.id, kind: undo.kind, at: Instant(milliseconds: -1), offset: 0, day: Day(0),
        device: undo.device, sequence: 0)
      let rest = log.events.dropLast()
      return fold([undo] + rest) == state && fold([early] + rest) == state
    }
  }

  /// The study day was decided when the answer was given; the offset is for statistics.
  @Test func theFoldReadsNoOffset() throws {
    try check("offset") { log, fold, _ in
      let elsewhere = log.events.map { event in
        Event(
          id: event.id, kind: event.kind, at: event.at, offset: event.offset - 300,
          day: event.day, device: event.device, sequence: event.sequence)
      }
      return fold(elsewhere) == fold(log.events)
    }
  }

  /// The cache of many cards, kept answer by answer, is what a rebuild from the one log gives.
  @Test func aRebuildGivesTheCache() throws {
    let seed = propertySeed("rebuild = cache")
    var generator = SeededGenerator(seed: seed)
    let engine = Engine()
    var logs: [Int: [Event]] = [:]
    var cache: [Int: CardState] = [:]
    for card in 0..<200 {
      var log = RandomLog(seed: generator.next())
      log.write(card % 30)
      for event in log.events.sorted() where !(logs[card] ?? []).contains(event) {
        logs[card, default: []].append(event)
        if event.isUndo {
          cache[card] = CardState.folding(logs[card] ?? [], by: engine)
        } else if (logs[card] ?? []).contains(where: { $0.kind == .undo(event.id) }) {
          continue
        } else {
          cache[card] = (cache[card] ?? CardState()).applying(
            event.kind, id: event.id, on: event.day, by: engine)
        }
      }
    }
    let whole = logs.flatMap { card, events in events.map { (card, $0) } }
      .shuffled(using: &generator)
    let rebuilt = Dictionary(grouping: whole, by: \.0)
      .compactMapValues { CardState.folding($0.map(\.1), by: engine) }
    #expect(rebuilt == cache, "ENGRAM_SEED=\(seed)")
    #expect(rebuilt.count > 150)
  }

  /// Random logs are worth something only if they hold all that the laws are about.
  @Test func randomLogsHoldEverything() {
    var kinds: Set<String> = []
    var ties = 0
    var doubles = 0
    for seed in 0..<50 {
      var log = RandomLog(seed: UInt64(seed))
      log.write(40)
      kinds.formUnion(log.events.map { String("\($0.kind)".prefix { $0 != "(" }) })
      let single = Set(log.events).sorted()
      doubles += log.events.count - single.count
      ties += zip(single, single.dropFirst()).count { $0.at == $1.at }
    }
    #expect(
      kinds == [
        "review", "drill", "practice", "reset", "setDue", "suspend", "resume", "bury",
        "importState",
        "undo",
      ])
    #expect(ties > 100)
    #expect(doubles > 100)
  }
}

extension Event {
  fileprivate var isUndo: Bool { if case .undo = kind { true } else { false } }
}
