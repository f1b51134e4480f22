package import EngramCore
import GRDB

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A copy of the database that was checked when it was made.
package struct Backup: Hashable, Sendable {
  package let path: String
  /// Events in it.
  package let events: Int
}

extension Store {
  /// Once a study day, before its first change: checks the database and copies it.
  ///
  /// - Returns: the copy, if one was due.
  /// - Throws: `.damaged` when the check finds damage; nothing is copied then, so no good copy ages out.
  @discardableResult
  package func prepareForChanges(on moment: Moment) throws(StoreError) -> Backup? {
    let last = try read { db in try Meta.value("prepared", db) }
    // Not only later days: a clock that was years ahead once must not stop the copies for years.
    let isDue = last != moment.day.description
    guard isDue || lock?.wantsCheck == true else { return nil }
    try quickCheck()
    lock?.noteCheck()
    guard isDue else { return nil }
    let count = try eventCount()
    var backup: Backup?
    if path != Store.memory, count > 0 {
      backup = try dailyBackup(at: moment, holding: count)
      try thinBackups(on: moment.day)
    }
    try write { db in
      try Meta.put(moment.day.description, for: "prepared", db)
      try DayStart.note(moment.day, db)
    }
    return backup
  }

  /// The day's copy; one of the same second, left by a start that was cut short, serves too.
  private func dailyBackup(
    at moment: Moment, holding count: Int
  ) throws(StoreError) -> Backup {
    let target = backupPath(at: moment)
    if let events = try? Store.verify(target), events >= count {
      return Backup(path: target, events: events)
    }
    return try makeBackup(to: target)
  }

  /// Copies the database to `target`, which must not exist, and verifies the copy.
  package func makeBackup(to target: String) throws(StoreError) -> Backup {
    guard FileKind(target) == .missing else {
      throw .cannotCreate(path: target, reason: "there is something already")
    }
    try Store.makeFolder(of: target)
    let draft = target + ".tmp"
    unlink(draft)
    let before = try eventCount()
    let mask = umask(0o077)
    defer { umask(mask) }
    do {
      try Store.copy(queue, to: draft)
    } catch {
      unlink(draft)
      throw StoreError(error, path: target)
    }
    do throws(StoreError) {
      let verified = try Store.verify(draft)
      guard verified >= before else {
        throw .badBackup(path: target, reason: "it holds \(verified) of \(before) events")
      }
      try Store.settle(draft, as: target)
      return Backup(path: target, events: verified)
    } catch {
      unlink(draft)
      throw error
    }
  }

  /// Whether a path is that of the database, of a file beside it that goes with it, or of a copy.
  package func owns(_ path: String) -> Bool {
    let target =
      Folder.resolving(Folder.containing(path)) + "/" + (path.split(separator: "/").last ?? "")
    let own = Folder.resolving(self.path)
    return target.hasPrefix(own) || Folder.resolving(path).hasPrefix(own)
      || target.hasPrefix(Store.backupFolder(of: own) + "/")
  }

  /// The copies in the backup folder beside `path`, the newest first.
  package static func backups(of path: String) -> [String] {
    let folder = backupFolder(of: path)
    return Folder.names(in: folder).filter { BackupName($0) != nil }.sorted(by: >)
      .map { "\(folder)/\($0)" }
  }

  /// Puts a backup in the place of the database at `path`; what stood there is kept beside it.
  ///
  /// - Parameter source: nil for the newest that passes its check.
  /// - Returns: the backup used, and where the replaced database went, if there was one.
  package static func restore(
    _ path: String, from source: String?, at moment: Moment
  ) throws(StoreError) -> (backup: Backup, replaced: String?) {
    let path = Folder.resolving(path)
    if case .unreachable(let reason) = FileKind(path) {
      throw .unreachable(path: path, reason: reason)
    }
    try makeFolder(of: path)
    let lock = try WriterLock(beside: path)
    defer { withExtendedLifetime(lock) {} }
    let backup = try usable(source, for: path)
    let draft = path + ".restored"
    unlink(draft)
    do {
      let queue = try DatabaseQueue(path: backup.path, configuration: readingOnly())
      try copy(queue, to: draft)
      try queue.close()
    } catch { throw StoreError(error, path: backup.path) }
    chmod(draft, 0o600)
    var replaced: String?
    if FileKind(path) != .missing {
      let aside = free("\(path).replaced-\(backupName(moment))")
      for suffix in ["-wal", "-shm", "-journal", ""] where FileKind(path + suffix) != .missing {
        guard rename(path + suffix, aside + suffix) == 0 else {
          throw .cannotCreate(path: aside, reason: reason())
        }
      }
      replaced = aside
    }
    try settle(draft, as: path)
    return (backup, replaced)
  }

