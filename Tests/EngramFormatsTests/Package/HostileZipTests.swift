import EngramCore
import EngramFormats
import EngramTestSupport
import Testing

/// Zips that contradict themselves, or would lead somewhere.
struct HostileZipTests {
  /// A sound zip of two files, changed; what must be said of it.
  static let changes: [(reason: String, change: @Sendable (inout ZipBytes) -> Void)] = [
    ("encrypted", { $0.members[0].flags = 1 }),
    ("encrypted", { $0.members[0].method = 99 }),
    ("packed by a method (12)", { $0.members[0].method = 12 }),
    ("a link, a folder or a device", { $0.members[0].attributes = 0xA1FF_0000 }),
    ("a link, a folder or a device", { $0.members[0].attributes = 0x4000_0000 }),
    ("a link, a folder or a device", { $0.members[0].attributes = 0x2000_0000 }),
    ("twice", { $0.members[1] = $0.members[0] }),
    ("do not agree", { $0.members[0].localName = "other" }),
    ("do not agree", { $0.members[0].localName = "longer than the other" }),
    ("overlaps", { $0.members[1].localOffset = 0 }),
    ("bytes before", { $0.members[0].behind = [1, 2, 3] }),
    ("bytes behind its last file", { $0.members[1].behind = [1, 2, 3] }),
    ("bytes before", { $0.before = [0] }),
    ("bytes behind its end", { $0.behind = [0] }),
    ("one part of several", { $0.disk = 1 }),
    ("table of contents is cut short", { $0.countShift = 1 }),
    ("goes on behind its last file", { $0.countShift = -1 }),
    ("table of contents is not where", { $0.countShift = 0xFFFF - 2 }),
    ("leads out of", { $0.rename("..") }), ("leads out of", { $0.rename("a/../../b") }),
    ("root of the disk", { $0.rename("/etc/passwd") }), ("backslash", { $0.rename("..\\evil") }),
    ("names a drive", { $0.rename("C:evil") }), ("control signs", { $0.rename("a\0b") }),
    ("control signs", { $0.rename("a\u{1B}[2J") }), ("path of a folder", { $0.rename("folder/") }),
    ("path of a folder", { $0.rename("a//b") }), ("path of a folder", { $0.rename(".") }),
    ("it is empty", { $0.rename("") }),
    ("too long", { $0.rename(String(repeating: "a", count: 2000)) }),
  ]

  @Test(arguments: changes.indices) func refused(index: Int) throws {
    var zip = ZipBytes(members: [.init("collection.anki2", [1, 2, 3]), .init("media", [])])
    Self.changes[index].change(&zip)
    #expect(try refusal(of: zip.bytes).contains(Self.changes[index].reason))
  }

  @Test func anEndInsideTheCommentIsNoEnd() throws {
    var zip = ZipBytes(members: [.init("media", [])])
    zip.comment = Array(zip.bytes.suffix(22))
    #expect(try !refusal(of: zip.bytes).isEmpty)
  }

  @Test func whatFollowsTheDataIsRead() throws {
    var member = ZipBytes.Member("media", [1, 2, 3])
    member.flags = 8
    let later = ZipBytes.number(Int(member.checksum), 4) + [3, 0, 0, 0, 3, 0, 0, 0]
    for mark in [[], [0x50, 0x4B, 7, 8]] as [[UInt8]] {
      member.behind = mark + later
      let zip = ZipBytes(members: [member, .init("x", [7])])
      var archive = try archive(zip.bytes)
      let medium = try #require(archive.member("media"))
      #expect(try archive.bytes(of: medium, limit: 10) == [1, 2, 3])
    }
    member.behind = [1, 2, 3, 4] + later
    #expect(try refusal(of: ZipBytes(members: [member]).bytes).contains("do not agree"))
  }

  @Test func aWrongChecksumIsDamage() throws {
    var zip = ZipBytes(members: [.init("media", [1, 2, 3])])
    zip.members[0].checksum ^= 1
    var archive = try archive(zip.bytes)
    let member = try #require(archive.member("media"))
    let problem = #expect(throws: ImportProblem.self) { try archive.bytes(of: member, limit: 10) }
    #expect(problem?.diagnostics.first?.message.contains("damaged") == true)
  }

