import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The right to write, held by one process at a time through a lock file that names it.
///
/// The file also tells whether the last writer ended as it should: it is empty then.
final class WriterLock: Sendable {
  private let descriptor: Int32
  private let followsUncleanEnd: Mutex<Bool>

  /// Whether the writer before this one died without closing, and nobody has looked since.
  var wantsCheck: Bool { followsUncleanEnd.withLock { $0 } }

  func noteCheck() { followsUncleanEnd.withLock { $0 = false } }

  /// - Throws: `.locked` with the other's process, `.readOnly`, `.cannotCreate`.
  init(beside database: String) throws(StoreError) {
    let path = WriterLock.path(beside: database)
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw [EACCES, EPERM, EROFS].contains(errno)
        ? .readOnly : .cannotCreate(path: path, reason: Store.reason())
    }
    let other = WriterLock.pid(in: descriptor)
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw .locked(path: database, pid: other)
    }
    followsUncleanEnd = Mutex(other != nil)
    ftruncate(descriptor, 0)
    let text = "\(getpid())\n"
    pwrite(descriptor, text, text.utf8.count, 0)
  }

  deinit {
    ftruncate(descriptor, 0)
    close(descriptor)
  }

  static func path(beside database: String) -> String { database + ".lock" }

  private static func pid(in descriptor: Int32) -> Int? {
    var bytes = [UInt8](repeating: 0, count: 16)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    guard count > 1 else { return nil }
    return Int(String(decoding: bytes[..<(count - 1)], as: UTF8.self))
  }
}
