import EngramCore
import Testing

@testable import EngramStore

/// Tables that have the cards of concept decks, as engram's own CSV has.
struct ImportOfAuthoredTests {
  private var deck: DeckDocument {
    var concept = Concept(key: "denial", term: "Denial", kind: .defence)
    concept.definition = "A refusal to take notice of a painful fact."
    concept.vignettes = ["He laughs.", "She forgets."]
    return DeckDocument(
      key: "defences", title: "Defences", concepts: [concept, .plain("one", isReversed: true)])
  }

  /// As they come from the table: its words for kinds of concept decks are none of plain notes.
  private func table(_ scene: Scene) throws -> [ImportedNote] {
    try scene.cards.map { card in
      ImportedNote(
        name: card.card.key.concept, deck: card.card.deckTitle,
        cards: [
          ImportedCard(
            kind: card.card.key.kind == .reverse ? .reverse : .basic, prompt: card.card.prompt,
            answer: card.card.answer)
        ])
    }.filter { $0.name == "denial" }
      + [
        ImportedNote(
          name: "one", deck: "Defences",
          cards: [
            ImportedCard(prompt: "Question one?", answer: "Answer one."),
            ImportedCard(kind: .reverse, prompt: "Answer one.", answer: "Question one?"),
          ])
      ]
  }

  @Test(arguments: [false, true])
  func aTableOfAConceptDeckDoublesNoCard(isBundled: Bool) throws {
    var scene = try Scene([])
    _ = try scene.store.apply(
      [deck], isBundled: isBundled, at: scene.moment, by: scene.engine, using: &scene.random)
    try scene.store.edit(
      scene.cards[0].card.id, to: CardWords(prompt: "Mine?", answer: "Mine.", note: nil),
      at: scene.moment)
    let before = try scene.picture
    let notes = try table(scene)
    let report = try scene.load(notes)
    #expect(report.text == "unchanged \(before.cards.count)")
    #expect(try scene.picture == before)
    #expect(try scene.store.imports() == [])
    var other = try #require(notes.first)
    other.cards[0].answer = "Something else."
    let wayOut = "\(isBundled ? "" : "edit its deck file, or ")put the card into your own words"
    #expect(
      try scene.outcomes([other, notes[1]]) == [
        .rejected(
          reason: "“Denial” comes from the concept deck Defences, which a table cannot change: "
            + "\(wayOut) with engram edit"), .taken,
      ])
    #expect(try scene.picture == before)
  }

  @Test func aNewNoteForABundledDeckIsRefusedAsEver() throws {
    var scene = try Scene([])
    _ = try scene.store.apply(
      [deck], isBundled: true, at: scene.moment, by: scene.engine, using: &scene.random)
    let before = try scene.picture
    let outcome = try scene.outcomes([.row("Another?", "Yes.", deck: "Defences")])[0]
    guard case .rejected = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(try scene.picture == before)
  }
}
