import EngramCore
import EngramTestSupport
import Testing

@testable import EngramStore

struct ImportBackupTests {
  @Test func aCopyIsMadeUnlessThereIsOne() throws {
    let folder = try TemporaryFolder()
    var scene = try Scene(at: folder("engram.db"))
    let first = try #require(try scene.store.backupBeforeImport(at: scene.moment))
    #expect(try scene.store.backupBeforeImport(at: scene.moment) == nil)
    try scene.load([.row("One?", "1.")])
    #expect(try Store.verify(first.path) == 0)
    // Of the same second, and yet another one.
    let second = try #require(
      try scene.store.backupBeforeImport(at: Moment.noon(of: 20_000)))
    #expect(second.path != first.path)
    #expect(Store.backups(of: scene.store.path).count == 2)
    try scene.answer(try scene.card("notes/one/basic"), .good)
    let third = try #require(try scene.store.backupBeforeImport(at: scene.moment))
    #expect(third.events == 1)
    try scene.undo()
    #expect(try scene.store.backupBeforeImport(at: scene.moment) != nil)
    #expect(try scene.store.backupBeforeImport(at: scene.moment) == nil)
  }

  @Test func theCopyOfTheDayServes() throws {
    let folder = try TemporaryFolder()
    var scene = try Scene(at: folder("engram.db"))
    try scene.answer(try scene.card("siblings/one/basic"), .good)
    scene.pass(days: 1)
    try scene.store.prepareForChanges(on: scene.moment)
    #expect(try scene.store.backupBeforeImport(at: scene.moment) == nil)
  }
}
