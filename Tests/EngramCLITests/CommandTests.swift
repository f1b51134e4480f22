import EngramStore
import EngramTestSupport
import Foundation
import Testing

@testable import EngramCLI

struct CommandTests {
  private let cli: CLI

  init() throws { cli = try CLI() }

  @Test func theFirstRunLoadsTheDecks() {
    #expect(
      cli.lines("status") == [
        "2026-11-21: 0 due, 2 new, 0 again; 0 reviewed today", "  Memory: 0 due, 2 new, of 4",
      ])
    #expect(cli("").output == cli("status").output)
  }

  @Test func statusAsJSON() {
    #expect(
      cli.lines("status --json") == [
        #"{"day":"2026-11-21","due":0,"new":2,"drill":0,"reviewed":0,"backlog":0,"total":4,"#
          + #""decks":[{"key":"memory","name":"Memory","due":0,"new":2,"total":4}]}"#
      ])
  }

  @Test func aDayOfNextAndAnswer() {
    #expect(cli.lines("next")[0] == "memory/chunk/define")
    let next = cli.lines("next --json")[0]
    #expect(next.hasPrefix(#"{"card":"memory/chunk/define","deck":"memory","concept":"chunk","#))
    #expect(next.contains(#""outcomes":[{"grade":0,"interval":1,"due":"2026-11-22","drill":true}"#))
    #expect(
      cli.lines("answer memory/chunk/define 3") == ["memory/chunk/define: review 3, due 2026-11-22"]
    )
    #expect(cli.lines("next")[0] == "memory/span/define")
    let answer = cli.lines("answer memory/span/define 5 --json")[0]
    #expect(
      answer.hasSuffix(
        #""kind":"review","state":{"repetitions":1,"easiness":2.6,"interval":1,"#
          + #""due":"2026-11-22","lapses":0,"suspended":false}}"#))
    #expect(
      cli.lines("answer memory/chunk/define 4") == ["memory/chunk/define: drill 4, due 2026-11-22"])
    #expect(cli.lines("next --json") == ["null"])
    #expect(cli.lines("next") == ["Nothing is left today."])
    #expect(
      cli.lines("answer memory/chunk/define 0")
        == ["memory/chunk/define: practice 0, due 2026-11-22"])
    #expect(cli.lines("undo") == ["Undone: practice 0 of memory/chunk/define."])
    #expect(cli.lines("undo") == ["Undone: drill 4 of memory/chunk/define."])
    #expect(cli.lines("undo --json") == [#"{"undone":"review","cards":["memory/span/define"]}"#])
    #expect(cli.lines("status")[0] == "2026-11-21: 0 due, 1 new, 1 again; 1 reviewed today")
  }

  @Test func actsOnCardsAndQueries() {
    #expect(cli.lines("suspend deck:memory -card:name") == ["suspend: 2 cards"])
    #expect(cli.lines("suspend deck:memory") == ["suspend: 2 cards"])
    #expect(cli.lines("suspend deck:memory") == ["suspend: 0 cards; nothing to do"])
    #expect(cli.lines("list is:suspended").count == 4)
    #expect(cli.lines("undo") == ["Undone: suspend of 2 cards."])
    #expect(cli.lines("resume is:suspended --json") == [#"{"act":"resume","changed":2}"#])
    #expect(cli.lines("set-due memory/chunk/name +7") == ["set-due: 1 card"])
    #expect(
      cli.lines("list card:name") == [
        "memory/chunk/name\t2026-11-28\tWhich concept or process is described here? A group of items held in mind as one unit.",
        "memory/span/name\tnew\tWhich concept or process is described here? The longest list that can be repeated at once.",
      ])
    #expect(cli.lines("bury memory/chunk/name") == ["bury: 1 card"])
    #expect(cli.lines("reset deck:memory") == ["reset: 1 card"])
    #expect(cli.lines("list is:new").count == 4)
  }

  @Test func showTellsAllOfACard() {
    _ = cli("answer memory/chunk/define 4")
    expectSnapshot(cli("show memory/chunk/define").output, "show")
    expectSnapshot(cli("show memory/span/name").output, "show-new")
    expectSnapshot(cli("show memory/span/name --json").output, "show-json")
  }

  @Test func aScheduleOfGrades() {
    expectSnapshot(cli("schedule 4 4 4 2 5").output, "schedule")
    #expect(
      cli.lines("schedule --json 4,4,4") == [
        #"{"preset":"published","grades":[4,4,4],"repetitions":[1,2,3],"easiness":[2.5,2.5,2.5],"intervals":[1,6,15]}"#
      ])
    cli.type("# a comment", "4 4 4", "", "5 x", "0")
    let result = cli("schedule")
    #expect(result.status == 65)
    #expect(result.output.contains("4 4 4: 1 6 15") && result.output.contains("0: 1"))
    #expect(result.errors.contains("-:4:"))
  }

  @Test func settingsAreListedGotAndSet() {
    expectSnapshot(cli("settings").output, "settings")
    #expect(cli.lines("settings get new-per-day") == ["20"])
    #expect(cli.lines("settings set new-per-day 1") == ["new-per-day is 1"])
    #expect(cli.lines("status")[0].contains("1 new"))
    #expect(
      cli.lines("settings set preset source --dry-run") == [
        "preset would be source", "0 schedules would change; due by today: 0 before, 0 after",
      ])
    #expect(cli.lines("settings get preset") == ["published"])
    #expect(cli.lines("undo") == ["Undone: change of new-per-day."])
  }

  @Test func cardsAreEditedInTheLearnersEditor() {
    cli.type(editing: ["Q: My chunk?\nA: Mine.\nN:\n"])
    #expect(cli.lines("edit memory/chunk/define") == ["memory/chunk/define: changed"])
    #expect(cli("show memory/chunk/define").output.contains("Question: My chunk?"))
    cli.type(editing: ["Q:\nA: x\n"])
    #expect(cli("edit memory/chunk/define").status == 65)
    #expect(cli("edit memory/chunk/define").status == 69)
    #expect(cli.lines("undo") == ["Undone: edit of memory/chunk/define."])
  }

  @Test func anUpdatedDeckIsReportedAtTheNextReview() throws {
    _ = cli("answer memory/chunk/define 4")
    try cli.setDeck(CLI.deck.replacingOccurrences(of: "one unit", with: "a single unit"))
    cli.type("quit")
    let output = cli("review --plain").output
    #expect(output.contains("Decks updated: memory: 2 reworded."))
    #expect(cli.lines("list card:define")[0].contains("2026-11-22"))
    #expect(cli.lines("decks update") == ["memory: nothing changed"])
    try cli.setDeck("deck: [")
    cli.type("quit")
    #expect(cli("review --plain").output.contains("Decks not updated"))
  }

  /// As after the change to another format of the file, which asks for what the decks say anew.
  @Test func decksThatAreReadAgainAndAreTheSameAreNotSpokenOf() throws {
    _ = cli("answer memory/chunk/define 4")
    let path = cli.folder("home/engram.db")
    try Store.open(path, for: .writing).setBundle("")
    cli.type("quit")
    #expect(!cli("review --plain").output.contains("Decks"))
    #expect(try Store.open(path, for: .reading).bundle()?.contains("memory.yaml") == true)
  }

  @Test func aDeckIsShownAsAStudySheet() throws {
    let cli = try CLI()
    #expect(
      cli.lines("decks show memory") == [
        "Memory", "======", "How it works.", "2 concepts, 1 of them essential (*).",
        "Chunk *", "  A group of items held in mind as one unit.",
        "  Source: George Miller 1956, The Magical Number Seven", "Memory span",
        "  The longest list that can be repeated at once.", "  Note: About seven chunks.",
      ])
    #expect(
      cli.run(["decks", "show", "memory", "--format", "markdown"]).output.split(
        separator: "\n", omittingEmptySubsequences: false) == [
          "# Memory", "", "How it works.", "", "## Chunk (essential)", "",
          "A group of items held in mind as one unit.", "",
          "- **Source:** George Miller 1956, The Magical Number Seven", "", "## Memory span", "",
          "The longest list that can be repeated at once.", "", "- **Note:** About seven chunks.",
          "",
        ])
    let unknown = cli.run(["decks", "show", "memry"])
    #expect(unknown.status == 66 && unknown.errors.contains("did you mean memory?"))
  }

  @Test func decksAreListedAndChecked() throws {
    #expect(cli.lines("decks") == ["memory: Memory, 2 concepts, 4 cards", "  How it works."])
    #expect(cli.lines("decks --json").count == 1)
    #expect(cli.run(["decks", "check", cli.folder("decks/memory.yaml")]).status == 0)
    try cli.setDeck("deck: X\nkey: x\ncolour: red\nconcepts: []\n", name: "bad")
    let bad = cli.run(["decks", "check", cli.folder("decks/bad.yaml")])
    #expect(bad.status == 65 && bad.output.contains("bad.yaml:3:1: error"))
    #expect(cli.run(["decks", "check", cli.folder("none.yaml")]).status == 66)
  }

  @Test func backupRestoreAndDoctor() throws {
    _ = cli("answer memory/chunk/define 4")
    #expect(cli.lines("doctor").last == "Nothing is wrong.")
    #expect(cli.lines("doctor").contains { $0.hasPrefix("hash ") && $0.utf8.count == 37 })
    #expect(
      cli.lines("doctor --json")[0].hasPrefix(
        #"{"cards":4,"events":1,"rebuilt":null,"problems":[],"hash":""#))
    #expect(cli.lines("doctor --rebuild")[0] == "Rebuilt from the log: 0 schedules differed.")
    let copy = cli.folder("copy.db")
    #expect(cli.run(["backup", copy]).output == "\(copy): 1 event, checked\n")
    #expect(cli.run(["backup", copy]).status == 73)
    try cli.folder.write([], to: "home/engram.db")
    let broken = cli("status")
    #expect(broken.status == 65 && broken.errors.contains("engram restore"))
    let restored = cli.run(["restore", copy])
    #expect(restored.status == 0 && restored.output.contains("Restored 1 event"))
    #expect(cli.lines("status")[0].contains("1 reviewed today"))
    #expect(cli("backup --list").status == 0)
  }

  @Test(
    arguments: [
      ("nonsense", 64), ("status --nonsense", 64), ("answer memory/chunk/define 6", 64),
      ("answer memory/chunk/define", 64), ("answer chunk 4", 64), ("answer a/b/define 4", 69),
      ("show a/b/define", 69), ("suspend", 64), ("suspend deck:none", 69), ("list colour:red", 64),
      ("list (", 64), ("undo", 69), ("set-due memory/chunk/define soon", 64),
      ("settings get colour", 78), ("settings set grades five", 78), ("review --limit 0", 64),
      ("review --practice --early", 64), ("review deck:none", 69), ("schedule 7", 64),
      ("completions tcsh", 64), ("restore", 66), ("restore /nowhere/at/all.db", 66),
      ("--db /dev/null status", 65), ("--db=/dev/null status", 65),
      ("--db engram.db list -colour:red", 64), ("status --db /dev/null", 65), ("--help", 0),
      ("--version", 0),
    ])
  func anErrorIsASentenceAndACode(line: String, status: Int32) {
    _ = cli("status")
    let result = cli(line)
    #expect(result.status == status, "\(result)")
    guard status != 0 else { return }
    #expect(result.output == "")
    #expect(result.errors.hasPrefix("engram: ") && !result.errors.contains("/dev/null: "))
  }

  @Test func wherTheDatabaseLies() throws {
    let path = { (name: String) in cli.folder(name) }
    let base = ["ENGRAM_DECKS": path("decks")]
    let home = ["HOME": path("user")]
    let xdg = ["XDG_DATA_HOME": path("data")]
    let own = ["ENGRAM_HOME": path("own/")]
    let named = ["ENGRAM_DB": path("named.db")]
    func made(_ variables: [String: String]..., line: [String] = ["status"]) -> [String] {
      cli.set(variables.reduce(base) { $0.merging($1) { $1 } })
      #expect(cli.run(line).status == 0)
      let all = FileManager.default.enumerator(atPath: cli.folder.path)?.compactMap {
        $0 as? String
      }
      defer { for name in all ?? [] where name.hasSuffix(".db") { unlink(path(name)) } }
      return (all ?? []).filter { $0.hasSuffix(".db") }
    }
    #if os(Linux)
      #expect(made(home) == ["user/.local/share/engram/engram.db"])
      #expect(made(home, ["XDG_DATA_HOME": "relative"]) == ["user/.local/share/engram/engram.db"])
    #endif
    #expect(made(home, xdg) == ["data/engram/engram.db"])
    #expect(made(home, xdg, own) == ["own/engram.db"])
    #expect(made(home, xdg, own, named) == ["named.db"])
    #expect(made(named, line: ["status", "--db", path("option.db")]) == ["option.db"])
    #expect(made(named, line: ["--db", path("option.db"), "status"]) == ["option.db"])
    cli.set(base)
    #expect(cli("status").status == 78)
  }

  @Test func aNonsenseClockIsRefused() {
    cli.set(["ENGRAM_HOME": cli.folder("home"), "ENGRAM_NOW": "yesterday"])
    #expect(cli("status").status == 78)
  }
}
