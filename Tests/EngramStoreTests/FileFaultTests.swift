import EngramCore
import EngramTestSupport
import Foundation
import Testing

@testable import EngramStore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Files that are no sound database of ours: refused or read, and never changed.
struct FileFaultTests {
  private let folder: TemporaryFolder
  private let sound: [UInt8]
  private var path: String { folder("engram.db") }

  init() throws {
    folder = try TemporaryFolder()
    var scene: Scene? = try Scene([.plain("a", count: 40)], at: folder("sound.db"))
    for card in try scene?.cards ?? [] { try scene?.answer(card.card.id, .good) }
    scene = nil
    sound = try folder.bytes("sound.db")
  }

  /// Opens it both ways, and looks it over as before the first change of a day; returns what each
  /// threw.
  private func refusals() -> [StoreError?] {
    [Store.Access.reading, .writing].map { access in
      do throws(StoreError) {
        let store = try Store.open(path, for: access)
        _ = try store.decks()
        try store.quickCheck()
        return nil
      } catch { return error }
    }
  }

  private func expectRefused(
    _ bytes: [UInt8], _ isExpected: (StoreError) -> Bool, _ comment: Comment,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try folder.write(bytes, to: "engram.db")
    for error in refusals() {
      #expect(error.map(isExpected) == true, comment, sourceLocation: sourceLocation)
    }
    #expect(try folder.bytes("engram.db") == bytes, comment, sourceLocation: sourceLocation)
  }

  @Test func foreignAndDamagedFilesAreRefusedUntouched() throws {
    let isDamaged = { (error: StoreError) in if case .damaged = error { true } else { false } }
    try expectRefused([], isDamaged, "no bytes")
    try expectRefused([UInt8](repeating: 0, count: 8192), isDamaged, "zeros")
    try expectRefused([0xFF, 0xD8, 0xFF, 0xE0] + sound.dropFirst(4), isDamaged, "a picture")
    try expectRefused(Array("hello".utf8), { _ in true }, "a short text")
    try expectRefused(Array(repeating: 0x41, count: 100_000), isDamaged, "a long text")
    // The application id stands at 68 in the header, the user version at 60.
    var other = sound
    other.replaceSubrange(68..<72, with: [0, 0, 0, 9])
    try expectRefused(other, { $0 == .foreign(path: path) }, "another's")
    var newer = sound
    newer.replaceSubrange(60..<64, with: [0, 0, 0x27, 0x0F])
    try expectRefused(newer, { $0 == .newer(path: path, version: 9999) }, "a newer one")
    var older = sound
    older.replaceSubrange(60..<64, with: [0, 0, 0, 0])
    try expectRefused(older, isDamaged, "version 0")
  }

  @Test func aTruncatedFileIsRefusedUntouched() throws {
    // SQLite fills up a last page that is cut; a whole one must not be missing.
    for number in 1...50 {
      let length = (sound.count - 4096) * number / 51
      try expectRefused(
        Array(sound[..<length]), { _ in true }, "the first \(length) bytes of \(sound.count)")
    }
  }

  @Test func aCutLastPageIsFoundOrHarmless() throws {
    let path = folder("engram.db")
    for length in stride(from: sound.count - 4095, to: sound.count, by: 500) {
      try folder.write(Array(sound[..<length]), to: "engram.db")
      guard let findings = try? Store.open(path, for: .reading).examine(by: Engine()) else {
        continue
      }
      #expect(findings.events == 40 || !findings.problems.isEmpty, "\(length) bytes")
    }
  }

  @Test func flippedBytesAreFoundOrHarmless() throws {
    var random = SeededGenerator(seed: propertySeed("flipped bytes"))
    for _ in 0..<120 {
      var bytes = sound
      let place = random.number(below: bytes.count)
      bytes[place] ^= UInt8(1 << random.number(below: 8))
      try folder.write(bytes, to: "engram.db")
      _ = refusals()
    }
  }

  @Test func whatIsNoFileIsRefused() throws {
    mkdir(path, 0o700)
    #expect(refusals() == [.foreign(path: path), .foreign(path: path)])
    rmdir(path)
    mkfifo(path, 0o600)
    #expect(refusals() == [.foreign(path: path), .foreign(path: path)])
    unlink(path)
    #expect(refusals() == [.missing(path: path), .missing(path: path)])
  }

