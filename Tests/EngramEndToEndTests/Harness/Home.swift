import Foundation

/// One learner's data folder, gone after the test, and the built program run in it.
final class Home {
  let folder: String
  private let scratch: String

  /// The day on which tests take place unless they say otherwise.
  static let today = "2026-11-21"

  init() throws {
    scratch =
      FileManager.default.temporaryDirectory
      .appending(path: "engram-" + UUID().uuidString).path
    folder = scratch + "/home"
    try FileManager.default.createDirectory(
      atPath: scratch, withIntermediateDirectories: false,
      attributes: [.posixPermissions: 0o700])
  }

  deinit { try? FileManager.default.removeItem(atPath: scratch) }

  var database: String { folder + "/engram.db" }

  /// A path beside the data folder.
  func path(_ name: String) -> String { scratch + "/" + name }

  /// Writes a file beside the data folder.
  func write(_ text: String, to name: String) throws -> String {
    try Data(text.utf8).write(to: URL(filePath: path(name)))
    return path(name)
  }

  /// An editor, for $EDITOR: a shell script that is given the file as $1.
  ///
  /// The shell reads it; run by itself it could be busy, open in a child that another test forks.
  func editor(_ script: String) throws -> String {
    "/bin/sh '\(try write(script, to: "editor \(UUID().uuidString)"))'"
  }

  /// Nothing of the tester's own environment, a small deck, and a fixed clock.
  func environment(_ day: String, _ more: [String: String]) -> [String: String] {
    let base = [
      "PATH": "/usr/bin:/bin", "HOME": scratch, "LANG": "C.UTF-8", "TERM": "xterm-256color",
      "ENGRAM_HOME": folder, "ENGRAM_DECKS": Program.fixtures + "/Decks",
      "ENGRAM_NOW": day.contains("T") || day.hasPrefix("@") ? day : day + "T09:00:00+00:00",
    ]
    return base.merging(more) { $1 }
  }

  /// Runs `engram` off a terminal, to its end.
  func engram(
    _ words: String..., input: String = "", on day: String = Home.today,
    with more: [String: String] = [:]
  ) throws -> Ended {
    try engram(words, input: input, on: day, with: more)
  }

  func engram(
    _ words: [String], input: String = "", on day: String = Home.today,
    with more: [String: String] = [:]
  ) throws -> Ended {
    try run([Program.path] + words, input: input, environment: environment(day, more))
  }

  /// Runs a shell line in which $engram is the program.
  func shell(_ line: String, with more: [String: String] = [:]) throws -> Ended {
    try run(
      ["/bin/sh", "-c", line],
      environment: environment(Home.today, more.merging(["engram": Program.path]) { $1 }))
  }

  private func run(
    _ words: [String], input: String = "", environment: [String: String]
  ) throws -> Ended {
    let name = UUID().uuidString
    let source = try write(input, to: name + ".in")
    let (output, errors) = (path(name + ".out"), path(name + ".err"))
    let child = try Child(
      words, environment: environment,
      streams: .files(input: source, output: output, errors: errors))
    let status = child.wait()
    return Ended(status: status, output: try text(of: output), errors: try text(of: errors))
  }

  private func text(of path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
  }
}

/// How a run of the program ended.
struct Ended {
  let status: Int32
  let output: String
  let errors: String

  var lines: [String] {
    output.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }
}

/// Where things lie.
enum Program {
  /// The built program: $ENGRAM_BINARY, else the one that was built with these tests.
  static let path =
    ProcessInfo.processInfo.environment["ENGRAM_BINARY"] ?? root + "/.build/debug/engram"

  /// The folder of these tests.
  static let fixtures = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().path

  /// The package.
  static let root = URL(filePath: fixtures).deletingLastPathComponent()
    .deletingLastPathComponent().path
}
