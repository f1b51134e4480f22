import CArchive

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Writes a zip, one member after another.
///
/// A class because the file being written has one owner, which completes it.
final class ZipWriter {
  private var zip: OpaquePointer?
  private let path: String

  init(path: String) throws(PackageWriteProblem) {
    guard ea_is_there() else { throw PackageWriteProblem(UnpackStream.missing.message) }
    guard let created = ea_create(path) else {
      throw PackageWriteProblem("\(path) cannot be created; choose another place with -o")
    }
    zip = created
    self.path = path
  }

  deinit {
    if let zip { _ = ea_finish(zip) }
  }

  func add(_ name: String, _ bytes: [UInt8]) throws(PackageWriteProblem) {
    let isWritten =
      ea_begin(zip, name, Int64(bytes.count), false)
      && bytes.withUnsafeBytes { ea_write(zip, $0.baseAddress, $0.count) || $0.isEmpty }
    guard isWritten else { throw full }
  }

  /// Adds what lies in a file.
  func add(_ name: String, fileAt source: String, deflated: Bool) throws(PackageWriteProblem) {
    let unreadable = PackageWriteProblem("\(source) cannot be read")
    guard let file = try? ByteFile(path: source, name: source) else { throw unreadable }
    guard ea_begin(zip, name, Int64(file.size), deflated) else { throw full }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { buffer.deallocate() }
    var offset = 0
    while offset < file.size {
      let count = file.read(at: offset, into: buffer)
      guard count > 0 else { throw unreadable }
      guard ea_write(zip, buffer.baseAddress, count) else { throw full }
      offset += count
    }
  }

  /// Completes the file.
  func finish() throws(PackageWriteProblem) {
    guard let zip else { return }
    self.zip = nil
    guard ea_finish(zip) else { throw full }
  }

  private var full: PackageWriteProblem {
    PackageWriteProblem("\(path) cannot be written to its end; is the disk full?")
  }
}
