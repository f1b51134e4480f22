import CForeignSQLite

/// A database in the making, for another program.
///
/// A class because its connection has one owner, which closes it.
package final class NewDatabase {
  private let database: OpaquePointer

  package init(path: String) throws(PackageWriteProblem) {
    guard let opened = ef_create(path) else { throw PackageWriteProblem("memory is out") }
    guard ef_is_open(opened) else {
      let reason = String(cString: ef_problem(opened))
      ef_close(opened)
      throw PackageWriteProblem("no database can be made at \(path): \(reason)")
    }
    database = opened
  }

  deinit { ef_close(database) }

  /// Runs statements that give no rows.
  package func run(_ sql: String) throws(PackageWriteProblem) {
    guard ef_run(database, sql) else { throw problem() }
  }

  func insertion(into table: String, columns: Int) throws(PackageWriteProblem) -> Insertion {
    let places = Array(repeating: "?", count: columns).joined(separator: ",")
    guard let statement = ef_prepare(database, "INSERT INTO \(table) VALUES (\(places))") else {
      throw problem()
    }
    return Insertion(statement, into: self)
  }

  fileprivate func problem() -> PackageWriteProblem {
    PackageWriteProblem(
      "the package's database cannot be written: \(String(cString: ef_problem(database)))")
  }

  /// Writes row after row into one table.
  ///
  /// A class because the statement has one owner, which ends it.
  final class Insertion {
    private let statement: OpaquePointer
    private let database: NewDatabase

    enum Value {
      case number(Int)
      case text(String)
    }

    fileprivate init(_ statement: OpaquePointer, into database: NewDatabase) {
      self.statement = statement
      self.database = database
    }

    deinit { ef_finalize(statement) }

    func insert(_ values: Value...) throws(PackageWriteProblem) {
      guard insertUnlessTaken(values) else { throw database.problem() }
    }

    /// False where the row's key is taken, or it cannot be written at all.
    func insertUnlessTaken(_ values: [Value]) -> Bool {
      for (index, value) in values.enumerated() {
        let place = Int32(index + 1)
        switch value {
        case .number(let number): ef_bind_integer(statement, place, Int64(number))
        case .text(var text):
          text.withUTF8 { ef_bind_text(statement, place, $0.baseAddress, $0.count) }
        }
      }
      defer { ef_reset(statement) }
      return ef_step(statement) == 0
    }
  }
}

/// Why a package cannot be written, as a sentence for the learner.
package struct PackageWriteProblem: Error, Hashable {
  package let message: String

  init(_ message: String) { self.message = message }
}
