import EngramCore
import EngramTestSupport
import Testing

@testable import EngramStore

/// The union of logs is one state, whatever the order and however often.
struct MergeTests {
  @Test func anyOrderOfMergingGivesOneState() throws {
    let seed = propertySeed("merge")
    for run in UInt64(0)..<12 { try check(seed &+ run) }
  }

  private func check(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let decks = DeckDocument.random(using: &random)
    let logs = try (0..<3).map { device in
      // Clocks that disagree by up to hours, and sometimes not at all: ties are part of it.
      var scene = try Scene(decks, seed: random.next())
      scene.moment = scene.moment.later(random.number(below: 3) * 3_600_000 * device)
      var learner = try Learner(scene)
      for _ in 0..<25 { try learner.act() }
      return try learner.scene.log
    }
    var pictures: Set<[[Event]]> = []
    var states: Set<[CardState?]> = []
    for order in [[0, 1, 2], [2, 1, 0], [1, 0, 2], [1, 2, 0, 0, 1, 2]] {
      var scene = try Scene(decks, seed: random.next())
      for device in order {
        let log = logs[device].shuffled(using: &random)
        let half = log.count / 2
        for part in [log[half...], log[..<half], log[...]] {
          _ = try scene.store.merge(part, by: Engine(), using: &scene.random)
        }
      }
      #expect(try scene.store.merge(logs.flatMap(\.self), by: Engine(), using: &scene.random) == 0)
      try scene.expectSound("seed \(seed)")
      pictures.insert(try scene.cards.map { try scene.store.events(of: $0.card.id) })
      states.insert(try scene.cards.map(\.state))
    }
    #expect(pictures.count == 1, "seed \(seed)")
    #expect(states.count == 1, "seed \(seed)")
  }

  @Test func anAnswerAfterADeviceWhoseClockIsAheadIsFoldedInItsPlace() throws {
    var here = try Scene()
    var there = try Scene(seed: 2)
    let card = try here.card("siblings/one/basic")
    there.moment = there.moment.later(3_600_000)
    try there.answer(card, .hard)
    _ = try here.store.merge(try there.log, by: Engine(), using: &here.random)
    let state = try here.answer(card, .good)
    try here.expectSound()
    #expect(try here.state(card) == state)
  }

  @Test func devicesLearnOfEachOthersUndo() throws {
    var here = try Scene()
    var there = try Scene(seed: 2)
    let card = try here.card("siblings/one/basic")
    try here.answer(card, .wrong)
    _ = try there.store.merge(try here.log, by: Engine(), using: &there.random)
    try here.undo()
    #expect(try there.store.merge(try here.log, by: Engine(), using: &there.random) == 1)
    #expect(try there.state(card) == nil)
    try there.expectSound()
    #expect(throws: StoreError.nothingToUndo) { try there.undo() }
  }

  /// As after a restored backup: what this device wrote later comes back from elsewhere.
  @Test func aDeviceThatMeetsItsOwnLaterEventsGoesOnUnderAnotherName() throws {
    var later = try Scene()
    let cards = try later.cards.map(\.card.id)
    for card in cards { try later.answer(card, .good) }
    var scene = try Scene(seed: 9)
    let device = try #require(try later.log.first).1.device
    try scene.sql("UPDATE device SET uuid = x'\(device)' WHERE isOwn = 1")
    try scene.answer(cards[0], .hard)
    #expect(
      try scene.store.merge(try later.log.reversed(), by: Engine(), using: &scene.random) == 6)
    try scene.act(.suspend, on: [cards[0]])
    #expect(try scene.rows("SELECT count(*) FROM device WHERE isOwn = 1") == [[1]])
    let suspension = try scene.store.events(of: cards[0]).first { $0.kind == .suspend }
    #expect(suspension != nil && suspension?.device != device)
    try scene.expectSound()
    #expect(try scene.undo().cards == [cards[0]])
    // Meeting them again is nothing new.
    #expect(try scene.store.merge(try later.log, by: Engine(), using: &scene.random) == 0)
    #expect(try scene.rows("SELECT count(*) FROM device") == [[2]])
  }
}
