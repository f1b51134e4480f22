package import EngramCore
import GRDB

extension Store {
  /// A card with what is known of it; nil when there is none.
  package func card(_ id: ID<Card>) throws(StoreError) -> StudiedCard? {
    try read { db in
      let sql = "\(CardQuery.select) WHERE card.id = ?"
      return try CardQuery.fetchOne(db.cachedStatement(sql: sql), arguments: [id.rawValue])?.studied
    }
  }

  /// The card of that key; a key without a number also finds the first of several.
  package func card(_ key: CardKey) throws(StoreError) -> StudiedCard? {
    try read { db in
      let sql = """
        \(CardQuery.select) WHERE deck.key = ? AND concept.key = ? AND card.kind = ?
          AND card.number IN (?, ?) AND card.isHidden = 0 ORDER BY card.number LIMIT 1
        """
      let numbers = key.number.map { [$0, $0 == 1 ? 0 : $0] } ?? [0, 1]
      return try CardQuery.fetchOne(
        db.cachedStatement(sql: sql),
        arguments: [key.deck, key.concept, key.kind.rawValue, numbers[0], numbers[1]])?.studied
    }
  }

  /// Hands over the cards that match, in the order of decks and concepts, one at a time.
  ///
  /// - Parameter body: returns whether it wants more.
  package func forEachCard(
    matching query: Query, on day: Day, _ body: (StudiedCard) throws -> Bool
  ) throws(StoreError) {
    try read { db in
      let condition = QueryCondition(query, on: day)
      let sql = """
        \(CardQuery.select) WHERE card.isHidden = 0 AND \(condition.sql)
        ORDER BY deck.position, concept.position, concept.id, card.id
        """
      let found = try CardQuery.fetchCursor(db, sql: sql, arguments: condition.arguments)
      while let next = try found.next() {
        guard let card = next.studied else { continue }
        guard try body(card) else { return }
      }
    }
  }

  /// The cards that match, for acts on many.
  package func cardIDs(matching query: Query, on day: Day) throws(StoreError) -> [ID<Card>] {
    try read { db in
      let condition = QueryCondition(query, on: day)
      let sql = """
        SELECT card.id \(CardQuery.tables) WHERE card.isHidden = 0 AND \(condition.sql)
        ORDER BY card.id
        """
      return try Int64.fetchAll(db, sql: sql, arguments: condition.arguments).map { ID($0) }
    }
  }

  /// Puts the learner's own words in place of the deck's; nil goes back to the deck's.
  package func edit(
    _ card: ID<Card>, to words: CardWords?, at moment: Moment
  ) throws(StoreError) {
    try write { db in
      let before = try EditRecord.text(card, db)
      let after = words?.text
      guard before != after else { return }
      let command = try Command(at: moment, db)
      try db.execute(
        sql: "INSERT INTO act (sequence, kind, subject, before) VALUES (?, 'edit', ?, ?)",
        arguments: [command.sequence, "\(card.rawValue)", before])
      try EditRecord.put(after, for: card, db)
    }
  }

  /// Whether a deck is there for the learner: not when all its cards are hidden.
  static let isShown = """
    (cardCount > 0 OR NOT EXISTS (SELECT 1 FROM card JOIN concept ON concept.id = card.concept
      WHERE card.isHidden = 1 AND concept.deck = deck.id))
    """

  /// The keys of the decks in their order.
  package func deckKeys() throws(StoreError) -> [String] {
    try read { db in
      try String.fetchAll(
        db, sql: "SELECT key FROM deck WHERE \(Store.isShown) ORDER BY position, id")
    }
  }

  /// The decks in their order, with how many cards they have.
  package func decks() throws(StoreError) -> [DeckSummary] {
    try read { db in
      let sql = "SELECT * FROM deck WHERE \(Store.isShown) ORDER BY position, id"
      return try Row.fetchAll(db, sql: sql).map { row in
        DeckSummary(
          key: row["key"], title: row["title"], summary: row["summary"],
          isBundled: row["isBundled"], cards: row["cardCount"],
          concepts: try Int.fetchOne(
            db,
            sql: """
              SELECT count(*) FROM concept WHERE deck = ? AND NOT (
                EXISTS (SELECT 1 FROM card WHERE card.concept = concept.id AND isHidden = 1)
                AND NOT EXISTS (SELECT 1 FROM card WHERE card.concept = concept.id AND isHidden = 0))
              """,
            arguments: [row["id"] as Int64]) ?? 0)
      }
    }
  }
}

/// The words of a card that a learner may replace.
package struct CardWords: Hashable, Sendable {
  package let prompt: String
  package let answer: String
  package let note: String?

  package init(prompt: String, answer: String, note: String?) {
    self.prompt = CardWords.folded(prompt)
    self.answer = CardWords.folded(answer)
    self.note = note.map(CardWords.folded)
  }

  /// The sign that keeps the words apart in the history has no place in them.
  private static func folded(_ text: String) -> String {
    text.split(separator: EditRecord.separator, omittingEmptySubsequences: false)
      .joined(separator: " ")
  }

  fileprivate var text: String {
    ([prompt, answer] + [note].compactMap(\.self)).joined(separator: EditRecord.separator)
  }
}

/// A deck as the database has it.
package struct DeckSummary: Hashable, Sendable {
  package let key: String
  package let title: String
  package let summary: String?
  package let isBundled: Bool
  package let cards: Int
  package let concepts: Int
}

/// Cards joined with all that is shown of them.
///
/// Columns are read by their place: by name, reading a card would take twice as long.
struct CardQuery: FetchableRecord {
  /// Nil for a card of a kind that this program does not know.
  let studied: StudiedCard?

  static let tables = """
    FROM card JOIN concept ON concept.id = card.concept JOIN deck ON deck.id = concept.deck
    LEFT JOIN edit ON edit.card = card.id LEFT JOIN state ON state.card = card.id
    """

  static let select = """
    SELECT state.repetitions, state.easiness, state.interval, state.due, state.firstDay,
      state.lastDay, state.lapses, state.isDrillOpen, state.isSuspended, state.buriedUntil,
      state.lastEvent, card.id, deck.key, deck.title, concept.key, card.kind, card.number,
      coalesce(edit.prompt, card.prompt), coalesce(edit.answer, card.answer), card.aliases,
      CASE WHEN edit.card IS NULL THEN concept.note ELSE edit.note END,
      concept.tags, concept.citations, edit.card IS NOT NULL, card.citations
    \(tables)
    """

  init(row: Row) {
    guard let kind = CardKind(rawValue: row[15]) else {
      studied = nil
      return
    }
    let number: Int = row[16]
    let own = TextList.split(row[22])
    let further = TextList.split(row[24]).filter { !own.contains($0) }
    let key = CardKey(
      deck: row[12], concept: row[14], kind: kind, number: number == 0 ? nil : number)
    let card = Card(
      id: ID(row[11]), key: key, deckTitle: row[13], prompt: row[17], answer: row[18],
      aliases: TextList.split(row[19]), note: row[20], tags: TextList.split(row[21]),
      citations: own + further, isEdited: row[23])
    studied = StudiedCard(card: card, state: StateRecord.state(row))
  }
}
