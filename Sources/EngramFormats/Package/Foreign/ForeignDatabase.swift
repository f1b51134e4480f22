import CForeignSQLite

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A database that another program made, or somebody who means harm: it is only read, nothing in it
/// runs, and no question takes for ever.
///
/// A class because its connection has one owner, which closes it.
final class ForeignDatabase {
  private let database: OpaquePointer
  fileprivate let watch: Watch

  /// Opens the file at `path`, which nobody else has open.
  init(path: String, isCancelled: @escaping () -> Bool) throws {
    var status = stat()
    stat(path, &status)
    watch = Watch(seconds: 10 + Int(status.st_size) >> 20, isCancelled: isCancelled)
    let stop: ef_stop = { context in
      guard let context else { return true }
      return Unmanaged<Watch>.fromOpaque(context).takeUnretainedValue().stops()
    }
    let uri = "file:" + Self.escaped(path) + "?mode=ro&immutable=1"
    guard let opened = ef_open_foreign(uri, stop, Unmanaged.passUnretained(watch).toOpaque()) else {
      throw ForeignFault.damaged("there is not enough memory to open it")
    }
    database = opened
    guard ef_is_open(database) else {
      throw ForeignFault.damaged(String(cString: ef_problem(database)))
    }
  }

  deinit { ef_close(database) }

  /// A question to it, which may be asked once.
  func rows(_ sql: String, _ arguments: String...) throws -> ForeignRows {
    guard let statement = ef_prepare(database, sql) else { throw fault() }
    for (index, argument) in arguments.enumerated() {
      var text = argument
      text.withUTF8 { ef_bind_text(statement, Int32(index + 1), $0.baseAddress, $0.count) }
    }
    return ForeignRows(statement, of: self)
  }

  /// What went wrong just now.
  fileprivate func fault() -> any Error {
    switch watch.verdict {
    case .runs: ForeignFault.damaged(String(cString: ef_problem(database)))
    case .late: ForeignFault.endless
    case .cancelled: CancellationError()
    }
  }

  /// A path as a URI may hold it.
  private static func escaped(_ path: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var uri: [UInt8] = []
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."),
        UInt8(ascii: "-"), UInt8(ascii: "_"):
        uri.append(byte)
      default: uri += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: uri, as: UTF8.self)
  }
}

/// The rows that answer a question, one at a time.
///
/// A class because the statement has one owner, which ends it.
final class ForeignRows {
  private let statement: OpaquePointer
  private let database: ForeignDatabase

  fileprivate init(_ statement: OpaquePointer, of database: ForeignDatabase) {
    self.statement = statement
    self.database = database
  }

  deinit { ef_finalize(statement) }

  /// Moves to the next row; false behind the last.
  func next() throws -> Bool {
    let found = ef_step(statement)
    guard found >= 0 else { throw database.fault() }
    return found == 1
  }

  /// A whole number; nil where the value is anything else.
  func integer(_ column: Int32) -> Int? {
    ef_type_of(statement, column) == EF_INTEGER ? Int(ef_integer(statement, column)) : nil
  }

  /// A text, or a number as it is written; nil where the value is neither.
  func text(_ column: Int32) -> String? {
    let kind = ef_type_of(statement, column)
    if kind == EF_INTEGER { return String(ef_integer(statement, column)) }
    return kind == EF_TEXT ? String(decoding: view(column), as: UTF8.self) : nil
  }

  /// The bytes of a text or a blob; nil where the value is a number or nothing.
  func bytes(_ column: Int32) -> [UInt8]? {
    let kind = ef_type_of(statement, column)
    return kind == EF_TEXT || kind == EF_BLOB ? Array(view(column)) : nil
  }

  private func view(_ column: Int32) -> UnsafeRawBufferPointer {
    // Their count is asked last: the first question may turn the text into UTF-8.
    let start = ef_bytes(statement, column)
    return UnsafeRawBufferPointer(
      start: start, count: start == nil ? 0 : ef_count(statement, column))
  }
}

/// Why a foreign database is of no use.
enum ForeignFault: Error {
  case damaged(String)
  /// It is sound for SQLite, but no program of flash cards wrote it.
  case strange(String)
  /// Its questions took longer than any honest one of its size.
  case endless

  var message: String {
    switch self {
    case .damaged(let reason):
      "the database inside this package is damaged (\(reason)); export the deck again, in Anki "
        + "after Tools, Check Database"
    case .strange(let reason): "this is not a deck Anki would write: \(reason)"
    case .endless:
      "reading the database inside this package takes far too long for its size: it is damaged or "
        + "made to mislead"
    }
  }
}

/// Ends what a foreign database makes the thread do for too long.
///
/// It counts the thread's own time, the reading of texts in between included: a look at the clock for
/// every row would take as long as the row.
private final class Watch {
  private let limit: Int
  private let isCancelled: () -> Bool
  private let start = Watch.now()
  private(set) var verdict = Verdict.runs

  enum Verdict { case runs, late, cancelled }

  init(seconds: Int, isCancelled: @escaping () -> Bool) {
    limit = seconds * 1_000_000_000
    self.isCancelled = isCancelled
  }

  func stops() -> Bool {
    if isCancelled() {
      verdict = .cancelled
    } else if Watch.now() - start > limit {
      verdict = .late
    }
    return verdict != .runs
  }

  /// Nanoseconds that this thread has worked.
  private static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}
