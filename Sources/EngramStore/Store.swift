import EngramCore
import GRDB

/// The learner's database; every method that writes is one transaction.
package struct Store: Sendable {
  let queue: DatabaseQueue
  package let path: String
  /// Held while this process may write; nil for readers.
  let lock: WriterLock?

  /// Four bytes in the file's header that say whose it is: "engr".
  static let applicationID = 0x656E_6772

  /// Reads in one consistent look.
  ///
  /// GRDB's own `read` sets `query_only` and takes it back, and SQLite compiles every statement anew
  /// after each setting of a flag.
  func read<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    do {
      return try queue.unsafeReentrantRead { db in
        // Whoever is handed rows one at a time may look something else up meanwhile.
        guard !db.isInsideTransaction else { return try body(db) }
        return try Store.transaction("BEGIN", db, body)
      }
    } catch { throw StoreError(error, path: path) }
  }

  /// Writes all or nothing.
  func write<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    guard isWritable else { throw .readOnly }
    do {
      return try queue.writeWithoutTransaction { db in
        try Store.transaction("BEGIN IMMEDIATE", db, body)
      }
    } catch { throw StoreError(error, path: path) }
  }

  /// As GRDB's, but that beginning and end are compiled once and not for every answer.
  static func transaction<Value>(
    _ beginning: String, _ db: Database, _ body: (Database) throws -> Value
  ) throws -> Value {
    try db.cachedStatement(sql: beginning).execute()
    do {
      let value = try body(db)
      try db.cachedStatement(sql: "COMMIT").execute()
      return value
    } catch {
      if db.isInsideTransaction { try? db.rollback() }
      throw error
    }
  }

  /// Whether this process is the writer.
  package var isWritable: Bool { lock != nil || path == Store.memory }

  static let memory = ":memory:"

  /// Copies the log into the database file where that can be done without waiting.
  ///
  /// Called while the learner reads, so that no answer pays for it.
  package func checkpoint() {
    _ = try? queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA wal_checkpoint(PASSIVE)")
    }
  }
}
