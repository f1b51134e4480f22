package import EngramCore
import GRDB

extension Store {
  /// Computes every cached state anew from the log, in one transaction.
  ///
  /// - Returns: how many states differed from the cache.
  package func rebuild(by engine: Engine) throws(StoreError) -> Int {
    try write { db in
      let differing = try Store.refoldAll(by: engine, db)
      try Store.refillFresh(db)
      try Store.recountCards(db)
      try DayStart.rebuild(db)
      return differing
    }
  }

  /// - Returns: how many cards changed their due day.
  @discardableResult
  func refoldEverything(by engine: Engine, unless old: Engine, _ db: Database) throws -> Int {
    engine == old ? 0 : try Store.refoldAll(by: engine, db)
  }

  @discardableResult
  static func refoldAll(by engine: Engine, _ db: Database) throws -> Int {
    var differing = 0
    try forEachHistory(db) { card, events in
      let cached = try StateRecord.fetch(card, db)
      let folded = CardState.folding(events, by: engine)
      let changed = cached != folded
      if changed { differing += 1 }
      if let folded {
        try StateRecord.delete(card, db)
        _ = try StateRecord.move(card, to: folded, ifLastEventIs: nil, by: engine, db)
      } else if cached != nil {
        try StateRecord.delete(card, db)
      }
    }
    let orphans =
      "DELETE FROM state WHERE NOT EXISTS (SELECT 1 FROM event WHERE event.card = state.card)"
    try db.execute(sql: orphans)
    return differing + db.changesCount
  }

  /// Hands over the events card by card, in one pass over the log.
  static func forEachHistory(_ db: Database, _ body: (ID<Card>, [Event]) throws -> Void) throws {
    let sql = """
      SELECT \(Event.columns), event.card FROM event JOIN device ON device.id = event.device
      ORDER BY event.card
      """
    let rows = try Row.fetchCursor(db, sql: sql)
    var card: ID<Card>?
    var events: [Event] = []
    while let row = try rows.next() {
      let next = ID<Card>(row[10])
      if let card, card != next {
        try body(card, events)
        events.removeAll(keepingCapacity: true)
      }
      card = next
      if let event = Event(row) { events.append(event) }
    }
    if let card { try body(card, events) }
  }

  /// The list of cards that can be introduced, from the cards and their states.
  static func refillFresh(_ db: Database) throws {
    try db.execute(sql: "DELETE FROM fresh")
    try fillFresh(after: 0, db)
  }

  /// Adds those of the cards with numbers after `card` that can be introduced.
  static func fillFresh(after card: Int64, _ db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO fresh (deck, rank, card, concept)
        SELECT concept.deck, concept.rank, card.id, concept.id
        FROM card JOIN concept ON concept.id = card.concept
        LEFT JOIN state ON state.card = card.id
        WHERE card.id > ?
          AND (state.card IS NULL OR (state.due IS NULL AND state.isSuspended = 0))
        """, arguments: [card])
  }

  static func recountCards(_ db: Database) throws {
    try db.execute(sql: "UPDATE deck SET cardCount = \(cardCount)")
  }

  /// How many cards of `deck` can be seen.
  ///
  /// The hidden ones are subtracted, for both counts come from indexes alone.
  static let cardCount = """
    (SELECT count(*) FROM card JOIN concept ON concept.id = card.concept
      WHERE concept.deck = deck.id)
    - (SELECT count(*) FROM card JOIN concept ON concept.id = card.concept
      WHERE card.isHidden = 1 AND concept.deck = deck.id)
    """
}
