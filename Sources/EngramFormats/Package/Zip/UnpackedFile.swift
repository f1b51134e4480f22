#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A file that something is unpacked to.
///
/// A class because its descriptor has one owner, which closes it.
final class UnpackedFile {
  private let descriptor: Int32
  private let path: String

  /// Makes the file anew; `size` is what is likely to come.
  init(_ path: String, size: Int) throws(ZipFault) {
    self.path = path
    unlink(path)
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw UnpackedFile.fault(path) }
    var disk = statvfs()
    guard fstatvfs(descriptor, &disk) == 0 else { return }
    let (free, isVast) = Int(disk.f_bavail).multipliedReportingOverflow(by: Int(disk.f_frsize))
    guard isVast || size <= free else {
      throw ZipFault(
        "unpacked it needs \(size >> 20) MiB, and \(free >> 20) MiB are free on the disk of \(path)"
      )
    }
  }

  deinit { close(descriptor) }

  func append(_ bytes: UnsafeRawBufferPointer) throws(ZipFault) {
    var done = 0
    while done < bytes.count {
      guard let base = bytes.baseAddress else { return }
      let count = write(descriptor, base + done, bytes.count - done)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw UnpackedFile.fault(path) }
      done += count
    }
  }

  private static func fault(_ path: String) -> ZipFault {
    let reason = String(cString: strerror(errno))
    return ZipFault("it cannot be unpacked to \(path): \(reason)")
  }
}
