import EngramCore
import EngramFormats
import EngramTestSupport
import Testing

struct ArchiveTests {
  private static let header =
    #"{"engram":1,"version":"0.3.0","exported":"2026-11-21T09:00:00.000Z","cards":0,"events":0}"#

  private func counted(_ records: [ArchiveRecord]) -> [ArchiveRecord] {
    var (cards, events) = (0, 0)
    for record in records {
      if case .concept(let concept) = record { cards += concept.cards.count }
      if case .log(let log) = record { events += log.events.count }
    }
    let header = ArchiveHeader(version: "0.3.0", exported: "now", cards: cards, events: events)
    return [.header(header)] + records
  }

  /// The law: what is written reads back as the same.
  @Test func readingUndoesWriting() throws {
    var random = RandomRecords(
      generator: SeededGenerator(seed: propertySeed("readingUndoesWriting")))
    for _ in 0..<60 {
      let records = counted((0..<random.number(0...20)).map { _ in random.record() })
      let scene = try ArchiveScene(records.flatMap(ArchiveWriter.line))
      #expect(scene.problems == [])
      for (read, written) in zip(scene.records, records) where read != written {
        Issue.record("\(written)\n\(read)")
      }
      #expect(scene.records.count == records.count)
    }
  }

  @Test func theLinesAreText() {
    var card = ArchivedCard(kind: .cloze, number: 2, prompt: "A \"[...]\"\n", answer: "b\u{202E}")
    card.edit = ArchivedCard.Edit(prompt: "a", answer: "b", note: nil)
    var concept = ArchivedConcept(
      name: ConceptName(deck: "d", concept: "c"), kind: .plain, rank: 0, position: 7)
    concept.cards = [card]
    let lines = [
      ArchiveRecord.concept(concept),
      .log(
        ArchivedLog(
          card: CardKey(deck: "d", concept: "c", kind: .cloze, number: 2),
          events: [
            Event(
              id: EventID(high: 1, low: 0xAB), kind: .review(.good, took: 1200),
              at: Instant(milliseconds: 86_400_000), offset: -60, day: Day(1),
              device: EventID(high: 0, low: 2), sequence: 3)
          ])),
    ].map { String(decoding: ArchiveWriter.line($0), as: UTF8.self) }
    let start = #"{"deck":"d","concept":"c","#
    #expect(
      lines == [
        #"{"concept":\#(start)"kind":"plain","rank":0,"position":7,"cards":[{"kind":"cloze","#
          + #""number":2,"prompt":"A \"[...]\"\n","answer":"b\u202e","#
          + #""edit":{"prompt":"a","answer":"b"}}]}}"# + "\n",
        #"{"log":\#(start)"card":"cloze","number":2,"events":[{"#
          + #""id":"000000000000000100000000000000ab","kind":"review","grade":4,"took":1200,"#
          + #""at":86400000,"offset":-60,"day":1,"device":"00000000000000000000000000000002","#
          + #""sequence":3}]}}"# + "\n",
      ])
  }

  @Test(arguments: [
    ("", "all.json: error: the file is empty; see whether it is the right one, or export it again"),
    ("\n \n", "all.json: error: the file has no lines in it"),
    ("{", "all.json:1:1: error: this line is cut off, or is no JSON"),
    ("[]", "all.json:1:1: error: a line wants fields in { }"),
    (
      #"{"setting":{"name":"theme","value":"dark"}}"#,
      "all.json:1:1: error: the first line does not name engram"
    ),
    (
      #"{"engram":2,"version":"9.1"}"#,
      "all.json:1:1: error: it was written by a newer engram (version 9.1) than this one; "
        + "update engram"
    ),
    (
      #"{"engram":1,"cards":-1,"events":0}"#,
      "all.json:1:1: error: cards is -1, and no number that could be"
    ),
    (
      #"{"engram":1,"cards":9223372036854775808,"events":0}"#,
      "all.json:1:1: error: cards wants a whole number"
    ),
    (
      #"{"engram":1,"cards":1,"events":2}"#,
      "all.json: error: the file is not whole: it has 0 of 1 card and 0 of 2 events; export it again"
    ),
  ])
  func aWrongFile(text: String, problem: String) throws {
    #expect(try ArchiveScene(text).problems == [problem])
  }

  @Test(arguments: [
    (header, "a second export begins here"),
    ("{}", "a line wants one field, which tells what it holds"),
    (
      #"{"spell":{}}"#, "no line holds a \"spell\" as far as this engram knows; update engram"
    ),
    (#"{"deck":[]}"#, "deck wants fields in { }"),
    (#"{"deck":{"key":"d"}}"#, "the field title is missing"),
    (#"{"deck":{"key":"d/e","title":"D","position":1}}"#, "key is no key"),
    (#"{"deck":{"key":"d","title":"","position":1}}"#, "title is empty"),
    (#"{"deck":{"key":"d","title":"D","position":1.5}}"#, "position wants a whole number"),
    (
      #"{"deck":{"key":"d","title":"D","position":1,"isBundled":"yes"}}"#,
      "isBundled wants true or false"
    ),
    (#"{"setting":{"name":"theme","value":"pink"}}"#, "theme takes no \"pink\""),
    (
      #"{"setting":{"name":"mood","value":"pink"}}"#,
      "name is \"mood\", which this engram does not know; update engram"
    ),
    (
      #"{"concept":{"deck":"d","concept":"c","kind":"plain","rank":0,"position":0,"tags":["a\nb"]}}"#,
      "tags wants texts of one line"
    ),
    (
      #"{"log":{"deck":"d","concept":"c","card":"basic","events":[{"offset":0,"at":0,"day":0,"#
        + #""id":"G0000000000000000000000000000000"}]}}"#,
      "id wants digits of 0 to 9 and a to f"
    ),
    (
      #"{"log":{"deck":"d","concept":"c","card":"basic","events":[{"offset":0,"at":9e99}]}}"#,
      "at wants a whole number"
    ),
    (#"{"medium":{"name":"../x","base64":""}}"#, "\"../x\" is no plain file name"),
    (#"{"medium":{"name":"x","base64":"AB=="}}"#, "base64 wants the signs of base64"),
    (String(repeating: "[", count: 100_000), "this line is cut off, or is no JSON"),
    ("{\"deck\":{\"key\":\"\0\"}}", "not UTF-8"),
  ])
  func aWrongLine(line: String, reason: String) throws {
    let scene = try ArchiveScene(ArchiveTests.header + "\n" + line + "\n")
    guard reason != "not UTF-8" else {
      #expect(scene.problems.count == 1)
      return
    }
    #expect(scene.problems == ["all.json:2:1: error: \(reason)"])
  }

  @Test func allProblemsAreTold() throws {
    let scene = try ArchiveScene(
      ArchiveTests.header + "\n{}\n\n" + String(repeating: "x\n", count: 100))
    #expect(scene.problems.count == 20)
    #expect(scene.problems.first?.hasPrefix("all.json:2:1") == true)
    #expect(scene.problems.last?.hasPrefix("all.json:22:1") == true)
  }

  /// A file that was cut off anywhere is never taken for a whole one.
  @Test func aCutFileIsRefused() throws {
    var random = RandomRecords(generator: SeededGenerator(seed: propertySeed("aCutFile")))
    let event = random.event()
    let key = CardKey(deck: "d", concept: "c", kind: .basic)
    let bytes = counted([.log(ArchivedLog(card: key, events: [event]))]).flatMap(ArchiveWriter.line)
    for end in 0..<bytes.count - 1 {
      #expect(try ArchiveScene(Array(bytes[..<end])).problems.count == 1)
    }
    #expect(try ArchiveScene(Array(bytes.dropLast())).problems == [])
  }

  @Test func picturesComeInPieces() throws {
    var generator = SeededGenerator(seed: propertySeed("picturesComeInPieces"))
    for size in [0, 1, 2, 3, 4, 5, 191 << 10, 192 << 10, 500_000] {
      let bytes = (0..<size).map { _ in UInt8.random(in: 0...255, using: &generator) }
      var file = Array((ArchiveTests.header + "\n").utf8)
      for start in stride(from: 0, to: max(1, size), by: ArchiveWriter.mediumPiece) {
        let end = min(size, start + ArchiveWriter.mediumPiece)
        file += ArchiveWriter.medium("a b.png", bytes[start..<end])
      }
      file += ArchiveWriter.medium("other.png", [7])
      let scene = try ArchiveScene(file)
      #expect(scene.problems == [])
      #expect(scene.media.map(\.name) == ["a b.png", "other.png"])
      #expect(scene.media.map(\.bytes) == [bytes, [7]])
    }
    // The whole file was refused for names that packages may have.
    for name in ["👩‍🎓.png", "a: b.png", ".hidden.png", "soft\u{AD}hyphen.png"] {
      let line = String(decoding: ArchiveWriter.medium(name, [1]), as: UTF8.self)
      let scene = try ArchiveScene(ArchiveTests.header + "\n" + line)
      #expect(scene.problems == [] && scene.media.map(\.name) == [name])
    }
    let torn = ["a", "b", "a"].flatMap { ArchiveWriter.medium($0, [1]) }
    #expect(
      try ArchiveScene(Array((ArchiveTests.header + "\n").utf8) + torn).problems
        == ["all.json:4:1: error: the pieces of a are torn apart"])
  }

  @Test(arguments: [
    ("{\"engram\":1}", true), (" \n{ \"engram\" : 1", true), ("{\"deck\":1}", false), ("", false),
    ("engram", false), ("{\"engram2\":1}", false),
  ])
  func isRecognised(text: String, isOne: Bool) {
    let decoded = DecodedText(bytes: Array(text.utf8), encoding: .utf8, hasMark: false)
    let head = TextHead(text: decoded, isWhole: true)
    #expect((ArchiveFormat.recognise(head) != nil) == isOne)
  }

  /// An export brought along a picture, and it took the place of another one of that name.
  @Test func namesakesAreUnpackedBeforeReading() throws {
    let folder = try TemporaryFolder()
    let file =
      Array((ArchiveTests.header + "\n").utf8) + ArchiveWriter.medium("a.png", [1, 2])
      + ArchiveWriter.medium("a.png", [3]) + ArchiveWriter.medium("b.png", [4])
    var reader = ArchiveFormat.reader(
      ImportFile(name: "all.json", bytes: file), .test(scratch: folder.path))
    let namesakes = try reader.unpackMedia(among: ["a.png", "c.png"])
    #expect(namesakes.map(\.name) == ["a.png"])
    #expect(
      try folder.bytes(namesakes[0].path.split(separator: "/").last.map(String.init) ?? "") == [
        1, 2, 3,
      ])
    try reader.read { _ in }
    #expect(reader.media.map(\.name) == ["a.png", "b.png"])
  }
}
