import EngramCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Pictures and sounds of an export, put together in the scratch folder from their pieces.
struct ArchiveMedia {
  private(set) var files: [ImportedMedium] = []
  private let folder: String
  private var size = 0
  private var all = 0

  /// The most that one may have, and all together.
  private static let most = 100 << 20
  private static let mostOfAll = 2 << 30

  init(folder: String) { self.folder = folder }

  /// Appends a piece to the file that the piece before belonged to, or begins a new one.
  mutating func append(_ piece: [UInt8], to name: String) throws(ArchiveFault) {
    let isNew = files.last?.name != name
    if isNew {
      guard !files.contains(where: { $0.name == name }) else {
        throw ArchiveFault("the pieces of \(name) are torn apart")
      }
      files.append(ImportedMedium(name: name, path: "\(folder)/m\(files.count)"))
      size = 0
    }
    size += piece.count
    all += piece.count
    guard size <= ArchiveMedia.most else { throw ArchiveFault("\(name) is larger than 100 MiB") }
    guard all <= ArchiveMedia.mostOfAll else {
      throw ArchiveFault("pictures and sounds have more than 2 GiB together")
    }
    guard let path = files.last?.path, ArchiveMedia.append(piece, path, isNew: isNew) else {
      let reason = String(cString: strerror(errno))
      throw ArchiveFault("\(name) cannot be unpacked: \(reason)")
    }
  }

  private static func append(_ piece: [UInt8], _ path: String, isNew: Bool) -> Bool {
    let flags = O_WRONLY | O_CLOEXEC | (isNew ? O_CREAT | O_EXCL : O_APPEND)
    let descriptor = open(path, flags, 0o600)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return piece.withUnsafeBytes { bytes in
      var done = 0
      while done < bytes.count {
        let part = bytes[done...]
        let written = write(
          descriptor, UnsafeRawBufferPointer(rebasing: part).baseAddress, part.count)
        if written < 0, errno == EINTR { continue }
        guard written > 0 else { return false }
        done += written
      }
      return true
    }
  }
}
