import EngramCore
import GRDB

/// Writes the rows of imported notes.
struct NoteRows {
  private let concept: RawStatement
  private let card: RawStatement
  private let conceptUpdate: RawStatement
  private let cardUpdate: RawStatement
  private let stateUpdate: RawStatement
  private let db: Database

  init(_ db: Database) throws {
    self.db = db
    concept = try RawStatement(
      """
      INSERT INTO concept (deck, key, kind, note, tags, citations, rank, position, origin, lineage)
      VALUES (?, ?, 'plain', ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (deck, key) DO NOTHING
      """, db)
    card = try RawStatement(
      """
      INSERT INTO card (concept, kind, number, prompt, answer, aliases) VALUES (?, ?, ?, ?, ?, ?)
      """, db)
    conceptUpdate = try RawStatement(
      """
      UPDATE concept SET deck = ?1, key = ?2, note = ?3, tags = ?4, citations = ?5,
        position = coalesce(?6, position), origin = ?7,
        rank = iif(?8, min(coalesce(?6, position), \(Rank.others) - 1),
          \(Rank.others) + coalesce(?6, position))
      WHERE id = ?9
      """, db)
    cardUpdate = try RawStatement(
      """
      UPDATE card SET number = ?, prompt = ?, answer = ?, aliases = ?,
        hasVanished = 0, isHidden = 0 WHERE id = ?
      """, db)
    stateUpdate = try RawStatement("UPDATE state SET deck = ? WHERE concept = ?", db)
  }

  /// What a concept says beside its cards, as its row has it.
  struct Words: Hashable {
    let note: String?
    let tags: String
    let citations: String

    var isEssential: Bool {
      !tags.isEmpty
        && tags.utf8.split(separator: 0x0A).contains { $0.elementsEqual(Concept.essentials.utf8) }
    }
  }

  /// Where a concept stands.
  struct Spot: Hashable {
    let deck: Int64
    let key: String
    /// Nil for where it is.
    let position: Int?

    /// What is essential comes before all else.
    func rank(isEssential: Bool) -> Int {
      let position = position ?? 0
      return isEssential ? min(position, Rank.others - 1) : Rank.others + position
    }
  }

  /// - Returns: its row; nil where the deck has another concept of that key.
  func insert(_ words: Words, at spot: Spot, origin: String?, lineage: Int64) throws -> Int64? {
    let rank = spot.rank(isEssential: words.isEssential)
    let added = try concept.run(
      .number(spot.deck), .text(spot.key), .optional(words.note), .text(words.tags),
      .text(words.citations), .number(Int64(rank)), .number(Int64(spot.position ?? 0)),
      .optional(origin), .number(lineage))
    return added == 1 ? db.lastInsertedRowID : nil
  }

  func insert(_ placed: NoteMatching.Placed, of concept: Int64) throws -> Int64 {
    try card.run(
      .number(concept), .text(placed.card.kind.rawValue), .number(Int64(placed.number)),
      .text(placed.card.prompt), .text(placed.card.answer),
      .text(TextList.joined(placed.card.aliases)))
    return db.lastInsertedRowID
  }

  func update(_ concept: Int64, _ words: Words, at spot: Spot, origin: String?) throws {
    try conceptUpdate.run(
      .number(spot.deck), .text(spot.key), .optional(words.note), .text(words.tags),
      .text(words.citations), .optional(spot.position), .optional(origin),
      .number(words.isEssential ? 1 : 0), .number(concept))
    if spot.position != nil { try stateUpdate.run(.number(spot.deck), .number(concept)) }
  }

  /// The card is asked again where it had vanished.
  func update(_ placed: NoteMatching.Placed, _ card: Int64) throws {
    try cardUpdate.run(
      .number(Int64(placed.number)), .text(placed.card.prompt), .text(placed.card.answer),
      .text(TextList.joined(placed.card.aliases)), .number(card))
  }
}

extension NoteRows.Words {
  init(_ note: ImportedNote) {
    self.note = note.note
    tags = TextList.joined(note.tags)
    citations = TextList.joined(note.citations)
  }

  init(_ found: ImportedConcepts.Found) {
    note = found.note
    tags = found.tags
    citations = found.citations
  }
}

extension RawStatement.Value {
  static func optional(_ text: String?) -> RawStatement.Value { text.map { .text($0) } ?? .null }
}
