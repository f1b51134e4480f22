import GRDB

/// Where this device's part of the log ends, which decides how it goes on.
///
/// Its last event is the last of all, until a merge puts others behind it: the merge notes where it
/// was, so that nobody has to look for it among a million.
struct LogEnd: FetchableRecord {
  let device: Int64
  /// Milliseconds; the least there are before the first event.
  let at: Int64
  /// Counts events and acts; 0 before the first.
  let sequence: Int
  /// The instant of the latest event that came from elsewhere.
  let latestForeign: Int64

  /// What the database says now.
  static func read(_ db: Database) throws -> LogEnd {
    guard let end = try fetchOne(db.cachedStatement(sql: selection)) else {
      throw StoreError.refused(reason: "the database names no device of its own")
    }
    return end
  }

  init(row: Row) {
    device = row[0]
    let isLast = row[1] as Int64? == device
    let note = LogEnd.numbers(row[5])
    at = (isLast ? row[2] : note?[0]) ?? Int64.min
    let events: Int64 = (isLast ? row[3] : note?[1]) ?? 0
    sequence = Int(max(events, row[4] ?? 0))
    latestForeign = note?[2] ?? Int64.min
  }

  private static let selection = """
    SELECT own.id, last.device, last.at, last.sequence, (SELECT max(sequence) FROM act),
      (SELECT value FROM meta WHERE key = '\(key)')
    FROM device AS own
      LEFT JOIN event AS last ON last.id = (SELECT max(id) FROM event)
    WHERE own.isOwn = 1
    """

  private static let key = "logEnd"

  private static func numbers(_ text: String?) -> [Int64]? {
    let numbers = text?.split(separator: " ").compactMap { Int64($0) }
    return numbers?.count == 3 ? numbers : nil
  }

  /// To be called before the first event from elsewhere, with the instant of the latest; and again
  /// where events of this device stand among them.
  func note(
    latestForeign: Int64, own: (at: Int64, sequence: Int)? = nil, _ db: Database
  ) throws {
    let latest = max(latestForeign, self.latestForeign)
    try Meta.put(
      "\(own?.at ?? at) \(own?.sequence ?? sequence) \(latest)", for: LogEnd.key, db)
  }
}
