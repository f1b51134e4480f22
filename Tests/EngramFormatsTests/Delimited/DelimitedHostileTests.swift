import EngramCore
import EngramFormats
import EngramTestSupport
import Testing

/// Whatever stands in a file, each reader ends, and loses no text in silence.
@Suite struct DelimitedHostileTests {
  private typealias Format = @Sendable (ImportFile, ImportOptions) throws -> any ImportReader

  private static let formats: [Format] = [
    { try DelimitedFormat.reader($0, $1) }, { try AnkiTextFormat.reader($0, $1) },
    { try QuizletFormat.reader($0, $1) },
  ]

  private static let parts = [
    "\"", "\"\"", ",", ";", "\t", "|", ":", "::", "\n", "\r\n", "a", "b c", "ä", "😀", "{{c1::",
    "}}",
    "{{c99999999999999999999::x}}", "<br>", "&amp;", "#", "#separator:", "comma", "#html:true\n",
    "#tags column:9223372036854775808\n", "#columns:Back\tFront\n", "#notetype:Basic\n",
    "#notetype:Cloze\n", "#guid column:1\n", "question", "answer", "term", "definition", "kind",
    "by", "requires", "deck,concept,card,question,answer\n", "cloze/99999999999999999999", "'=",
    "term,definition,requires\n", "sep=", "tags:", "-", " ", "\u{301}", "\u{FEFF}", "0", "\\t",
  ]

  @Test func anythingEnds() throws {
    var random = SeededGenerator(seed: propertySeed("text of any kind"))
    for _ in 0..<1_000 {
      var text = ""
      for _ in 0..<Int.random(in: 1...40, using: &random) {
        text += DelimitedHostileTests.parts.randomElement(using: &random) ?? ""
      }
      let file = ImportFile(name: "f", bytes: Array(text.utf8))
      for format in DelimitedHostileTests.formats {
        var options = ImportOptions.test()
        if Bool.random(using: &random) { options.separator = ["::", "|", "a"].randomElement() }
        if Int.random(in: 0..<4, using: &random) == 0 { options.rowSeparator = "b" }
        do {
          let read = try ImportedFile(format(file, options))
          for note in read.notes { check(note, in: text) }
        } catch let problem as ImportProblem {
          #expect(!problem.diagnostics.isEmpty)
        }
      }
    }
  }

  private func check(_ note: ImportedNote, in text: String) {
    #expect(!note.cards.isEmpty && note.line > 0, "\(text)")
    for card in note.cards {
      #expect(!card.prompt.isEmpty && !card.answer.isEmpty, "\(text)")
      #expect([.basic, .reverse, .cloze].contains(card.kind))
    }
  }

  /// The samples with bytes changed, taken out and put in.
  @Test func changedSamplesEnd() throws {
    var random = SeededGenerator(seed: propertySeed("changed samples"))
    let samples = try [
      "senses-quoted.csv", "perception-notes.txt", "colour-handmade.txt", "language.tsv",
      "sleep-utf16le.txt",
    ].map { try Samples.bytes($0) }
    let signs: [UInt8] = [
      0, 0x09, 0x0A, 0x0D, 0x22, 0x23, 0x2C, 0x3B, 0x7B, 0x7D, 0x80, 0xC3, 0xFF,
    ]
    for sample in samples {
      for _ in 0..<30 {
        var bytes = sample
        for _ in 0..<Int.random(in: 1...6, using: &random) {
          let index = Int.random(in: 0..<bytes.count, using: &random)
          let sign = signs[Int.random(in: 0..<signs.count, using: &random)]
          switch Int.random(in: 0..<3, using: &random) {
          case 0: bytes[index] = sign
          case 1: bytes.insert(sign, at: index)
          default: bytes.removeSubrange(index..<min(bytes.count, index + 40))
          }
        }
        for format in DelimitedHostileTests.formats {
          _ = try? ImportedFile(format(ImportFile(name: "f", bytes: bytes), .test()))
        }
      }
    }
  }

  /// Written by the rules and read back, each cell is what it was.
  @Test func cellsComeBack() throws {
    var random = SeededGenerator(seed: propertySeed("cells come back"))
    let signs = ["\"", ",", ";", "\n", "a", "ä", "😀", " ", "#", "'", "\t", "|", "x y"]
    for _ in 0..<1_000 {
      let rows = (0..<Int.random(in: 1...5, using: &random)).map { _ in
        (0..<3).map { _ in
          let inner = (0..<Int.random(in: 0...6, using: &random)).map { _ in
            signs[Int.random(in: 0..<signs.count, using: &random)]
          }.joined()
          return "<\(inner.replacing("\n\n", with: "\n").replacing("\n ", with: "\n"))>"
        }
      }
      var text = "Question,Answer,Note\r\n"
      for row in rows {
        let cells = row.map { "\"\($0.replacing("\"", with: "\"\""))\"" }
        text += cells.joined(separator: ",") + (Bool.random(using: &random) ? "\r\n" : "\n")
      }
      let read = try DelimitedTableTests.read(text)
      #expect(read.rejections.isEmpty)
      let plain = { (cell: String) in
        cell.split(separator: "\n").map { line in
          String(line.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
        }.filter { !$0.isEmpty }.joined(separator: "\n")
      }
      #expect(
        read.notes.map { [$0.cards[0].prompt, $0.cards[0].answer, $0.note ?? ""].map(plain) }
          == rows.map { $0.map(plain) })
    }
  }

  /// Records that lie across the border of what is read at once.
  @Test func bordersHideNothing() throws {
    for pad in 65_510...65_525 {
      let text =
        "Question,Answer\n" + String(repeating: "x", count: pad)
        + ",\"a \"\"b\"\"\r\nc\"\r\nsecond,\"d\"\n"
      let read = try DelimitedTableTests.read(text)
      #expect(read.cards.map(\.answer) == ["a \"b\"\nc", "d"])
      #expect(read.notes.map(\.line) == [2, 4])
    }
  }

  /// Looked for one by one among each other, they took minutes.
  @Test(arguments: [
    ("question,answer,tags\nq,a,\"", " "), ("question,answer,also\nq,a,\"", "|"),
    ("term,definition,by\nq,a,\"", ";"),
    ("deck,concept,card,question,answer,tags\nd,c,basic,q,a,\"", " "),
  ])
  func twentyThousandTags(start: String, separator: String) throws {
    let list = (0..<20_000).map { "t\($0)" }.joined(separator: separator)
    let read = try DelimitedTableTests.read(start + list + "\"\n")
    #expect(read.rejectedLines == [2] || read.cards.first?.aliases.count == 20_000)
  }
}
