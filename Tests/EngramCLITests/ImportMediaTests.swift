import EngramTestSupport
import Foundation
import Testing

/// Pictures and sounds that come with packages, beside the database.
struct ImportMediaTests {
  private let cli: CLI

  init() throws {
    cli = try CLI(deck: nil)
    _ = cli.run(["status"])
  }

  private var kept: [String: String] {
    let folder = URL(filePath: cli.folder("home/engram.media"))
    let files = try? FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    return Dictionary(
      uniqueKeysWithValues: (files ?? []).map { file in
        (file.lastPathComponent, (try? String(contentsOf: file, encoding: .utf8)) ?? "")
      })
  }

  private func answers() -> [String] {
    cli.lines("export --format csv").dropFirst().map {
      String($0.split(separator: ",").first { $0.hasPrefix("[image") } ?? "")
    }
  }

  /// An Anki package of one card that shows "cones.png" with that content.
  private func package(_ name: String, question: String, picture: String) throws -> String {
    let home = try CLI(deck: nil)
    _ = home.run(["status"])
    try home.folder.write(Array("\(question),[image: cones.png]\n".utf8), to: "cards.csv")
    #expect(home.run(["import", home.folder("cards.csv")]).status == 0)
    try FileManager.default.createDirectory(
      atPath: home.folder("home/engram.media"), withIntermediateDirectories: true)
    try home.folder.write(Array(picture.utf8), to: "home/engram.media/cones.png")
    let path = cli.folder(name)
    #expect(home.run(["export", "--format", "apkg", "-o", path]).status == 0)
    return path
  }

  /// The second took the place of the first, when both came with one command.
  @Test(arguments: [true, false])
  func namesakesOfTwoPackagesStayTwo(isOneCommand: Bool) throws {
    let first = try package("a.apkg", question: "First?", picture: "AAA")
    let second = try package("b.apkg", question: "Second?", picture: "BBB")
    if isOneCommand {
      #expect(cli.run(["import", first, second]).status == 0)
    } else {
      #expect(cli.run(["import", first]).status == 0)
      #expect(cli.run(["import", second]).status == 0)
    }
    #expect(kept.values.sorted() == ["AAA", "BBB"])
    #expect(kept["cones.png"] == "AAA")
    let names = Set(kept.keys.map { "[image: \($0)]" })
    #expect(Set(answers()) == names)
    // Each again finds its own.
    #expect(cli.run(["import", first, second]).output.contains("Nothing new"))
    #expect(kept.count == 2)
    // With its import goes the picture of the second, and no other.
    #expect(cli.run(["import", "--undo"]).status == 0)
    #expect(kept == (isOneCommand ? [:] : ["cones.png": "AAA"]))
  }

  /// A newer version of the file has no picture; taking another import back deleted it for good.
  @Test func picturesThatAnUndoWouldBringBackStay() throws {
    func load(_ answer: String, _ name: String) throws {
      try cli.folder.write(Array("Question,Answer\nCones?,\(answer)\n".utf8), to: name)
      #expect(cli.run(["import", cli.folder(name)]).status == 0)
    }
    try load("[image: cones.png]", "eye.csv")
    try FileManager.default.createDirectory(
      atPath: cli.folder("home/engram.media"), withIntermediateDirectories: true)
    try cli.folder.write(Array("AAA".utf8), to: "home/engram.media/cones.png")
    try load("For colours.", "eye.csv")
    try load("Trees have them.", "forest.csv")
    #expect(cli.run(["import", "--undo"]).status == 0)
    #expect(cli.run(["import", "--undo"]).status == 0)
    #expect(answers() == ["[image: cones.png]"] && kept == ["cones.png": "AAA"])
    #expect(cli.run(["import", "--undo"]).status == 0)
    #expect(kept.isEmpty)
  }

  @Test func whatCannotBeImportedLeavesNoPicture() throws {
    let package = try package("a.apkg", question: "First?", picture: "AAA")
    try cli.folder.write(Array("Question,Answer\nNo answer?,\n".utf8), to: "bad.csv")
    #expect(cli.run(["import", package, cli.folder("bad.csv"), "--strict"]).status == 65)
    #expect(kept.isEmpty)
    #expect(cli.run(["import", package, "--dry-run"]).status == 0)
    #expect(kept.isEmpty)
  }
}
