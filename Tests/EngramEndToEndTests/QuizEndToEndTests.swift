import EngramTestSupport
import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Quizzes with the built program: on a terminal, in a pipe, killed, and locked out.
struct QuizEndToEndTests {
  private let home: Home
  private let decks: [String: String]

  init() throws {
    home = try Home()
    let folder = home.path("decks")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    _ = try home.write(QuizDeck.yaml, to: "decks/mechanisms.yaml")
    decks = ["ENGRAM_DECKS": folder]
  }

  private func engram(_ words: String, input: String = "") throws -> Ended {
    try home.engram(words.split(separator: " ").map(String.init), input: input, with: decks)
  }

  private func terminal(
    _ words: String..., columns: Int = 80, rows: Int = 24
  ) throws -> PseudoTerminal {
    // The first word is the command; the seed makes the quiz known.
    switch words.count {
    case 0:
      try PseudoTerminal(home, "quiz", "--seed", "3", columns: columns, rows: rows, with: decks)
    case 1:
      try PseudoTerminal(home, "quiz", words[0], columns: columns, rows: rows, with: decks)
    default:
      try PseudoTerminal(
        home, "quiz", words[0], "--seed", "3", "--mode", words[1], "--count", words[2],
        columns: columns, rows: rows, with: decks)
    }
  }

  /// What the quiz of that seed asks, with its right answers.
  private func paper(_ mode: String, _ count: Int) throws -> [JSONValue] {
    try engram("quiz mechanisms --print --json --seed 3 --mode \(mode) --count \(count)")
      .jsonLines()
  }

  /// The key that answers an item rightly.
  private func key(_ item: JSONValue) throws -> String {
    "\(try #require(item["answer"]?.number) + 1)"
  }

  @Test func fromTheChooserToTheReviewOfTheMissedAndBack() throws {
    let items = try paper("choice", 10)
    #expect(items.count == 10)
    let terminal = try terminal()
    let modes = terminal.modes
    try terminal.wait(for: "mixed, 20 questions")
    try terminal.wait(for: "Everything")
    #expect(terminal.picture.isFullScreen)
    terminal.type("m-j")
    try terminal.wait(for: "choice, 10 questions")
    terminal.type("\n")
    try terminal.wait(for: "1 of 10")

    // The first is answered wrongly.
    let first = try key(items[0])
    terminal.type(first == "1" ? "2" : "1")
    try terminal.wait(for: "✗ Wrong. It is \(first).")
    try terminal.wait(for: "Anna Freud 1936")
    terminal.type(" ")
    for (number, item) in items.enumerated().dropFirst() {
      try terminal.wait(for: "\(number + 1) of 10")
      terminal.type(try key(item))
      try terminal.wait(for: "\(number) right")
      terminal.type(" ")
    }
    try terminal.wait(for: "9 of 10 right, 90 %")
    try terminal.wait(for: "r review 1 missed")
    terminal.type("r")
    try terminal.wait(for: "1 of 1")
    terminal.type(" 4")
    try terminal.wait(for: "Done")
    terminal.type("q")
    try terminal.wait(for: "Result")
    terminal.type("q")
    try terminal.wait(for: "choice, 10 questions")
    try terminal.wait(for: "90 %")
    terminal.type("q")
    #expect(try terminal.end() == 0)
    #expect(terminal.modes == modes && !terminal.picture.isFullScreen)
    #expect(terminal.picture.text.contains("Quiz, mechanisms: 9 of 10 right, 90 %."))
    #expect(terminal.picture.unknown.isEmpty)
    #expect(try engram("status --json").json()["reviewed"] == 0)
    #expect(try engram("quiz --history --json").json()["right"] == 9)
  }

  @Test func whatWasAcknowledgedOutlivesAKill() throws {
    let items = try paper("choice", 5)
    let terminal = try terminal("mechanisms", "choice", "5")
    for (number, item) in items.prefix(3).enumerated() {
      try terminal.wait(for: "\(number + 1) of 5")
      terminal.type(try key(item))
      try terminal.wait(for: "✓ Right.")
      if number < 2 { terminal.type(" ") }
    }
    terminal.signal(SIGKILL)
    #expect(try terminal.end() == 128 + SIGKILL)
    #expect(try engram("quiz --history --json").json()["right"] == 3)

    let again = try self.terminal("--resume")
    try again.wait(for: "4 of 5  3 right")
    for (number, item) in items.enumerated().dropFirst(3) {
      try again.wait(for: "\(number + 1) of 5")
      again.type(try key(item))
      try again.wait(for: "✓ Right.")
      again.type(" ")
    }
    try again.wait(for: "5 of 5 right, 100 %")
    again.type("q")
    #expect(try again.end() == 0)
    #expect(try engram("quiz --resume").status == 69)
    #expect(try engram("doctor").status == 0)
  }

