package import EngramCore
import GRDB

/// What looking over a database found.
package struct Findings: Hashable, Sendable {
  package let problems: [Problem]
  package let events: Int
  package let cards: Int
  /// Of all content, 32 hexadecimal digits: equal where two databases hold the same; nil for one
  /// of an older format.
  package let hash: String?

  package struct Problem: Hashable, Sendable {
    package let text: String
    /// Whether `doctor --rebuild` mends it.
    package let isMendable: Bool
  }
}

extension Store {
  /// Checks the file, the references in it, and every cached state against the log.
  ///
  /// Changes nothing.
  package func examine(by engine: Engine) throws(StoreError) -> Findings {
    try read { db in
      var problems: [Findings.Problem] = []
      func found(_ text: String, isMendable: Bool = false) {
        problems.append(Findings.Problem(text: text, isMendable: isMendable))
      }
      for line in try String.fetchAll(db, sql: "PRAGMA integrity_check(20)") where line != "ok" {
        found("file: \(line)")
      }
      for row in try Row.fetchAll(db, sql: "PRAGMA foreign_key_check") {
        found("a row of \(row[0] as String) names a \(row[2] as String) that is not there")
      }
      var unreadable = 0
      var wrong = 0
      try Store.forEachHistory(db) { card, events in
        let rows = try Int.fetchOne(
          db.cachedStatement(sql: "SELECT count(*) FROM event WHERE card = ?"),
          arguments: [card.rawValue])
        unreadable += (rows ?? 0) - events.count
        let folded = CardState.folding(events, by: engine)
        if try StateRecord.fetch(card, db) != folded { wrong += 1 }
      }
      if unreadable > 0 { found("\(unreadable) events cannot be read") }
      if wrong > 0 {
        found("\(wrong) cached states differ from what the log gives", isMendable: true)
      }
      let others = try Int.fetchOne(
        db,
        sql: """
          SELECT count(*) FROM state WHERE engine NOT IN (SELECT id FROM engine WHERE name = ?)
          """,
        arguments: [engine.name])
      if let others, others > 0 {
        found("\(others) cached states were computed by other rules", isMendable: true)
      }
      for (what, sql) in Store.cacheChecks {
        let count = try Int.fetchOne(db, sql: sql) ?? 0
        if count > 0 { found("\(count) \(what)", isMendable: true) }
      }
      return Findings(
        problems: problems, events: try Int.fetchOne(db, sql: "SELECT count(*) FROM event") ?? 0,
        cards: try Int.fetchOne(db, sql: "SELECT count(*) FROM card WHERE isHidden = 0") ?? 0,
        hash: try hash(db))
    }
  }

  private func hash(_ db: Database) throws -> String? {
    let version = try Int.fetchOne(db, sql: "PRAGMA user_version")
    return version == Migrations.current ? try ContentHash(db).text : nil
  }

  /// Each counts rows that cannot be as they are.
  private static let cacheChecks = [
    (
      "states without any event",
      "SELECT count(*) FROM state WHERE NOT EXISTS (SELECT 1 FROM event WHERE event.card = state.card)"
    ),
    (
      "states whose first day to be asked is wrong",
      """
      SELECT count(*) FROM state WHERE ready IS NOT CASE
        WHEN due IS NULL OR isSuspended THEN NULL ELSE max(due, coalesce(buriedUntil, due)) END
      """
    ),
    (
      "states under the wrong concept or deck",
      """
      SELECT count(*) FROM state JOIN card ON card.id = state.card
        JOIN concept ON concept.id = card.concept
        WHERE state.concept <> concept.id OR state.deck <> concept.deck
      """
    ),
    (
      "new cards missing from the list of new cards",
      """
      SELECT count(*) FROM card JOIN concept ON concept.id = card.concept
        LEFT JOIN state ON state.card = card.id
        WHERE (state.card IS NULL OR (state.due IS NULL AND state.isSuspended = 0))
        AND NOT EXISTS (SELECT 1 FROM fresh WHERE fresh.deck = concept.deck
          AND fresh.rank = concept.rank AND fresh.card = card.id)
      """
    ),
    (
      "cards listed as new that are not",
      """
      SELECT count(*) FROM fresh JOIN state ON state.card = fresh.card
        WHERE state.due IS NOT NULL OR state.isSuspended = 1
      """
    ),
    (
      "decks with a wrong count of cards",
      "SELECT count(*) FROM deck WHERE cardCount <> \(cardCount)"
    ),
    (
      "cards asked today that the note of the day's beginning hides",
      """
      SELECT count(*) FROM state JOIN meta ON meta.key = 'dayStart'
        WHERE state.lastDay >= CAST(value AS INTEGER) AND NOT EXISTS (SELECT 1 FROM event
          WHERE event.card = state.card
          AND event.id > CAST(substr(value, instr(value, ' ') + 1) AS INTEGER))
      """
    ),
  ]

  /// A fast look over every page.
  func quickCheck() throws(StoreError) {
    let problem = try read { db in try String.fetchOne(db, sql: "PRAGMA quick_check(1)") }
    guard problem == "ok" else {
      throw .damaged(path: path, reason: problem ?? "the check gave no result")
    }
  }
}
