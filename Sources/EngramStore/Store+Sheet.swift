package import EngramCore
import GRDB

extension Store {
  /// The deck of that key as a study sheet, in the learner's words where there are any; nil when
  /// there is none.
  package func sheet(ofDeck key: String) throws(StoreError) -> StudySheet? {
    try read { db in
      let deck = try Row.fetchOne(
        db, sql: "SELECT id, title, summary FROM deck WHERE key = ?", arguments: [key])
      guard let deck else { return nil }
      let reader = try SheetReader(deck: deck["id"], db)
      return StudySheet(
        title: deck["title"], summary: deck["summary"], entries: try reader.entries(db))
    }
  }
}

/// Gathers what a sheet says of the concepts of one deck.
private struct SheetReader {
  private let deck: Int64
  /// By the concept that they are said of.
  private var related: [Int64: [StudySheet.Relation: [String]]] = [:]

  init(deck: Int64, _ db: Database) throws {
    self.deck = deck
    let relations: [(StudySheet.Relation, String)] = [
      (.theorist, "by"), (.whole, "partOf"), (.confusion, "confusedWith"),
    ]
    let named = """
      SELECT relation.concept, other.term FROM concept
        JOIN relation ON relation.concept = concept.id JOIN concept AS other ON other.id = target
      WHERE concept.deck = ? AND relation.kind = ? AND other.term IS NOT NULL
      ORDER BY other.deck, other.position
      """
    for (relation, kind) in relations { try read(relation, named, [deck, kind], db) }
    let parts = """
      SELECT target, concept.term FROM concept JOIN relation ON relation.concept = concept.id
      WHERE concept.deck = ? AND relation.kind = ? AND concept.term IS NOT NULL
      ORDER BY concept.position
      """
    try read(.part, parts, [deck, "partOf"], db)
  }

  private mutating func read(
    _ relation: StudySheet.Relation, _ sql: String, _ arguments: StatementArguments, _ db: Database
  ) throws {
    let rows = try Row.fetchCursor(db, sql: sql, arguments: arguments)
    while let row = try rows.next() {
      related[row[0], default: [:]][relation, default: []].append(row[1])
    }
  }

  func entries(_ db: Database) throws -> [StudySheet.Entry] {
    let sql = """
      SELECT id, term, definition, note, aliases, tags, citations FROM concept
      WHERE deck = ? AND EXISTS (SELECT 1 FROM card
        WHERE card.concept = concept.id AND card.hasVanished = 0)
      ORDER BY position, id
      """
    return try Row.fetchAll(db, sql: sql, arguments: [deck]).flatMap { try entries(of: $0, db) }
  }

  /// One entry; a plain concept is its cards, so it may have several.
  private func entries(of concept: Row, _ db: Database) throws -> [StudySheet.Entry] {
    let id: Int64 = concept["id"]
    let cards = try SheetCard.all(of: id, db)
    func entry(_ term: String, _ definition: String?) -> StudySheet.Entry {
      StudySheet.Entry(
        term: term, definition: definition,
        isEssential: TextList.split(concept["tags"]).contains(Concept.essentials),
        aliases: TextList.split(concept["aliases"]), related: related[id] ?? [:],
        differences: cards.filter { $0.kind == .contrast }.map(\.answer),
        note: concept["note"], citations: TextList.split(concept["citations"]))
    }
    guard let term = concept["term"] as String? else {
      return cards.filter { $0.kind == .basic }.map { entry($0.prompt, $0.answer) }
    }
    let own = cards.first { ($0.kind == .define || $0.kind == .works) && $0.isEdited }
    return [entry(term, own?.answer ?? concept["definition"])]
  }
}

/// The words of a card, as far as a sheet shows them.
private struct SheetCard: FetchableRecord {
  let kind: CardKind?
  let prompt: String
  let answer: String
  let isEdited: Bool

  init(row: Row) {
    kind = CardKind(rawValue: row[0])
    prompt = row[1]
    answer = row[2]
    isEdited = row[3]
  }

  static func all(of concept: Int64, _ db: Database) throws -> [SheetCard] {
    let sql = """
      SELECT card.kind, coalesce(edit.prompt, card.prompt), coalesce(edit.answer, card.answer),
        edit.card IS NOT NULL
      FROM card LEFT JOIN edit ON edit.card = card.id
      WHERE card.concept = ? AND card.hasVanished = 0 ORDER BY card.number, card.id
      """
    return try fetchAll(db.cachedStatement(sql: sql), arguments: [concept])
  }
}