  @Test func aSmallTerminalShowsAllThatIsNeeded() throws {
    let items = try paper("typed", 2)
    let terminal = try terminal("mechanisms", "typed", "2", columns: 40, rows: 12)
    try terminal.wait(for: "1 of 2")
    for (number, item) in items.enumerated() {
      let answer = try #require(item["answer"]?.text)
      let question = try #require(item["prompt"]?.text)
      try terminal.wait(for: "\(number + 1) of 2")
      // Every word of it is to be seen at once.
      try terminal.wait(for: question) { picture in
        picture.text.split { $0.isWhitespace }.joined(separator: " ").contains(question)
      }
      terminal.type(answer)
      try terminal.wait(for: answer)
      terminal.type("\n")
      try terminal.wait(for: "✓ Right.")
      terminal.type("\n")
    }
    try terminal.wait(for: "2 of 2 right, 100 %")
    terminal.type("q")
    #expect(try terminal.end() == 0)
    #expect(terminal.picture.unknown.isEmpty)
  }

  @Test func aQuizThatIsLeftSaysHowToGoOnAndOneThatWasLookedAtDoesNot() throws {
    let onlooker = try terminal("mechanisms", "choice", "5")
    try onlooker.wait(for: "1 of 5")
    onlooker.type("q")
    try onlooker.wait(for: "Pause")
    onlooker.type("q")
    #expect(try onlooker.end() == 0)
    #expect(onlooker.picture.text.contains("nothing was answered, and nothing is kept."))
    #expect(!onlooker.picture.text.contains("--resume"))
    let terminal = try terminal("mechanisms", "choice", "5")
    try terminal.wait(for: "1 of 5")
    terminal.type("1 qq")
    #expect(try terminal.end() == 0)
    #expect(terminal.picture.text.contains("1 of 5 answered."))
    #expect(terminal.picture.text.contains("engram quiz --resume goes on with it."))
  }

  @Test func inLinesIntoAFile() throws {
    let answers = try paper("typed", 3).compactMap { $0["answer"]?.text }
    let input = try home.write(answers.map { "\($0)\n\n" }.joined() + "quit\n", to: "input")
    let output = home.path("output")
    let run = try home.shell(
      "$engram quiz mechanisms --plain --seed 3 --mode typed --count 3 < \(input) > \(output)",
      with: decks)
    #expect(run.status == 0 && run.errors.isEmpty && run.output.isEmpty)
    let text = try String(contentsOfFile: output, encoding: .utf8)
    #expect(text.contains("\n3 of 3 right, 100 %.\n"))
    #expect(text.hasPrefix("Question 1 of 3, typed, Mechanisms.\n"))
    // Words, and nothing that a screen reader would stumble over.
    #expect(!text.contains { "\u{1B}✓✗━─›".contains($0) || $0 == "\r" })
  }

  @Test func aDumbTerminalGetsLines() throws {
    let terminal = try PseudoTerminal(
      home, "quiz", "essentials", "--seed", "3", "--mode", "typed",
      with: decks.merging(["TERM": "dumb"]) { $1 })
    try terminal.wait(for: "Question 1 of")
    #expect(!terminal.picture.isFullScreen)
    terminal.type("/quit\n")
    #expect(try terminal.end() == 0)
    #expect(terminal.picture.styles.isEmpty)
  }

  @Test func aClosedPipeIsQuiet() throws {
    let print = "$engram quiz everything --print --seed 1 --count 300"
    let paper = try home.shell(
      "{ \(print); echo ended $? >&2; } | head -n 1", with: ["ENGRAM_DECKS": ""])
    #expect(paper.output == "Quiz: everything\n" && paper.errors == "ended 0\n")
    let asked = try home.shell(
      "{ yes 1 | $engram quiz everything --plain --seed 1; } | head -n 1", with: decks)
    #expect(asked.lines.count == 1 && asked.errors.isEmpty)
    #expect(try engram("doctor").status == 0)
  }

  @Test func asLongAsAnotherWritesNoQuizBegins() throws {
    let terminal = try terminal("mechanisms", "choice", "5")
    try terminal.wait(for: "1 of 5")
    terminal.type("1")
    try terminal.wait(for: "space go on")
    for words in ["quiz", "quiz mechanisms", "quiz --plain theorists", "quiz --resume"] {
      let run = try engram(words)
      #expect(run.status == 75 && run.output.isEmpty)
      #expect(
        run.errors.hasPrefix("engram: quiz: another engram (process \(terminal.process)) "),
        "\(words): \(run.errors)")
    }
    // What only reads is not turned away.
    #expect(try engram("quiz --history --json").json()["asked"] == 1)
    #expect(try paper("choice", 5).count == 5)
    terminal.type(" qq")
    #expect(try terminal.end() == 0)
    #expect(try engram("quiz --plain --resume", input: "quit\n").status == 0)
  }
}
