import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The program on a terminal: what it shows, what it stores, and how it leaves the terminal.
struct FullScreenTests {
  private let home: Home
  private let first = "memory/forgetting-curve/define"
  private let question = "forgetting curve?"
  private let answer = "Most of what is learned is lost"
  private let second = "his own memory"

  init() throws { home = try Home() }

  @Test func aReviewWithEveryKey() throws {
    let editor = try home.editor(
      "sed -i.old -e 's/^A: .*/A: Worked over./' \"$1\" && rm \"$1.old\"\n")
    let terminal = try PseudoTerminal(home, "review", with: ["EDITOR": editor])
    let modes = terminal.modes
    try terminal.wait(for: question)
    #expect(terminal.picture.isFullScreen)
    #expect(!terminal.picture.text.contains(answer))
    #expect(terminal.picture.text.contains("1 of 4"))
    #expect(terminal.modes != modes)

    // A grade before the answer is shown is none.
    terminal.type("4 ")
    try terminal.wait(for: "0 blackout")
    #expect(terminal.picture.text.contains(answer))
    #expect(terminal.picture.text.contains("Hermann Ebbinghaus 1885, On Memory"))
    terminal.type("4")
    try terminal.wait(for: second)
    #expect(try state(of: first)?["repetitions"] == 1)

    terminal.type("u")
    try terminal.wait(for: "Undone: review 4 of \(first).")
    #expect(terminal.picture.text.contains(question))
    #expect(try state(of: first) == nil)

    terminal.type("s")
    try terminal.wait(for: "Suspended")
    #expect(terminal.picture.text.contains(second))
    terminal.type("u")
    try terminal.wait(for: "Undone: suspend")
    terminal.type("b")
    try terminal.wait(for: "Buried until tomorrow")
    terminal.type("u")
    try terminal.wait(for: "Undone: bury")

    terminal.type("?")
    try terminal.wait(for: "Keys")
    terminal.type("x")
    try terminal.wait(for: question)
    terminal.type("i")
    try terminal.wait(for: "Why this card, why now")
    terminal.type(" ")
    try terminal.wait(for: question)

    terminal.type("e")
    try terminal.wait(for: "Changed. Your words stay")
    terminal.type(" ")
    try terminal.wait(for: "Worked over.")
    terminal.type(" ")
    try terminal.wait(for: second)
    terminal.type("q")
    #expect(try terminal.end() == 0)
    #expect(terminal.modes == modes)
    #expect(!terminal.picture.isFullScreen)
    #expect(terminal.picture.text.contains("Reviewed 1 card, passed 1 (100 %)"))
    #expect(terminal.picture.unknown.isEmpty)
    #expect(try state(of: first)?["repetitions"] == 1)
    #expect(try home.engram("doctor").status == 0)
  }

