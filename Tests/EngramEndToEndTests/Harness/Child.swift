import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A process started by a test, which never outlives it.
final class Child {
  let process: pid_t
  private var status: Int32?

  /// What the child's standard streams lead to.
  enum Streams {
    /// Opened by the child itself, so that no other child can inherit them.
    case files(input: String, output: String, errors: String)
    /// All three on a terminal, which becomes the child's own.
    case terminal(path: String)
  }

  /// - Parameter environment: all of it; nothing of the test's own is passed on.
  init(_ words: [String], environment: [String: String], streams: Streams) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var flags = Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF)
    switch streams {
    case .files(let input, let output, let errors):
      posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
      for (stream, path) in [(Int32(1), output), (2, errors)] {
        posix_spawn_file_actions_addopen(
          &actions, stream, path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
      }
    case .terminal(let path):
      // The leader of a new session owns the first terminal that it opens.
      flags |= Child.newSession
      posix_spawn_file_actions_addopen(&actions, 0, path, O_RDWR, 0)
      posix_spawn_file_actions_adddup2(&actions, 0, 1)
      posix_spawn_file_actions_adddup2(&actions, 0, 2)
    }
    posix_spawnattr_setflags(&attributes, flags)
    Child.setUsualSignals(&attributes)
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    var variables: [UnsafeMutablePointer<CChar>?] =
      environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in arguments + variables { free(pointer) } }
    var process: pid_t = 0
    let failure = posix_spawn(&process, words[0], &actions, &attributes, &arguments, &variables)
    guard failure == 0 else {
      throw Problem("cannot start \(words[0]): \(String(cString: strerror(failure)))")
    }
    self.process = process
  }

  deinit {
    guard status == nil else { return }
    kill(process, SIGKILL)
    _ = wait()
  }

  func signal(_ number: Int32) { kill(process, number) }

  /// The exit code; 128 and the signal's number where one ended it, as it does what hangs.
  func wait() -> Int32 {
    if let status { return status }
    let process = process
    let watchdog = DispatchWorkItem { kill(process, SIGKILL) }
    DispatchQueue.global().asyncAfter(deadline: .now() + Deadline.seconds, execute: watchdog)
    defer { watchdog.cancel() }
    var raw: Int32 = 0
    while waitpid(process, &raw, 0) < 0, errno == EINTR {}
    let signal = raw & 0x7F
    let code = signal == 0 ? (raw >> 8) & 0xFF : 128 + signal
    status = code
    return code
  }

  /// The threads of a test hold signals back, and a child would inherit that.
  private static func setUsualSignals(_ attributes: inout posix_spawnattr_t) {
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
  }

  #if os(Linux)
    private static let newSession: Int16 = 0x80
  #else
    private static let newSession: Int16 = 0x0400
  #endif
}

/// What keeps a test from being carried out.
struct Problem: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

/// Until when a test waits for something that should happen at once.
struct Deadline {
  static let seconds = 30.0
  private let end = ContinuousClock.now + .seconds(seconds)

  /// For `poll`; 0 when the time is over.
  var milliseconds: Int32 {
    let left = ContinuousClock.now.duration(to: end)
    return Int32(max(0, left.components.seconds * 1000))
  }
}
