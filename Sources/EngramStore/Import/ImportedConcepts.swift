import EngramCore
import GRDB

/// Finds the concept that a note to be imported is, if there is one.
struct ImportedConcepts {
  /// A concept of the database, as far as a note has to do with it.
  struct Found {
    let id: Int64
    let deck: Int64
    let key: String
    let isPlain: Bool
    let origin: String?
    let lineage: Int64?
    let note: String?
    let tags: String
    let citations: String
  }

  /// What is to become of a note.
  enum Match {
    /// It is this one.
    case known(Found)
    /// It is new, and this key is free.
    case new(key: String)
    /// This one, which was in the files before.
    case repeated(Found)
  }

  private let byOrigin: RawStatement
  private let byKey: RawStatement
  private let byRow: RawStatement
  private let cards: RawStatement
  private let before: Int64
  /// Of those there were, which the files have.
  private var seen: RowSet

  /// So many notes of one deck that ask the same are told apart by numbers; further ones by what
  /// they answer.
  private static let numbers = 2...9

  init(before: Int64, _ db: Database) throws {
    let columns = """
      SELECT concept.id, concept.deck, concept.key, concept.kind = 'plain', concept.origin,
        concept.lineage, concept.note, concept.tags, concept.citations FROM concept
      """
    byOrigin = try RawStatement(
      """
      \(columns) JOIN deck ON deck.id = concept.deck
      WHERE concept.origin = ? AND deck.isBundled = 0 ORDER BY concept.id
      """, db)
    byKey = try RawStatement("\(columns) WHERE concept.deck = ? AND concept.key = ?", db)
    byRow = try RawStatement("\(columns) WHERE concept.id = ?", db)
    cards = try RawStatement(
      "SELECT kind, prompt, answer FROM card WHERE concept = ? AND hasVanished = 0 ORDER BY id", db)
    self.before = before
    seen = RowSet(upTo: before)
  }

  /// Whether the files of this import have it.
  func hasSeen(_ concept: Int64) -> Bool { concept > before || seen.contains(concept) }

  mutating func see(_ concept: Int64) { seen.insert(concept) }

  func known(origin: String) throws -> Found? { try fetch(byOrigin, .text(origin)) }

  func known(_ key: String, in deck: Int64) throws -> Found? {
    try fetch(byKey, .number(deck), .text(key))
  }

  func known(row: Int64) throws -> Found? { try fetch(byRow, .number(row)) }

  private func fetch(_ statement: RawStatement, _ values: RawStatement.Value...) throws -> Found? {
    for (index, value) in values.enumerated() { statement.bind(value, at: Int32(index + 1)) }
    var found: Found?
    try statement.forEach { row in
      found = Found(
        id: row.number(0), deck: row.number(1), key: row.string(2) ?? "",
        isPlain: row.number(3) == 1, origin: row.string(4),
        lineage: row.isNull(5) ? nil : row.number(5), note: row.string(6),
        tags: row.string(7) ?? "", citations: row.string(8) ?? "")
      return false
    }
    return found
  }

  /// What a note is that no id finds, in its deck.
  func match(_ ready: ReadyNote, in deck: Int64) throws -> Match {
    if ready.note.name != nil {
      guard let found = try known(ready.key, in: deck) else { return .new(key: ready.key) }
      if found.isPlain { return hasSeen(found.id) ? .repeated(found) : .known(found) }
    }
    return try among(ready.note, ready.key, in: deck)
  }

  /// One of those whose key begins so: one with the same cards, else the first that no other note
  /// of the files is.
  private func among(_ note: ImportedNote, _ key: String, in deck: Int64) throws -> Match {
    var free: Found?
    for number in [1] + ImportedConcepts.numbers {
      let key = number == 1 ? key : "\(key)-\(number)"
      guard let found = try known(key, in: deck) else {
        return free.map { .known($0) } ?? .new(key: key)
      }
      guard isCandidate(found, for: note) else { continue }
      let hasBeen = hasSeen(found.id)
      if try hasCards(of: note, found) {
        // Another id is another note, however much it looks like this one.
        if !hasBeen { return .known(found) }
        if note.id == nil { return .repeated(found) }
      } else if !hasBeen {
        free = free ?? found
      }
    }
    let last = key + "-" + ImportedConcepts.digest(of: note)
    if let found = try known(last, in: deck) {
      return hasSeen(found.id) ? .repeated(found) : .known(found)
    }
    return free.map { .known($0) } ?? .new(key: last)
  }

  private func isCandidate(_ found: Found, for note: ImportedNote) -> Bool {
    found.isPlain && (found.origin == nil || note.id == nil || found.origin == note.id)
  }

  /// Whether the concept asks what the note asks, and nothing else.
  func hasCards(of note: ImportedNote, _ found: Found) throws -> Bool {
    var left = note.cards
    var isEqual = true
    try cards.forEach(.number(found.id)) { row in
      let place = left.firstIndex { card in
        row.holds(card.prompt, 1) && row.holds(card.answer, 2) && row.holds(card.kind.rawValue, 0)
      }
      if let place { left.remove(at: place) }
      isEqual = place != nil
      return isEqual
    }
    return isEqual && left.isEmpty
  }

  private static func digest(of note: ImportedNote) -> String {
    var hash = NameHash(note.id ?? "")
    for card in note.cards {
      for part in [card.kind.rawValue, card.prompt, card.answer] {
        hash.append(part)
        hash.append(0)
      }
    }
    return String(SeededGenerator.mix(hash.value), radix: 36)
  }
}
