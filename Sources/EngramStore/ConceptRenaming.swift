import EngramCore
import GRDB

/// Lets concepts that have another key now, or stand in another deck, go on with their cards.
///
/// Before the decks are written, or the old concept would be retired and the new one begin anew.
enum ConceptRenaming {
  /// - Parameter areBundled: whether a concept may come from a bundled deck that is not among `decks`,
  ///   as when one was split; a file of the learner's must not take what another one has, nor a
  ///   bundled deck what is the learner's.
  /// - Returns: what was renamed, by the key of the deck that has it now.
  static func apply(
    _ decks: [DeckDocument], areBundled: Bool, _ db: Database
  ) throws -> [String: [DeckReport.Renaming]] {
    let given = Set(decks.map(\.key))
    let kept = Set(decks.flatMap { deck in deck.concepts.map { "\(deck.key)/\($0.key)" } })
    var renamed: [String: [DeckReport.Renaming]] = [:]
    for deck in decks {
      for concept in deck.concepts where !concept.was.isEmpty {
        guard try find(concept.key, in: deck.key, db) == nil else { continue }
        for reference in concept.was {
          let parts = reference.split(separator: "/").map(String.init)
          let home = parts.count == 2 ? parts[0] : deck.key
          let key = parts.last ?? ""
          guard try given.contains(home) || areBundled && isBundled(home, db),
            !kept.contains("\(home)/\(key)"),
            let id = try find(key, in: home, db)
          else { continue }
          try move(id, to: concept.key, in: deck.key, db)
          renamed[deck.key, default: []].append(
            DeckReport.Renaming(from: "\(home)/\(key)", to: "\(deck.key)/\(concept.key)"))
          break
        }
      }
    }
    return renamed
  }

  private static func isBundled(_ deck: String, _ db: Database) throws -> Bool {
    try Bool.fetchOne(
      db.cachedStatement(sql: "SELECT isBundled FROM deck WHERE key = ?"), arguments: [deck])
      == true
  }

  private static func find(_ key: String, in deck: String, _ db: Database) throws -> Int64? {
    let sql = """
      SELECT concept.id FROM deck JOIN concept ON concept.deck = deck.id
      WHERE deck.key = ? AND concept.key = ?
      """
    return try Int64.fetchOne(db.cachedStatement(sql: sql), arguments: [deck, key])
  }

  /// The deck stands in the cache too; the list of new cards is made anew after every update.
  private static func move(_ id: Int64, to key: String, in deck: String, _ db: Database) throws {
    try db.execute(
      sql: """
        UPDATE concept SET key = ?, deck = (SELECT id FROM deck WHERE key = ?) WHERE id = ?
        """, arguments: [key, deck, id])
    try db.execute(
      sql: "UPDATE state SET deck = (SELECT deck FROM concept WHERE id = ?1) WHERE concept = ?1",
      arguments: [id])
  }
}
