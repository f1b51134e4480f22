import EngramCore
import EngramFormats
import EngramTestSupport
import Testing

/// Databases inside packages that no Anki wrote.
struct HostileDatabaseTests {
  @Test func theSceneIsSound() throws {
    let file = try PackageScene.imported("")
    #expect(file.cards.map(\.prompt) == ["Id?", "Ego?"])
    #expect(file.notes.map(\.id) == ["a", "b"])
    #expect(file.notes.map(\.deck) == ["Mind", "Mind"])
    #expect(file.notes.map(\.tags) == [["x"], []])
    #expect(file.rejections == [])
  }

  /// The importer refused the cards in the second deck: "the id stands twice".
  @Test func aNoteWhoseCardsLieInTwoDecks() throws {
    let types = """
      UPDATE col SET models = '{"7":{"name":"Two","type":0,"flds":[{"name":"F","ord":0},{"name":"B",
        "ord":1}],"tmpls":[{"name":"C","ord":0,"qfmt":"{{F}}","afmt":"{{B}}"},
        {"name":"D","ord":1,"qfmt":"{{B}}","afmt":"{{F}}"}]}}';
      INSERT INTO cards VALUES (22, 10, 1, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, '');
      """
    let file = try PackageScene.imported(types)
    #expect(file.notes.map(\.id) == ["a", "a/1", "b"])
    #expect(file.notes.map(\.deck) == ["Mind", "Default", "Mind"])
    #expect(file.cards.map(\.prompt) == ["Id?", "Drives", "Ego?"])
    let renamed = try PackageScene.imported(
      types + "UPDATE col SET decks = '{\"1\":{\"name\":\"X\"},\"5\":{\"name\":\"Y\"}}'")
    #expect(renamed.notes.map(\.id) == ["a", "a/1", "b"])
  }

  @Test func theLimitOfANoteIsOneForAllItsDecks() throws {
    let text = String(repeating: "x", count: 1 << 20)
    let templates = (0...20).map {
      "{\"name\":\"T\",\"ord\":\($0),\"qfmt\":\"{{F}}\",\"afmt\":\"{{B}}\"}"
    }
    let fields = "[{\"name\":\"F\",\"ord\":0},{\"name\":\"B\",\"ord\":1}]"
    let type =
      "{\"name\":\"Many\",\"type\":0,\"flds\":\(fields),\"tmpls\":[\(templates.joined(separator: ","))]}"
    let file = try PackageScene.imported(
      "UPDATE col SET models = '{\"7\":\(type)}'; UPDATE notes SET flds = '\(text)\u{1F}y' WHERE id = 10;"
        + (1...20).map {
          "INSERT INTO cards VALUES (\(30 + $0), 10, \($0), \($0), 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, '');"
        }.joined())
    #expect(file.cards.map(\.prompt) == ["Ego?"])
    #expect(file.rejections.map { $0.reason.contains("too long for 21 cards") } == [true])
  }

  @Test(arguments: [
    ("DROP TABLE notes", "no table \"notes\""),
    (
      "ALTER TABLE cards RENAME TO c; CREATE VIEW cards AS SELECT * FROM c",
      "its \"cards\" is no table"
    ),
    ("ALTER TABLE cards RENAME COLUMN nid TO x", "has no column \"nid\""),
    (
      "ALTER TABLE notes ADD COLUMN bomb AS (zeroblob(1000000000))", "computes a column"
    ),
    ("DROP TABLE revlog; CREATE VIRTUAL TABLE revlog USING fts5(cid)", "is a virtual table"),
    ("DELETE FROM col", "\"col\" is empty"),
    ("UPDATE col SET ver = 99", "written by a newer Anki (schema 99)"),
    ("UPDATE col SET ver = 3", "no released Anki"),
    ("UPDATE col SET models = '{'", "note types cannot be read"),
    ("UPDATE col SET decks = NULL", "decks cannot be read"),
    ("UPDATE col SET models = '" + String(repeating: "[", count: 90_000) + "'", "cannot be read"),
  ])
  func refused(change: String, reason: String) throws {
    #expect(try PackageScene.refusal(change).contains(reason))
  }

