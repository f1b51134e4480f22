import EngramCore
import EngramTestSupport
import Testing

@testable import EngramStore

/// What must hold after any history whatever.
struct HistoryLawsTests {
  @Test func theCacheIsTheFoldAndUndoIsIdentityInMemory() throws {
    let seed = propertySeed("undo is identity, in memory")
    for run in UInt64(0)..<15 { try check(seed &+ run, at: nil) }
  }

  @Test func theCacheIsTheFoldAndUndoIsIdentityOnDisk() throws {
    let seed = propertySeed("undo is identity, on disk")
    for run in UInt64(0)..<3 {
      let folder = try TemporaryFolder()
      try check(seed &+ run, at: folder("engram.db"))
    }
  }

  private func check(_ seed: UInt64, at path: String?) throws {
    var random = SeededGenerator(seed: seed)
    var learner = try Learner(Scene(DeckDocument.random(using: &random), seed: seed, at: path))
    let first = try learner.scene.picture
    for _ in 0..<60 { try learner.act() }
    try learner.scene.expectSound("seed \(seed)")

    let before = try learner.scene.picture
    #expect(try learner.scene.store.rebuild(by: learner.scene.engine) == 0, "seed \(seed)")
    #expect(try learner.scene.picture == before, "seed \(seed)")

    while !learner.past.isEmpty {
      if learner.past.count % 7 == 0 { try learner.scene.reopen() }
      let expected = try learner.takeBack()
      guard try learner.scene.picture != expected else { continue }
      Issue.record("undo differs with \(learner.past.count) commands left, seed \(seed)")
      return
    }
    try learner.scene.expectSound("seed \(seed)")
    #expect(try learner.scene.picture == first, "seed \(seed)")
    #expect(try learner.scene.cards.allSatisfy { $0.state == nil }, "seed \(seed)")
    #expect(throws: StoreError.nothingToUndo) { try learner.scene.undo() }
  }
}

struct RecordTests {
  @Test func aRetryIsTheSameEvent() throws {
    var scene = try Scene()
    let card = try scene.card("siblings/one/basic")
    let id = EventID.random(using: &scene.random)
    let states = try (0..<3).map { _ in
      try scene.store.record(
        .review(.good, took: 5), of: card, decidedOn: nil, id: id, at: scene.moment,
        by: Engine())
    }
    #expect(Set(states).count == 1)
    #expect(try scene.count("event") == 1)
    try scene.expectSound()
  }

  @Test func aStaleDecisionIsRefused() throws {
    var scene = try Scene()
    let card = try scene.card("siblings/one/basic")
    let decided = try scene.answer(card, .good).lastEvent
    scene.pass(days: 2)
    try scene.answer(card, .hard)
    let before = try scene.picture
    for stale in [decided, nil, EventID(high: 7, low: 7)] {
      #expect(throws: StoreError.cardChanged) {
        try scene.store.record(
          .review(.easy, took: 1), of: card, decidedOn: stale, id: .random(using: &scene.random),
          at: scene.moment, by: Engine())
      }
    }
    #expect(try scene.picture == before)
    #expect(try scene.count("event") == 2)
  }

  @Test func anUndoneEventIsNotRecordedAgain() throws {
    var scene = try Scene()
    let card = try scene.card("siblings/one/basic")
    let id = EventID.random(using: &scene.random)
    let record = { (store: Store, moment: Moment) in
      try store.record(
        .review(.good, took: 5), of: card, decidedOn: nil, id: id, at: moment, by: Engine())
    }
    _ = try record(scene.store, scene.moment)
    try scene.undo()
    #expect(throws: StoreError.cardChanged) { try record(scene.store, scene.moment) }
    try scene.expectSound()
  }

  @Test func theLogNeverRunsBackwards() throws {
    var scene = try Scene()
    let card = try scene.card("siblings/one/basic")
    for back in [0, -1, -3_600_000, -86_400_000 * 3650] {
      scene.moment = scene.moment.later(back)
      try scene.answer(card, .good)
      try scene.act(.bury(until: scene.moment.day), on: [card])
    }
    let times = try scene.rows("SELECT at FROM event ORDER BY id").map { $0[0] }
    #expect(times == times.sorted())
    let sequences = try scene.rows("SELECT sequence FROM event ORDER BY id").map { $0[0] }
    #expect(sequences == Array(1...8))
    try scene.expectSound()
  }

  @Test func aBulkActChangesTheWantedOnly() throws {
    var scene = try Scene()
    let cards = try scene.cards.map(\.card.id)
    try scene.act(.suspend, on: [cards[1]])
    let changed = try scene.store.record(
      .suspend, of: cards, at: scene.moment, by: Engine(), using: &scene.random,
      where: { $0?.isSuspended != true })
    #expect(changed == cards.filter { $0 != cards[1] })
    let undone = try scene.undo()
    #expect(undone == Undone(kind: .event(.suspend), cards: changed))
    #expect(try scene.cards.filter { $0.state?.isSuspended == true }.map(\.card.id) == [cards[1]])
  }

  @Test func aChangedSettingMovesSchedulesAndATrialDoesNot() throws {
    var scene = try Scene()
    let card = try scene.card("siblings/one/basic")
    for _ in 0..<3 {
      scene.moment = try Moment.noon(of: scene.state(card)?.due?.number ?? 20_000)
      try scene.answer(card, .hard)
    }
    let before = try scene.picture
    let trial = try scene.store.change(.maxInterval, to: "5", at: scene.moment, isTrial: true)
    #expect(try scene.picture == before)
    #expect(trial.moved == 1)
    #expect(try scene.count("act") == 0)
    #expect(try scene.store.change(.maxInterval, to: "5", at: scene.moment) == trial)
    #expect(try scene.state(card)?.memory.interval == 5)
    try scene.expectSound()
    #expect(try scene.undo().kind == .setting("max-interval"))
    #expect(try scene.picture == before)
  }

  @Test func noSettingTakesNonsense() throws {
    let scene = try Scene()
    for key in SettingKey.allCases {
      #expect(throws: StoreError.self) {
        try scene.store.change(key, to: "nonsense", at: scene.moment)
      }
    }
    #expect(try scene.store.settings() == Settings())
  }
}
