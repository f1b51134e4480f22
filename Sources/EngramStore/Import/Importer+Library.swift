import EngramCore
import GRDB

extension Importer {
  /// The concept decks that are there, as text, but for those with these keys: what decks that are
  /// handed over may refer to.
  package func deckSources(but keys: [String]) throws -> [String] {
    let others = try Row.fetchAll(
      db,
      sql: """
        SELECT text, deck.key FROM deckSource JOIN deck ON deck.id = deckSource.deck
        ORDER BY deck.position, deck.id
        """)
    let keys = Set(keys)
    return others.compactMap { row in keys.contains(row["key"]) ? nil : row["text"] }
  }
}
