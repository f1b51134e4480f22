import EngramCore
import EngramTestSupport
import Testing

@testable import EngramStore

/// The laws of the loss-free export.
struct ArchiveRestoreTests {
  @Test func anEmptyHomeGetsEverything() throws {
    let seed = propertySeed("an empty home gets everything")
    for run in UInt64(0)..<8 {
      var learner = try Learner(Scene.rich(seed: seed &+ run))
      for _ in 0..<60 { try learner.act() }
      let records = try learner.scene.archive
      for hasDecks in [true, false] {
        var scene = try Scene.fresh(seed: seed &+ run, hasDecks: hasDecks)
        scene.moment = learner.scene.moment
        let dry = try scene.restore(records, isDryRun: true)
        let report = try scene.restore(records)
        #expect(dry == report)
        let isSame = try scene.content == learner.scene.content
        #expect(isSame, "seed \(seed &+ run), decks \(hasDecks)")
        #expect(try scene.hash == learner.scene.hash, "seed \(seed &+ run), decks \(hasDecks)")
        try scene.expectSound("seed \(seed &+ run), decks \(hasDecks)")
        let states = try learner.scene.cards.map(\.state)
        #expect(try scene.cards.map(\.state) == states)
        #expect(try scene.store.quizHistory().count == learner.scene.store.quizHistory().count)
      }
    }
  }

  @Test func aSecondTimeChangesNothing() throws {
    var learner = try Learner(Scene.rich(seed: 5))
    for _ in 0..<40 { try learner.act() }
    let records = try learner.scene.archive
    var scene = try Scene.fresh(seed: 5, hasDecks: true)
    scene.moment = learner.scene.moment
    try scene.restore(records)
    let tables = ["event", "act", "import", "importChange", "lineage", "concept", "quiz", "device"]
    let counts = try tables.map { try scene.count($0) }
    let before = try scene.picture
    #expect(try scene.restore(records).isChanged == false)
    #expect(try scene.picture == before)
    #expect(try tables.map { try scene.count($0) } == counts)
  }

  /// Both ways the log is the same in the end, and so are the schedules.
  @Test func twoHomesBecomeOne() throws {
    let seed = propertySeed("two homes become one")
    for run in UInt64(0)..<4 {
      var one = try Learner(Scene.rich(seed: seed &+ run))
      for _ in 0..<20 { try one.act() }
      var other = try Learner(Scene.fresh(seed: seed &+ run, hasDecks: true))
      for _ in 0..<20 { try other.act() }
      // Rules of scheduling of their own stay with each.
      for key in [SettingKey.preset, .maxInterval] {
        let text = Settings().text(key)
        _ = try one.scene.store.change(key, to: text, at: one.scene.moment)
        _ = try other.scene.store.change(key, to: text, at: other.scene.moment)
      }
      let (first, second) = (try one.scene.archive, try other.scene.archive)
      try one.scene.restore(second)
      try other.scene.restore(first)
      func known(_ scene: Scene) throws -> [String] {
        try scene.content.filter { $0.hasPrefix("log") || $0.hasPrefix("quiz") }
      }
      #expect(try known(one.scene) == known(other.scene))
      try one.scene.expectSound("seed \(seed &+ run)")
      try other.scene.expectSound("seed \(seed &+ run)")
      func states(_ scene: Scene) throws -> [CardKey: CardState?] {
        try Dictionary(
          scene.cards.map { ($0.card.key, $0.state) }, uniquingKeysWith: { first, _ in first })
      }
      #expect(try states(one.scene) == states(other.scene))
    }
  }

  @Test func whatTheLearnerHasStays() throws {
    let source = try Scene([.siblings])
    let card = try source.card("siblings/one/basic")
    let words = { CardWords(prompt: $0, answer: "So.", note: nil) }
    try source.store.edit(card, to: words("Theirs?"), at: source.moment)
    _ = try source.store.change(.newPerDay, to: "7", at: source.moment)
    _ = try source.store.change(.theme, to: "dark", at: source.moment)
    var scene = try Scene([.siblings], seed: 2)
    try scene.store.edit(try scene.card("siblings/one/basic"), to: words("Mine?"), at: scene.moment)
    _ = try scene.store.change(.newPerDay, to: "9", at: scene.moment)
    try scene.restore(source.archive)
    #expect(try scene.cards[0].card.prompt == "Mine?")
    #expect(try scene.store.settings().limits.newCards == 9)
    #expect(try scene.store.settings().theme == "dark")
  }

  @Test func otherRulesOfSchedulingFoldEverythingAnew() throws {
    let source = try Scene([.siblings])
    _ = try source.store.change(.maxInterval, to: "3", at: source.moment)
    var scene = try Scene([.siblings], seed: 2)
    let card = try scene.card("siblings/one/basic")
    for _ in 0..<4 {
      try scene.answer(card, .easy)
      scene.pass(days: 20)
    }
    try scene.restore(source.archive)
    #expect(try scene.state(card)?.memory.interval == 3)
    try scene.expectSound()
  }

