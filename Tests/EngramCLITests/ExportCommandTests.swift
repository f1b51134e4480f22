import EngramTestSupport
import Foundation
import Testing

/// `engram export` as a learner types it.
struct ExportCommandTests {
  private let cli: CLI

  init() throws {
    cli = try CLI()
    let table = """
      deck,front,back,tags
      Psych::Mind,What is habituation?,"Fading, with time",learning
      Psych::Mind,What is priming?,Readiness,learning exam
      Stats,What is p?,A probability,
      """
    try cli.folder.write(Array(table.utf8), to: "cards.csv")
    #expect(cli.run(["import", cli.folder("cards.csv")]).status == 0)
    #expect(cli.run(["answer", "stats/what-is-p/basic", "4"]).status == 0)
  }

  /// Key, due day and question of all cards of a home that `file` was imported into.
  private func elsewhere(_ file: String, _ options: String...) throws -> [String] {
    let other = try CLI(deck: nil)
    _ = other.run(["status"])
    let result = other.run(["import", cli.folder(file)] + options)
    #expect(result.status == 0, "\(result.errors)")
    return other.lines("list").sorted()
  }

  private func exported(_ words: String...) -> CLI.Result { cli.run(["export"] + words) }

  @Test(arguments: ["csv", "txt", "md", "apkg"])
  func plainDecksComeBackElsewhere(ending: String) throws {
    let file = "out." + ending
    let result = exported("deck:psych", "or", "deck:stats", "-o", cli.folder(file))
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output == "3 cards in \(cli.folder(file))\n")
    let prompts = try elsewhere(file).map { $0.split(separator: "\t").last.map(String.init) }
    #expect(Set(prompts) == ["What is habituation?", "What is priming?", "What is p?"])
  }

  @Test func aPackageCarriesSchedules() throws {
    #expect(exported("-o", cli.folder("all.apkg"), "--with-schedule").status == 0)
    let cards = try elsewhere("all.apkg", "--with-schedule")
    let own = cli.lines("list deck:stats")
    #expect(
      cards.contains { $0.contains("\t" + own[0].split(separator: "\t")[1] + "\tWhat is p?") })
    let names = try FileManager.default.contentsOfDirectory(atPath: cli.folder.path)
    #expect(!names.contains { $0.contains("part") }, "\(names)")
  }

  @Test func deckFilesOfSeveralDecksGoIntoAFolder() throws {
    #expect(exported("--format", "yaml").status == 64)
    let result = exported("--format", "yaml", "-o", cli.folder("decks-out"))
    #expect(result.status == 0, "\(result.errors)")
    let names = try FileManager.default.contentsOfDirectory(atPath: cli.folder("decks-out"))
    #expect(names.sorted() == ["memory.yaml", "psych-mind.yaml", "stats.yaml"])
    #expect(cli.run(["decks", "check", cli.folder("decks-out/memory.yaml")]).status == 0)
  }

  /// A name that no card can have broke the whole file, or it came along unasked.
  @Test func onlyPicturesGoAlong() throws {
    let media = cli.folder("home/engram.media")
    try FileManager.default.createDirectory(atPath: media, withIntermediateDirectories: true)
    for name in ["👩‍🎓.png", "a: b.png", ".DS_Store"] {
      try cli.folder.write([1], to: "home/engram.media/\(name)")
    }
    let result = exported("-o", cli.folder("all.json"))
    #expect(result.status == 0)
    #expect(
      result.errors.contains("not carried over: 1 file among the pictures and sounds that no card"))
    let other = try CLI(deck: nil)
    _ = other.run(["status"])
    #expect(other.run(["import", cli.folder("all.json")]).status == 0)
    let names = try FileManager.default.contentsOfDirectory(
      atPath: other.folder("home/engram.media"))
    #expect(Set(names) == ["👩‍🎓.png", "a: b.png"])
  }

  /// Another picture of that name was overwritten.
  @Test func aPictureOfJSONMakesWayForAnother() throws {
    try cli.folder.write(Array("front,back\nSee [image: a[1].png],b\n".utf8), to: "more.csv")
    #expect(cli.run(["import", cli.folder("more.csv")]).status == 0)
    let other = try CLI(deck: nil)
    _ = other.run(["status"])
    for (scene, byte) in [(cli, UInt8(1)), (other, UInt8(2))] {
      try FileManager.default.createDirectory(
        atPath: scene.folder("home/engram.media"), withIntermediateDirectories: true)
      try scene.folder.write([byte], to: "home/engram.media/a[1].png")
    }
    #expect(exported("-o", cli.folder("all.json")).status == 0)
    #expect(other.run(["import", cli.folder("all.json")]).status == 0)
    #expect(try other.folder.bytes("home/engram.media/a[1].png") == [2])
    let names = try FileManager.default.contentsOfDirectory(
      atPath: other.folder("home/engram.media"))
    let moved = try #require(names.first { $0 != "a[1].png" })
    #expect(moved.hasPrefix("a[1]-") && moved.hasSuffix(".png") && names.count == 2)
    #expect(try other.folder.bytes("home/engram.media/\(moved)") == [1])
    #expect(other.lines("list").contains { $0.hasSuffix("See [image: \(moved)]") })
    #expect(other.run(["undo"]).status == 0)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: other.folder("home/engram.media")) == [])
  }

  @Test(arguments: ["all.apkg", "all.json", "all.csv"])
  func anInterruptedExportLeavesNothing(file: String) throws {
    cli.interrupt()
    let result = exported("-o", cli.folder(file))
    #expect(result.status == 130)
    #expect(result.errors == "engram: interrupted; nothing was written\n")
    let names = try FileManager.default.contentsOfDirectory(atPath: cli.folder.path)
    #expect(!names.contains { $0.contains("all.") }, "\(names)")
  }

  @Test func everythingComesBackFromJSON() throws {
    #expect(exported("-o", cli.folder("all.json")).status == 0)
    let other = try CLI(deck: nil)
    _ = other.run(["status"])
    #expect(other.run(["import", cli.folder("all.json")]).status == 0)
    #expect(other.run(["doctor"]).output == cli.run(["doctor"]).output)
    #expect(other.lines("list") == cli.lines("list"))
  }

  @Test func whatExistsStays() throws {
    let path = cli.folder("out.csv")
    try cli.folder.write(Array("mine".utf8), to: "out.csv")
    #expect(exported("-o", path).status == 73)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine")
    #expect(exported("-o", path, "--force").status == 0)
    #expect(try String(contentsOfFile: path, encoding: .utf8).hasPrefix("deck,concept,card,"))
  }

  @Test func theDatabaseIsNeverWrittenOver() throws {
    let path = cli.folder("home/engram.db")
    for name in [path, path + ".lock", cli.folder("home/../home/engram.db")] {
      #expect(exported("-o", name, "--format", "csv", "--force").status == 73)
    }
    #expect(cli.run(["doctor"]).status == 0)
  }

  @Test func aSpreadsheetRunsNoCard() throws {
    try cli.folder.write(Array("front,back\nA?,=1+1\n".utf8), to: "formula.csv")
    #expect(cli.run(["import", cli.folder("formula.csv")]).status == 0)
    #expect(exported("deck:formula", "--format", "csv").output.contains(",=1+1,"))
    let safe = exported("deck:formula", "--format", "csv", "--for-spreadsheet").output
    #expect(safe.contains(",'=1+1,"))
  }

  @Test(arguments: [
    ["-o", "x.unknown"], [], ["--format", "apkg"], ["--format", "csv", "--with-schedule"],
    ["--format", "json", "deck:stats"], ["--format", "markdown", "--for-spreadsheet"],
  ])
  func whatCannotBeMeantIsSaid(words: [String]) {
    #expect(cli.run(["export"] + words).status == 64)
  }

  @Test func nothingIsNotExported() {
    let result = exported("deck:nothing", "--format", "csv")
    #expect(result.status == 69)
    #expect(result.errors == "engram: export: no card matches\n")
  }
}
