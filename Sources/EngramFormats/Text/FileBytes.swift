import EngramCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The bytes of a file to be imported, a piece at a time.
struct FileBytes: ~Copyable {
  private let name: String
  /// Nil where the bytes are in memory already.
  private let descriptor: Int32?
  private let bytes: [UInt8]
  private var taken = 0
  /// In bytes; 0 where it cannot be known before the end.
  let size: Int

  /// - Throws: the system's own words where the file cannot be opened, and for a folder.
  init(_ file: ImportFile) throws(ImportProblem) {
    name = file.name
    switch file.content {
    case .bytes(let bytes):
      self.bytes = bytes
      size = bytes.count
      descriptor = nil
    case .file(let path):
      bytes = []
      let opened = open(path, O_RDONLY | O_CLOEXEC)
      guard opened >= 0 else {
        throw FileBytes.problem(name, "cannot open the file")
      }
      var status = stat()
      guard fstat(opened, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
        close(opened)
        throw ImportProblem(at: Place(file: name), "this is a folder, not a file")
      }
      descriptor = opened
      size = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : 0
    }
  }

  deinit {
    if let descriptor { close(descriptor) }
  }

  /// Appends up to `count` bytes; false at the end of the file.
  mutating func append(_ count: Int, to buffer: inout [UInt8]) throws(ImportProblem) -> Bool {
    guard let descriptor else {
      let end = min(bytes.count, taken + count)
      buffer += bytes[taken..<end]
      defer { taken = end }
      return end > taken
    }
    var isInterrupted = true
    var got = 0
    while isInterrupted {
      let piece = [UInt8](unsafeUninitializedCapacity: count) { space, filled in
        got = read(descriptor, space.baseAddress, count)
        filled = max(0, got)
      }
      isInterrupted = got < 0 && errno == EINTR
      if got > 0 { buffer += piece }
    }
    guard got >= 0 else { throw FileBytes.problem(name, "cannot read the file") }
    return got > 0
  }

  /// The last error of the system as a sentence.
  private static func problem(_ name: String, _ what: String) -> ImportProblem {
    let words = String(cString: strerror(errno))
    return ImportProblem(
      at: Place(file: name), "\(what): \(words.prefix(1).lowercased() + words.dropFirst())")
  }
}
