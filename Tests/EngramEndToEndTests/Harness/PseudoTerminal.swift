import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A terminal of the test's own, with the program on its other side.
final class PseudoTerminal {
  private let keyboard: Int32
  /// Held open, so that the settings can be looked at after the child has gone.
  private let device: Int32
  private let child: Child
  private(set) var picture: TerminalPicture

  var process: pid_t { child.process }

  init(
    _ home: Home, _ words: String..., columns: Int = 80, rows: Int = 24,
    on day: String = Home.today, with more: [String: String] = [:]
  ) throws {
    var (near, far): (Int32, Int32) = (-1, -1)
    guard openpty(&near, &far, nil, nil, nil) == 0 else { throw Problem("no pseudo-terminal") }
    for end in [near, far] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    (keyboard, device) = (near, far)
    guard let name = ttyname(far) else { throw Problem("a pseudo-terminal without a name") }
    let path = String(cString: name)
    picture = TerminalPicture(columns: columns, rows: rows)
    PseudoTerminal.setSize(keyboard, columns, rows)
    child = try Child(
      [Program.path] + words, environment: home.environment(day, more),
      streams: .terminal(path: path))
  }

  deinit {
    close(keyboard)
    close(device)
  }

  /// Everything about the terminal's modes that a program may change.
  var modes: [UInt64] {
    var modes = termios()
    guard tcgetattr(device, &modes) == 0 else { return [] }
    let characters = withUnsafeBytes(of: modes.c_cc) { $0.map { UInt64($0) } }
    return [modes.c_iflag, modes.c_oflag, modes.c_cflag, modes.c_lflag].map { UInt64($0) }
      + characters
  }

  func type(_ keys: String) {
    let bytes = Array(keys.utf8)
    _ = write(keyboard, bytes, bytes.count)
  }

  func signal(_ number: Int32) { child.signal(number) }

  func resize(columns: Int, rows: Int) {
    picture.resize(columns: columns, rows: rows)
    PseudoTerminal.setSize(keyboard, columns, rows)
  }

  /// Reads until the screen shows the text; fails with the screen when it does not come.
  func wait(for text: String) throws {
    try wait(for: "\"\(text)\"") { $0.text.contains(text) }
  }

  func wait(for what: String, where isThere: (TerminalPicture) -> Bool) throws {
    let deadline = Deadline()
    while !isThere(picture) {
      guard readSome(deadline) else {
        throw Problem("waited in vain for \(what); the screen shows:\n\(picture.text)")
      }
    }
  }

  /// Reads until the program has ended.
  ///
  /// - Returns: its exit code.
  func end() throws -> Int32 {
    let deadline = Deadline()
    while !hasEnded {
      guard deadline.milliseconds > 0 else {
        throw Problem("it did not end; the screen shows:\n\(picture.text)")
      }
      _ = readSome(deadline, atMost: 20)
    }
    while readSome(deadline, atMost: 0) {}
    return child.wait()
  }

  /// The child is a zombie or gone, and its status still to be had.
  private var hasEnded: Bool {
    var information = siginfo_t()
    let asked = waitid(P_PID, id_t(child.process), &information, WEXITED | WNOHANG | WNOWAIT)
    return asked < 0 || information.si_signo != 0
  }

  private func readSome(_ deadline: Deadline, atMost limit: Int32 = .max) -> Bool {
    var waiting = pollfd(fd: keyboard, events: Int16(POLLIN), revents: 0)
    guard poll(&waiting, 1, min(limit, deadline.milliseconds)) > 0 else { return false }
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(keyboard, &chunk, chunk.count)
    guard count > 0 else { return false }
    picture.take(chunk[..<count])
    return true
  }

  private static func setSize(_ terminal: Int32, _ columns: Int, _ rows: Int) {
    var size = winsize(
      ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(terminal, UInt(TIOCSWINSZ), &size)
  }
}
