import EngramTestSupport
import Foundation
import Testing

/// `engram import` as a learner types it.
struct ImportCommandTests {
  private let cli: CLI

  init() throws {
    cli = try CLI(deck: nil)
    _ = cli.run(["status"])
  }

  private static let cards = """
    Question,Answer,Tags
    What is habituation?,A weaker response to a repeated stimulus,learning
    Who studied it in sea slugs?,Eric Kandel,learning people
    What is sensitization?,A stronger response after a strong stimulus,learning

    """

  /// Writes a file into the test's folder and returns its path.
  private func file(_ text: String, _ name: String = "learning.csv") throws -> String {
    let folder = cli.folder(name).split(separator: "/").dropLast().joined(separator: "/")
    try FileManager.default.createDirectory(
      atPath: "/" + folder, withIntermediateDirectories: true)
    try cli.folder.write(Array(text.utf8), to: name)
    return cli.folder(name)
  }

  private func report(_ words: String...) throws -> [String: Any] {
    let result = cli.run(["import"] + words + ["--json"])
    #expect(result.status == 0, "\(result.errors)")
    let json = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    return try #require(json as? [String: Any])
  }

  private func prompts() -> [String] {
    cli.lines("list").map { String($0.split(separator: "\t").last ?? "") }
  }

  @Test func aSpreadsheetBecomesADeckOfItsName() throws {
    let path = try file(ImportCommandTests.cards)
    let result = cli.run(["import", path])
    expectSnapshot(cli.shown(result.output), "import-spreadsheet")
    #expect(
      cli.lines("list").first == "learning/what-is-habituation/basic\tnew\tWhat is habituation?")
    #expect(cli.lines("decks").first == "learning: Learning, 3 concepts, 3 cards")
  }

  @Test func theSameFileAgainChangesNothing() throws {
    let path = try file(ImportCommandTests.cards)
    _ = try report(path)
    let again = try report(path)
    #expect(again["unchanged"] as? Int == 3)
    #expect(again["added"] as? Int == 0)
    #expect(cli.lines("import --history").count == 1)
  }

  @Test func anEditedFileKeepsSchedulesAndNamesWhatIsGone() throws {
    let path = try file(ImportCommandTests.cards)
    _ = try report(path)
    #expect(cli.run(["answer", "learning/what-is-habituation/basic", "4"]).status == 0)
    let edited = """
      Question,Answer,Tags
      What is habituation?,A response that fades with repetition,learning
      What is sensitization?,A stronger response after a strong stimulus,learning
      What is dishabituation?,The return of a response after a new stimulus,learning

      """
    let report = try report(try file(edited))
    #expect(report["added"] as? Int == 1)
    #expect(report["updated"] as? Int == 1)
    #expect(report["unchanged"] as? Int == 1)
    #expect(report["vanished"] as? [String] == ["learning/who-studied-it-in-sea-slugs/basic"])
    let lines = cli.lines("list")
    #expect(lines.contains { $0.hasPrefix("learning/what-is-habituation/basic\t20") })
    #expect(
      lines.contains { $0.hasPrefix("learning/who-studied-it-in-sea-slugs/basic\tsuspended") })
  }

  @Test func aMendedQuestionKeepsItsSchedule() throws {
    _ = try report(try file("front,back\nWhat is habitution?,Fading\nWhat is priming?,Readiness\n"))
    #expect(cli.run(["answer", "learning/what-is-habitution/basic", "4"]).status == 0)
    let report = try report(
      try file("front,back\nWhat is habituation?,Fading\nWhat is priming?,Readiness\n"))
    #expect(report["updated"] as? Int == 1)
    #expect(report["suspended"] as? Int == 0)
    #expect(cli.lines("list").first?.hasSuffix("What is habituation?") == true)
    #expect(cli.lines("list").first?.contains("\tnew\t") == false)
  }

  @Test func theLearnersWordsStayUnlessTheirsAreWanted() throws {
    _ = try report(try file("front,back\nA?,one\nB?,two\n"))
    cli.type(editing: ["Q: A?\nA: mine\n"])
    let card = cli.lines("list")[0].split(separator: "\t")[0]
    let edited = cli.run(["edit", String(card)])
    try #require(edited.status == 0, "\(edited.errors)")
    let path = try file("front,back\nA?,changed\nB?,two\n")
    let kept = try report(path)
    #expect(kept["kept"] as? [String] == [String(card)])
    #expect(cli.run(["show", String(card)]).output.contains("Answer: mine"))
    _ = try report(path, "--theirs")
    #expect(cli.run(["show", String(card)]).output.contains("Answer: changed"))
  }

  @Test func aDryRunShowsAndChangesNothing() throws {
    let path = try file(ImportCommandTests.cards)
    let before = cli.run(["doctor"]).output
    let result = cli.run(["import", path, "--dry-run"])
    #expect(result.output.hasSuffix("A dry run: 3 added. Nothing was changed.\n"))
    #expect(prompts().isEmpty)
    #expect(cli.run(["doctor"]).output == before)
    #expect(cli.lines("import --history") == ["Nothing was imported yet."])
  }

  @Test func whatIsLeftOutIsNamedAndTheRestGoesOn() throws {
    let path = try file("Question,Answer\nWhat is it?,this\nNo answer?,\n,no question\n")
    let result = cli.run(["import", path])
    #expect(result.status == 0)
    expectSnapshot(cli.shown(result.output + result.errors), "import-left-out")
    #expect(prompts() == ["What is it?"])
  }

  @Test func strictRefusesAll() throws {
    let path = try file("Question,Answer\nWhat is it?,this\nNo answer?,\n")
    let result = cli.run(["import", path, "--strict"])
    #expect(result.status == 65)
    #expect(result.errors.contains("learning.csv:3: left out:"))
    #expect(result.errors.contains("--strict"))
    #expect(prompts().isEmpty)
  }

  @Test func rejectsCanBeMendedAndImported() throws {
    let path = try file("Question,Answer,Tags\nWhat is it?,this,x\nNo answer?,,y\n")
    let rejects = cli.folder("rejects.csv")
    let result = cli.run(["import", path, "--rejects", rejects])
    #expect(result.status == 0)
    #expect(result.errors.hasSuffix("once mended: engram import \(rejects) --deck \"Learning\"\n"))
    #expect(
      try String(contentsOfFile: rejects, encoding: .utf8)
        == "Question,Answer,Tags\nNo answer?,,y\n")
    #expect(cli.run(["import", path, "--rejects", rejects]).status == 73)
    let mended = try file("Question,Answer,Tags\nNo answer?,now,y\n", "rejects.csv")
    _ = try report(mended, "--deck", "Learning")
    #expect(prompts() == ["What is it?", "No answer?"])
  }

  /// The advice sent mended rows to another deck than the one they name.
  @Test func rejectsThatNameTheirDeckGoThere() throws {
    let path = try file("Question,Answer,Deck\nWhat is it?,this,Mind\nNo answer?,,Mind\n")
    let result = cli.run(["import", path, "--rejects", cli.folder("rejects.csv")])
    #expect(result.errors.hasSuffix("once mended: engram import \(cli.folder("rejects.csv"))\n"))
  }

  /// Rows that had come in by their ids stayed where they were.
  @Test func theDeckThatIsAskedForTakesKnownNotesToo() throws {
    let path = try file(
      "#separator:comma\n#guid column:1\nab7,One?,1.\nab8,Two?,2.\n", "notes.txt")
    _ = try report(path)
    let moved = try report(path, "--deck", "Psychology")
    #expect(moved["updated"] as? Int == 2)
    #expect(
      cli.lines("list").allSatisfy { $0.hasPrefix("psychology/") }, "\(cli.lines("list"))")
    let all = cli.folder("all.json")
    #expect(cli.run(["export", "--format", "json", "-o", all]).status == 0)
    let refused = cli.run(["import", all, "--deck", "Other"])
    #expect(refused.status == 64)
    #expect(refused.errors.contains("leave --deck out"))
  }

  @Test func anImportIsTakenBackWhole() throws {
    let before = cli.run(["doctor"]).output
    _ = try report(try file(ImportCommandTests.cards))
    #expect(cli.run(["doctor"]).output != before)
    let result = cli.run(["import", "--undo"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.hasPrefix("Undone: import of "))
    #expect(cli.run(["doctor"]).output == before)
    #expect(cli.lines("import --history").first?.hasSuffix("(taken back)") == true)
    #expect(cli.run(["import", "--undo"]).status == 69)
  }

  @Test func undoTakesAnImportBackAsTheLastCommand() throws {
    _ = try report(try file(ImportCommandTests.cards))
    #expect(cli.run(["undo"]).output.hasPrefix("Undone: import"))
    #expect(prompts().isEmpty)
  }

  @Test func answeredCardsOfATakenBackImportComeBackWithTheirHistory() throws {
    let path = try file(ImportCommandTests.cards)
    _ = try report(path)
    #expect(cli.run(["answer", "learning/what-is-habituation/basic", "4"]).status == 0)
    #expect(cli.run(["import", "--undo"]).status == 0)
    #expect(prompts().isEmpty)
    #expect(cli.lines("status").count > 0)
    _ = try report(path)
    #expect(cli.lines("list").first?.contains("\tnew\t") == false)
    #expect(prompts().count == 3)
  }

  @Test func severalFilesFoldersAndInputGoInTogether() throws {
    _ = try file("front,back\nA?,one\n", "more/a.csv")
    _ = try file("Q: B?\nA: two\n", "more/deep/b.md")
    _ = try file("no deck", "more/picture.png")
    cli.type("front,back", "C?,three")
    let report = try report(cli.folder("more"), "-")
    #expect(report["added"] as? Int == 3)
    #expect(report["format"] as? String == "mixed")
    #expect(cli.run(["import", "--undo"]).status == 0)
    #expect(prompts().isEmpty)
  }

  @Test func inAFolderWhatIsNoDeckIsPassedOver() throws {
    _ = try file("front,back\nA?,one\n", "notes/a.csv")
    _ = try file("Just a diary of today.\n", "notes/daily.md")
    _ = try file("", "notes/empty.csv")
    let result = cli.run(["import", cli.folder("notes")])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("daily.md: no deck; passed over"))
    #expect(prompts() == ["A?"])
    #expect(cli.run(["import", cli.folder("notes/daily.md")]).status == 65)
  }

  @Test func aFolderThatHoldsItselfHasAnEnd() throws {
    _ = try file("front,back\nA?,one\n", "loop/a.csv")
    for number in 1...8 {
      try FileManager.default.createSymbolicLink(
        atPath: cli.folder("loop/l\(number)"), withDestinationPath: ".")
    }
    #expect(try report(cli.folder("loop"))["added"] as? Int == 1)
  }

  @Test func theDeckThatIsAskedForWins() throws {
    let path = try file("deck,front,back\nOne,A?,one\nTwo,B?,two\n")
    _ = try report(path, "--deck", "Mine")
    #expect(cli.lines("list deck:mine").count == 2)
  }

  @Test func aDeckIsFoundWithThoseBelowIt() throws {
    _ = try report(
      try file(
        "deck,front,back,tags\nPsych::Mind,A?,one,uni::first\nPsych,B?,two,uni\nOther,C?,x,\n"))
    #expect(cli.lines("list deck:psych").count == 2)
    #expect(cli.lines("list tag:uni").count == 2)
    #expect(cli.lines("list tag:uni::first").count == 1)
  }

  @Test func takingBackIsNotTriedOut() throws {
    _ = try report(try file(ImportCommandTests.cards))
    #expect(cli.run(["import", "--undo", "--dry-run"]).status == 64)
    #expect(prompts().count == 3)
  }

  @Test func oneBadFileStopsAll() throws {
    let good = try file("front,back\nA?,one\n", "good.csv")
    let bad = try file("front,back\nA?,\"one\n", "bad.csv")
    let result = cli.run(["import", good, bad])
    #expect(result.status == 65)
    #expect(result.errors.contains("bad.csv:2"))
    #expect(result.errors.contains("nothing was imported"))
    #expect(prompts().isEmpty)
  }

  @Test func stoppingLeavesNothing() throws {
    let path = try file(ImportCommandTests.cards)
    cli.interrupt()
    #expect(cli.run(["import", path]).status == 130)
    #expect(prompts().isEmpty)
    let home = try FileManager.default.contentsOfDirectory(atPath: cli.folder("home"))
    #expect(!home.contains { $0.contains("import") }, "\(home)")
  }

  @Test func whatIsNotThereIsSaid() throws {
    let missing = cli.run(["import", cli.folder("none.csv")])
    #expect(missing.status == 66)
    #expect(cli.run(["import"]).status == 64)
    #expect(cli.run(["import", "x.csv", "--undo"]).status == 64)
    for option in ["--format", "--encoding", "--separator", "--row-separator"] {
      #expect(cli.run(["import", "--undo", option, "csv"]).status == 64, "\(option)")
    }
    let empty = cli.run(["import", try file("", "empty.csv")])
    #expect(empty.status == 65)
    #expect(empty.errors.contains("empty"))
  }

  @Test func bundledDecksCannotBeWrittenOver() throws {
    try cli.setDeck(CLI.deck)
    let result = cli.run(["import", cli.folder("decks/memory.yaml")])
    #expect(result.status == 65)
    #expect(result.errors.contains("--deck"))
    let other = cli.run(["import", cli.folder("decks/memory.yaml"), "--deck", "My memory"])
    #expect(other.status == 0, "\(other.errors)")
    #expect(cli.lines("list deck:my-memory").count == cli.lines("list deck:memory").count)
  }
}
