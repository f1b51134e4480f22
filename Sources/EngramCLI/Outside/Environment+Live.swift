import EngramCore
import EngramTerminal

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Environment {
  /// The real world.
  static func live() -> Environment {
    let variables = processVariables()
    return Environment(
      variables: variables, clock: clock(variables),
      random: RandomSource {
        var generator = SystemRandomNumberGenerator()
        return generator.next()
      },
      output: .standard(1), errors: .standard(2),
      stopwatch: {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return now.tv_sec * 1000 + now.tv_nsec / 1_000_000
      },
      localOffset: { localOffset(at: $0) }, readLine: { Swift.readLine() },
      spool: { Files.spool($0, into: $1) },
      isInputTerminal: isTerminal(0), isOutputTerminal: isTerminal(1),
      isErrorTerminal: isTerminal(2), isInterrupted: { Interruption.isPending },
      watchInterruptions: { Interruption.watch() }, columns: terminalColumns(1),
      files: .live, executable: executablePath(),
      edit: { text, scratch in Editor(variables).edit(text, in: scratch) })
  }

  /// `ENGRAM_NOW` stands still; else the system's clock and its local time.
  ///
  /// "@1772953140" is an instant in seconds since 1970, shown in this machine's zone.
  /// Local time comes from `localtime_r`: Foundation's time zone is GMT in a statically linked
  /// program.
  private static func clock(_ variables: [String: String]) -> StudyClock {
    if let text = variables["ENGRAM_NOW"] {
      if let moment = Moment(iso: text, rollover: 4) { return .fixed(moment) }
      if let seconds = fixedSeconds(text) {
        return StudyClock {
          (Instant(milliseconds: Int64(seconds) * 1000), localOffset(at: seconds))
        }
      }
    }
    return StudyClock {
      var now = timespec()
      clock_gettime(CLOCK_REALTIME, &now)
      return (
        Instant(milliseconds: Int64(now.tv_sec) * 1000 + Int64(now.tv_nsec) / 1_000_000),
        localOffset(at: now.tv_sec)
      )
    }
  }

  /// The number behind "@"; nil for anything else.
  static func fixedSeconds(_ text: String) -> Int? {
    guard text.hasPrefix("@"), let seconds = Int(text.dropFirst()),
      abs(seconds) < 1 << 40
    else { return nil }
    return seconds
  }

  /// Minutes east of UTC at a time in seconds since 1970, by the zone of this process.
  package static func localOffset(at seconds: Int) -> Int {
    var seconds = seconds
    var local = tm()
    guard localtime_r(&seconds, &local) != nil else { return 0 }
    return local.tm_gmtoff / 60
  }

  private static func processVariables() -> [String: String] {
    var variables: [String: String] = [:]
    var entry = environ
    while let text = entry.pointee {
      let parts = String(cString: text).split(separator: "=", maxSplits: 1)
      if parts.count == 2 { variables[String(parts[0])] = String(parts[1]) }
      entry += 1
    }
    return variables
  }

  private static func executablePath() -> String? {
    #if os(Linux)
      let path = "/proc/self/exe"
    #else
      let path = CommandLine.arguments.first ?? ""
    #endif
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}

extension Output {
  /// A standard stream, buffered; a reader who has gone away ends the program quietly.
  static func standard(_ descriptor: Int32) -> Output {
    let buffer = OutputBuffer(descriptor)
    return Output(write: { buffer.append($0) }, flush: { buffer.flush() })
  }
}