  @Test func toTheEndOfTheDayWithADrill() throws {
    let terminal = try PseudoTerminal(home, "review")
    try terminal.wait(for: question)
    terminal.type(" 2 4 4 4")
    try terminal.wait(for: "again")
    try terminal.wait(for: question)
    terminal.type(" 4")
    try terminal.wait(for: "Done")
    terminal.type("q")
    #expect(try terminal.end() == 0)
    #expect(terminal.picture.text.contains("Reviewed 4 cards, and 1 repeated, passed 3 (75 %)"))
    let status = try home.engram("status", "--json").json()
    #expect(["due", "new", "drill"].map { status[$0]?.number } == [0, 0, 0])
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGINT])
  func aSignalLosesNothing(signal: Int32) throws {
    let terminal = try PseudoTerminal(home, "review")
    let modes = terminal.modes
    try terminal.wait(for: question)
    terminal.type(" 4")
    try terminal.wait(for: second)
    if signal == SIGINT { terminal.type("\u{3}") } else { terminal.signal(signal) }
    let code = try terminal.end()
    #expect(code == 0 || code == 128 + signal)
    #expect(terminal.modes == modes)
    #expect(!terminal.picture.isFullScreen)
    #expect(try home.engram("status", "--json").json()["reviewed"] == 1)
    #expect(try home.engram("doctor").status == 0)
    // The next one may write at once.
    #expect(try home.engram("undo").status == 0)
  }

  @Test func anySizeIsSurvived() throws {
    let terminal = try PseudoTerminal(home, "review")
    try terminal.wait(for: question)
    terminal.resize(columns: 40, rows: 12)
    try terminal.wait(for: "all keys in 40 columns") {
      $0.text.split(separator: "\n").allSatisfy { $0.count <= 40 } && $0.text.contains(question)
    }
    terminal.type(" ")
    try terminal.wait(for: "Most of what is learned")
    terminal.resize(columns: 1, rows: 1)
    terminal.resize(columns: 100, rows: 30)
    try terminal.wait(for: "100 columns") { $0.text.contains(answer) && $0.text.contains("q quit") }
    terminal.type("4")
    try terminal.wait(for: second)
    terminal.type("q")
    #expect(try terminal.end() == 0)
    #expect(try home.engram("status", "--json").json()["reviewed"] == 1)
  }

  @Test(arguments: [(1, 1), (19, 5), (20, 6), (300, 100)])
  func anySizeIsStartedIn(columns: Int, rows: Int) throws {
    let terminal = try PseudoTerminal(home, "review", columns: columns, rows: rows)
    try terminal.wait(for: "the full screen") { $0.isFullScreen }
    terminal.type("q")
    #expect(try terminal.end() == 0)
  }

  @Test func aSecondWriterIsTurnedAwayAndReadersAreNot() throws {
    let terminal = try PseudoTerminal(home, "review")
    try terminal.wait(for: question)
    terminal.type(" 4")
    try terminal.wait(for: second)
    for words in [["undo"], ["suspend", first], ["answer", first, "4"], ["review", "--plain"]] {
      let run = try home.engram(words)
      #expect(run.status == 75)
      #expect(run.output.isEmpty)
      #expect(
        run.errors.hasPrefix("engram: \(words[0]): another engram (process \(terminal.process)) "))
    }
    #expect(try home.engram("status", "--json").json()["reviewed"] == 1)
    #expect(try home.engram("next", "--json").status == 0)
    #expect(try home.engram("list").lines.count == 12)
    #expect(try home.engram("show", first).status == 0)
    #expect(try home.engram("doctor").status == 0)
    #expect(try home.engram("backup", home.path("copy.db")).status == 0)

    // A second home screen only looks.
    let onlooker = try PseudoTerminal(home)
    try onlooker.wait(for: "this one only looks")
    onlooker.type("q")
    #expect(try onlooker.end() == 0)
    terminal.type("q")
    #expect(try terminal.end() == 0)
  }

  @Test func theHomeScreenLeadsToTheReview() throws {
    _ = try home.engram("status")
    let terminal = try PseudoTerminal(home)
    try terminal.wait(for: "Today: 0 due, 4 new, 0 again.")
    #expect(terminal.picture.text.contains("All decks"))
    terminal.type("\n")
    try terminal.wait(for: question)
    terminal.type(" 4")
    try terminal.wait(for: second)
    terminal.type("q")
    try terminal.wait(for: "Today: 0 due, 3 new, 0 again.")
    terminal.type("u")
    try terminal.wait(for: "Today: 0 due, 4 new, 0 again.")
    terminal.type("q")
    #expect(try terminal.end() == 0)
  }

  @Test func theVeryFirstStartMeetsAQuestion() throws {
    let terminal = try PseudoTerminal(home)
    try terminal.wait(for: question)
    terminal.type("q")
    try terminal.wait(for: "All decks")
    terminal.type("q")
    #expect(try terminal.end() == 0)
  }

  @Test(arguments: [["NO_COLOR": "1"], ["CLICOLOR": "0"]])
  func withoutColours(variables: [String: String]) throws {
    #expect(try colours(in: PseudoTerminal(home, "review", with: variables)).isEmpty)
    #expect(try colours(in: PseudoTerminal(home, "review", "--no-color")).isEmpty)
    #expect(!(try colours(in: PseudoTerminal(home, "review")).isEmpty))
  }

  @Test func aDumbTerminalGetsLines() throws {
    let terminal = try PseudoTerminal(home, "review", with: ["TERM": "dumb"])
    try terminal.wait(for: question)
    #expect(!terminal.picture.isFullScreen)
    terminal.type("\n")
    try terminal.wait(for: "Answer: \(answer)")
    terminal.type("4\nquit\n")
    #expect(try terminal.end() == 0)
    #expect(terminal.picture.styles.isEmpty)
    let status = try PseudoTerminal(home, with: ["TERM": "dumb"])
    #expect(try status.end() == 0)
    #expect(status.picture.text.contains("0 due, 3 new, 0 again; 1 reviewed today"))
  }

  @Test func aReturnFromAStopNobodySawIsSurvived() throws {
    let terminal = try PseudoTerminal(home, "review")
    let modes = terminal.modes
    try terminal.wait(for: question)
    // Ctrl-Z does not stop the leader of a session, so only the return is tried.
    terminal.type(" ")
    try terminal.wait(for: answer)
    terminal.signal(SIGCONT)
    terminal.type("4")
    try terminal.wait(for: second)
    terminal.type("q")
    #expect(try terminal.end() == 0)
    #expect(terminal.modes == modes)
  }

  /// The sequences that ask for a colour, over a question and its answer.
  private func colours(in terminal: PseudoTerminal) throws -> [String] {
    try terminal.wait(for: question)
    terminal.type(" ")
    try terminal.wait(for: answer)
    terminal.type("q")
    #expect(try terminal.end() == 0)
    return terminal.picture.styles.filter { style in
      style.split(separator: ";").contains { number in
        Int(number).map { (30...38).contains($0) || (90...97).contains($0) } ?? false
      }
    }
  }

  private func state(of card: String) throws -> JSONValue? {
    let state = try home.engram("show", card, "--json").json()["state"]
    return state == .null ? nil : state
  }
}
