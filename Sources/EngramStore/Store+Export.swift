package import EngramCore
import GRDB

extension Store {
  /// Hands over the concepts with those of their cards that match, in the order of decks and
  /// concepts, one at a time.
  ///
  /// Hidden cards are left out, and those that their decks have no more.
  ///
  /// - Parameter body: returns whether it wants more.
  package func forEachConcept(
    matching query: Query, on day: Day, _ body: (ExportedConcept) throws -> Bool
  ) throws(StoreError) {
    try read { db in
      let condition = QueryCondition(query, on: day)
      let sql = """
        \(CardQuery.select) WHERE card.isHidden = 0 AND card.hasVanished = 0
          AND \(condition.sql)
        ORDER BY deck.position, deck.id, concept.position, concept.id, card.id
        """
      let found = try CardQuery.fetchCursor(db, sql: sql, arguments: condition.arguments)
      var cards: [StudiedCard] = []
      while let next = try found.next() {
        guard let card = next.studied else { continue }
        if let last = cards.last?.card.key.conceptName, last != card.card.key.conceptName {
          guard try body(Store.exported(cards, db)) else { return }
          cards.removeAll(keepingCapacity: true)
        }
        cards.append(card)
      }
      if !cards.isEmpty { _ = try body(Store.exported(cards, db)) }
    }
  }

  private static func exported(
    _ cards: [StudiedCard], _ db: Database
  ) throws -> ExportedConcept {
    let sql = """
      SELECT concept.origin FROM card JOIN concept ON concept.id = card.concept WHERE card.id = ?
      """
    let origin = try String?.fetchOne(
      db.cachedStatement(sql: sql), arguments: [cards.first?.card.id.rawValue])
    return ExportedConcept(id: origin ?? nil, cards: cards)
  }

  /// The file of a concept deck, as it was last read; nil for a plain deck.
  package func deckSource(_ key: String) throws(StoreError) -> String? {
    try read { db in
      try String.fetchOne(
        db,
        sql: """
          SELECT text FROM deckSource JOIN deck ON deck.id = deckSource.deck WHERE deck.key = ?
          """, arguments: [key])
    }
  }

  /// Every name of a picture or a sound that any card may mean: hidden ones, the learner's own words
  /// and what an undo would bring back included.
  package func mediaNames() throws(StoreError) -> Set<String> {
    try read { db in
      let texts = try String.fetchCursor(
        db,
        sql: """
          SELECT text FROM (SELECT prompt AS text FROM card UNION ALL SELECT answer FROM card
            UNION ALL SELECT prompt FROM edit UNION ALL SELECT answer FROM edit
            UNION ALL SELECT note FROM edit WHERE note IS NOT NULL
            UNION ALL SELECT note FROM concept WHERE note IS NOT NULL
            UNION ALL SELECT before FROM importChange JOIN import ON import.id = importChange.import
              WHERE before IS NOT NULL AND isUndone = 0)
          WHERE instr(text, '[image: ') > 0 OR instr(text, '[sound: ') > 0
          """)
      var names: Set<String> = []
      while let text = try texts.next() { names.formUnion(MediaMention.candidates(in: text)) }
      return names
    }
  }
}
