import EngramCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Pictures and sounds of an export, put together in the scratch folder from their pieces.
struct ArchiveMedia {
  private(set) var files: [ImportedMedium] = []
  private var names: Set<String> = []
  /// What the paths begin with.
  private let stem: String
  private var size = 0

  init(in folder: String, called stem: String) { self.stem = "\(folder)/\(stem)" }

  /// Appends a piece to the file that the piece before belonged to, or begins a new one.
  mutating func append(_ piece: [UInt8], to name: String) throws(ArchiveFault) {
    let isNew = files.last?.name != name
    if isNew {
      guard names.insert(name).inserted else {
        throw ArchiveFault("the pieces of \(name) are torn apart")
      }
      files.append(ImportedMedium(name: name, path: "\(stem)\(files.count)"))
      size = 0
    }
    size += piece.count
    guard size <= UnpackLimit.medium else {
      throw ArchiveFault("\(name) is larger than \(UnpackLimit.medium >> 20) MiB")
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
