import EngramCore
import EngramTestSupport
import Testing

@testable import EngramStore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

struct BackupTests {
  private let folder: TemporaryFolder
  private var path: String { folder("engram.db") }

  init() throws { folder = try TemporaryFolder() }

  private func scene() throws -> Scene { try Scene([.plain("a", count: 400)], at: path) }

  /// Answers some new cards on a day, after the day's look and copy.
  private func study(_ scene: inout Scene, cards: Int) throws -> Backup? {
    let backup = try scene.store.prepareForChanges(on: scene.moment)
    let new = try scene.store.cardIDs(matching: .has(.new), on: scene.moment.day)
    for card in new.prefix(cards) { try scene.answer(card, .good) }
    return backup
  }

  @Test func onlyTheFirstChangeOfADayMakesACopy() throws {
    var scene = try scene()
    #expect(try study(&scene, cards: 3) == nil)  // nothing is in the log yet
    #expect(try study(&scene, cards: 1) == nil)
    scene.pass(days: 1)
    let backup = try #require(try study(&scene, cards: 1))
    #expect(backup.events == 4)
    #expect(try Store.verify(backup.path) == 4)
    #expect(try study(&scene, cards: 1) == nil)
    scene.pass(days: 1)
    #expect(try study(&scene, cards: 1)?.events == 6)
    #expect(Store.backups(of: path).count == 2)
    #expect(Store.backups(of: path)[1] == backup.path)
  }

  @Test func aClockThatWasAheadDoesNotStopTheCopies() throws {
    var scene = try scene()
    scene.pass(days: 4000)
    _ = try study(&scene, cards: 1)
    scene.pass(days: -4000)
    #expect(try study(&scene, cards: 1) != nil)
  }

  @Test func copiesAreThinnedByTheRule() throws {
    var scene = try scene()
    for _ in 0..<60 {
      _ = try study(&scene, cards: 1)
      scene.pass(days: 1)
    }
    let today = scene.moment.day.advanced(by: -1)
    let names = Store.backups(of: path).compactMap { path in
      BackupName(String(path.drop { $0 != "/" }.split(separator: "/").last ?? ""))
    }
    #expect(BackupName.superfluous(names, on: today) == [])
    #expect(names.count < 25)
    #expect(Set(names.map { today.days(since: $0.day) }).isSuperset(of: 0...10))
  }

  @Test func noCopyThatHoldsMoreThanTheNewestIsThinned() throws {
    var scene = try scene()
    for _ in 0..<3 {
      _ = try study(&scene, cards: 40)
      scene.pass(days: 1)
    }
    let rich = Set(Store.backups(of: path))
    // A loss: the database begins again.
    scene.store = try Store.inMemory(using: &scene.random)
    for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
    scene = try self.scene()
    scene.pass(days: 40)
    for _ in 0..<30 {
      _ = try study(&scene, cards: 1)
      scene.pass(days: 30)
    }
    #expect(rich.count == 2)
    #expect(rich.isSubset(of: Store.backups(of: path)))
  }

  @Test func aCopyIsMadeOfALiveDatabaseAndNeverOverAnother() throws {
    var scene = try scene()
    _ = try study(&scene, cards: 5)
    let backup = try scene.store.makeBackup(to: folder("deep/er/copy.db"))
    #expect(backup.events == 5)
    #expect(throws: StoreError.self) { try scene.store.makeBackup(to: backup.path) }
    #expect(try Store.verify(backup.path) == 5)
    #expect(folder.names.filter { $0.hasSuffix(".tmp") } == [])
    try folder.write([1], to: "left.db.tmp")
    #expect(try scene.store.makeBackup(to: folder("left.db")).events == 5)
  }

  @Test func restoreTakesTheNewestGoodCopy() throws {
    var scene = try scene()
    for _ in 0..<4 {
      _ = try study(&scene, cards: 2)
      scene.pass(days: 1)
    }
    let backups = Store.backups(of: path)
    #expect(backups.count == 3)
    let last = try scene.picture
    let first = try Store.verify(backups[1])
    try folder.write([0xFF], to: "backups/" + name(backups[0]))
    try folder.write([], to: "backups/engram-2030-01-01T120000.db")
    try folder.write([1], to: "backups/engram-2030-01-01T120000.db.tmp")
    // One cannot pull the database away from under a writer.
    #expect(throws: StoreError.locked(path: path, pid: Int(getpid()))) {
      try Store.restore(path, from: nil, at: scene.moment)
    }
    scene.store = try Store.inMemory(using: &scene.random)
    let (backup, replaced) = try Store.restore(path, from: nil, at: scene.moment)
    #expect(backup == Backup(path: backups[1], events: first))
    scene.store = try Store.open(path, for: .writing)
    try scene.expectSound()
    #expect(try scene.count("event") == first)
    // What stood there is kept, whole.
    scene.store = try Store.open(try #require(replaced), for: .writing)
    #expect(try scene.picture == last)
    scene.store = try Store.inMemory(using: &scene.random)
    let again = try Store.restore(path, from: nil, at: scene.moment).replaced
    #expect(again != nil && again != replaced)
  }

