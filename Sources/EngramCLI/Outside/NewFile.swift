#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file being written under another name, and put in its place when it is whole.
///
/// One that is never finished leaves nothing behind.
package final class NewFile: TextOutputStream {
  private let path: String
  private let draft: String
  private let descriptor: Int32
  private var bytes: [UInt8] = []
  private var problem: FileProblem?
  private var isFinished = false

  private static let limit = 1 << 16

  static func create(_ path: String) -> Result<NewFile, FileProblem> {
    let draft = "\(path).\(getpid()).part"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    return descriptor < 0
      ? .failure(.last()) : .success(NewFile(path, draft: draft, descriptor: descriptor))
  }

  private init(_ path: String, draft: String, descriptor: Int32) {
    self.path = path
    self.draft = draft
    self.descriptor = descriptor
  }

  deinit {
    guard !isFinished else { return }
    close(descriptor)
    unlink(draft)
  }

  package func write(_ text: String) { write(text.utf8) }

  /// What fails is told by `finish`.
  package func write(_ more: some Sequence<UInt8>) {
    bytes += more
    if bytes.count >= NewFile.limit { flush() }
  }

  /// Brings the file to its place and to the disk; why that failed, or nil.
  package func finish() -> FileProblem? {
    flush()
    guard problem == nil else { return problem }
    guard fsync(descriptor) == 0 || errno == EINVAL, rename(draft, path) == 0 else {
      return .last()
    }
    isFinished = true
    close(descriptor)
    return nil
  }

  private func flush() {
    var written = 0
    while problem == nil, written < bytes.count {
      let count = bytes.withUnsafeBytes { all in
        put(descriptor, all.baseAddress?.advanced(by: written), all.count - written)
      }
      if count < 0, errno == EINTR { continue }
      if count < 0 { problem = .last() } else { written += count }
    }
    bytes.removeAll(keepingCapacity: true)
  }
}

/// The system's `write`, which `NewFile.write` hides.
private func put(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
