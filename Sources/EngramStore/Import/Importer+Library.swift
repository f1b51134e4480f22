import EngramCore
import GRDB

extension Importer {
  /// The concept decks that are there, as text, but for the one with that key: what a deck that is
  /// handed over may refer to.
  package func deckSources(but key: String) throws -> [String] {
    try String.fetchAll(
      db,
      sql: """
        SELECT text FROM deckSource JOIN deck ON deck.id = deckSource.deck WHERE deck.key <> ?
        ORDER BY deck.position, deck.id
        """, arguments: [key])
  }
}
