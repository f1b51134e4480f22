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
