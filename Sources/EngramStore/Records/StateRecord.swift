import EngramCore
import GRDB

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The cached state of a card: one row of `state`, beside the row of `fresh` that a new card has.
enum StateRecord {
  static let columns = """
    repetitions, easiness, interval, due, firstDay, lastDay, lapses, isDrillOpen, isSuspended,
    buriedUntil, lastEvent
    """

  /// A row that begins with `columns`.
  private struct Found: FetchableRecord {
    let state: CardState

    init(row: Row) {
      let day = { (index: Int) in (row[index] as Int?).map { Day($0) } }
      state = CardState(
        memory: SM2State(repetitions: row[0], easiness: row[1], interval: row[2]), due: day(3),
        firstDay: day(4), lastDay: day(5), lapses: row[6], isDrillOpen: row[7],
        isSuspended: row[8], buriedUntil: day(9),
        lastEvent: (row[10] as Data?).flatMap { EventID(bytes: $0) })
    }
  }

  /// Reads a row that begins with `columns`; nil where the left join found none.
  static func state(_ row: Row) -> CardState? {
    row.hasNull(atIndex: 0) ? nil : Found(row: row).state
  }

  static func fetch(_ card: ID<Card>, _ db: Database) throws -> CardState? {
    try Found.fetchOne(db.cachedStatement(sql: selection), arguments: [card.rawValue])?.state
  }

  private static let selection = "SELECT \(columns) FROM state WHERE card = ?"

  /// Writes a state whose card, concept and deck are known.
  static let insertion = """
    INSERT INTO state (engine, repetitions, easiness, interval, due, firstDay, lastDay, lapses,
      isDrillOpen, isSuspended, buriedUntil, ready, lastEvent, card, concept, deck)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    """

  /// Replaces the state that rests on the event `before` (nil: none); false when it rests on another.
  ///
  /// A replaced state stays that of its engine: with another one, everything is folded anew.
  static func move(
    _ card: ID<Card>, to state: CardState, ifLastEventIs before: EventID?, by engine: Engine,
    _ db: Database
  ) throws -> Bool {
    let values: StatementArguments = [
      state.memory.repetitions, state.memory.easiness, state.memory.interval,
      state.due?.number, state.firstDay?.number, state.lastDay?.number, state.lapses,
      state.isDrillOpen, state.isSuspended, state.buriedUntil?.number, state.ready?.number,
      state.lastEvent?.data, card.rawValue,
    ]
    guard let before else {
      let sql = """
        INSERT INTO state (engine, repetitions, easiness, interval, due, firstDay, lastDay, lapses,
          isDrillOpen, isSuspended, buriedUntil, ready, lastEvent, card, concept, deck)
        SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, card.id, concept.id, concept.deck
        FROM card JOIN concept ON concept.id = card.concept WHERE card.id = ?
        ON CONFLICT (card) DO NOTHING
        """
      let engine: StatementArguments = [try EngineRecord.id(of: engine, db)]
      try db.cachedStatement(sql: sql).execute(arguments: engine + values)
      return db.changesCount == 1
    }
    let sql = """
      UPDATE state SET repetitions = ?, easiness = ?, interval = ?, due = ?, firstDay = ?,
        lastDay = ?, lapses = ?, isDrillOpen = ?, isSuspended = ?, buriedUntil = ?, ready = ?,
        lastEvent = ?
      WHERE card = ? AND lastEvent = ?
      """
    let guarded: StatementArguments = [before.data]
    try db.cachedStatement(sql: sql).execute(arguments: values + guarded)
    return db.changesCount == 1
  }

  static func delete(_ card: ID<Card>, _ db: Database) throws {
    try db.cachedStatement(sql: "DELETE FROM state WHERE card = ?")
      .execute(arguments: [card.rawValue])
  }

  /// Keeps the list of cards that can be introduced in step with what became of one card.
  static func refresh(
    _ card: ID<Card>, from before: CardState?, to after: CardState?, _ db: Database
  ) throws {
    guard canBeIntroduced(before) != canBeIntroduced(after) else { return }
    let place = """
      SELECT concept.deck, concept.rank, card.id, concept.id
      FROM card JOIN concept ON concept.id = card.concept WHERE card.id = ?
      """
    let sql =
      canBeIntroduced(after)
      ? "INSERT OR IGNORE INTO fresh (deck, rank, card, concept) \(place)"
      : "DELETE FROM fresh WHERE (deck, rank, card, concept) = (\(place))"
    try db.cachedStatement(sql: sql).execute(arguments: [card.rawValue])
  }

  static func canBeIntroduced(_ state: CardState?) -> Bool {
    state.map { $0.isNew && !$0.isSuspended } ?? true
  }
}
