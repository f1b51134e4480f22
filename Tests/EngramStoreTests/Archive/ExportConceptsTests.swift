import EngramCore
import Testing

@testable import EngramStore

struct ExportConceptsTests {
  @Test func conceptsComeWholeAndInOrder() throws {
    let scene = try Scene.rich(seed: 3)
    var concepts: [ExportedConcept] = []
    try scene.store.forEachConcept(matching: .all, on: scene.moment.day) { concept in
      concepts.append(concept)
      return true
    }
    // But for the card that its file has no more.
    let cards = try scene.cards.filter { $0.card.prompt != "What is a schema?" }
    #expect(concepts.flatMap(\.cards) == cards)
    let names = concepts.compactMap { $0.cards.first?.card.key.conceptName }
    #expect(Set(names).count == names.count)
    #expect(concepts.compactMap(\.id) == ["guid-1"])
    var count = 0
    try scene.store.forEachConcept(matching: .kind(.theorist), on: scene.moment.day) { _ in
      count += 1
      return count < 1
    }
    #expect(count == 1)
  }

  /// GRDB ends the program at a read inside another one.
  @Test func readingInsideReading() throws {
    let scene = try Scene.rich(seed: 3)
    var events = 0
    try scene.store.forEachConcept(matching: .all, on: scene.moment.day) { concept in
      _ = try scene.store.deckSource("mind")
      for card in concept.cards { events += try scene.store.events(of: card.card.id).count }
      return true
    }
    #expect(events > 0)
    #expect(throws: StoreError.nothingToUndo) {
      try scene.store.forEachConcept(matching: .all, on: scene.moment.day) { _ in
        throw StoreError.nothingToUndo
      }
    }
    #expect(try scene.store.deckKeys().isEmpty == false)
  }

  @Test func theSourceOfADeckIsKept() throws {
    var scene = try Scene([])
    _ = try scene.store.apply(
      [.siblings], sources: ["siblings": "deck: Siblings\n"], isBundled: false, at: scene.moment,
      by: scene.engine, using: &scene.random)
    #expect(try scene.store.deckSource("siblings") == "deck: Siblings\n")
    #expect(try scene.store.deckSource("nowhere") == nil)
    var other = try Scene([], seed: 2)
    try other.restore(scene.archive)
    #expect(try other.store.deckSource("siblings") == "deck: Siblings\n")
  }
}
