import CSQLiteSetup
import EngramCore
import GRDB

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Store {
  package enum Access: Sendable {
    /// Looks only; works beside a writer.
    case reading
    /// The one writer; refused while there is another.
    case writing
  }

  /// Opens the database at `path`, after the checks that keep a damaged or foreign file untouched.
  ///
  /// One of an older format is brought up to date first, after a copy of it was made. A reader who
  /// cannot do that, because another engram writes or nobody may, takes it as it is.
  ///
  /// - Throws: `.missing`, `.damaged`, `.foreign`, `.newer`, `.locked`.
  package static func open(_ path: String, for access: Access) throws(StoreError) -> Store {
    let path = Folder.resolving(path)
    switch FileKind(path) {
    case .missing: throw .missing(path: path)
    case .unreachable(let reason): throw .unreachable(path: path, reason: reason)
    case .empty: throw .damaged(path: path, reason: "the file is empty")
    case .other: throw .foreign(path: path)
    case .file: break
    }
    let lock = access == .writing ? try WriterLock(beside: path) : nil
    do {
      let queue = access == .reading ? try connectReading(path) : try connect(to: path)
      let store = Store(queue: queue, path: path, lock: lock)
      let version = try store.checkIdentity()
      if access == .reading, version < Migrations.current {
        try queue.close()
        _ = try? open(path, for: .writing)
        return try takingAsItIs(path)
      }
      try store.configure(for: access)
      try store.migrate(from: version)
      return store
    } catch { throw StoreError(error, path: path) }
  }

  private static func takingAsItIs(_ path: String) throws -> Store {
    let store = Store(queue: try connectReading(path), path: path, lock: nil)
    try store.queue.writeWithoutTransaction { db in try Migrations.imitate(db) }
    try store.configure(for: .reading)
    return store
  }

  /// Copies the database and brings its schema up to date, where that is an older one.
  ///
  /// The copy has no date in its name, and so it stays when the daily ones are thinned.
  private func migrate(from version: Int) throws {
    guard version < Migrations.current else { return }
    _ = try makeBackup(to: Store.free("\(backupFolder)/before-format-\(Migrations.current).db"))
    try queue.write { db in try Migrations.run(from: version, db) }
  }

  /// Makes a database at `path`, which must not exist; its folder is made too, for the owner alone.
  package static func create(_ path: String, using generator: inout some RandomNumberGenerator)
    throws(StoreError) -> Store
  {
    try makeFolder(of: path)
    let lock = try WriterLock(beside: path)
    guard FileKind(path) == .missing else {
      throw .cannotCreate(path: path, reason: "there is something already")
    }
    // Prepared under another name: a crash leaves no half-made database that the next start trusts.
    let draft = path + ".new"
    for suffix in ["", "-wal", "-shm", "-journal"] { unlink(draft + suffix) }
    let mask = umask(0o077)
    defer { umask(mask) }
    do {
      let device = EventID.random(using: &generator)
      let queue = try connect(to: draft)
      try Store(queue: queue, path: draft, lock: lock).initialize(device: device)
      try queue.close()
    } catch { throw StoreError(error, path: path) }
    guard Folder.synchronize(draft), rename(draft, path) == 0 else {
      throw .cannotCreate(path: path, reason: reason())
    }
    _ = Folder.synchronize(Folder.containing(path))
    do {
      let store = Store(queue: try connect(to: path), path: path, lock: lock)
      try store.configure(for: .writing)
      return store
    } catch { throw StoreError(error, path: path) }
  }

  /// A database that is gone with the process, for tests.
  package static func inMemory(using generator: inout some RandomNumberGenerator)
    throws(StoreError) -> Store
  {
    do {
      let store = Store(
        queue: try DatabaseQueue(configuration: configuration()), path: memory, lock: nil)
      try store.initialize(device: EventID.random(using: &generator))
      return store
    } catch { throw StoreError(error, path: memory) }
  }

  private func initialize(device: EventID) throws {
    try queue.write { db in
      try db.execute(sql: "PRAGMA application_id = \(Store.applicationID)")
      try Migrations.run(from: 0, db)
      try db.execute(
        sql: "INSERT INTO device (uuid, isOwn) VALUES (?, 1)", arguments: [device.data])
    }
  }

  /// Once in a process, before its first connection.
  private static let setUp: Void = es_stop_counting()

  private static func connect(to path: String) throws -> DatabaseQueue {
    setUp
    return try DatabaseQueue(path: path, configuration: configuration())
  }

  /// Where nothing can be written, not even the side files of a reader, the file is taken as it is;
  /// but not when side files say that it is not whole.
  private static func connectReading(_ path: String) throws -> DatabaseQueue {
    do {
      let queue = try connect(to: path)
      _ = try queue.writeWithoutTransaction { db in
        try Int.fetchOne(db, sql: "PRAGMA schema_version")
      }
      return queue
    } catch let error as DatabaseError
      where error.resultCode == .SQLITE_CANTOPEN || error.resultCode == .SQLITE_READONLY
    {
      guard FileKind(path + "-wal") != .file else { throw error }
      var configuration = configuration()
      configuration.readonly = true
      return try DatabaseQueue(path: immutableURI(path), configuration: configuration)
    }
  }

  private static func immutableURI(_ path: String) -> String {
    let escaped = path.utf8.map { byte in
      let isPlain = byte > 0x20 && byte < 0x7F && !"%?#".utf8.contains(byte)
      let digits = String(byte, radix: 16)
      return isPlain
        ? String(UnicodeScalar(byte))
        : "%" + String(repeating: "0", count: 2 - digits.count) + digits
    }
    return "file:\(escaped.joined())?immutable=1"
  }

  private static func configuration() -> Configuration {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = true
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { db in
      // With recursive triggers a REPLACE counts as a DELETE, which the log refuses.
      try db.execute(
        sql: """
          PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA recursive_triggers = ON;
          PRAGMA cache_size = -8192
          """)
    }
    return configuration
  }

  /// Before anything is written, also before the file is put into WAL mode.
  ///
  /// - Returns: the version of the schema.
  private func checkIdentity() throws -> Int {
    let version = try queue.writeWithoutTransaction { db in
      let id = try Int.fetchOne(db, sql: "PRAGMA application_id")
      guard id == Store.applicationID else { throw StoreError.foreign(path: path) }
      return try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    }
    guard version <= Migrations.current else {
      throw StoreError.newer(path: path, version: version)
    }
    guard version > 0 else {
      throw StoreError.damaged(path: path, reason: "format \(version) was never released")
    }
    return version
  }

  /// Journal and sync, both read back: a setting that did not take must not pass in silence.
  private func configure(for access: Access) throws {
    try queue.writeWithoutTransaction { db in
      guard access == .writing else {
        try db.execute(sql: "PRAGMA query_only = ON")
        return
      }
      let journal = try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL")
      if journal != "wal" { try db.execute(sql: "PRAGMA journal_mode = TRUNCATE") }
      try db.execute(
        sql: """
          PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON;
          PRAGMA wal_autocheckpoint = 4000
          """)
      guard try Int.fetchOne(db, sql: "PRAGMA synchronous") == 2 else {
        throw StoreError.refused(reason: "synchronous = FULL did not take")
      }
    }
  }

  /// The settings in force, by name, for `doctor` and the tests.
  package func pragmas() throws(StoreError) -> [String: String] {
    let names = [
      "journal_mode", "synchronous", "foreign_keys", "trusted_schema", "cell_size_check",
      "busy_timeout", "application_id", "user_version",
    ]
    return try read { db in
      var values: [String: String] = [:]
      for name in names {
        values[name] = try String.fetchOne(db, sql: "PRAGMA \(name)")
      }
      return values
    }
  }

  static func makeFolder(of path: String) throws(StoreError) {
    let folder = Folder.containing(path)
    switch FileKind(folder) {
    case .other: return
    case .file, .empty: throw .cannotCreate(path: folder, reason: "a file stands in its place")
    case .unreachable(let reason): throw .cannotCreate(path: folder, reason: reason)
    case .missing: break
    }
    try makeFolder(of: folder)
    guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
      throw .cannotCreate(path: folder, reason: reason())
    }
  }

  /// What the last failed system call complained of.
  static func reason() -> String { String(cString: strerror(errno)) }
}

/// What stands at a path, links followed.
enum FileKind: Hashable {
  case missing, empty, file
  /// A folder, a pipe, a device.
  case other
  /// Something may be there: a link to nothing, links in a circle, a folder that lets no one in.
  case unreachable(reason: String)

  init(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      let reason = Store.reason()
      // Under a file there is nothing; a link that leads nowhere may be a disk not plugged in.
      let isNothing = lstat(path, &status) != 0 && (errno == ENOENT || errno == ENOTDIR)
      self = isNothing ? .missing : .unreachable(reason: reason)
      return
    }
    self = status.st_mode & S_IFMT != S_IFREG ? .other : status.st_size == 0 ? .empty : .file
  }
}