  @Test(arguments: [
    ("UPDATE notes SET mid = 8 WHERE id = 10", "“Id?”: its note type is missing"),
    ("UPDATE notes SET flds = 'Id?' WHERE id = 10", "“Id?”: it has 1 fields where"),
    ("UPDATE notes SET flds = NULL WHERE id = 10", "a note without a first field: it has 1"),
    ("UPDATE cards SET ord = 3 WHERE id = 20", "“Id?”: card 4: its note type"),
    ("UPDATE cards SET ord = -1 WHERE id = 20", "“Id?”: a card with the number -1: its note type"),
    ("UPDATE cards SET nid = 12 WHERE id = 20", "“Id?”: it has no card"),
    ("UPDATE cards SET nid = 'x' WHERE id = 20", "“Id?”: it has no card"),
    ("UPDATE notes SET flds = '\u{1F}Drives' WHERE id = 10", "card 1 (“C”): its front is empty"),
    ("UPDATE notes SET flds = 'Id?\u{1F}' WHERE id = 10", "card 1 (“C”): its back is empty"),
  ])
  func oneNoteIsRejected(change: String, reason: String) throws {
    let file = try PackageScene.imported(change)
    #expect(file.cards.map(\.prompt) == ["Ego?"])
    #expect(file.rejections.first?.reason.contains(reason) == true, "\(file.rejections)")
    #expect(file.rejections.first?.place == Place(file: "deck.apkg"))
  }

  @Test(arguments: [
    "UPDATE notes SET id = -9223372036854775808 WHERE id = 10; UPDATE cards SET nid = -9223372036854775808 WHERE id = 20",
    "UPDATE notes SET id = 9223372036854775807 WHERE id = 11; UPDATE cards SET nid = 9223372036854775807 WHERE id = 21",
    "UPDATE cards SET id = 9223372036854775807, ivl = 9223372036854775807, due = 9223372036854775807, factor = 9223372036854775807, lapses = 9223372036854775807, type = 2, queue = 2, odue = -9223372036854775808, odid = 5, flags = 9223372036854775807 WHERE id = 20",
    "UPDATE cards SET due = -9223372036854775808, type = 1, queue = 1, ivl = -9223372036854775808, lapses = -9, factor = -5",
    "UPDATE cards SET due = 9223372036854775807, type = 3, queue = 1",
    "UPDATE cards SET type = 'x', queue = NULL, due = 1.5, ivl = x'00', did = 77, data = '{\"lrt\":1e300}'",
    "INSERT INTO revlog VALUES (-9223372036854775808, 20, 0, 3, 0, 0, 0, 0, 0)",
    "INSERT INTO revlog VALUES (9223372036854775807, 20, 0, 3, 0, 0, 0, -5, 0)",
    "INSERT INTO revlog VALUES (1790560800000, 20, 0, 9223372036854775807, 0, 0, 2500, 9223372036854775807, 1)",
    "UPDATE col SET crt = -9223372036854775808",
    "UPDATE col SET crt = 9223372036854775807, conf = '{\"creationOffset\":9223372036854775807}'",
    "UPDATE col SET conf = 'null'", "UPDATE notes SET tags = NULL, guid = NULL",
    "UPDATE notes SET flds = 'Id?' || char(31) || 'a' || char(0) || 'b'",
    "UPDATE notes SET flds = CAST(x'FF49641F8041' AS TEXT)",
    "CREATE TRIGGER t AFTER INSERT ON notes BEGIN SELECT 1; END",
  ])
  func strangeValuesDoNoHarm(change: String) throws {
    let file = try PackageScene.imported(
      change, withSchedule: true)
    #expect(file.cards.count == 2)
  }

  @Test func aGuidIsMissing() throws {
    let file = try PackageScene.imported("UPDATE notes SET guid = '' WHERE id = 10")
    #expect(file.notes.map(\.id) == ["10", "b"])
  }

  @Test func rowsOfNoNoteAreCounted() throws {
    let file = try PackageScene.imported(
      "INSERT INTO cards SELECT id + 100, 5, 5, 0,0,0,0,0,0,0,0,0,0,0,0,0,0,'' FROM cards")
    #expect(file.cards.count == 2)
    #expect(file.rejections.map(\.reason).first?.hasPrefix("2 rows that belong to no note") == true)
  }

  @Test func aNoteOfFarTooManyCards() throws {
    let file = try PackageScene.imported(
      """
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
      INSERT INTO cards SELECT 1000 + i, 10, 5, i, 0,0,0,0,0,0,0,0,0,0,0,0,0,'' FROM n
      """)
    #expect(file.cards.map(\.prompt) == ["Id?", "Ego?"])
    #expect(file.rejections.last?.reason.contains("more cards or answers") == true)
  }

  @Test func indexesThatLieAreNotAsked() throws {
    let file = try PackageScene.imported(
      """
      CREATE INDEX i ON cards (nid); PRAGMA writable_schema = ON;
      UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'revlog')
      WHERE name = 'i'
      """)
    #expect(file.cards.count == 2)
  }

