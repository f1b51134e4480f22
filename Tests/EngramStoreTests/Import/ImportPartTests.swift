import EngramCore
import GRDB
import Testing

@testable import EngramStore

/// Files that are parts of others, and questions that move from one file to another.
struct ImportPartTests {
  private func rows(_ numbers: some Sequence<Int>, deck: String? = nil) -> [ImportedNote] {
    numbers.map { .row("Question number \($0 * 1_000_003)?", "Answer \($0).", deck: deck) }
  }

  /// The name of the lineage of each card, in the order of the cards.
  private func lineages(_ scene: Scene) throws -> [String] {
    try scene.store.read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT name FROM concept JOIN lineage ON lineage.id = concept.lineage
          ORDER BY concept.id
          """)
    }
  }

  /// That an import says nothing is new, leaves no line in the history, and nothing at all when it
  /// comes again.
  private func expectUnchanged(
    _ scene: inout Scene, _ files: [NoteFile], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let hash = try scene.hash
    let tables = ["event", "act", "import", "importChange", "lineage"]
    let counts = try tables.map { try scene.count($0) }
    let report = try scene.load(files)
    #expect(!report.isChanged, "\(report.text)", sourceLocation: sourceLocation)
    #expect(report.supersedes.allSatisfy { name in files.contains { $0.name == name } })
    #expect(try scene.hash == hash, sourceLocation: sourceLocation)
    #expect(try tables.map { try scene.count($0) } == counts, sourceLocation: sourceLocation)
    let moved = try lineages(scene)
    try scene.load(files)
    #expect(try lineages(scene) == moved, sourceLocation: sourceLocation)
    try scene.expectSound(sourceLocation: sourceLocation)
  }

  @Test func anUnchangedFileOfOneDeckSuspendsNothingOfAnother() throws {
    var scene = try Scene([])
    let small = rows(0..<2, deck: "A")
    try scene.load(small, as: "a.csv")
    #expect(
      try scene.load(small + rows(2..<4, deck: "B"), as: "all.csv").text == "added 2, unchanged 2")
    #expect(try lineages(scene) == Array(repeating: "all.csv", count: 4))
    try expectUnchanged(&scene, [NoteFile(name: "a.csv", notes: small)])
    #expect(try lineages(scene) == Array(repeating: "all.csv", count: 4))
  }

  @Test func anUnchangedWeekSuspendsNothingOfTheWholeTerm() throws {
    var scene = try Scene([])
    try scene.load(rows(0..<3), as: "week1.csv")
    try scene.load(rows(0..<6), as: "all.csv")
    try expectUnchanged(&scene, [NoteFile(name: "week1.csv", notes: rows(0..<3))])
    #expect(try scene.load(rows(0..<5), as: "all.csv").vanished.count == 1)
  }

  @Test func aQuestionThatMovedToAnotherFileIsNotSuspended() throws {
    var scene = try Scene([])
    try scene.load([
      NoteFile(name: "w1.csv", notes: rows(0..<3)), NoteFile(name: "w2.csv", notes: rows(3..<4)),
    ])
    let both = [
      NoteFile(name: "w1.csv", notes: rows(0..<2)), NoteFile(name: "w2.csv", notes: rows(2..<4)),
    ]
    try expectUnchanged(&scene, both)
    #expect(try lineages(scene) == ["w1.csv", "w1.csv", "w2.csv", "w2.csv"])
    try expectUnchanged(&scene, [both[0]])
    try expectUnchanged(&scene, [both[1]])
    #expect(try scene.load(rows(3..<4), as: "w2.csv").vanished.count == 1)
  }

  @Test func theFilesMayComeOneAfterTheOther() throws {
    var scene = try Scene([])
    try scene.load(rows(0..<3), as: "w1.csv")
    try scene.load(rows(3..<4), as: "w2.csv")
    try expectUnchanged(&scene, [NoteFile(name: "w2.csv", notes: rows(2..<4))])
    try expectUnchanged(&scene, [NoteFile(name: "w1.csv", notes: rows(0..<2))])
  }

  @Test func aFileWithQuestionsOfAnotherIsStableFromTheStart() throws {
    var scene = try Scene([])
    try scene.load(rows(0..<10), as: "notes.csv")
    let other = rows(0..<3) + rows(20..<21)
    #expect(try scene.load(other, as: "other.csv").text == "added 1, unchanged 3")
    let before = try lineages(scene)
    try expectUnchanged(&scene, [NoteFile(name: "other.csv", notes: other)])
    #expect(try lineages(scene) == before)
    try expectUnchanged(&scene, [NoteFile(name: "notes.csv", notes: rows(0..<10))])
  }

  @Test func aNewNameIsTheNameFromThenOn() throws {
    var scene = try Scene([])
    try scene.load(rows(0..<6), as: "v1.csv")
    #expect(try scene.load(rows(1..<7), as: "v2.csv").supersedes == ["v1.csv"])
    let before = try lineages(scene)
    #expect(before == Array(repeating: "v2.csv", count: 7))
    let report = try scene.load(rows(2..<7), as: "v2.csv")
    #expect(report.supersedes == ["v2.csv"] && report.text == "unchanged 5, vanished 1")
    try scene.undo()
    #expect(try lineages(scene) == before)
    try scene.undo()
    #expect(try lineages(scene) == Array(repeating: "v1.csv", count: 6))
    #expect(try scene.count("lineage") == 1)
    try scene.expectSound()
  }

  /// The lineage that gave all away is wanted when what took it is taken back.
  @Test func undoingALaterImportLeavesTheWayBack() throws {
    var scene = try Scene([])
    try scene.load(rows(0..<6), as: "v1.csv")
    try scene.load(rows(1..<7), as: "v2.csv")
    try scene.load(rows(30..<31), as: "else.csv")
    for _ in 0..<2 { try scene.undo() }
    #expect(try lineages(scene) == Array(repeating: "v1.csv", count: 6))
    try scene.undo()
    #expect(try scene.cards == [])
    try scene.expectSound()
  }
}