  /// As Anki packs the list of media of a package that has none.
  @Test func aZstandardFrameOfNothingIsNothing() throws {
    let nothing: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0x20, 0, 1, 0, 0]
    var archive = try archive(ZipBytes(members: [.init("media", nothing)]).bytes)
    let member = try #require(archive.member("media"))
    #expect(try archive.bytes(of: member, limit: 10, packing: .zstd).isEmpty)
  }

  @Test func theLimitCountsWhatComesOut() throws {
    var zip = ZipBytes(members: [.init("media", Array(repeating: 7, count: 1000))])
    zip.members[0].claimedSize = 1000
    var archive = try archive(zip.bytes)
    let member = try #require(archive.member("media"))
    #expect(try archive.bytes(of: member, limit: 1000).count == 1000)
    #expect(throws: ImportProblem.self) { try archive.bytes(of: member, limit: 999) }
  }

  @Test(
    arguments: [
      ("gzip", [0x1F, 0x8B, 8, 0]), ("zstd", [0x28, 0xB5, 0x2F, 0xFD]),
      ("plain text", Array("Q: what?\nA: this".utf8)), ("packages are zip files", [0, 1, 2]),
      ("cut off", [0x50, 0x4B, 3, 4, 0, 0]),
    ] as [(String, [UInt8])])
  func otherFiles(reason: String, bytes: [UInt8]) throws {
    #expect(try refusal(of: bytes).contains(reason))
  }

  @Test func aZipWithoutACollectionIsNone() throws {
    let zip = ZipBytes(members: [.init("cards.xml", [1])])
    #expect(try refusal(of: zip.bytes).contains("no collection in it"))
  }

  /// However a sound package is damaged, it is read, or refused in words.
  @Test func mutations() throws {
    var generator = SeededGenerator(seed: propertySeed("package mutations"))
    let folder = try TemporaryFolder()
    for name in ["neurons-genanki.apkg", "perception.apkg", "perception-legacy2.apkg"] {
      let sound = try Samples.bytes(name)
      for _ in 0..<20 {
        var bytes = sound
        for _ in 0..<Int.random(in: 1...4, using: &generator) {
          let place = Int.random(in: 0..<bytes.count, using: &generator)
          switch Int.random(in: 0..<4, using: &generator) {
          case 0: bytes[place] = UInt8.random(in: .min ... .max, using: &generator)
          case 1: bytes.removeSubrange(place..<min(bytes.count, place + 9))
          case 2: bytes.insert(contentsOf: [0, 255, 80], at: place)
          default: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
          }
        }
        do throws(ImportProblem) {
          var options = ImportOptions.berlin(scratch: folder.path)
          options.withSchedule = true
          let reader = try AnkiPackage.reader(ImportFile(name: name, bytes: bytes), options)
          _ = try Result { try ImportedFile(reader) }.mapError { $0 as? ImportProblem ?? other }
            .get()
        } catch {
          #expect(!error.diagnostics.isEmpty)
          #expect(error != other)
        }
      }
    }
  }

  private let other = ImportProblem([])

  private func archive(_ bytes: [UInt8]) throws -> ZipFile {
    let folder = try TemporaryFolder()
    try folder.write(bytes, to: "package")
    return try ZipFile(path: folder("package"), name: "deck.apkg")
  }

  /// Why the bytes are refused.
  private func refusal(of bytes: [UInt8]) throws -> String {
    let folder = try TemporaryFolder()
    let problem = #expect(throws: ImportProblem.self) {
      try AnkiPackage.reader(
        ImportFile(name: "deck.apkg", bytes: bytes), .test(scratch: folder.path))
    }
    return problem?.diagnostics.first?.message ?? ""
  }
}

extension ZipBytes {
  /// In the directory and before the data.
  fileprivate mutating func rename(_ name: String) {
    members[0].name = name
    members[0].localName = name
  }
}
