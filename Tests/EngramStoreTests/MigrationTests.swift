import EngramCore
import EngramTestSupport
import Foundation
import Testing

@testable import EngramStore

struct MigrationTests {
  static func fixture(_ name: String) -> URL {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/\(name)")
  }

  /// Concepts with what version 1 had no columns for; the fixture `v1-concepts.db` holds them.
  private static let decks: [DeckDocument] = {
    var id = Concept(key: "id", term: "Id", phrase: "the id", kind: .structure)
    id.definition = "The unconscious part of the mind that holds the drives."
    id.contrasts = [
      Concept.Contrast(with: "people/freud", how: "One is a part, the other a person."),
      Concept.Contrast(with: "ego", how: "One wants, the other weighs."),
    ]
    var ego = Concept(key: "ego", term: "Ego", phrase: "the ego", kind: .structure)
    ego.definition = "The part of the mind that mediates."
    ego.by = ["freud"]
    var denial = Concept(key: "denial", term: "Denial", kind: .defence)
    denial.definition = "A refusal to take notice of a painful fact."
    var freud = Concept(key: "freud", term: "Sigmund Freud", kind: .theorist)
    freud.definition = "The founding of psychoanalysis."
    return [
      DeckDocument(key: "mind", title: "Mind", concepts: [id, ego, denial]),
      DeckDocument(key: "people", title: "People", concepts: [freud]),
    ]
  }()

  /// Writes the fixture anew, with ENGRAM_RECORD=v1; only for as long as version 1 is current.
  @Test(
    .enabled(
      if: ProcessInfo.processInfo.environment["ENGRAM_RECORD"] == "v1" && Migrations.current == 1))
  func frozenConceptsOfVersion1() throws {
    let folder = try TemporaryFolder()
    var scene = try Scene(MigrationTests.decks, at: folder("engram.db"))
    try scene.store.setBundle("files of then")
    try scene.answer(try scene.card("mind/id/contrast/2"), .easy)
    try scene.answer(try scene.card("mind/ego/who"), .wrong)
    scene.pass(days: 1)
    try scene.answer(try scene.card("mind/id/contrast/2"), .hard)
    try scene.act(.suspend, on: [try scene.card("people/freud/works")])
    let fixture = MigrationTests.fixture("v1-concepts.db").path(percentEncoded: false)
    try? FileManager.default.removeItem(atPath: fixture)
    _ = try scene.store.makeBackup(to: fixture)
  }
}
