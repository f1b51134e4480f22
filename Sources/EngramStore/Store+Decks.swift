package import EngramCore
import GRDB

extension Store {
  /// Brings decks into the database, or up to date, all in one transaction.
  ///
  /// Cards keep their schedules and the learner's own words; cards that a deck no longer has are
  /// suspended. References between the decks, and to decks already there, are resolved.
  ///
  /// - Parameter sources: the decks as text, by their keys.
  package func apply(
    _ decks: [DeckDocument], sources: [String: String] = [:], isBundled: Bool, at moment: Moment,
    by engine: Engine, using generator: inout some RandomNumberGenerator
  ) throws(StoreError) -> [DeckReport] {
    var random = generator
    defer { generator = random }
    return try write { db in
      var suspensions = Suspensions()
      let reports = try DeckWriter.write(
        decks, sources: sources, isBundled: isBundled, &suspensions, db)
      try suspensions.record(at: moment, by: engine, using: &random, db)
      try Store.refillFresh(db)
      try Store.recountCards(db)
      return reports
    }
  }

  /// Notes which files the bundled decks were last read from, so that the next start can tell.
  package func bundle() throws(StoreError) -> String? {
    try read { db in try Meta.value("bundle", db) }
  }

  package func setBundle(_ fingerprint: String) throws(StoreError) {
    try write { db in try Meta.put(fingerprint, for: "bundle", db) }
  }
}

/// Cards to be suspended because they vanished, or resumed because they are back.
struct Suspensions {
  var vanished: [ID<Card>] = []
  var returned: [ID<Card>] = []

  /// The card is back.
  ///
  /// - Returns: whether it is asked again: what the learner suspended stays so.
  mutating func takeBack(_ card: ID<Card>, _ db: Database) throws -> Bool {
    returned.append(card)
    return try StateRecord.fetch(card, db)?.isSuspended != true || Suspensions.isByDeck(card, db)
  }

  func record(
    at moment: Moment, by engine: Engine, using random: inout some RandomNumberGenerator,
    _ db: Database
  ) throws {
    guard !vanished.isEmpty || !returned.isEmpty else { return }
    let command = try Command(at: moment, db)
    // Noted as done by the deck: an undo of the learner's passes over it.
    try db.execute(
      sql: "INSERT INTO act (sequence, kind, subject, isUndone) VALUES (?, 'decks', '', 1)",
      arguments: [command.sequence])
    let acts = vanished.map { ($0, Event.Kind.suspend) } + returned.map { ($0, .resume) }
    for (card, kind) in acts {
      let old = try StateRecord.fetch(card, db)
      guard old?.isSuspended != (kind == .suspend) else { continue }
      if kind == .resume, try !Suspensions.isByDeck(card, db) { continue }
      _ = try command.append(
        kind, of: card, id: .random(using: &random), from: old, by: engine, db)
    }
  }

  /// Whether the deck suspended the card last, and not the learner, whose word stays.
  private static func isByDeck(_ card: ID<Card>, _ db: Database) throws -> Bool {
    let sql = """
      SELECT act.kind IS 'decks' AND device.isOwn FROM event
      JOIN device ON device.id = event.device LEFT JOIN act ON act.sequence = event.sequence
      WHERE event.card = ? AND event.kind = ? ORDER BY event.id DESC LIMIT 1
      """
    let isByDeck = try Bool.fetchOne(
      db, sql: sql, arguments: [card.rawValue, EventRecord(.suspend).kind])
    return isByDeck ?? false
  }
}

/// Small facts about the database itself.
enum Meta {
  static func value(_ key: String, _ db: Database) throws -> String? {
    try String.fetchOne(
      db.cachedStatement(sql: "SELECT value FROM meta WHERE key = ?"), arguments: [key])
  }

  static func put(_ value: String, for key: String, _ db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO meta (key, value) VALUES (?, ?)
        ON CONFLICT (key) DO UPDATE SET value = excluded.value
        """, arguments: [key, value])
  }
}
