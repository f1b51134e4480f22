import EngramCore
import EngramFormats
import Testing

@Suite struct AnkiTextTests {
  private func read(_ text: String) throws -> ImportedFile {
    let file = ImportFile(name: "a.txt", bytes: Array(text.utf8))
    return try ImportedFile(AnkiTextFormat.reader(file, .test()))
  }

  private func lines(_ text: String) throws -> [String] {
    let read = try read(text)
    #expect(read.rejections.isEmpty)
    return read.notes.map(DelimitedTableTests.line)
  }

  @Test(arguments: [
    ("#separator:Comma,,\na,b\n", ["a>b"]), ("#separator:;\na;b\n", ["a>b"]),
    ("#separator:\t\na\tb\n", ["a>b"]), ("#separator: pipe\na|b\n", ["a>b"]),
    ("#SEPARATOR:Colon\na:b\n", ["a>b"]), ("#separator:space\na b\n", ["a>b"]),
    ("#html:false\na,b\nc,d\n", ["a>b", "c>d"]),
    ("\u{FEFF}#separator:tab\r\n#html:true\r\na\tb<br>c\r\n", ["a>b/c"]),
  ])
  func separators(text: String, expected: [String]) throws {
    #expect(try lines(text) == expected)
  }

  @Test func htmlIsGuessedFromTheFirstRecords() throws {
    #expect(try lines("#separator:tab\na\tb &amp; c\nd\te<br>f\n") == ["a>b & c", "d>e/f"])
    let late = "#separator:tab\n" + String(repeating: "a\tb\n", count: 5) + "d\te<br>f\n"
    #expect(try lines(late).last == "d>e<br>f")
  }

  @Test func decksTagsAndRemarks() throws {
    let text = """
      #separator:semicolon
      #deck:A::B;;
      #tags:x y
      #tags column:3
      # a remark
      a;b;z x

      # another one; with a separator
      "#c";d
      """
    #expect(try lines(text) == ["a>b [x y z] @A::B", "#c>d [x y] @A::B"])
  }

  @Test func aSentenceBehindAColumnThatIsNoFieldIsNoListOfTags() throws {
    let read = try read(
      "#separator:tab\n#guid column:1\ng1\tq\ta\tthis is a sentence of more than five words\n")
    #expect(read.notes.map(\.tags) == [[]])
    #expect(read.cards.map(\.answer) == ["a\nthis is a sentence of more than five words"])
    let tagged = try self.read(
      "#separator:tab\n#guid column:1\ng1\tq\ta long. answer\tx y\n")
    #expect(tagged.notes.map(\.tags) == [["x", "y"]])
  }

  @Test func oldTagsLine() throws {
    #expect(try lines("tags:x y\na\tb\n") == ["a>b [x y]"])
  }

  @Test func columnsInRows() throws {
    let text = """
      #separator:tab
      #html:false
      #guid column:4
      #deck column:2
      #notetype column:1
      #tags column:3
      Basic\tD\tt\tg1\tq\ta <b>\t\t
      Basic (and reversed card)\t\t\tg2\tq\ta
      Einfach (und die umgekehrte Richtung)\tD\t\tg3\tq\ta
      Unknown\tD\t\tg4\tq\ta\tb\t\tc
      Lückentext\tD\t\tg5\t{{c1::x}} < {{c2::y}}\tmore
      """
    #expect(
      try lines(text) == [
        "q>a <b> [t] @D ##g1", "q>a + reverse:a>q ##g2", "q>a + reverse:a>q @D ##g3",
        "q>a/b/c @D ##g4", "cloze:[...] < y>x + cloze:x < [...]>y @D (more) ##g5",
      ])
  }

  @Test func numbersLastWhereTheNoteTypeIsKnown() throws {
    let read = try read("#separator:tab\n#notetype column:1\nBasic\ta\tb\nMine\tc\td\n")
    #expect(read.notes.map(\.numbersLast) == [true, false])
  }

  @Test func labelsOfColumns() throws {
    #expect(
      try lines("#separator:tab\n#columns:Back\tFront\tMore\n#notetype:Basic\na\tq\tt\n")
        == ["q>a [t]"])
    #expect(
      try lines("#separator:tab\n#columns:Back\tTags\tFront\n#tags column:2\na\tt\tq\n") == [
        "q>a [t]"
      ])
  }

  @Test func furtherColumnsOfAStockType() throws {
    #expect(
      try lines("#separator:tab\n#notetype:Basic\nq\ta\tt u\tmore\n") == ["q>a [t u] (more)"])
  }

  @Test(arguments: [
    ("#separator:tab\n\tb\n", 2, "no question"), ("#separator:tab\na\t\n", 2, "no answer"),
    ("#separator:tab\n#notetype:Cloze\na\tb\n", 3, "no hole"),
    ("#separator:tab\n#notetype:Basic\na\t\n", 3, "its back is empty"),
    ("#separator:tab\n#notetype:Basic\n\tb\n", 3, "no question"),
  ])
  func refusedRows(text: String, line: Int, reason: String) throws {
    let read = try read(text + "x\t{{c1::y}}\n")
    #expect(read.rejectedLines.first == line)
    #expect(read.rejections.first?.reason.hasPrefix(reason) == true, "\(read.rejections)")
    #expect(!read.notes.isEmpty || text.contains("Cloze"))
  }

  @Test(arguments: [
    ("#separator:tab\na\tb\n", true), ("#html:true\n", true), ("#deck column:1\n", true),
    ("#deck: x\nplain\n", true), ("# Deck: x\n", false), ("# separator:tab\n", false),
    ("#hashtag\n", false), ("#note: this\n", false), ("tags: [a, b]\ndeck: x\n", false),
    ("tags:a\nq\ta\n", true), ("a\tb\n", false),
  ])
  func recognition(text: String, isAnkis: Bool) {
    let text = DecodedText(bytes: Array(text.utf8), encoding: .utf8, hasMark: false)
    let reason = AnkiTextFormat.recognise(TextHead(text: text, isWhole: true))
    #expect((reason != nil) == isAnkis)
  }

  @Test func filesWithoutNotes() {
    for text in ["#separator:tab\n", "#separator:tab", "#html:true\n\n# x\n"] {
      let problem = #expect(throws: ImportProblem.self) { try read(text) }
      #expect(problem?.diagnostics.first?.message == "there are no notes in the file")
    }
  }
}
