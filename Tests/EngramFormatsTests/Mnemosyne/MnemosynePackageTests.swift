import EngramCore
import EngramFormats
import EngramTestSupport
import Testing

/// .cards packages that are strange, damaged or mean harm.
struct MnemosynePackageTests {
  private static let entries =
    "<openSM2sync><log type='13'><fname>sub/a.png</fname></log><log type='13'><fname>b.png</fname></log>"
    + "<log type='13'><fname>unused.png</fname></log><log type='13'><fname>missing.png</fname></log>"
    + "<log type='16' o_id='F'><f>&lt;img src='sub/a.png'&gt;&lt;img src='b.png'&gt;</f>"
    + "<b>&lt;img src='missing.png'&gt;</b></log>"
    + "<log type='6' fact='F' card_t='1' fact_v='1.1'/></openSM2sync>"

  private func read(_ members: [(String, [UInt8])]) throws -> ImportedFile {
    let scratch = try TemporaryFolder()
    let zip = ZipBytes(members: members.map { ZipBytes.Member($0, $1) })
    let file = ImportFile(name: "f.cards", bytes: zip.bytes)
    return try ImportedFile(Mnemosyne.reader(file, .test(scratch: scratch.path)))
  }

  private func problem(_ members: [(String, [UInt8])]) -> String? {
    let problem = #expect(throws: ImportProblem.self) { try read(members) }
    return problem?.diagnostics.first?.description
  }

  @Test func picturesThatNoCardNamesStayInside() throws {
    let file = try read([
      ("cards.xml", Array(Self.entries.utf8)), ("sub/a.png", [1]), ("b.png", [2]),
      ("unused.png", [3]),
    ])
    #expect(file.media.map(\.name) == ["b.png"])
    #expect(
      file.rejections.map(\.reason)
        == ["\"sub/a.png\" lies in a folder of its own; its cards come without it"])
    #expect(file.notes.map(\.deck) == [nil])
  }

  /// The import of a package took the place of another deck's picture.
  @Test func namesakesAreUnpackedBeforeReading() throws {
    let scratch = try TemporaryFolder()
    let zip = ZipBytes(
      members: [
        .init("cards.xml", Array(Self.entries.utf8)), .init("sub/a.png", [1]), .init("b.png", [2]),
      ])
    var reader = try Mnemosyne.reader(
      ImportFile(name: "f.cards", bytes: zip.bytes), .test(scratch: scratch.path))
    let namesakes = try reader.unpackMedia(among: ["b.png", "sub/a.png", "x.png", "cards.xml"])
    #expect(namesakes.map(\.name) == ["b.png"])
    try reader.read { _ in }
    #expect(reader.media == namesakes)
  }

  @Test func whatIsNoPackageOfCards() {
    #expect(
      problem([("METADATA", [])])
        == "f.cards: error: this package is incomplete: it has no cards.xml; export it again")
    #expect(
      problem([("cards.xml", [0x3C, 0xFF])])
        == "f.cards/cards.xml: error: it is not in UTF-8, so this is damaged; export it again")
    #expect(
      problem([("cards.xml", [])]) == "f.cards/cards.xml:1:1: error: there is no element in it")
    #expect(problem([("../cards.xml", [])])?.contains("refused") == true)
    #expect(
      problem([("cards.xml", Array("<openSM2sync><!DOCTYPE a [<!ENTITY b 'c'>]>".utf8))])?
        .contains("declares entities") == true)
  }

  @Test(arguments: [
    ("card_set_name:Thinking\nnotes:x", "Thinking"), ("card_set_name:\n", nil), ("", nil),
    ("notes:card_set_name:x\r\ncard_set_name: a&amp;b \r\n", "a&b"),
  ])
  func titles(metadata: String, title: String?) throws {
    let file = try read([
      ("METADATA", Array(metadata.utf8)), ("cards.xml", Array(Self.entries.utf8)),
    ])
    #expect(file.notes.map(\.deck) == [title])
  }
}