  @Test func aNoteOfSeveralDecks() throws {
    let file = try PackageScene.imported(
      """
      UPDATE col SET models = '{"7":{"name":"Two","flds":[{"name":"F"},{"name":"B"}],"tmpls":[
        {"name":"1","qfmt":"{{F}}","afmt":"{{B}}"},{"name":"2","qfmt":"{{B}}","afmt":"{{F}}"}]}}';
      INSERT INTO cards SELECT 30, 10, 1, 1, 0,0,0,0,0,0,0,0,0,0,0,0,0,''
      """)
    #expect(file.notes.map(\.id) == ["a", "a/1", "b"])
    #expect(file.notes.map(\.deck) == ["Mind", "Default", "Mind"])
  }

  @Test(arguments: ["../x", "a/b", "a\\\\b", "..", ".", "", "a\\u0000", "a\\u001bc", "\\u202ecod"])
  func unsafeMediaNames(name: String) throws {
    let refusal = try PackageScene.refusal("", media: "{\"0\":\"\(name)\"}")
    #expect(refusal.contains("is no name for a picture or a sound"))
    #expect(refusal.contains("a name must not hold a path (/, \\ or ..) or control signs"))
  }

  @Test func onlyMediaThatCardsShowAreUnpacked() throws {
    let file = try PackageScene.imported(
      "UPDATE notes SET flds = '<img src=\"a.png\">' || char(31) || '[sound:gone.mp3]' WHERE id = 10",
      media: "{\"0\":\"a.png\",\"1\":\"b.png\",\"7\":\"gone.mp3\"}",
      members: [.init("0", [1]), .init("1", [2])])
    #expect(file.media.map(\.name) == ["a.png"])
  }

  /// Anki's note is known in every language: it has no answer, and stands alone.
  @Test(arguments: [
    ("Bitte aktualisiere Anki auf die neueste Version.", true, true),
    ("最新版の Anki に更新してください", true, true),
    ("Please update, then import the .colpkg/.apkg file again.", false, true),
    ("Id?", true, false), ("Id?", false, false),
  ])
  func theNoticeAlone(question: String, isModern: Bool, isRefused: Bool) throws {
    let change = """
      DELETE FROM notes WHERE id = 11; DELETE FROM cards WHERE id = 21;
      UPDATE notes SET flds = '\(question)' || char(31);
      UPDATE col SET conf = '{\(isModern ? "\"sched2021\":true" : "")}';
      """
    let refusal = try PackageScene.refusal(change)
    #expect(refusal.contains("nothing but Anki's own note") == isRefused)
    if !isRefused { #expect(try PackageScene.imported(change).rejections.count == 1) }
  }

  /// However the pages of a database are damaged, it is read, or refused in words.
  @Test(arguments: [
    ("neurons-genanki.apkg", "collection.anki2", ZipFile.Packing.zip),
    ("perception.apkg", "collection.anki21b", .zstd),
  ])
  func mutations(package: String, member: String, packing: ZipFile.Packing) throws {
    var generator = SeededGenerator(seed: propertySeed("database mutations"))
    var archive = try ZipFile(path: Samples.path(package), name: package)
    let sound = try archive.bytes(
      of: #require(archive.member(member)), limit: 1 << 20, packing: packing)
    let folder = try TemporaryFolder()
    var options = ImportOptions.berlin(scratch: folder.path)
    options.withSchedule = true
    for _ in 0..<20 {
      var bytes = sound
      for _ in 0..<Int.random(in: 1...30, using: &generator) {
        // Headers of pages are hit more often than their middles.
        let page = Int.random(in: 0..<bytes.count / 4096, using: &generator) * 4096
        let place =
          page
          + Int.random(in: 0..<(Bool.random(using: &generator) ? 100 : 4096), using: &generator)
        bytes[place] = UInt8.random(in: .min ... .max, using: &generator)
      }
      let zip = ZipBytes(members: [.init("collection.anki2", bytes)])
      do {
        let file = ImportFile(name: package, bytes: zip.bytes)
        _ = try ImportedFile(AnkiPackage.reader(file, options))
      } catch let problem as ImportProblem {
        #expect(!problem.diagnostics.isEmpty)
      }
    }
  }

  @Test func cancelling() throws {
    let folder = try TemporaryFolder()
    var options = ImportOptions.berlin(scratch: folder.path)
    options.isCancelled = { true }
    let reader = try AnkiPackage.reader(Samples.file("perception.apkg"), options)
    #expect(throws: CancellationError.self) { try ImportedFile(reader) }
  }
}