  @Test(arguments: ["engram.db", "nowhere/else.db"])
  func aLinkThatLeadsNowhereIsLeftAlone(target: String) throws {
    symlink(folder(target), path)
    for error in refusals() {
      guard case .unreachable(path, _) = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
    }
    var random = SeededGenerator(seed: 1)
    #expect(throws: StoreError.self) { try Store.create(path, using: &random) }
    #expect(throws: StoreError.self) {
      try Store.restore(path, from: folder("sound.db"), at: .noon(of: 1))
    }
    let leads = try FileManager.default.destinationOfSymbolicLink(atPath: path)
    #expect(leads == folder(target))
  }

  @Test func oneDatabaseHasOneLockUnderAllItsNames() throws {
    symlink(folder("sound.db"), path)
    let store = try Store.open(path, for: .writing)
    #expect(throws: StoreError.locked(path: folder("sound.db"), pid: Int(getpid()))) {
      try Store.open(folder("sound.db"), for: .writing)
    }
    _ = store
  }

  @Test func aSecondWriterIsToldOfTheFirst() throws {
    let path = folder("sound.db")
    var first: Store? = try Store.open(path, for: .writing)
    #expect(throws: StoreError.locked(path: path, pid: Int(getpid()))) {
      try Store.open(path, for: .writing)
    }
    let reader = try Store.open(path, for: .reading)
    #expect(!reader.isWritable)
    #expect(throws: StoreError.readOnly) { try reader.rebuild(by: Engine()) }
    #expect(throws: StoreError.readOnly) {
      try reader.change(.front, to: "plain", at: .noon(of: 1))
    }
    #expect(try reader.decks().count == 1)
    first = nil
    #expect(first == nil)
    _ = try Store.open(path, for: .writing)
    #expect(try folder.bytes("sound.db.lock") == [])
  }

  @Test func anUncleanEndIsNoticed() throws {
    let path = folder("sound.db")
    let moment = Moment.noon(of: 20_000)
    try Store.open(path, for: .writing).prepareForChanges(on: moment)
    try folder.write(Array("4711\n".utf8), to: "sound.db.lock")
    // Damage that only the check of every page sees: a page in the middle.
    var bytes = try folder.bytes("sound.db")
    for index in 4096 * 5..<4096 * 6 { bytes[index] = 0xA5 }
    try folder.write(bytes, to: "sound.db")
    do {
      let store = try Store.open(path, for: .writing)
      #expect(store.lock?.wantsCheck == true)
      #expect(throws: StoreError.self) { try store.prepareForChanges(on: moment) }
      #expect(store.lock?.wantsCheck == true)
    }
    // After an end as it should be, the day's check is not done again.
    let store = try Store.open(path, for: .writing)
    #expect(try store.prepareForChanges(on: moment) == nil)
  }

  @Test func aHalfMadeDatabaseIsMadeAnew() throws {
    try folder.write(Array(sound[..<5000]), to: "engram.db.new")
    try folder.write([1, 2, 3], to: "engram.db.new-wal")
    #expect(refusals() == [.missing(path: path), .missing(path: path)])
    var random = SeededGenerator(seed: 1)
    let store = try Store.create(path, using: &random)
    #expect(try store.examine(by: Engine()).problems == [])
    #expect(folder.names.filter { $0.hasPrefix("engram.db.new") } == [])
    #expect(throws: StoreError.self) { try Store.create(path, using: &random) }
  }

  #if os(Linux)
    @Test func aReadOnlyFolderLetsLook() throws {
      let path = folder("sound.db")
      unlink(folder("sound.db.lock"))
      chmod(path, 0o444)
      chmod(folder.path, 0o555)
      // This thread as someone who is not root: only its view of files changes.
      let symbol = try #require(dlsym(nil, "setfsuid"))
      let setFileUser = unsafeBitCast(symbol, to: (@convention(c) (UInt32) -> Int32).self)
      _ = setFileUser(65_534)
      defer {
        _ = setFileUser(getuid())
        chmod(folder.path, 0o700)
      }
      #expect(throws: StoreError.readOnly) { try Store.open(path, for: .writing) }
      let store = try Store.open(path, for: .reading)
      #expect(try store.examine(by: Engine()).problems == [])
      #expect(try folder.bytes("sound.db") == sound)
    }
  #endif
}
