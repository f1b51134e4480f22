import EngramCore
import GRDB

/// The names of all cards, concept by concept, and which of them can be asked.
struct CardNames {
  /// The cards that match; nil for all.
  private let matching: Set<Int64>?
  /// The decks with plain cards that match; nil for all.
  private let plainDecks: Set<Int64>?
  private let suspended: Set<Int64>
  private let vanished: Set<Int64>
  /// How the names of their cards begin.
  private let decks: [Int64: NameHash]
  private let db: Database

  init(matching query: Query, on day: Day, _ db: Database) throws {
    self.db = db
    suspended = try Int64.fetchSet(
      db.cachedStatement(sql: "SELECT card FROM state WHERE isSuspended = 1"))
    vanished = try Int64.fetchSet(
      db.cachedStatement(sql: "SELECT id FROM card WHERE hasVanished = 1"))
    decks = try Row.fetchAll(db.cachedStatement(sql: "SELECT id, key FROM deck"))
      .reduce(into: [:]) { decks, row in
        decks[row[0], default: NameHash()].append("\(row[1] as String)/")
      }
    guard query != .all else {
      matching = nil
      plainDecks = nil
      return
    }
    let condition = QueryCondition(query, on: day)
    // Concepts before their cards, since most conditions are on concepts.
    let sql = """
      SELECT card.id, CASE concept.kind WHEN 'plain' THEN concept.deck END
      FROM concept JOIN deck ON deck.id = concept.deck
        CROSS JOIN card ON card.concept = concept.id
        LEFT JOIN edit ON edit.card = card.id LEFT JOIN state ON state.card = card.id
      WHERE \(condition.sql)
      """
    var cards: Set<Int64> = []
    var plain: Set<Int64> = []
    try RawRows(sql, arguments: condition.arguments, db).forEach { row in
      cards.insert(row.number(0))
      if row.number(1) != 0 { plain.insert(row.number(1)) }
    }
    matching = cards
    plainDecks = plain
  }

  /// Whether its deck has it no more.
  func hasVanished(_ card: Int64) -> Bool { !vanished.isEmpty && vanished.contains(card) }

  /// Whether it matches and is not suspended.
  func isAskable(_ card: Int64) -> Bool {
    (suspended.isEmpty || !suspended.contains(card)) && (matching?.contains(card) ?? true)
  }

  func forEach(_ body: (RawRow) -> Void) throws { try RawRows(sql, db).forEach(body) }

  /// By an index that holds all that is asked of cards; the concepts come along one after another.
  ///
  /// Plain questions of decks that nothing matches in are left out: they may be very many.
  private var sql: String {
    let columns = """
      SELECT card.concept, card.id, card.kind, card.number, concept.deck, concept.key, concept.kind
      """
    let order = "ORDER BY card.concept, card.kind, card.number"
    guard let plainDecks else {
      return """
        \(columns) FROM card CROSS JOIN concept ON concept.id = card.concept \(order)
        """
    }
    let numbers = plainDecks.sorted().map(String.init).joined(separator: ", ")
    return """
      \(columns) FROM concept CROSS JOIN card ON card.concept = concept.id
      WHERE concept.kind <> 'plain' OR concept.deck IN (\(numbers))
      ORDER BY concept.id, card.kind, card.number
      """
  }
}

extension CardNames {
  static func concept(_ row: RawRow) -> Int64 { row.number(0) }
  static func card(_ row: RawRow) -> Int64 { row.number(1) }
  static func deck(_ row: RawRow) -> Int64 { row.number(4) }
  static func kind(_ row: RawRow) -> String { String(decoding: row.text(6), as: UTF8.self) }

  static func isOfKind(_ kind: String, _ row: RawRow) -> Bool { row.text(6).isEqual(to: kind) }

  func conceptName(_ row: RawRow) -> NameHash {
    var name = decks[CardNames.deck(row)] ?? NameHash()
    name.append(row.text(5))
    return name
  }

  /// As in `CardKey`.
  static func name(_ row: RawRow, after concept: NameHash) -> NameHash {
    var name = concept
    name.append("/" as StaticString)
    name.append(row.text(2))
    let number = row.number(3)
    if number > 0 { name.append("/\(number)" as String) }
    return name
  }
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate func isEqual(to text: String) -> Bool {
    guard count == text.utf8.count else { return false }
    var place = 0
    for byte in text.utf8 {
      if self[place] != byte { return false }
      place += 1
    }
    return true
  }
}
