import Foundation
import Testing

/// Import and export through the built program: pipes, signals, and all the way round.
struct ImportEndToEndTests {
  private let home: Home

  init() throws { home = try Home() }

  private func leftovers() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: home.folder)
      .filter { $0.contains("import") || $0.contains("part") }
  }

  @Test func aPipeIsAFileLikeAnyOther() throws {
    let pipe = home.path("cards.csv")
    let run = try home.shell(
      "mkfifo \(pipe); printf 'Question,Answer\\nWhat is a percept?,What is perceived.\\n' > \(pipe) & "
        + "$engram import \(pipe) --json")
    #expect(run.status == 0, "\(run.errors)")
    #expect(try run.json()["added"] == 1)
    let input = try home.engram("import", "-", "--json", input: "Id\tDrives\nEgo\tReality\n")
    #expect(try input.json()["added"] == 2)
    #expect(try leftovers() == [])
  }

  /// Ctrl-C while it waits for what is typed, and while it works.
  @Test(arguments: [SIGINT, SIGTERM])
  func aSignalLeavesNothingBehind(signal: Int32) throws {
    #expect(try home.engram("status").status == 0)
    let before = try home.engram("doctor", "--json").json()["hash"]
    let terminal = try PseudoTerminal(home, "import", "-")
    terminal.type("Question,Answer\nHalf?,done\n")
    if signal == SIGINT { terminal.type("\u{3}") } else { terminal.signal(signal) }
    #expect(try terminal.end() == 128 + signal)
    #expect(try leftovers() == [])
    #expect(try home.engram("doctor", "--json").json()["hash"] == before)
    #expect(try home.engram("import", "--history").output == "Nothing was imported yet.\n")
  }

  @Test(arguments: ["csv", "txt", "apkg", "md", "yaml", "json"])
  func whatGoesOutComesIn(ending: String) throws {
    let cards = try home.write(
      "Question,Answer,Tags\nWhat is a percept?,What is perceived.,eye\nWho drew it?,\"Ebbinghaus, 1885\",\n",
      to: "Perception.csv")
    #expect(try home.engram("import", cards).status == 0)
    let file = home.path("out.\(ending)")
    // JSON is of all there is.
    let query = ending == "json" ? [] : ["deck:perception"]
    let out = try home.engram(["export"] + query + ["-o", file])
    #expect(out.status == 0, "\(out.errors)")
    let other = try Home()
    let back = try other.engram("import", file)
    #expect(back.status == 0, "\(back.output)\(back.errors)")
    #expect(
      try other.engram("list", "deck:perception").lines
        == home.engram("list", "deck:perception").lines)
  }
}
