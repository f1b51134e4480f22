import EngramCore
import Testing

@testable import EngramStore

/// What the learner's own decks must not change of those that come with engram.
struct BundledDeckTests {
  private func apply(bundled decks: [DeckDocument], to scene: inout Scene) throws -> [DeckReport] {
    try scene.store.apply(
      decks, isBundled: true, at: scene.moment, by: scene.engine, using: &scene.random)
  }

  @Test func ownDecksDoNotMakeReferencesOfBundledDecksAmbiguous() throws {
    var freud = Concept(key: "sigmund-freud", term: "Sigmund Freud", kind: .theorist)
    freud.definition = "The founder of psychoanalysis."
    var denial = Concept(key: "denial", term: "Denial", kind: .defence)
    denial.definition = "A refusal to take notice of a painful fact."
    denial.by = ["sigmund-freud"]
    let people = DeckDocument(key: "people", title: "People", concepts: [freud])
    let bundled = DeckDocument(key: "bundled", title: "Bundled", concepts: [denial])
    var scene = try Scene([])
    _ = try apply(bundled: [people, bundled], to: &scene)
    let before = try scene.cards
    let relations = try scene.rows("SELECT concept, target FROM relation")
    #expect(relations.count == 1)
    _ = try scene.apply([DeckDocument(key: "mine", title: "Mine", concepts: [freud])])
    for decks in [[people, bundled], [bundled]] {
      let reports = try apply(bundled: decks, to: &scene)
      #expect(reports.allSatisfy { !$0.changesAnything }, "\(reports)")
    }
    #expect(try Array(scene.cards.prefix(before.count)) == before)
    #expect(try scene.rows("SELECT concept, target FROM relation") == relations)
    try scene.expectSound()
  }

  /// A later version of the program brings a deck whose name the learner has used.
  @Test func aDeckOfTheLearnersMakesWayForABundledOneOfItsKey() throws {
    var scene = try Scene([])
    try scene.load([.row("What is a schema?", "A frame.")], deck: "Memory")
    try scene.answer(try scene.card("memory/what-is-a-schema/basic"), .good)
    _ = try apply(
      bundled: [DeckDocument(key: "memory", title: "Memory", concepts: [.plain("one")])],
      to: &scene)
    let own = try scene.card("memory-2/what-is-a-schema/basic")
    #expect(try scene.state(own)?.memory.repetitions == 1)
    #expect(try scene.cards.map(\.card.key.deck) == ["memory-2", "memory"])
    try scene.expectSound()
  }

  @Test func aBundledDeckTakesNoConceptOfTheLearners() throws {
    var scene = try Scene([DeckDocument(key: "mine", title: "Mine", concepts: [.plain("one")])])
    let card = try scene.card("mine/one/basic")
    var concept = Concept.plain("first")
    concept.was = ["mine/one"]
    let bundled = DeckDocument(key: "bundled", title: "Bundled", concepts: [concept])
    #expect(try apply(bundled: [bundled], to: &scene)[0].renamed == [])
    #expect(try scene.card("mine/one/basic") == card)
  }
}
