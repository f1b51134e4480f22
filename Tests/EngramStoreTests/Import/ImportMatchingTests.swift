import EngramCore
import Testing

@testable import EngramStore

/// Which concept a note is, and what becomes of its cards.
struct ImportMatchingTests {
  private func scene() throws -> Scene { try Scene([]) }

  @Test func aNoteWithAnIdMovesWithItsCards() throws {
    var scene = try scene()
    var note = ImportedNote.both("g", "Traum", "dream")
    note.deck = "German"
    try scene.load([note])
    let card = try scene.card("german/traum/reverse")
    try scene.answer(card, .easy)
    note.deck = "German::Nouns"
    note.cards[0].prompt = "der Traum"
    #expect(try scene.load([note], as: "other.apkg").text == "updated 2")
    #expect(try scene.card("german-nouns/traum/reverse") == card)
    #expect(try scene.state(card)?.memory.repetitions == 1)
    #expect(try scene.store.decks().map(\.cards) == [0, 2])
    try scene.expectSound()
    // A file that says nothing of decks leaves it where it is.
    note.deck = nil
    #expect(!(try scene.load([note], deck: "Elsewhere").isChanged))
  }

  @Test func anIdWithOtherCardsIsRefused() throws {
    var scene = try scene()
    let one = ImportedNote.both("g", "Traum", "dream")
    var named = ImportedNote.row("One?", "1.", line: 4)
    named.name = "n/1"
    var other = named
    other.cards[0].answer = "2."
    #expect(
      try scene.outcomes([one, one, .both("g", "Traum", "a dream"), named, named, other]) == [
        .taken, .duplicate,
        .rejected(
          reason: "the id g stands twice, with different cards; give one of them another"),
        .taken, .duplicate,
        .rejected(
          reason: "the id n/1 stands twice, with different cards; give one of them another"),
      ])
    #expect(try scene.cards.count == 3)
  }

  @Test func duplicatesAreToldWithTheirPlaces() throws {
    var scene = try scene()
    let report = try scene.load([
      .row("One?", "1.", line: 2), .row("one", "1.", line: 3), .row("One?", "1.", line: 4),
      .row("One?", "2.", line: 5), .row("One?", "1.", deck: "Other"),
    ])
    #expect(report.text == "added 4, duplicates 1")
    #expect(report.duplicates.map(\.description) == ["notes.csv:4:1"])
    #expect(
      try scene.lines == [
        "notes/one/basic: One? 1.", "notes/one-2/basic: one 1.", "notes/one-3/basic: One? 2.",
        "other/one/basic: One? 1.",
      ])
  }

  @Test(arguments: [1, 2, 8, 30])
  func manyNotesAskTheSame(count: Int) throws {
    var scene = try scene()
    let notes = (0..<count).map { ImportedNote.row("?", "\($0)") }
    #expect(try scene.load(notes).added == count)
    #expect(try scene.load(notes.reversed()).text == "unchanged \(count)")
    let ids = (0..<count).map { ImportedNote.both("g\($0)", "Front", "Back") }
    #expect(try scene.load(ids, as: "ids.apkg").added == 2 * count)
    #expect(!(try scene.load(ids, as: "ids.apkg").isChanged))
    try scene.expectSound()
  }

  @Test func aNoteWithoutAnIdGetsOneLater() throws {
    var scene = try scene()
    try scene.load([.row("Traum", "dream")])
    var note = ImportedNote.both("g", "Traum", "dream")
    note.deck = "Notes"
    #expect(try scene.load([note], as: "notes.apkg").text == "added 1, unchanged 1")
    note.cards[0].prompt = "der Traum"
    #expect(try scene.load([note], as: "notes.apkg").text == "updated 1, unchanged 1")
  }

  @Test func numbersNameClozeCards() throws {
    var scene = try scene()
    func cloze(_ numbers: [Int]) -> ImportedNote {
      ImportedNote(
        id: "c",
        cards: numbers.map {
          ImportedCard(kind: .cloze, number: $0, prompt: "A [...] \($0)", answer: "b\($0)")
        }, numbersLast: true)
    }
    try scene.load([cloze([1, 3, 12])])
    let card = try scene.card("notes/a-1-\(try suffix(scene))/cloze/3")
    let report = try scene.load([cloze([12, 3, 4])])
    #expect(report.text == "added 1, unchanged 2, vanished 1")
    #expect(try scene.cards.map(\.card.key.number) == [1, 3, 12, 4])
    #expect(try scene.state(card) == nil)
    #expect(report.vanished.map(\.number) == [1])
    try scene.expectSound()
  }

  /// The sign behind a key whose words do not tell all of the question.
  private func suffix(_ scene: Scene) throws -> String {
    String(try scene.cards[0].card.key.concept.suffix(6))
  }

  @Test func theLearnersWordsStayUnlessTheirsAreTaken() throws {
    var scene = try scene()
    let notes = [ImportedNote.row("One?", "1."), .row("Two?", "2.")]
    try scene.load(notes)
    let card = try scene.card("notes/one/basic")
    let words = CardWords(prompt: "My one?", answer: "Mine.", note: nil)
    try scene.store.edit(card, to: words, at: scene.moment)
    #expect(!(try scene.load(notes).isChanged))
    let newer = [ImportedNote.row("One?", "1!"), notes[1]]
    let report = try scene.load(newer)
    #expect(report.text == "updated 1, unchanged 1, kept 1")
    #expect(try scene.cards[0].card.prompt == "My one?")
    #expect(try scene.load(newer).keptEdits == [])
    #expect(try scene.load(newer, takesTheirs: true).text == "updated 1, unchanged 1")
    #expect(try scene.cards[0].card.answer == "1!")
    try scene.undo()
    #expect(try scene.cards[0].card.prompt == "My one?")
  }

  /// The tag came with a newer version of the file, and the card was introduced last all the same.
  @Test func whatBecomesEssentialComesFirst() throws {
    var scene = try scene()
    var notes: [ImportedNote] = [.row("One?", "1."), .row("Two?", "2.")]
    try scene.load(notes)
    func order() throws -> [[Int]] {
      try scene.rows("SELECT card FROM fresh ORDER BY deck, rank, card")
    }
    let before = try order()
    notes[1].tags = [Concept.essentials]
    try scene.load(notes)
    #expect(try order() == before.reversed())
    notes[1].tags = []
    try scene.load(notes)
    #expect(try order() == before)
    try scene.expectSound()
  }

  @Test func aBundledDeckIsRefused() throws {
    var scene = try scene()
    _ = try scene.store.apply(
      [.siblings], isBundled: true, at: scene.moment, by: scene.engine, using: &scene.random)
    // A row of a bundled deck's name is left out, and the rows beside it come in.
    for title in ["Siblings", "siblings"] {
      let outcomes = try scene.outcomes([.row("One?", "1.", deck: title)])
      guard case .rejected(let reason) = outcomes.first else {
        Issue.record("\(outcomes)")
        continue
      }
      #expect(reason.hasPrefix("the deck Siblings comes with engram and takes no other cards"))
    }
    let request = ImportRequest(files: ["siblings.yaml"], format: "concept deck")
    // By its key, whatever the file calls it.
    var other = DeckDocument.siblings
    other.title = "Mine"
    #expect(throws: StoreError.bundledDeck(title: "Siblings", key: "siblings")) {
      _ = try scene.store.importing(
        request, at: scene.moment, by: scene.engine, using: &scene.random
      ) { try $0.add(other) }
    }
    #expect(try scene.store.imports() == [])
  }

  @Test(arguments: [
    (ImportedNote(cards: []), "it makes no card: give it a question and an answer"),
    (.row(" \n", "A."), "a card of it has no question: give it one"),
    (.row("Q?", "\0"), "a card of it has no answer: give it one"),
    (
      ImportedNote(cards: (0...1000).map { ImportedCard(prompt: "Q\($0)", answer: "A") }),
      "it makes 1001 cards, and 1000 are the most; divide it"
    ),
  ])
  func whatMakesNoCardIsRefused(note: ImportedNote, reason: String) throws {
    var scene = try scene()
    #expect(try scene.outcomes([note, .row("One?", "1.")]) == [.rejected(reason: reason), .taken])
  }

  @Test func hostileTextsAreKept() throws {
    var scene = try scene()
    var note = ImportedNote.row("A\0B 'x\" \u{301}?", "\u{1E}\u{FFFF}𝔘\u{200F}", deck: "a/b\n\0c")
    note.tags = ["two\nlines", "", "\0"]
    note.citations = ["a\nb"]
    note.note = " \n"
    note.cards[0].aliases = ["x\ny", ""]
    try scene.load([note])
    let card = try #require(try scene.cards.first?.card)
    #expect(card.prompt == "AB 'x\" \u{301}?" && card.answer == "\u{1E}\u{FFFF}𝔘\u{200F}")
    #expect(card.tags == ["two lines"] && card.citations == ["a b"] && card.note == nil)
    #expect(card.aliases == ["x y"])
    #expect(CardKey(card.key.description) == card.key)
    #expect(!(try scene.load([note]).isChanged))
    note.cards[0].answer = "x"
    try scene.load([note])
    try scene.undo()
    #expect(try scene.cards.first?.card == card)
  }

  @Test func decksAreFoundByTheirTitles() throws {
    var scene = try Scene([DeckDocument(key: "memory", title: "Human memory")])
    try scene.load([
      .row("One?", "1.", deck: "human MEMORY"), .row("Two?", "2.", deck: "Memory"),
      .row("Three?", "3.", deck: "A :: B"), .row("Four?", "4.", deck: "a::b"),
      .row("Five?", "5.", deck: "§§"), .row("Six?", "6.", deck: ""),
    ])
    #expect(
      try scene.store.decks().map { "\($0.key) \($0.title) \($0.cards)" } == [
        "memory Human memory 1", "memory-2 Memory 1", "a-b A :: B 2", "deck §§ 1",
        "notes Notes 1",
      ])
  }

  @Test func titlesThatDifferInSignsAreDecksOfTheirOwn() throws {
    var scene = try scene()
    let titles = ["A B", "a-b", "A-B", "a  b", "AB", "A + B"]
    let rows = titles.map { ImportedNote.row("Of \($0)?", "1.", deck: $0) }
    try scene.load(rows)
    #expect(
      try scene.store.decks().map { "\($0.key) \($0.title) \($0.cards)" } == [
        "a-b A B 2", "a-b-2 a-b 2", "ab AB 1", "a-b-3 A + B 1",
      ])
    #expect(!(try scene.load(rows.reversed()).isChanged))
  }

  @Test func mendedQuestionsWithOneAnswerKeepTheirSchedules() throws {
    var scene = try scene()
    let others = (0..<4).map { ImportedNote.row("Number \($0)?", "\($0)") }
    try scene.load([.row("Waht is x", "yes"), .row("Waht is y", "yes")] + others)
    let x = try scene.card("notes/waht-is-x/basic")
    let y = try scene.card("notes/waht-is-y/basic")
    let mended = [ImportedNote.row("What is y", "yes"), .row("What is x", "yes")] + others
    #expect(try scene.load(mended).text == "updated 2, unchanged 4")
    #expect(try scene.card("notes/what-is-x/basic") == x)
    #expect(try scene.card("notes/what-is-y/basic") == y)
    #expect(!(try scene.load(mended).isChanged))
    try scene.expectSound()
  }

  @Test func aFlagIsTold() throws {
    var scene = try scene()
    var note = ImportedNote.row("One?", "1.")
    note.cards[0].isFlagged = true
    #expect(try scene.load([note]).flagged.map(\.description) == ["notes/one/basic"])
  }
}
