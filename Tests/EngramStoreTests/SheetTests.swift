import EngramCore
import Testing

@testable import EngramStore

/// A deck as it is read before it is reviewed.
struct SheetTests {
  private func deck() -> DeckDocument {
    let id = Concept(key: "id", term: "Id", kind: .structure)
    var model = Concept(key: "model", term: "Structural model", kind: .theory)
    var ego = Concept(key: "ego", term: "Ego", kind: .structure)
    let freud = Concept(key: "freud", term: "Freud", kind: .theorist)
    model.definition = "The division of the mind in three."
    model.by = ["freud"]
    ego.definition = "The part that mediates."
    ego.partOf = "model"
    ego.confusedWith = ["id"]
    ego.contrasts = [Concept.Contrast(with: "id", how: "The id wants, the other weighs.")]
    ego.tags = [Concept.essentials]
    var others = [id, freud]
    for index in others.indices { others[index].definition = "Something else \(index)." }
    return DeckDocument(
      key: "d", title: "Drives", summary: "Short.", concepts: [model, ego] + others)
  }

  @Test func aConceptStandsWithAllThatIsSaidOfIt() throws {
    let scene = try Scene([deck()])
    let sheet = try #require(try scene.store.sheet(ofDeck: "d"))
    #expect(sheet.title == "Drives" && sheet.summary == "Short.")
    #expect(sheet.entries.map(\.term) == ["Structural model", "Ego", "Id", "Freud"])
    #expect(sheet.entries[0].related == [.theorist: ["Freud"], .part: ["Ego"]])
    let ego = sheet.entries[1]
    #expect(ego.related == [.whole: ["Structural model"], .confusion: ["Id"]])
    #expect(ego.differences == ["The id wants, the other weighs."] && ego.isEssential)
    #expect(try scene.store.sheet(ofDeck: "none") == nil)
  }

  @Test func theLearnersWordsWinAndWhatVanishedIsLeftOut() throws {
    var scene = try Scene([deck()])
    try scene.store.edit(
      try scene.card("d/ego/define"),
      to: CardWords(prompt: "What is the ego?", answer: "My own words.", note: nil),
      at: scene.moment)
    var later = deck()
    later.concepts.removeAll { $0.key == "model" }
    later.concepts[0].partOf = nil
    later.concepts.swapAt(0, 2)
    _ = try scene.apply([later])
    let sheet = try #require(try scene.store.sheet(ofDeck: "d"))
    #expect(sheet.entries.map(\.term) == ["Freud", "Id", "Ego"])
    #expect(sheet.entries[2].definition == "My own words.")
  }

  @Test func aPlainDeckIsItsQuestionsAndAnswers() throws {
    let sheet = try #require(try Scene().store.sheet(ofDeck: "siblings"))
    #expect(sheet.entries.map(\.term) == ["Question one?", "Question two?", "Question three?"])
    #expect(sheet.entries[0].definition == "Answer one.")
  }
}
