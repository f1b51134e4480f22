import EngramCore
import GRDB

/// A row of `card`, as far as bringing a deck up to date needs it.
struct CardRow {
  let known: CardMatching.Known
  let kind: String
  let aliases: String
  let citations: String

  static func all(of concept: Int64, _ db: Database) throws -> [CardRow] {
    let sql = """
      SELECT id, number, prompt, answer, kind, aliases, hasVanished, citations FROM card
      WHERE concept = ? ORDER BY id
      """
    return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [concept]).map { row in
      CardRow(
        known: CardMatching.Known(
          card: ID(row[0]), number: row[1], prompt: row[2], answer: row[3], hasVanished: row[6]),
        kind: row[4], aliases: row[5], citations: row[7])
    }
  }
}

/// The learner's own words for a card; they win over the deck's.
enum EditRecord {
  static func exists(_ card: ID<Card>, _ db: Database) throws -> Bool {
    try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM edit WHERE card = ?)", arguments: [card.rawValue])
      ?? false
  }

  /// The words as one text, for the history; nil when there are none.
  static func text(_ card: ID<Card>, _ db: Database) throws -> String? {
    let row = try Row.fetchOne(
      db, sql: "SELECT prompt, answer, note FROM edit WHERE card = ?",
      arguments: [card.rawValue])
    return row.map { row in
      ([row[0], row[1]] as [String] + [row[2] as String?].compactMap(\.self))
        .joined(separator: separator)
    }
  }

  /// Puts the words of `text` in place; nil takes the learner's words away.
  static func put(_ text: String?, for card: ID<Card>, _ db: Database) throws {
    try db.execute(sql: "DELETE FROM edit WHERE card = ?", arguments: [card.rawValue])
    guard let parts = text?.split(separator: separator, maxSplits: 2), parts.count >= 2 else {
      return
    }
    try db.execute(
      sql: "INSERT INTO edit (card, prompt, answer, note) VALUES (?, ?, ?, ?)",
      arguments: [
        card.rawValue, String(parts[0]), String(parts[1]),
        parts.count == 3 ? String(parts[2]) : nil,
      ])
  }

  /// The ASCII record separator: never part of a card's text.
  static let separator = "\u{1E}"
}