  /// The name, with a number behind it where something has it already.
  static func free(_ name: String) -> String {
    var free = name
    var number = 1
    while FileKind(free) != .missing {
      number += 1
      free = "\(name).\(number)"
    }
    return free
  }

  private static func usable(_ source: String?, for path: String) throws(StoreError) -> Backup {
    if let source {
      guard FileKind(source) != .missing else { throw .missing(path: source) }
      return Backup(path: source, events: try verify(source))
    }
    for candidate in backups(of: path) {
      if let events = try? verify(candidate) { return Backup(path: candidate, events: events) }
    }
    throw .noBackup(path: backupFolder(of: path))
  }

  /// Checks a copy by itself: identity, format, every page.
  ///
  /// - Returns: how many events it holds.
  package static func verify(_ path: String) throws(StoreError) -> Int {
    guard FileKind(path) == .file else {
      throw .badBackup(path: path, reason: "it is no file, or empty")
    }
    do {
      let queue = try DatabaseQueue(path: path, configuration: readingOnly())
      return try queue.read { db in
        guard try Int.fetchOne(db, sql: "PRAGMA application_id") == applicationID else {
          throw StoreError.badBackup(path: path, reason: "it is no database of engram")
        }
        let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        guard (1...Migrations.current).contains(version) else {
          throw StoreError.badBackup(path: path, reason: "its format \(version) is not known here")
        }
        let problem = try String.fetchOne(db, sql: "PRAGMA integrity_check(1)") ?? "no result"
        guard problem == "ok" else { throw StoreError.badBackup(path: path, reason: problem) }
        return try Int.fetchOne(db, sql: "SELECT count(*) FROM event") ?? 0
      }
    } catch let error as StoreError { throw error } catch {
      throw .badBackup(path: path, reason: StoreError(error, path: path).description)
    }
  }

  private func thinBackups(on day: Day) throws(StoreError) {
    let names = Folder.names(in: backupFolder).compactMap(BackupName.init)
    guard let newest = names.max(), let oldest = names.min(), names.count > 1 else { return }
    let held = { (name: BackupName) in try? Store.verify("\(backupFolder)/\(name.text)") }
    // A copy with fewer events than an old one is the sign of a loss: then none may go. And at no
    // time may one go that holds more than the newest, or that cannot be read to tell.
    guard let new = held(newest), let old = held(oldest), new >= old else { return }
    for name in BackupName.superfluous(names, on: day) {
      guard let events = held(name), events <= new else { continue }
      unlink("\(backupFolder)/\(name.text)")
    }
  }

  private func eventCount() throws(StoreError) -> Int {
    try read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM event") ?? 0 }
  }

  var backupFolder: String { Store.backupFolder(of: path) }

  private static func backupFolder(of path: String) -> String {
    "\(Folder.containing(path))/backups"
  }

  /// The name that an automatic copy made at `moment` gets.
  package static func backupName(_ moment: Moment) -> String {
    BackupName(moment).text
  }

  /// Where `backup` without a path puts its copy.
  package func backupPath(at moment: Moment) -> String {
    "\(backupFolder)/\(Store.backupName(moment))"
  }

  private static func readingOnly() -> Configuration {
    var configuration = Configuration()
    configuration.readonly = true
    return configuration
  }

  /// Moves a finished copy to its name, so that it survives a power cut under no other.
  private static func settle(_ draft: String, as target: String) throws(StoreError) {
    guard Folder.synchronize(draft) else { throw .full(reason: reason()) }
    guard rename(draft, target) == 0 else {
      throw .cannotCreate(path: target, reason: reason())
    }
    _ = Folder.synchronize(Folder.containing(target))
  }

  /// Copies page by page into a file without side files, which can be moved as one.
  private static func copy(_ queue: DatabaseQueue, to path: String) throws {
    let copy = try DatabaseQueue(path: path)
    try queue.backup(to: copy)
    try copy.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA journal_mode = DELETE") }
    try copy.close()
  }
}
