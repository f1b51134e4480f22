import GRDB
import GRDBSQLite

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Rows as SQLite has them, for a pass over a hundred thousand: nothing is copied that is only looked
/// at, which halves the time.
struct RawRows {
  private let statement: Statement
  private let db: Database

  init(_ sql: String, arguments: StatementArguments = [], _ db: Database) throws {
    statement = try db.cachedStatement(sql: sql)
    try statement.setArguments(arguments)
    self.db = db
  }

  func forEach(_ body: (RawRow) throws -> Void) throws {
    let pointer = statement.sqliteStatement
    defer { sqlite3_reset(pointer) }
    while true {
      switch sqlite3_step(pointer) {
      case SQLITE_ROW: try body(RawRow(pointer: pointer))
      case SQLITE_DONE: return
      default: throw DatabaseError(resultCode: db.lastErrorCode, message: db.lastErrorMessage)
      }
    }
  }
}

/// The row at which SQLite stands; to be read before the next.
struct RawRow {
  let pointer: SQLiteStatement

  /// 0 for NULL.
  func number(_ column: Int32) -> Int64 { sqlite3_column_int64(pointer, column) }

  func isNull(_ column: Int32) -> Bool { sqlite3_column_type(pointer, column) == SQLITE_NULL }

  /// Empty for NULL.
  func blob(_ column: Int32) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(
      start: sqlite3_column_blob(pointer, column), count: Int(sqlite3_column_bytes(pointer, column))
    )
  }

  /// Nil for NULL.
  func string(_ column: Int32) -> String? {
    isNull(column) ? nil : String(decoding: text(column), as: UTF8.self)
  }

  /// Whether the column holds just this text.
  func holds(_ wanted: String, _ column: Int32) -> Bool {
    let found = text(column)
    var wanted = wanted
    return wanted.withUTF8 { wanted in
      guard wanted.count == found.count, !isNull(column) else { return false }
      guard let wanted = wanted.baseAddress, let start = found.baseAddress else { return true }
      return memcmp(wanted, start, found.count) == 0
    }
  }

  /// Empty for NULL.
  func text(_ column: Int32) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(
      start: sqlite3_column_text(pointer, column), count: Int(sqlite3_column_bytes(pointer, column))
    )
  }
}