  /// An older copy of the same database, to which its own later log comes: it goes on as another
  /// device.
  @Test func anOlderCopyGetsItsOwnLog() throws {
    let folder = try TemporaryFolder()
    var source = try Scene([.siblings], at: folder("a.db"))
    let card = try source.card("siblings/one/basic")
    try source.answer(card, .good)
    _ = try source.store.makeBackup(to: folder("b.db"))
    source.pass(days: 1)
    try source.answer(card, .good)
    var copy = try Scene([], seed: 2)
    copy.store = try Store.open(folder("b.db"), for: .writing)
    copy.moment = source.moment
    #expect(try copy.restore(source.archive).answers == 1)
    #expect(try copy.content == source.content)
    #expect(try copy.hash == source.hash)
    #expect(try copy.count("device") == 2)
    copy.pass(days: 6)
    try copy.answer(card, .good)
    try copy.undo()
    #expect(try copy.state(card) == source.state(card))
    try copy.expectSound()
  }

  @Test func aRestorationCanBeTakenBack() throws {
    var learner = try Learner(Scene.rich(seed: 9))
    for _ in 0..<40 { try learner.act() }
    var scene = try Scene([.siblings], seed: 3)
    scene.moment = learner.scene.moment
    try scene.answer(try scene.card("siblings/one/basic"), .good)
    let before = try scene.cards
    let decks = try scene.store.decks()
    let records = try learner.scene.archive
    let settings = try scene.count("setting")
    let quizzes = try scene.count("quiz")
    try scene.restore(records)
    #expect(try scene.cards != before)
    _ = try scene.store.undoImport(at: scene.moment, by: scene.engine, using: &scene.random)
    #expect(try scene.cards == before)
    #expect(try scene.store.decks() == decks)
    #expect(try scene.count("setting") == settings && scene.count("quiz") == quizzes)
    try scene.expectSound()
    // And what was taken back comes again.
    try scene.restore(records)
    let keys = Set(try learner.scene.cards.map(\.card.key))
    #expect(Set(try scene.cards.map(\.card.key)).isSuperset(of: keys))
  }

  @Test func editsOfKnownCardsAreTakenBackToo() throws {
    let source = try Scene([.siblings])
    let words = CardWords(prompt: "Theirs?", answer: "So.", note: nil)
    try source.store.edit(try source.card("siblings/one/basic"), to: words, at: source.moment)
    var scene = try Scene([.siblings], seed: 2)
    let before = try scene.picture
    try scene.restore(source.archive)
    #expect(try scene.cards[0].card.prompt == "Theirs?")
    _ = try scene.store.undoImport(at: scene.moment, by: scene.engine, using: &scene.random)
    #expect(try scene.picture == before)
  }

  @Test func aLineThatNamesWhatIsNotThereSpoilsTheWhole() throws {
    let name = ConceptName(deck: "siblings", concept: "nowhere")
    let key = CardKey(deck: "siblings", concept: "one", kind: .cloze)
    var concept = ArchivedConcept(
      name: ConceptName(deck: "nowhere", concept: "x"), kind: .plain, rank: 0, position: 0)
    concept.note = "x"
    let bad: [(ArchiveRecord, String)] = [
      (.concept(concept), "the deck nowhere is not in the lines before"),
      (
        .log(ArchivedLog(card: key, events: [])),
        "the card siblings/one/cloze is not in the lines before"
      ),
      (
        .relation(ArchivedRelation(from: name, kind: .by, to: name)),
        "the concept siblings/nowhere is not in the lines before"
      ),
    ]
    for (record, reason) in bad {
      var scene = try Scene([.siblings])
      let before = try scene.picture
      let deck = ArchiveRecord.deck(ArchivedDeck(key: "new", title: "New", position: 9))
      #expect(throws: ArchiveFault(reason)) { try scene.restore([deck, record]) }
      #expect(try scene.picture == before)
    }
  }

  /// A card that was the only one of its kind here and is the second of two there.
  @Test func numbersOfCardsFitTogether() throws {
    func note(_ count: Int) -> ImportedNote {
      ImportedNote(
        id: "g",
        cards: (1...count).map { number in
          ImportedCard(
            kind: .cloze, number: count == 1 ? 0 : number, prompt: "\(number) [...]",
            answer: "\(number)")
        }, numbersLast: true)
    }
    for (here, there) in [(1, 2), (2, 1), (2, 3)] {
      var source = try Scene([])
      try source.load([note(there)])
      var scene = try Scene([], seed: 2)
      try scene.load([note(here)])
      try scene.restore(source.archive)
      #expect(try scene.cards.map(\.card.prompt) == (1...max(here, there)).map { "\($0) [...]" })
      #expect(try scene.cards.compactMap(\.card.key.number) == Array(1...max(here, there)))
      try scene.expectSound()
    }
  }

  /// A deck that comes with the program is what the program says, with what was known of the rest.
  @Test func cardsThatABundledDeckHasNoMoreAreSuspended() throws {
    var source = try Scene([.plain("own", count: 3)])
    try source.answer(try source.card("own/own2/basic"), .good)
    var scene = try Scene([], seed: 2)
    _ = try scene.store.apply(
      [.plain("own", count: 2)], isBundled: true, at: scene.moment, by: scene.engine,
      using: &scene.random)
    scene.moment = source.moment.later(1000)
    try scene.restore(source.archive)
    let card = try scene.card("own/own2/basic")
    #expect(try scene.state(card)?.isSuspended == true)
    #expect(try scene.state(card)?.memory.repetitions == 1)
    try scene.expectSound()
  }
}
