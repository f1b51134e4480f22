import EngramCore

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A file of bytes, read in whatever order.
///
/// A class because its descriptor has one owner, which closes it.
final class ByteFile {
  let size: Int
  private let descriptor: Int32

  /// Opens what lies at `path`; `name` is what the learner calls it.
  init(path: String, name: String) throws(ImportProblem) {
    func refuse(_ reason: String) -> ImportProblem { ImportProblem(at: Place(file: name), reason) }
    // Without waiting: a pipe would never open.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      let reason = String(cString: strerror(errno))
      throw refuse("this file cannot be opened: \(reason)")
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      let isFolder = status.st_mode & S_IFMT == S_IFDIR
      throw refuse(
        isFolder
          ? "this is a folder, not a package; name the files in it"
          : "this is no ordinary file; copy it to one and import that")
    }
    self.descriptor = descriptor
    size = Int(status.st_size)
  }

  deinit { close(descriptor) }

  /// Fills `room` from `offset` on; fewer bytes only at the end of the file, or where it cannot be
  /// read.
  func read(at offset: Int, into room: UnsafeMutableRawBufferPointer) -> Int {
    var done = 0
    while done < room.count {
      guard let base = room.baseAddress else { break }
      let count = pread(descriptor, base + done, room.count - done, off_t(offset + done))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      done += count
    }
    return done
  }

  /// The bytes of a part of the file; nil when it does not reach that far.
  func bytes(at offset: Int, count: Int) -> [UInt8]? {
    guard offset >= 0, count >= 0, offset <= size, count <= size - offset else { return nil }
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = read(at: offset, into: UnsafeMutableRawBufferPointer(buffer))
    }
    return bytes.count == count ? bytes : nil
  }
}
