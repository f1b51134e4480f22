package import EngramCore

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// .apkg and .colpkg, in all three kinds that Anki has written.
package enum AnkiPackage {
  /// Why the beginning of a file is taken for a package; nil when it is none.
  package static func recognise(_ start: some Sequence<UInt8>) -> String? {
    start.starts(with: [0x50, 0x4B, 3, 4]) || start.starts(with: [0x50, 0x4B, 5, 6])
      ? "it is a zip file" : nil
  }

  /// What is in a package, whoever made it.
  static func memberNames(
    of file: ImportFile, in scratch: String
  ) throws(ImportProblem) -> Set<String> {
    let folder = try Scratch.folder(in: scratch, for: file.name)
    let archive = try Archive(path: try Scratch.path(of: file, in: folder), name: file.name)
    return Set(archive.members.map(\.name))
  }

  /// A reader of the package, after what it says of itself was checked.
  package static func reader(
    _ file: ImportFile, _ options: ImportOptions
  ) throws(ImportProblem) -> any ImportReader {
    let folder = try Scratch.folder(in: options.scratch, for: file.name)
    let path = try Scratch.path(of: file, in: folder)
    let archive = try Archive(path: path, name: file.name)
    return try AnkiPackageReader(archive, name: file.name, folder: folder, options: options)
  }
}

/// Where packages are unpacked.
package enum Scratch {
  /// A new folder for one file, since several may be imported at once.
  package static func folder(in scratch: String, for name: String) throws(ImportProblem) -> String {
    var template = Array((scratch + "/package-XXXXXX").utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
    }
    guard let made else {
      let reason = String(cString: strerror(errno))
      throw ImportProblem(
        at: Place(file: name), "there is no room to unpack it: \(scratch): \(reason)")
    }
    return made
  }

  /// Where the file lies; bytes from a pipe are put into the folder first.
  package static func path(
    of file: ImportFile, in folder: String
  ) throws(ImportProblem) -> String {
    switch file.content {
    case .file(let path): return path
    case .bytes(let bytes):
      let path = folder + "/package"
      let target = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
      var done = 0
      while target >= 0, done < bytes.count {
        let count = bytes.withUnsafeBytes {
          write(target, $0.baseAddress.map { $0 + done }, $0.count - done)
        }
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { break }
        done += count
      }
      let reason = String(cString: strerror(errno))
      if target >= 0 { close(target) }
      guard target >= 0, done == bytes.count else {
        throw ImportProblem(
          at: Place(file: file.name), "there is no room to unpack it: \(folder): \(reason)")
      }
      return path
    }
  }
}
