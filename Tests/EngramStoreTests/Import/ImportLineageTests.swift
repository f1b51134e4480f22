import EngramCore
import Testing

@testable import EngramStore

/// When a file is a newer version of another, so that what it lacks has vanished.
struct ImportLineageTests {
  private func rows(_ numbers: some Sequence<Int>) -> [ImportedNote] {
    numbers.map { .row("Question number \($0 * 1_000_003)?", "Answer \($0) of its own.") }
  }

  @Test(arguments: [
    ("notes.csv", 1..<2, 9), ("folder/notes.csv", 9..<13, 9), ("notes.csv", 10..<14, 0),
    ("other.csv", 0..<4, 0), ("other.csv", 0..<5, 0), ("other.csv", 5..<15, 5),
    ("other.csv", 6..<30, 0),
  ])
  func aNewerVersion(name: String, numbers: Range<Int>, vanished: Int) throws {
    var scene = try Scene([])
    try scene.load(rows(0..<10))
    let report = try scene.load(rows(numbers), as: name)
    #expect(report.vanished.count == vanished)
    #expect(report.supersedes == (vanished > 0 ? ["notes.csv"] : []))
    let isOther = vanished == 0 || name == "other.csv"
    #expect(try scene.count("lineage") == (isOther && numbers.upperBound > 10 ? 2 : 1))
    try scene.expectSound()
  }

  @Test func twoFilesShareADeck() throws {
    var scene = try Scene([])
    try scene.load(rows(0..<5), as: "one.csv")
    #expect(try scene.load(rows(5..<9), as: "two.csv").vanished == [])
    let newer = try scene.load(rows(5..<8), as: "two.csv")
    #expect(newer.vanished.count == 1 && newer.supersedes == ["two.csv"])
    #expect(try scene.load(rows(0..<6), as: "one.csv").vanished == [])
    try scene.expectSound()
  }

  /// All that comes through pipes had one name, and so the second list suspended most of the first.
  @Test func whatComesThroughAPipeHasNoName() throws {
    var scene = try Scene([])
    func pipe(_ numbers: some Sequence<Int>) throws -> ImportReport {
      let notes = rows(numbers)
      let request = ImportRequest(files: ["standard input"], format: "Quizlet list")
      return try scene.store.importing(
        request, at: scene.moment, by: scene.engine, using: &scene.random
      ) { importer in
        try importer.begin(file: "standard input", isNamed: false, defaultDeck: "Standard input")
        for note in notes { _ = try importer.add(ReadyNote(note)) }
      }
    }
    #expect(try pipe(0..<10).added == 10)
    #expect(try pipe(9..<14).vanished == [])
    // A newer version of it is one by its content.
    #expect(try pipe(Array(2..<9) + [30]).vanished.count == 2)
  }

  /// Eight of ten had gone; a file that brings them back beside one of two others is a newer version
  /// only if it has half of what was left.
  @Test func whatCameBackDoesNotCountAsLeft() throws {
    var scene = try Scene([])
    try scene.load(rows(0..<10))
    try scene.load(rows(8..<10))
    #expect(try scene.load(rows(0..<9), as: "newer.csv").vanished.count == 1)
    try scene.expectSound()
  }

  @Test func aFileDividedInTwoLosesNothing() throws {
    var scene = try Scene([])
    try scene.load(rows(0..<8), as: "all.csv")
    let report = try scene.load([
      NoteFile(name: "first.csv", notes: rows(0..<5)),
      NoteFile(name: "second.csv", notes: rows(5..<9)),
    ])
    #expect(report.text == "added 1, unchanged 8" && report.supersedes == [])
  }

