import EngramCore
import Testing

@testable import EngramStore

struct ImportTests {
  private static let rows = [
    ImportedNote.row("What is a schema?", "A frame."),
    .row("Name Ekman's basic emotions.", "Anger, disgust, fear, joy, sadness, surprise."),
    .row("What is habituation?", "Less and less response."),
    .row("Who named the id?", "Freud."),
  ]

  private func scene() throws -> Scene { try Scene([]) }

  @Test func aFileMakesADeck() throws {
    var scene = try scene()
    let report = try scene.load(ImportTests.rows)
    #expect(report.text == "added 4")
    #expect(report.decks == [ImportReport.Deck(title: "Notes", cards: 4)])
    #expect(try scene.lines[0] == "notes/what-is-a-schema/basic: What is a schema? A frame.")
    #expect(try scene.store.decks().map(\.cards) == [4])
    #expect(try scene.count("fresh") == 4)
    try scene.expectSound()
  }

  /// An undo swept away what only the learner's own note named, and names with brackets.
  @Test func theMediaOfAllWordsAreKnown() throws {
    var scene = try scene()
    try scene.load([.row("What is [image: brain[1].png]?", "A brain.")])
    try scene.sql(
      """
      INSERT INTO edit SELECT id, 'Q', 'A', 'see [sound: mine.mp3]' FROM card
      """)
    #expect(try scene.store.mediaNames().isSuperset(of: ["brain[1].png", "mine.mp3"]))
  }

  @Test func theSameFileAgainChangesNothing() throws {
    var scene = try scene()
    try scene.load(ImportTests.rows)
    let before = try scene.picture
    let tables = ["event", "act", "import", "importChange", "lineage", "concept"]
    let counts = try tables.map { try scene.count($0) }
    let report = try scene.load(ImportTests.rows)
    #expect(report.text == "unchanged 4" && !report.isChanged)
    #expect(try scene.picture == before)
    #expect(try tables.map { try scene.count($0) } == counts)
  }

  @Test func aDryRunTellsTheSameAndChangesNothing() throws {
    var scene = try scene()
    let before = try scene.picture
    let dry = try scene.load(ImportTests.rows, isDryRun: true)
    #expect(try scene.picture == before)
    #expect(try scene.store.imports() == [])
    #expect(try scene.load(ImportTests.rows) == dry)
  }

  @Test func anEditedFileKeepsTheSchedules() throws {
    var scene = try scene()
    try scene.load(ImportTests.rows)
    let card = try scene.cards[1].card.id
    try scene.answer(card, .easy)
    var rows = ImportTests.rows
    rows[1] = .row("Name Ekman's basic emotions.", "And contempt.")
    rows.remove(at: 3)
    rows.append(.row("What is schadenfreude?", "Pleasure at another's misfortune."))
    let report = try scene.load(rows, as: "notes-v2.csv")
    #expect(report.text == "added 1, updated 1, unchanged 2, vanished 1")
    #expect(report.vanished.map(\.description) == ["notes/who-named-the-id/basic"])
    #expect(report.supersedes == ["notes.csv"])
    #expect(try scene.state(card)?.memory.interval == 1)
    #expect(try scene.cards[1].card.answer == "And contempt.")
    #expect(try scene.state(scene.card("notes/who-named-the-id/basic"))?.isSuspended == true)
    try scene.expectSound()
    let back = try scene.load(ImportTests.rows)
    #expect(back.returned.map(\.description) == ["notes/who-named-the-id/basic"])
    #expect(back.vanished.count == 1)
    #expect(try scene.state(scene.card("notes/who-named-the-id/basic"))?.isSuspended == false)
    try scene.expectSound()
  }

  @Test func aMendedTypoKeepsTheSchedule() throws {
    var scene = try scene()
    try scene.load(
      [.row("What is habitution?", "Less and less response.")] + ImportTests.rows[..<2])
    let card = try scene.card("notes/what-is-habitution/basic")
    try scene.answer(card, .good)
    let mended = [ImportedNote.row("What is habituation?", "Less and less response.")]
    #expect(
      try scene.load(mended + ImportTests.rows[..<2]).text == "updated 1, unchanged 2")
    #expect(try scene.card("notes/what-is-habituation/basic") == card)
    #expect(try scene.state(card)?.memory.repetitions == 1)
    #expect(!(try scene.load(mended + ImportTests.rows[..<2]).isChanged))
    try scene.expectSound()
  }
}

struct ImportUndoTests {
  private static let rows = [
    ImportedNote.row("What is a schema?", "A frame.", tags: ["memory"]),
    .row("What is habituation?", "Less and less response."),
    .both("guid/1", "der Traum", "dream"),
  ]

  @Test func anImportIsTakenBack() throws {
    var scene = try Scene()
    let before = try scene.picture
    try scene.load(ImportUndoTests.rows)
    let undone = try scene.store.undoImport(
      at: scene.moment, by: scene.engine, using: &scene.random)
    #expect(undone.kind == .importing(files: ["notes.csv"]))
    #expect(try scene.picture == before)
    #expect(try scene.store.imports().map(\.isUndone) == [true])
    #expect(throws: StoreError.nothingToUndo) { try scene.undo() }
    #expect(throws: StoreError.nothingToUndo) {
      try scene.store.undoImport(at: scene.moment, by: scene.engine, using: &scene.random)
    }
    try scene.expectSound()
  }

  @Test func anUpdateIsTakenBackByUndo() throws {
    var scene = try Scene()
    try scene.load(ImportUndoTests.rows)
    try scene.answer(try scene.card("notes/what-is-habituation/basic"), .good)
    let before = try scene.picture
    let newer: [ImportedNote] = [
      .row("What is a schema?", "A frame of mind.", deck: "Other"), .row("Who?", "Freud."),
      .both("guid/1", "der Traum", "a dream"),
    ]
    let report = try scene.load(newer)
    #expect(report.text == "added 1, updated 3, vanished 1")
    #expect(try scene.undo().kind == .importing(files: ["notes.csv"]))
    #expect(try scene.picture == before)
    try scene.expectSound()
    // What came before the import comes next.
    #expect(try scene.undo().kind == .event(.review(.good, took: 1500)))
  }

  @Test func answeredCardsAreHiddenAndComeBack() throws {
    var scene = try Scene()
    let before = try scene.picture
    try scene.load(ImportUndoTests.rows)
    let card = try scene.card("notes/what-is-habituation/basic")
    try scene.answer(card, .easy)
    let state = try scene.state(card)
    _ = try scene.store.undoImport(at: scene.moment, by: scene.engine, using: &scene.random)
    try scene.expectSound()
    #expect(try scene.cards == before.cards)
    #expect(try scene.store.decks() == before.decks)
    #expect(try scene.store.card(#require(CardKey("notes/what-is-habituation/basic"))) == nil)
    #expect(try scene.count("card") == 7)
    let report = try scene.load(ImportUndoTests.rows)
    #expect(report.text == "added 3, unchanged 1, returned 1")
    #expect(try scene.state(card)?.memory == state?.memory)
    #expect(try scene.state(card)?.isSuspended == false)
    try scene.expectSound()
  }
}
