import GRDB

/// Rows by their numbers: those after one and up to another.
struct RowRange: Hashable {
  let before: Int64
  var after: Int64

  /// Begins behind the last row of the table.
  init(endOf table: String, _ db: Database) throws {
    before = try Int64.fetchOne(db, sql: "SELECT max(id) FROM \(table)") ?? 0
    after = before
  }

  init(before: Int64, after: Int64) {
    self.before = before
    self.after = after
  }

  /// Reaches up to the table's last row now.
  mutating func extend(toEndOf table: String, _ db: Database) throws {
    after = max(before, try Int64.fetchOne(db, sql: "SELECT max(id) FROM \(table)") ?? 0)
  }

  var isEmpty: Bool { after <= before }

  func contains(_ row: Int64) -> Bool { row > before && row <= after }
}

/// Which of the rows up to a number were seen; a bit each.
struct RowSet {
  private var words: [UInt64]

  init(upTo last: Int64) { words = Array(repeating: 0, count: Int(max(0, last) / 64) + 1) }

  func contains(_ row: Int64) -> Bool {
    let word = Int(row / 64)
    return row >= 0 && word < words.count && words[word] & (1 << UInt64(row % 64)) != 0
  }

  /// Rows beyond the last are not kept.
  mutating func insert(_ row: Int64) {
    let word = Int(row / 64)
    guard row >= 0, word < words.count else { return }
    words[word] |= 1 << UInt64(row % 64)
  }
}
