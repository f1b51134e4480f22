import EngramCore
import EngramTestSupport
import Testing

@testable import EngramStore

/// Law: what was asked today is the same read from the log's end as from every state.
struct DayStartTests {
  private func asked(_ scene: Scene, on day: Day) throws -> [ID<Card>] {
    let plan = StudyPlan(day: day, limits: StudyLimits(newCards: 20, reviews: 200))
    return try scene.store.read { db in try StudyReader(plan, db).asked.map(\.card) }
  }

  private func expectTheSameWithoutTheNote(
    _ scene: Scene, on day: Day, _ comment: Comment,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let quick = try asked(scene, on: day)
    let note = try scene.store.read { db in try Meta.value("dayStart", db) }
    try scene.sql("DELETE FROM meta WHERE key = 'dayStart'")
    #expect(try asked(scene, on: day) == quick, comment, sourceLocation: sourceLocation)
    if let note { try scene.sql("INSERT INTO meta VALUES ('dayStart', '\(note)')") }
  }

  @Test func theEndOfTheLogTellsWhatWasAskedToday() throws {
    let first = propertySeed("day start")
    for run in UInt64(0)..<12 {
      let seed = first &+ run
      var random = SeededGenerator(seed: seed)
      let decks = DeckDocument.random(using: &random)
      var elsewhere = try Learner(try Scene(decks, seed: random.next()))
      var learner = try Learner(try Scene(decks, seed: random.next()))
      for _ in 0..<60 {
        let day = learner.scene.moment.day
        if random.number(below: 3) == 0 {
          try learner.scene.store.prepareForChanges(on: learner.scene.moment)
        }
        try learner.act()
        try elsewhere.act()
        if random.number(below: 10) == 0 {
          _ = try learner.scene.store.merge(
            try elsewhere.scene.log, by: Engine(), using: &random)
        }
        for asked in [day, learner.scene.moment.day, day.advanced(by: -1)] {
          try expectTheSameWithoutTheNote(learner.scene, on: asked, "seed \(seed)")
        }
        if random.number(below: 20) == 0 { _ = try learner.scene.store.rebuild(by: Engine()) }
      }
      #expect(
        try !learner.scene.store.examine(by: Engine()).problems.contains {
          $0.text.contains("beginning")
        }, "seed \(seed)")
    }
  }

  @Test func aClockThatWasYearsAheadIsForgiven() throws {
    var scene = try Scene()
    let cards = try scene.cards.map(\.card.id)
    let today = scene.moment
    scene.pass(days: 4000)
    try scene.store.prepareForChanges(on: scene.moment)
    try scene.answer(cards[0], .good)
    scene.moment = today
    try scene.store.prepareForChanges(on: today)
    try scene.answer(cards[1], .good)
    let start = try scene.store.read { db in try DayStart(db) }
    #expect(start?.day == today.day)
    #expect(try asked(scene, on: today.day) == [cards[1]])
  }

  @Test func whatArrivesFromEarlierDaysIsNotReadAgainToday() throws {
    var here = try Scene()
    var there = try Scene(seed: 2)
    for card in try there.cards { try there.answer(card.card.id, .good) }
    here.pass(days: 3)
    try here.store.prepareForChanges(on: here.moment)
    _ = try here.store.merge(try there.log, by: Engine(), using: &here.random)
    let start = try here.store.read { db in try DayStart(db) }
    #expect(start?.event == 6)
    #expect(try asked(here, on: here.moment.day) == [])
  }

  @Test func statesTakenOverTodayAreReadAgainOnlyWhenTheyWereAskedToday() throws {
    var here = try Scene()
    var there = try Scene(seed: 2)
    let cards = try there.cards.map(\.card.id)
    let today = there.moment.day
    let memory = SM2State(repetitions: 3, easiness: 210, interval: 12)
    for (card, last) in zip(cards, [-3, -1, 0, -2]) {
      let state = ImportedState(
        memory: memory, due: today.advanced(by: 9), lastDay: today.advanced(by: last), lapses: 0)
      try there.act(.importState(state), on: [card])
    }
    try here.store.prepareForChanges(on: here.moment)
    _ = try here.store.merge(try there.log, by: Engine(), using: &here.random)
    #expect(try here.store.read { db in try DayStart(db) }?.event == 2)
    #expect(try asked(here, on: today) == [cards[2]])
    try here.expectSound()
  }

  /// Found by Tests/Scripts/month.py: an undo is no answer, so it moves no card to the end.
  @Test func anUndoneAnswerLeavesTheOrderOfTheDrill() throws {
    var scene = try Scene()
    let cards = try scene.cards.map(\.card.id)
    try scene.store.prepareForChanges(on: scene.moment)
    for card in cards.prefix(3) { try scene.answer(card, .hard) }
    try scene.answer(cards[0], .hard)
    #expect(try asked(scene, on: scene.moment.day) == [cards[1], cards[2], cards[0]])
    try scene.undo()
    #expect(try asked(scene, on: scene.moment.day) == [cards[0], cards[1], cards[2]])
  }

  @Test func doctorFindsANoteThatHidesAnAnswerAndRebuildMendsIt() throws {
    var scene = try Scene()
    try scene.store.prepareForChanges(on: scene.moment)
    let card = try scene.card("siblings/one/basic")
    try scene.answer(card, .good)
    try scene.sql("UPDATE meta SET value = '\(scene.moment.day.number) 1' WHERE key = 'dayStart'")
    #expect(try scene.store.examine(by: Engine()).problems.map(\.isMendable) == [true])
    _ = try scene.store.rebuild(by: Engine())
    try scene.expectSound()
    #expect(try asked(scene, on: scene.moment.day) == [card])
  }
}
