import EngramCore
import GRDB

/// A row of `concept`, as a deck document gives it.
struct ConceptRow: Hashable {
  private let key: String
  private let term: String?
  private let kind: String
  private let definition: String?
  private let note: String?
  private let aliases: String
  private let tags: String
  private let citations: String
  private let phrase: String?
  private let rank: Int
  private let position: Int

  init(_ concept: Concept, of deck: DeckDocument, rank: Int, position: Int) {
    // A plain concept is its card: its words stand there only.
    let isPlain = concept.kind == .plain
    key = concept.key
    term = isPlain ? nil : concept.term
    kind = concept.kind.rawValue
    definition = isPlain ? nil : concept.definition
    note = concept.note
    aliases = TextList.joined(concept.aliases)
    tags = TextList.joined(concept.tags)
    citations = TextList.joined(deck.citations(of: concept))
    phrase = concept.ownPhrase
    self.rank = rank
    self.position = position
  }

  private init(_ row: Row, key: String) {
    self.key = key
    term = row[1]
    kind = row[2]
    definition = row[3]
    note = row[4]
    aliases = row[5]
    tags = row[6]
    citations = row[7]
    phrase = row[8]
    rank = row[9]
    position = row[10]
  }

  /// Writes it, unless it is there just so.
  ///
  /// - Returns: its number, and whether it says something else beside its cards than it said before.
  func put(into deck: Int64, _ db: Database) throws -> (id: Int64, isOther: Bool) {
    let selection = """
      SELECT id, term, kind, definition, note, aliases, tags, citations, phrase, rank, position
      FROM concept WHERE deck = ? AND key = ?
      """
    let found = try Row.fetchOne(
      db.cachedStatement(sql: selection), arguments: [deck, key])
    let values: StatementArguments = [
      term, kind, definition, note, aliases, tags, citations, phrase, rank, position,
    ]
    guard let found else {
      let sql = """
        INSERT INTO concept (term, kind, definition, note, aliases, tags, citations, phrase, rank,
          position, deck, key)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
      let place: StatementArguments = [deck, key]
      try db.cachedStatement(sql: sql).execute(arguments: values + place)
      return (db.lastInsertedRowID, false)
    }
    let old = ConceptRow(found, key: key)
    let id: Int64 = found[0]
    guard old != self else { return (id, false) }
    let sql = """
      UPDATE concept SET term = ?, kind = ?, definition = ?, note = ?, aliases = ?, tags = ?,
        citations = ?, phrase = ?, rank = ?, position = ? WHERE id = ?
      """
    let number: StatementArguments = [id]
    try db.cachedStatement(sql: sql).execute(arguments: values + number)
    let isOther =
      note != old.note || aliases != old.aliases || tags != old.tags || citations != old.citations
    return (id, isOther)
  }
}
