import EngramCore
import Testing

@testable import EngramStore

struct ContentHashTests {
  private func scene(_ decks: [DeckDocument]) throws -> Scene {
    var scene = try Scene([])
    for deck in decks { _ = try scene.apply([deck]) }
    return scene
  }

  private static let decks = ["a", "b"].enumerated().map { index, key in
    var deck = DeckDocument.plain(key, count: 3, reversed: 2)
    deck.position = index + 1
    return deck
  }

  @Test func theNumbersAndTheOrderOfRowsDoNotMatter() throws {
    var one = try scene(ContentHashTests.decks)
    var other = try scene(ContentHashTests.decks.reversed())
    #expect(try one.card("a/a0/basic") != other.card("a/a0/basic"))
    #expect(try one.hash == other.hash)
    for card in try one.cards { try one.answer(card.card.id, .good) }
    #expect(try one.hash != other.hash)
    let log = try one.cards.reversed().flatMap { card in
      let there = try other.card(card.card.key.description)
      return try one.store.events(of: card.card.id).map { (there, $0) }
    }
    _ = try other.store.merge(log, by: other.engine, using: &other.random)
    #expect(try one.hash == other.hash)
    #expect(try one.store.examine(by: one.engine).hash == other.hash)
  }

  @Test(arguments: [
    "UPDATE deck SET title = title || ' '", "UPDATE deck SET position = position + 1",
    "UPDATE concept SET tags = 'x' WHERE id = 1", "UPDATE concept SET origin = 'x' WHERE id = 1",
    "UPDATE card SET answer = 'x' WHERE id = 1", "UPDATE card SET hasVanished = 1 WHERE id = 1",
    "INSERT INTO relation VALUES (1, 'by', 2)", "INSERT INTO contrast VALUES (1, 2)",
    "INSERT INTO edit VALUES (1, 'q', 'a', NULL)", "INSERT INTO edit VALUES (1, 'q', 'a', '')",
    "INSERT INTO setting VALUES ('new-per-day', '7')", "INSERT INTO deckSource VALUES (1, 'deck')",
    "UPDATE quiz SET isFinished = 1", "UPDATE quizItem SET isFlagged = 1 WHERE number = 1",
    "UPDATE quizOption SET text = 'x' WHERE number = 0",
  ])
  func whatIsHeldMatters(change: String) throws {
    var scene = try scene(ContentHashTests.decks)
    _ = try scene.begin(scene.cards.prefix(3).map(\.card.id))
    let hash = try scene.hash
    try scene.sql(change)
    #expect(try scene.hash != hash)
  }

  @Test(arguments: [
    "UPDATE state SET lapses = lapses + 1", "DELETE FROM fresh",
    "INSERT INTO setting VALUES ('new-per-day', '20')", "INSERT INTO meta VALUES ('x', 'y')",
  ])
  func whatCanBeRebuiltDoesNot(change: String) throws {
    var scene = try scene(ContentHashTests.decks)
    try scene.answer(try scene.card("a/a0/basic"), .good)
    let hash = try scene.hash
    try scene.sql(change)
    #expect(try scene.hash == hash)
    #expect(hash.utf8.count == 32)
  }
}
