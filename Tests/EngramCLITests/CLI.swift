import EngramCLI
import EngramCore
import EngramTestSupport
import Foundation
import Synchronization
import Testing

@testable import EngramCLI

/// The program in process: a folder of its own, a fixed clock, decks and input from the test.
final class CLI: Sendable {
  let folder: TemporaryFolder
  private let printed = Mutex("")
  private let complained = Mutex("")
  private let input = Mutex<[String]>([])
  private let edits = Mutex<[String]>([])
  private let now = Mutex(Moment.noon(ofDay: 20_778))
  private let generator = Mutex(SeededGenerator(seed: 4))
  private let given = Mutex<[String: String]>([:])
  private let isInterrupted = Mutex(false)

  static let deck = """
    deck: Memory
    key: memory
    summary: How it works.
    sources:
      miller-1956: {author: George Miller, year: 1956, work: The Magical Number Seven}
    concepts:
      - key: chunk
        term: Chunk
        kind: process
        definition: A group of items held in mind as one unit.
        cite: [miller-1956]
        tags: [essentials]
      - key: span
        term: Memory span
        kind: process
        definition: The longest list that can be repeated at once.
        note: About seven chunks.
        requires: [chunk]
    """

  init(deck: String? = CLI.deck) throws {
    folder = try TemporaryFolder()
    try setDeck(deck)
    given.withLock { $0 = ["ENGRAM_HOME": folder("home"), "ENGRAM_DECKS": folder("decks")] }
  }

  func setDeck(_ text: String?, name: String = "memory") throws {
    try FileManager.default.createDirectory(
      atPath: folder("decks"), withIntermediateDirectories: true)
    try text.map { try folder.write(Array($0.utf8), to: "decks/\(name).yaml") }
  }

  func interrupt() { isInterrupted.withLock { $0 = true } }
  func set(_ variables: [String: String]) { given.withLock { $0 = variables } }
  func pass(days: Int) {
    now.withLock { now in
      now = .noon(ofDay: now.day.number + days)
    }
  }

  /// What the learner types, and what their editor saves.
  func type(_ lines: String..., editing texts: [String] = []) {
    input.withLock { $0 = lines }
    edits.withLock { $0 = texts }
  }

  func type(_ lines: [String]) { input.withLock { $0 = lines } }

  struct Result: Hashable, Sendable {
    let status: Int32
    let output: String
    let errors: String
  }

  func callAsFunction(_ line: String) -> Result {
    run(line.split(separator: " ").map(String.init))
  }

  func run(_ arguments: [String]) -> Result {
    printed.withLock { $0 = "" }
    complained.withLock { $0 = "" }
    let status = Program.run(arguments, in: environment)
    return Result(
      status: status, output: printed.withLock(\.self), errors: complained.withLock(\.self))
  }

  /// The lines of a command that must succeed.
  func lines(
    _ line: String, sourceLocation: SourceLocation = #_sourceLocation
  ) -> [String] {
    let result = self(line)
    #expect(result.status == 0, "\(line): \(result.errors)", sourceLocation: sourceLocation)
    return result.output.split(separator: "\n").map(String.init)
  }

  private var environment: EngramCLI.Environment {
    EngramCLI.Environment(
      variables: given.withLock(\.self),
      clock: StudyClock { [self] in
        let moment = now.withLock(\.self)
        return (moment.instant, moment.offset)
      },
      random: RandomSource { [self] in generator.withLock { $0.next() } },
      output: Output(write: { [self] text in printed.withLock { $0 += text } }),
      errors: Output(write: { [self] text in complained.withLock { $0 += text } }),
      stopwatch: { 0 }, localOffset: { _ in 60 },
      readLine: { [self] in
        let line = input.withLock { $0.isEmpty ? nil : $0.removeFirst() }
        if let line { printed.withLock { $0 += "< \(line)\n" } }
        return line
      },
      spool: { [self] _, path in
        let text = input.withLock { lines in lines.map { $0 + "\n" }.joined() }
        _ = FileManager.default.createFile(atPath: path, contents: Data(text.utf8))
        return nil
      },
      isInputTerminal: false, isOutputTerminal: false, isErrorTerminal: false,
      isInterrupted: { [self] in isInterrupted.withLock(\.self) }, watchInterruptions: {},
      columns: nil, files: .live, executable: nil,
      edit: { [self] _, _ in edits.withLock { $0.isEmpty ? nil : $0.removeFirst() } })
  }

  /// With the test's folder named FOLDER, so that it can be kept.
  func shown(_ text: String) -> String {
    text.replacingOccurrences(of: folder.path, with: "FOLDER")
  }
}
