package import EngramCore
import GRDB

extension Store {
  /// Copies the database before an import, unless the newest copy holds all that it holds.
  ///
  /// Its name is that of an automatic copy, and so it is thinned with them.
  ///
  /// - Returns: the copy, if one was due.
  @discardableResult
  package func backupBeforeImport(at moment: Moment) throws(StoreError) -> Backup? {
    guard path != Store.memory, try !isBackedUp() else { return nil }
    // A copy of the same second is older all the same.
    var moment = moment
    while FileKind(backupPath(at: moment)) != .missing {
      moment = Moment(
        instant: Instant(milliseconds: moment.instant.milliseconds + 1000), offset: moment.offset,
        day: moment.day)
    }
    return try makeBackup(to: backupPath(at: moment))
  }

  private func isBackedUp() throws(StoreError) -> Bool {
    guard let newest = Store.backups(of: path).first else { return false }
    let own = try read { db in try ContentMark(db) }
    return own == Store.mark(ofCopy: newest)
  }

  /// Nil for a copy that cannot be read, or is of an older format.
  private static func mark(ofCopy path: String) -> ContentMark? {
    var configuration = Configuration()
    configuration.readonly = true
    guard let queue = try? DatabaseQueue(path: path, configuration: configuration) else {
      return nil
    }
    return try? queue.read { db in try ContentMark(db) }
  }
}

/// How far a database has come: each command that changes content changes one of these.
private struct ContentMark: Hashable {
  private let numbers: [Int64]
  private let bundle: String?

  init(_ db: Database) throws {
    let sql = """
      SELECT (SELECT max(id) FROM event), (SELECT max(sequence) FROM act),
        (SELECT sum(isUndone) FROM act), (SELECT max(id) FROM card), (SELECT count(*) FROM deck),
        (SELECT max(id) FROM quiz), (SELECT sum(isUndone) + sum(isFinished) FROM quiz),
        (SELECT count(*) FROM quizItem WHERE outcome IS NOT NULL), (SELECT max(id) FROM import)
      """
    let row = try Row.fetchOne(db, sql: sql)
    numbers = (0..<9).map { row?[$0] ?? 0 }
    bundle = try Meta.value("bundle", db)
  }
}
