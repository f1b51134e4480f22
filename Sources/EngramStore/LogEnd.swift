import GRDB

/// Where this device's part of the log ends, which decides how it goes on.
///
/// Its last event is the last of all, until a merge puts others behind it: the merge notes where it
/// was, so that nobody has to look for it among a million.
struct LogEnd {
  let device: Int64
  /// Milliseconds; the least there are before the first event.
  let at: Int64
  /// Counts events and acts; 0 before the first.
  let sequence: Int
  /// The instant of the latest event that came from elsewhere.
  let latestForeign: Int64

  init(_ db: Database) throws {
    let sql = """
      SELECT own.id, last.device, last.at, last.sequence, (SELECT max(sequence) FROM act),
        (SELECT value FROM meta WHERE key = 'ownAt'),
        (SELECT value FROM meta WHERE key = 'ownSequence'),
        (SELECT value FROM meta WHERE key = 'latestForeign')
      FROM device AS own
        LEFT JOIN (SELECT device, at, sequence FROM event ORDER BY id DESC LIMIT 1) AS last
      WHERE own.isOwn = 1
      """
    guard let row = try Row.fetchOne(db.cachedStatement(sql: sql)) else {
      throw StoreError.refused(reason: "the database names no device of its own")
    }
    device = row[0]
    let isLast = row[1] as Int64? == device
    at = (isLast ? row[2] : LogEnd.number(row[5])) ?? Int64.min
    let events: Int64 = (isLast ? row[3] : LogEnd.number(row[6])) ?? 0
    sequence = Int(max(events, row[4] ?? 0))
    latestForeign = LogEnd.number(row[7]) ?? Int64.min
  }

  private static func number(_ text: String?) -> Int64? { text.flatMap { Int64($0) } }

  /// To be called by a merge before the first event from elsewhere, with the instant of the latest.
  func note(latestForeign: Int64, _ db: Database) throws {
    try Meta.put("\(at)", for: "ownAt", db)
    try Meta.put("\(sequence)", for: "ownSequence", db)
    try Meta.put("\(max(latestForeign, self.latestForeign))", for: "latestForeign", db)
  }
}
