package import EngramCore
import GRDB

extension Store {
  /// Everything that one command imports: one transaction, one line of the history, undone as one.
  ///
  /// What `body` throws passes through, and nothing is changed. Where nothing would be changed
  /// nothing is written, nor with a dry run.
  ///
  /// - Parameter body: hands over what is in the files.
  /// - Returns: what changed, or would change.
  package func importing<Generator: RandomNumberGenerator>(
    _ request: ImportRequest, at moment: Moment, by engine: Engine,
    using generator: inout Generator, _ body: (inout Importer) throws -> Void
  ) throws -> ImportReport {
    guard isWritable else { throw StoreError.readOnly }
    var random = generator
    defer { generator = random }
    do {
      return try queue.writeWithoutTransaction { db in
        try Store.transaction("BEGIN IMMEDIATE", db) { db in
          var importer = try Importer(request, at: moment, by: engine, using: random, db)
          try body(&importer)
          let isChanged = try importer.finish()
          random = importer.random as? Generator ?? random
          if request.isDryRun || !isChanged { throw Unwritten(report: importer.report) }
          return importer.report
        }
      }
    } catch let unwritten as Unwritten {
      return unwritten.report
    } catch let error as DatabaseError { throw StoreError(error, path: path) }
  }

  /// Ends a transaction that has nothing to keep.
  private struct Unwritten: Error {
    let report: ImportReport
  }

  /// The imports of the past, the last one first.
  package func imports() throws(StoreError) -> [PastImport] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM import ORDER BY id DESC").map { row in
        PastImport(
          moment: Moment(
            instant: Instant(milliseconds: row["at"]), offset: row["offset"], day: Day(row["day"])),
          files: TextList.split(row["files"]), format: row["format"],
          counts: PastImport.Counts(
            added: row["added"], updated: row["updated"], unchanged: row["unchanged"],
            vanished: row["vanished"], returned: row["returned"], scheduled: row["scheduled"],
            answers: row["answers"]),
          isUndone: row["isUndone"])
      }
    }
  }
}
