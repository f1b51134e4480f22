import EngramCore
import Foundation
import Testing

@testable import EngramFormats

@Suite struct SuperMemoReaderTests {
  private func read(_ text: String) throws -> [String] {
    told(SuperMemoReader(Array(text.utf8), file: "f.txt", try importOptions()))
  }

  @Test func oneBadItemMakesItNoMarkdown() throws {
    let text =
      "Q: a\nA: b\nI: REP=1 LAP=0 EF=2.5 UF=1 INT=1 LAST=01.01.26\n\n"
      + "Q: c\nlost line\nA: d\n\nQ: e\nA: f\n"
    let file = ImportFile(name: "s.txt", bytes: Array(text.utf8))
    let reader = try ImportRecogniser.reader(for: file, importOptions())
    #expect(reader.format == .supermemo)
    #expect(
      told(reader) == [
        "1: a = b",
        "rejected s.txt:6:1: a line that begins neither with Q: nor with A:: put one of them before "
          + "it",
        "9: e = f",
      ])
  }

  /// The state of the only card, such as "8 320 429 0 due 2027-04-01 last 2026-01-27".
  private func state(_ data: String) throws -> String {
    let reader = SuperMemoReader(
      Array("Q: a\nA: b\nI: \(data)\nO: 3".utf8), file: "f.txt",
      try importOptions(withSchedule: true))
    guard let card = try notes(reader).first?.cards.first else { return "rejected" }
    guard let state = card.schedule?.state else { return "new" }
    return "\(state.memory.repetitions) \(state.memory.easiness) \(state.memory.interval) "
      + "\(state.lapses) due \(state.due) last \(state.lastDay?.description ?? "never")"
  }

  @Test(arguments: [
    ("Q: a\nA: b", ["1: a = b"]),
    ("\n\nQ: a\nA: b\n \nQ: c\nA: d\n", ["3: a = b", "6: c = d"]),
    ("Q: a\nQ: b\nA: c\nA:\nA: d\nI: x\nO: 1", ["1: a/b = c//d"]),
    ("Q: a\nA: b\nQ: c\nA: d", ["1: a = b", "3: c = d"]),
    ("A: b\nQ: a", ["1: a = b"]),
    ("Q: Q & A: x < y\nA: A: b", ["1: Q & A: x < y = A: b"]),
    (
      "Q: &#968;&#x3C5;&#967; &amp;#1; &lt;b&gt;\nA: &quot;x&nbsp;y&quot;",
      ["1: ψυχ &#1; <b> = \"x y\""]
    ),
    (
      "Q: &#0; &#55296; &#x110000; &#7; &#99999999999; &#; &#x; &#-1; &\nA: &#10;b&#10;&#10;&#10;c",
      ["1: \u{FFFD} \u{FFFD} \u{FFFD} \u{FFFD} &#99999999999; &#; &#x; &#-1; & = b//c"]
    ),
    ("Q: a", ["rejected f.txt:1:1: no answer: add a line that begins with A:"]),
    ("A: b", ["rejected f.txt:1:1: no question: add a line that begins with Q:"]),
    ("Q:\nA: b", ["rejected f.txt:1:1: the question is empty: write it behind Q:"]),
    ("Q: a\nA: ", ["rejected f.txt:1:1: the answer is empty: write it behind A:"]),
    (
      "Q: a\nA: b\nmore\n\nQ: c\nA: d",
      [
        "rejected f.txt:3:1: a line that begins neither with Q: nor with A:: put one of them before it",
        "5: c = d",
      ]
    ),
    ("I: x", ["rejected f.txt:1:1: no question: add a line that begins with Q:"]),
    (
      "",
      [
        "f.txt: error: no items in this file: a question stands behind Q:, its answer on the next "
          + "line behind A:, and an empty line ends the two"
      ]
    ),
    ("Q: a\nA: b\nI: REP=x", ["1: a = b"]),
  ])
  func items(text: String, expected: [String]) throws {
    #expect(try read(text) == expected)
  }

  @Test func theSampleGivesWhatItMust() throws {
    let name = "history-supermemo.txt"
    var options = ImportOptions.test()
    options.withSchedule = true
    let read = try ImportedFile(SuperMemoFormat.reader(Samples.file(name), options))
    #expect(try ExpectedCards(name).differences(from: read.notes) == [])
    #expect(
      read.recognition
        == "SuperMemo Q&A: 22 lines beginning Q: or A:, 7 with learning data behind I:")
    let json = try JSONSerialization.jsonObject(
      with: Data(Samples.bytes(name + ".expected.json")))
    let schedule = (json as? [String: Any])?["schedule"] as? [String: Any]
    let wanted = try #require(schedule?["cards"] as? [[String: Any]])
    for card in read.cards {
      let want = wanted.first { $0["prompt"] as? String == card.prompt }
      let state = card.schedule?.state
      #expect(state?.due.description == want?["due"] as? String, "\(card.prompt)")
      #expect(state?.lastDay?.description == want?["last"] as? String)
      guard let state, let want else { continue }
      #expect(state.memory.repetitions == want["repetitions"] as? Int)
      #expect(state.memory.easiness == want["easiness"] as? Int)
      #expect(state.memory.interval == want["interval"] as? Int)
      #expect(state.lapses == want["lapses"] as? Int)
    }
    #expect(read.cards.count { $0.schedule != nil } == 6)
  }

  @Test func aRejectedItemIsKeptAsItStands() throws {
    var reader = SuperMemoReader(
      Array("Q: a\n  x\nI: 1\n\nQ: b".utf8), file: "f.txt", try importOptions())
    var texts: [String?] = []
    try reader.read { piece in
      if case .rejected(let rejection) = piece { texts.append(rejection.text) }
    }
    #expect(texts == ["Q: a\n  x\nI: 1\n\n", "Q: b\n\n"])
  }

  @Test(arguments: [
    (
      "REP=8 LAP=0 EF=3.200 UF=2.370 INT=429 LAST=27.01.26",
      "8 320 429 0 due 2027-04-01 last 2026-01-27"
    ),
    (
      "REP=5 LAP=1 EF=2.364 UF=2.1 INT=34 LAST=2.11.26", "5 236 34 1 due 2026-12-06 last 2026-11-02"
    ),
    ("REP=0 LAP=3 EF=1.3 UF=0 INT=0 LAST=18.11.2026", "0 130 0 3 due 2026-11-18 last 2026-11-18"),
    ("LAST=01.01.27 INT=1 EF=2.5 LAP=0 REP=1", "1 250 1 0 due 2027-01-02 last 2027-01-01"),
    ("REP=1 LAP=0 EF=2.5 UF=2 INT=1 LAST=31.12.28", "1 250 1 0 due 1929-01-01 last 1928-12-31"),
    ("REP=1 LAP=0 EF=2.5 UF=2 INT=1 LAST=31.12.98", "1 250 1 0 due 1999-01-01 last 1998-12-31"),
    ("REP=1 LAP=0 EF=1.2 UF=2 INT=1 LAST=01.01.20", "1 130 1 0 due 2020-01-02 last 2020-01-01"),
    ("REP=0 LAP=0 EF=2.500 UF=2.500 INT=0 LAST=0", "new"),
    ("REP=1 LAP=0 EF=2.5 UF=2 INT=1 LAST=31.02.26", "rejected"),
    ("REP=-1 LAP=0 EF=2.5 UF=2 INT=1 LAST=01.01.26", "rejected"),
    ("REP=1 LAP=0 EF=25 UF=2 INT=1 LAST=01.01.26", "rejected"),
    ("REP=1 LAP=0 EF=nan UF=2 INT=1 LAST=01.01.26", "rejected"),
    ("REP=1 LAP=0 EF=2.5 UF=2 INT=99999999999999999999 LAST=01.01.26", "rejected"),
    ("REP=1 LAP=9223372036854775808 EF=2.5 UF=2 INT=1 LAST=01.01.26", "rejected"),
    ("REP=1 LAP=0 EF=2.5 INT=1", "rejected"), ("nonsense", "rejected"), ("", "rejected"),
    ("REP=1 LAP=0 EF=2.5 UF=2 INT=1 LAST=01.01.99999", "rejected"),
    ("REP=1 LAP=0 EF=2.5 UF=2 INT=1 LAST=..", "rejected"),
    ("REP=1 LAP=0 EF=2. UF=2 INT=1 LAST=01.01.26", "rejected"),
  ])
  func learningData(data: String, expected: String) throws {
    #expect(try state(data) == expected)
  }

  @Test(arguments: [
    ("Q: a\nA: b\nI: REP=1 LAP=0", "2 lines beginning Q: or A:, 1 with learning data behind I:"),
    ("Q: a\nQ: b\nA: c", "3 lines beginning Q: or A:, the mark repeated on each line"),
    ("Q: &#960;\nA: c", "2 lines beginning Q: or A:, entities such as &#960;"),
    ("Q: a\nA: b", nil), ("Q: a\nmore\nA: b\nA: c", nil), ("", nil), ("I: REP=1", nil),
  ])
  func recognition(text: String, expected: String?) {
    #expect(SuperMemoFormat.recognise(Array(text.utf8)) == expected)
  }

  @Test(arguments: ["Q: ", "Q: a\n", "&#", "&#1;", "A: b\n\n", "&amp;", "\n", "I: =\n"])
  func hostileTextsTakeLinearTime(piece: String) throws {
    _ = try read("Q: a" + String(repeating: piece, count: (1 << 13) / piece.utf8.count))
  }
}