  /// Another file that has a question of the first, asked one way, says nothing of the other way.
  @Test func cardsOfOtherFilesStay() throws {
    var scene = try Scene([])
    var both = ImportedNote.row("Traum", "dream")
    both.cards.append(ImportedCard(kind: .reverse, prompt: "dream", answer: "Traum"))
    try scene.load([both] + rows(0..<5))
    #expect(try scene.load([.row("Traum", "dream")], as: "other.csv").vanished == [])
    #expect(
      try scene.load([.row("Traum", "dream")] + rows(0..<5)).vanished.map(\.kind) == [.reverse])
  }

  @Test func aLearnersSuspensionOutlastsAnUndoneImport() throws {
    var scene = try Scene([])
    try scene.load(rows(0..<2))
    let card = try scene.cards[0].card.id
    try scene.act(.suspend, on: [card])
    _ = try scene.store.undoImport(at: scene.moment, by: scene.engine, using: &scene.random)
    scene.moment = scene.moment.later(1000)
    try scene.load(rows(0..<2))
    #expect(try scene.state(card)?.isSuspended == true)
    #expect(try scene.cards.map { $0.state?.isSuspended ?? false } == [true, false])
    try scene.expectSound()
  }

  @Test func aLearnersSuspensionOutlastsTheReturn() throws {
    var scene = try Scene([])
    try scene.load(rows(0..<5))
    let card = try scene.cards[3].card.id
    try scene.act(.suspend, on: [card])
    try scene.load(rows(0..<3))
    let report = try scene.load(rows(0..<5))
    #expect(report.returned == [try scene.cards[4].card.key])
    #expect(try scene.state(card)?.isSuspended == true)
    try scene.expectSound()
  }

  @Test func aDeckOfConceptsAndNotesLiveTogether() throws {
    var scene = try Scene([])
    func load(_ deck: DeckDocument) throws -> ImportReport {
      let request = ImportRequest(files: ["siblings.yaml"], format: "concept deck")
      return try scene.store.importing(
        request, at: scene.moment, by: scene.engine, using: &scene.random
      ) { try $0.add(deck, source: "deck: Siblings\n") }
    }
    #expect(try load(.siblings).text == "added 6")
    #expect(!(try load(.siblings).isChanged))
    #expect(try scene.load(rows(0..<2), deck: "Siblings").text == "added 2")
    #expect(!(try load(.siblings).isChanged))
    let before = try scene.picture
    var deck = DeckDocument.siblings
    deck.concepts[0].tags = ["new"]
    deck.concepts[1].definition = "Other."
    deck.concepts.removeLast()
    let report = try load(deck)
    #expect(report.text == "updated 4, vanished 2")
    #expect(report.decks == [ImportReport.Deck(title: "Siblings", cards: 4)])
    try scene.expectSound()
    try scene.undo()
    #expect(try scene.picture == before)
    try scene.undo()
    try scene.undo()
    #expect(try scene.cards == [] && scene.store.decks() == [])
    try scene.expectSound()
  }

  @Test func aDecksWordsReplaceTheLearners() throws {
    var scene = try Scene([.siblings])
    func load(_ deck: DeckDocument, takesTheirs: Bool) throws -> ImportReport {
      let request = ImportRequest(
        files: ["siblings.yaml"], format: "concept deck", takesTheirs: takesTheirs)
      return try scene.store.importing(
        request, at: scene.moment, by: scene.engine, using: &scene.random
      ) { try $0.add(deck) }
    }
    for key in ["siblings/one/basic", "siblings/two/basic"] {
      try scene.store.edit(
        scene.card(key), to: CardWords(prompt: "Mine?", answer: "Mine.", note: nil),
        at: scene.moment)
    }
    let before = try scene.picture
    var deck = DeckDocument.siblings
    deck.concepts[0].definition = "Other."
    #expect(try load(deck, takesTheirs: false).text == "updated 2, unchanged 4, kept 1")
    #expect(try scene.count("edit") == 2)
    try scene.undo()
    #expect(try load(deck, takesTheirs: true).text == "updated 3, unchanged 3")
    #expect(try scene.count("edit") == 0)
    try scene.undo()
    #expect(try scene.picture == before)
  }

  @Test func theHistoryTellsOfEachImport() throws {
    var scene = try Scene([])
    let moment = scene.moment
    try scene.load(rows(0..<4))
    try scene.load(rows(0..<3))
    try scene.undo()
    let past = try scene.store.imports()
    #expect(past.map(\.files) == [["notes.csv"], ["notes.csv"]])
    #expect(past.map(\.counts.added) == [0, 4] && past.map(\.counts.vanished) == [1, 0])
    #expect(past.map(\.isUndone) == [true, false])
    #expect(past[1].moment == moment && past[1].format == "delimited text")
  }
}
