#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Files {
  static var live: Files {
    Files(
      read: { path in
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return .failure(.last()) }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
          let count = readBytes(descriptor, &chunk, chunk.count)
          if count < 0, errno == EINTR { continue }
          guard count >= 0 else { return .failure(.last()) }
          if count == 0 { return .success(bytes) }
          bytes += chunk[..<count]
        }
      },
      names: { path in
        guard let stream = opendir(path) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
          names.append(
            withUnsafePointer(to: &entry.pointee.d_name) { name in
              name.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            })
        }
        return names.filter { $0 != "." && $0 != ".." }.sorted()
      },
      stamp: { path in
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        #if os(Linux)
          let time = status.st_mtim
        #else
          let time = status.st_mtimespec
        #endif
        return "\(status.st_size) \(time.tv_sec).\(time.tv_nsec)"
      },
      kind: { path in
        var status = stat()
        guard stat(path, &status) == 0 else { return .missing(.last()) }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return .file
        case S_IFDIR: return .folder
        default: return .other
        }
      },
      identity: { path in
        var status = stat()
        return stat(path, &status) == 0 ? "\(status.st_dev) \(status.st_ino)" : nil
      },
      create: { path in NewFile.create(path) },
      makeFolder: { path in
        mkdir(path, 0o700) == 0 || errno == EEXIST ? nil : .last()
      },
      move: { from, to in rename(from, to) == 0 ? nil : .last() },
      remove: { path in removeAll(path) })
  }

  private static func removeAll(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      unlink(path)
      return
    }
    for name in Files.live.names(path) { removeAll("\(path)/\(name)") }
    rmdir(path)
  }

  /// Copies all that a pipe holds, or standard input, into a new file.
  ///
  /// A wish to stop ends it.
  static func spool(_ pipe: String?, into path: String) -> FileProblem? {
    let input = pipe.map { open($0, O_RDONLY | O_CLOEXEC) } ?? 0
    guard input >= 0 else { return .last() }
    defer { if pipe != nil { close(input) } }
    switch NewFile.create(path) {
    case .failure(let problem): return problem
    case .success(let file):
      var chunk = [UInt8](repeating: 0, count: 1 << 16)
      var size = 0
      while true {
        let count = readBytes(input, &chunk, chunk.count)
        if count < 0, errno == EINTR, !Interruption.isPending { continue }
        guard count >= 0 else { return .last() }
        if count == 0 { return file.finish() }
        size += count
        guard size <= mostSpooled else {
          return FileProblem(
            reason:
              "there is more than \(mostSpooled >> 30) GiB to it; put it into a file and divide it")
        }
        file.write(chunk[..<count])
      }
    }
  }

  /// More than any file that can be imported; a pipe need not end.
  private static let mostSpooled = 2 << 30
}

extension FileProblem {
  static func last() -> FileProblem {
    FileProblem(reason: String(cString: strerror(errno)))
  }
}

/// The system's `read`, which `Files.read` hides where it is used.
private func readBytes(_ descriptor: Int32, _ bytes: inout [UInt8], _ count: Int) -> Int {
  read(descriptor, &bytes, count)
}
