import EngramCore
import EngramFormats
import EngramTestSupport
import Testing

/// Packages that must be refused, each with its reason in words.
struct DamagedPackageTests {
  @Test(arguments: [
    ("truncated", "this package is damaged: it is incomplete, cut off before its end"),
    ("empty", "this is no package: the file is empty"),
    ("sqlite-renamed", "this is no package: it is a bare SQLite database"),
    ("decoy-only", "nothing but Anki's own note that asks to update; in Anki choose Export with"),
    ("meta-without-collection", "incomplete: its collection.anki21b is missing; in Anki choose"),
    ("future", "written by a newer Anki (package version 9) than engram knows"),
    ("notes-view", "this is not a deck Anki would write: its \"notes\" is no table"),
    ("zip-slip", "this package is refused: “../evil” is no name"),
  ])
  func refusal(name: String, reason: String) throws {
    let folder = try TemporaryFolder()
    let problem = try #require(throws: ImportProblem.self) {
      try ImportedFile(
        AnkiPackage.reader(
          Samples.file("damaged/\(name).apkg"), .berlin(scratch: folder.path)))
    }
    #expect(problem.diagnostics.count == 1)
    let diagnostic = try #require(problem.diagnostics.first)
    #expect(diagnostic.message.contains(reason), "\(diagnostic)")
    #expect(diagnostic.place == Place(file: "\(name).apkg"))
  }

  @Test func aFolderIsNoPackage() throws {
    let folder = try TemporaryFolder()
    let problem = try #require(throws: ImportProblem.self) {
      try AnkiPackage.reader(
        ImportFile(name: "deck.apkg", path: folder.path), .berlin(scratch: folder.path))
    }
    #expect(problem.diagnostics.first?.message.contains("this is a folder") == true)
  }
}
