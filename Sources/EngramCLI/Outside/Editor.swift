#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The learner's own editor, by `$VISUAL` or `$EDITOR`.
struct Editor {
  private let command: String

  init(_ variables: [String: String]) {
    let named = ["VISUAL", "EDITOR"].compactMap { variables[$0] }.first { !$0.isEmpty }
    command = named ?? "vi"
  }

  /// Waits until the editor is closed.
  ///
  /// - Parameter scratch: where the text stands meanwhile; for the owner alone, gone afterwards.
  /// - Returns: the text as it was saved; nil when the editor failed.
  func edit(_ text: String, in scratch: String) -> String? {
    unlink(scratch)
    let descriptor = open(scratch, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return nil }
    defer { unlink(scratch) }
    let bytes = Array(text.utf8)
    let count = write(descriptor, bytes, bytes.count)
    close(descriptor)
    guard count == bytes.count, run(on: scratch),
      case .success(let edited) = Files.live.read(scratch)
    else { return nil }
    return String(decoding: edited, as: UTF8.self)
  }

  /// Through the shell, since `$EDITOR` may hold options; the path is an argument, never a word of it.
  private func run(on path: String) -> Bool {
    let words = ["/bin/sh", "-c", "\(command) \"$1\"", "sh", path]
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var child: pid_t = 0
    guard posix_spawn(&child, "/bin/sh", nil, nil, &arguments, environ) == 0 else { return false }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 {
      guard errno == EINTR else { return false }
    }
    return status == 0
  }
}
