import EngramCore
import GRDB

/// Where in the log a study day begins, so that what was asked today is read from the log's end.
///
/// No event up to it tells of an answer that counted on that day or later. Appending cannot make that
/// untrue, so an answer pays nothing for it, as it would for an index on days; it moves on with the
/// day's first change.
struct DayStart {
  let day: Day
  /// The last event before it, by order of arrival; 0 for none.
  let event: Int64

  private static let key = "dayStart"

  /// Nil before the first note.
  init?(_ db: Database) throws {
    guard let text = try Meta.value(DayStart.key, db) else { return nil }
    let numbers = text.split(separator: " ").compactMap { Int64($0) }
    guard numbers.count == 2 else { return nil }
    day = Day(Int(numbers[0]))
    event = numbers[1]
  }

  /// Notes where `day` begins; from the log's beginning when the clock was ahead of that day before.
  ///
  /// - Parameter settled: behind this event none tells of that day or later, as the caller knows.
  static func note(_ day: Day, settled: Int64 = .max, _ db: Database) throws {
    let known = try DayStart(db)
    let earlier = known.flatMap { $0.day <= day ? $0.event : nil } ?? 0
    let last = try Int64.fetchOne(db, sql: "SELECT max(id) FROM event") ?? 0
    let event = try firstCounted(on: day, after: earlier, upTo: settled, db).map { $0 - 1 } ?? last
    try Meta.put("\(day.number) \(event)", for: key, db)
  }

  /// The first event after `earlier` by which a card was asked on `day` or later.
  private static func firstCounted(
    on day: Day, after earlier: Int64, upTo settled: Int64, _ db: Database
  ) throws -> Int64? {
    let sql = """
      SELECT \(Event.columns), event.id FROM event JOIN device ON device.id = event.device
      WHERE event.id > ? AND event.id <= ? AND event.day >= ? ORDER BY event.id
      """
    let rows = try Row.fetchCursor(db, sql: sql, arguments: [earlier, settled, day.number])
    while let row = try rows.next() {
      // What one event alone leads to: the rules do not matter for the day of the last answer.
      let state = Event(row).flatMap { CardState.folding([$0], by: Engine(SM2())) }
      if let last = state?.lastDay, last >= day { return row[10] }
    }
    return nil
  }

  /// Leaves events behind that were before the day when they arrived in great number, from elsewhere.
  ///
  /// - Parameter arrived: where they begin, and the last day on which one of them asked a card.
  static func refresh(after arrived: (event: Int64, lastDay: Int)? = nil, _ db: Database) throws {
    guard let known = try DayStart(db) else { return }
    let isPast = arrived.map { $0.lastDay < known.day.number } ?? false
    try note(known.day, settled: isPast ? arrived?.event ?? .max : .max, db)
  }

  /// Makes the note anew from the whole log.
  static func rebuild(_ db: Database) throws {
    guard let known = try DayStart(db) else { return }
    try db.execute(sql: "DELETE FROM meta WHERE key = ?", arguments: [key])
    try note(known.day, db)
  }
}
