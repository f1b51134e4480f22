import GRDB
import GRDBSQLite

/// A statement that is run a hundred thousand times: its values are bound without a copy in between,
/// and it stays compiled.
struct RawStatement {
  private let statement: Statement
  private let db: Database

  init(_ sql: String, _ db: Database) throws {
    statement = try db.makeStatement(sql: sql)
    self.db = db
  }

  /// What can stand for a "?".
  enum Value {
    case null
    case number(Int64)
    case text(String)
    case id(high: UInt64, low: UInt64)
    case blob([UInt8])
  }

  /// Binds one value; places count from 1.
  func bind(_ value: Value, at place: Int32) {
    let pointer = statement.sqliteStatement
    // SQLite copies what it is given.
    let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    switch value {
    case .null: sqlite3_bind_null(pointer, place)
    case .number(let number): sqlite3_bind_int64(pointer, place, number)
    case .text(var text):
      text.withUTF8 { bytes in
        // No address stands for NULL.
        _ = bytes.withMemoryRebound(to: CChar.self) { bytes in
          bytes.baseAddress == nil
            ? sqlite3_bind_text(pointer, place, "", 0, transient)
            : sqlite3_bind_text(
              pointer, place, bytes.baseAddress, Int32(clamping: bytes.count), transient)
        }
      }
    case .id(let high, let low):
      withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { bytes in
        _ = sqlite3_bind_blob(pointer, place, bytes.baseAddress, 16, transient)
      }
    case .blob(let bytes):
      _ = bytes.withUnsafeBytes { bytes in
        sqlite3_bind_blob(pointer, place, bytes.baseAddress, Int32(bytes.count), transient)
      }
    }
  }

  /// Runs a statement that gives no rows.
  ///
  /// - Returns: how many rows it changed.
  @discardableResult
  func run(_ values: Value...) throws -> Int {
    for (index, value) in values.enumerated() { bind(value, at: Int32(index + 1)) }
    return try run()
  }

  /// Runs it with what is bound.
  @discardableResult
  func run() throws -> Int {
    let pointer = statement.sqliteStatement
    defer { sqlite3_reset(pointer) }
    guard sqlite3_step(pointer) == SQLITE_DONE else { throw failure() }
    return Int(sqlite3_changes(db.sqliteConnection))
  }

  /// Hands over the rows; `body` returns whether it wants more.
  func forEach(_ values: Value..., body: (RawRow) throws -> Bool) throws {
    for (index, value) in values.enumerated() { bind(value, at: Int32(index + 1)) }
    let pointer = statement.sqliteStatement
    defer { sqlite3_reset(pointer) }
    while true {
      switch sqlite3_step(pointer) {
      case SQLITE_ROW: guard try body(RawRow(pointer: pointer)) else { return }
      case SQLITE_DONE: return
      default: throw failure()
      }
    }
  }

  private func failure() -> DatabaseError {
    DatabaseError(
      resultCode: ResultCode(rawValue: sqlite3_extended_errcode(db.sqliteConnection)),
      message: db.lastErrorMessage)
  }
}
