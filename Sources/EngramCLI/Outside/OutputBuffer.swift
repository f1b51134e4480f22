import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Collects what is printed and writes it in large pieces, in order.
final class OutputBuffer: Sendable {
  private let descriptor: Int32
  private let bytes = Mutex<[UInt8]>([])
  private static let limit = 1 << 16

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  func append(_ text: String) {
    bytes.withLock { bytes in
      bytes += text.utf8
      if bytes.count >= OutputBuffer.limit { write(&bytes) }
    }
  }

  func flush() { bytes.withLock { write(&$0) } }

  private func fail() -> Never {
    let text = "engram: standard output: \(String(cString: strerror(errno)))\n"
    if descriptor != 2 { _ = put(2, text, text.utf8.count) }
    _exit(ExitStatus.disk.rawValue)
  }

  private func write(_ bytes: inout [UInt8]) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { all in
        put(descriptor, all.baseAddress?.advanced(by: written), all.count - written)
      }
      if count < 0, errno == EINTR { continue }
      // The reader of a pipe has seen enough: that is no error of ours.
      if count < 0 { errno == EPIPE ? _exit(0) : fail() }
      written += count
    }
    bytes.removeAll(keepingCapacity: true)
  }
}

private func put(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