  @Test func restoreOfADamagedOrMissingDatabase() throws {
    var scene = try scene()
    _ = try study(&scene, cards: 2)
    let named = try scene.store.makeBackup(to: folder("named.db"))
    let expected = try scene.picture
    scene.store = try Store.inMemory(using: &scene.random)
    for bytes in [[], [1, 2, 3], nil] as [[UInt8]?] {
      unlink(path)
      if let bytes { try folder.write(bytes, to: "engram.db") }
      let (backup, replaced) = try Store.restore(path, from: named.path, at: scene.moment)
      #expect(backup == named)
      #expect((replaced == nil) == (bytes == nil))
      scene.store = try Store.open(path, for: .writing)
      #expect(try scene.picture == expected)
      scene.store = try Store.inMemory(using: &scene.random)
    }
  }

  @Test func aBadCopyIsRefusedAndTheDatabaseStays() throws {
    var scene = try scene()
    _ = try study(&scene, cards: 2)
    scene.store = try Store.inMemory(using: &scene.random)
    let before = try folder.bytes("engram.db")
    try folder.write([], to: "empty.db")
    try folder.write(Array("text".utf8), to: "text.db")
    try folder.write(Array(before[..<9000]), to: "half.db")
    var foreign = before
    foreign.replaceSubrange(68..<72, with: [0, 0, 0, 9])
    try folder.write(foreign, to: "foreign.db")
    for name in ["empty.db", "text.db", "half.db", "foreign.db", "none.db"] {
      #expect(throws: StoreError.self, "\(name)") {
        try Store.restore(path, from: folder(name), at: scene.moment)
      }
    }
    #expect(throws: StoreError.noBackup(path: folder("backups"))) {
      try Store.restore(path, from: nil, at: scene.moment)
    }
    #expect(try folder.bytes("engram.db") == before)
    #expect(folder.names.filter { $0.contains("replaced") || $0.contains("restored") } == [])
  }

  @Test func damageIsNotCopiedOverGoodCopies() throws {
    var scene = try scene()
    _ = try study(&scene, cards: 2)
    scene.pass(days: 1)
    _ = try study(&scene, cards: 2)
    scene.store = try Store.inMemory(using: &scene.random)
    var bytes = try folder.bytes("engram.db")
    for index in 4096 * 6..<4096 * 7 { bytes[index] = 0xA5 }
    try folder.write(bytes, to: "engram.db")
    scene.pass(days: 1)
    let store = try Store.open(path, for: .writing)
    #expect(throws: StoreError.self) { try store.prepareForChanges(on: scene.moment) }
    #expect(Store.backups(of: path).count == 1)
  }

  private func name(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? ""
  }
}

struct BackupNameTests {
  private func name(_ day: Int, hour: Int = 12) -> BackupName {
    BackupName(Moment.noon(of: day).later((hour - 12) * 3_600_000))
  }

  @Test func aNameTellsItsDay() throws {
    let name = BackupName(.noon(of: 20_000))
    #expect(name.text == "engram-2024-10-04T120000.db")
    #expect(name.day == Day(20_000))
    #expect(BackupName(name.text) == name)
    for text in ["", "engram.db", "engram-2024-10-04T120000.db.tmp", "engram-2024-13-04T120000.db"]
    {
      #expect(BackupName(text) == nil)
    }
  }

  @Test func twoDaysStayWhole() {
    let names = (0..<24).map { name(99, hour: $0) } + (0..<24).map { name(100, hour: $0) }
    #expect(BackupName.superfluous(names, on: Day(100)) == [])
    let later = BackupName.superfluous(names, on: Day(101))
    #expect(Set(later) == Set(names.prefix(23)))
  }

  /// Which of daily copies stay, as days before today.
  @Test(
    arguments: [
      (1, [0]), (14, Array(0...13)), (20, Array(0...13) + [15, 18]),
      (30, Array(0...13) + [15, 18, 25]),
    ])
  func dailyCopies(count: Int, kept: [Int]) {
    // Thursday, 15 October: the Sundays are 4, 11, 18 and 25 days ago, the end of a month 15.
    let today = 20_741
    let names = (0..<count).map { name(today - $0) }
    let gone = Set(BackupName.superfluous(names, on: Day(today)))
    #expect(names.filter { !gone.contains($0) }.map { today - $0.day.number } == kept)
  }

  @Test func aYearOfDailyCopiesIsAboutThirty() {
    var names: [BackupName] = []
    for day in 1000..<1400 {
      names.append(name(day))
      let gone = Set(BackupName.superfluous(names, on: Day(day)))
      names.removeAll { gone.contains($0) }
    }
    #expect((25...36).contains(names.count))
    let ages = names.map { 1399 - $0.day.number }
    #expect(ages.contains { (60...80).contains($0) } && ages.contains { $0 > 200 })
  }
}
