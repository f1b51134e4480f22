import EngramCore
import EngramFormats
import Testing

/// Small tables as students have them.
@Suite struct DelimitedTableTests {
  /// A table, and its cards as "question>answer" with tags in brackets, deck, note and citation.
  struct Table: Sendable {
    let name: String
    let text: String
    let cards: [String]

    init(_ name: String, _ text: String, _ cards: [String]) {
      self.name = name
      self.text = text
      self.cards = cards
    }
  }

  static func read(_ text: String, _ separator: String? = nil) throws -> ImportedFile {
    var options = ImportOptions.test()
    options.separator = separator
    let file = ImportFile(name: "t.csv", bytes: Array(text.utf8))
    return try ImportedFile(DelimitedFormat.reader(file, options))
  }

  /// They vanished, or made the row a plain card.
  @Test(arguments: ["q,a\n", "#separator:comma\n"])
  func whatIsLeftOutOfAClozeIsRejected(header: String) throws {
    func read(_ row: String) throws -> ImportedFile {
      let file = ImportFile(name: "t.csv", bytes: Array((header + row + "\n").utf8))
      return try ImportedFile(ImportRecogniser.reader(for: file, .test()))
    }
    let two = try read("{{c1::id}} and {{c2:: }} or {{c3::}},more")
    #expect(two.cards.map(\.answer) == ["id"])
    #expect(
      two.rejections.map(\.reason) == [
        "card 2: it hides no words under the number c2",
        "card 3: it hides no words under the number c3",
      ])
    #expect(two.rejections.map(\.text) == ["{{c1::id}} and {{c2:: }} or {{c3::}},more", nil])
    #expect(two.rejectedLines == [2, 2])
    let none = try read("{{c1:: }} and,")
    #expect(none.notes.isEmpty)
    #expect(none.rejections.map(\.reason) == ["it hides no words under the number c1"])
    let holes = (1...500).map { "{{c\($0)::a}}" }.joined() + String(repeating: "x", count: 60_000)
    for answer in ["", "answer"] {
      let long = try read("\(holes),\(answer)")
      #expect(long.notes.isEmpty)
      #expect(long.rejections.count == 1)
      #expect(long.rejections.first?.reason.contains("too long for 500 cards") == true)
    }
  }

  /// It became a card.
  @Test func theHeaderOfASecondMarkdownTableIsNoCard() throws {
    let read = try Self.read(
      "| Term | Definition |\n|---|---|\n| id | a |\n|---|---|\n| ego | b |\n|---|---|\n\n"
        + "| Begriff | Bedeutung |\n| :-- | --: |\n| Ich | c |\n\n## More\nFrage | Antwort\n--|--\n"
        + "Es | d\n\n| x | y |\n|---|\n")
    #expect(read.notes.map(Self.line) == ["id>a", "ego>b", "Ich>c", "Es>d", "x>y"])
    #expect(read.rejectedLines == [])
  }

  /// Whatever the file is called.
  @Test func aMarkdownTableIsRecognised() throws {
    let text = "| Term | Definition | Tags |\n|---|---|---|\n| id | a | x |\n| ego |  | y |\n"
    let file = ImportFile(name: "notes.md", bytes: Array(text.utf8))
    let reader = try ImportRecogniser.reader(for: file, .test())
    #expect(reader.recognition.contains("a table of Markdown, 3 columns, header Term, Definition"))
    let read = try ImportedFile(reader)
    #expect(read.notes.map(Self.line) == ["id>a [x]"])
    #expect(read.rejectedLines == [4])
    #expect(reader.preamble == "| Term | Definition | Tags |\n|---|---|---|\n")
  }

  @Test(arguments: ["t.csv", "t.txt"], [(";", "\";\""), ("tab", "a tab"), ("::", "\"::\"")])
  func aSeparatorThatIsNotThereIsSaidSo(name: String, separator: (String, String)) throws {
    var options = ImportOptions.test()
    options.separator = separator.0
    let file = ImportFile(name: name, bytes: Array("a,b\nc,d\n".utf8))
    let problem = #expect(throws: ImportProblem.self) {
      _ = try ImportRecogniser.reader(for: file, options)
    }
    #expect(
      problem?.diagnostics.first?.message.hasPrefix("\(separator.1) does not occur in the file")
        == true)
  }

  /// The first look ends within a quoted cell.
  @Test(
    arguments: [(",", "t.csv"), (",", "t.txt"), (";", "t.csv"), ("\t", "t.tsv"), ("\t", "t.txt")],
    [true, false])
  func aLongTableWithLineBreaksIsReadAsAShortOne(
    kind: (sign: String, name: String), hasHeader: Bool
  ) throws {
    for size in [900, 1_050] {
      let text = String(repeating: "what it is, in short\n", count: size / 21)
      let rows = (1...150).map { "term \($0)\(kind.sign)\"\(text)\"\(kind.sign)tag\n" }.joined()
      let header = hasHeader ? ["Front", "Back", "Tags"].joined(separator: kind.sign) + "\n" : ""
      let file = ImportFile(name: kind.name, bytes: Array((header + rows).utf8))
      let read = try ImportedFile(ImportRecogniser.reader(for: file, .test()))
      #expect(read.recognition.contains(", 3 columns"), "\(read.recognition)")
      #expect(read.notes.count == 150 && read.rejections.isEmpty)
      #expect(read.notes.allSatisfy { $0.tags == ["tag"] })
    }
  }

  /// A quote that is never closed still tells a long list of Quizlet's.
  @Test func aLongListWithAStrayQuoteIsOfQuizlet() throws {
    let rows = (1...9_000).map { "term \($0)\t\($0 == 40 ? "\"" : "")what it is\n" }.joined()
    let file = ImportFile(name: "t.txt", bytes: Array(rows.utf8))
    let reader = try ImportRecogniser.reader(for: file, .test())
    #expect(reader.format == .quizlet)
    #expect(try ImportedFile(reader).notes.count == 9_000)
  }

  @Test(arguments: [
    ("question,answer,\nq,a,more\n", "q>a (more)"),
    ("question,answer,Card Type\nq,a,Basic\n", "q>a (Card Type: Basic)"),
    (
      "deck,concept,card,question,answer,Hint,Mine,\nd,c,basic,q,a,h,m,x\n",
      "q>a @d (Hint: h/Mine: m/x) #c"
    ),
  ])
  func noFilledColumnIsLost(text: String, card: String) throws {
    #expect(try Self.read(text).notes.map(Self.line) == [card])
  }

  @Test(arguments: [nil, ";", "semicolon", "|"])
  func theLineThatNamesTheSeparatorIsNoCard(separator: String?) throws {
    let sign = separator == "|" ? "|" : ";"
    let read = try Self.read("sep=;\na\(sign)b\nc\(sign)d\n", separator)
    #expect(read.notes.map(Self.line) == ["a>b", "c>d"] && read.rejections.isEmpty)
  }

  static func line(_ note: ImportedNote) -> String {
    var line = note.cards.map { card in
      (card.kind == .basic ? "" : "\(card.kind):") + "\(card.prompt)>\(card.answer)"
        + (card.aliases.isEmpty ? "" : "=\(card.aliases.joined(separator: "="))")
    }.joined(separator: " + ")
    if !note.tags.isEmpty { line += " [\(note.tags.joined(separator: " "))]" }
    if let deck = note.deck { line += " @\(deck)" }
    if let text = note.note { line += " (\(text))" }
    if !note.citations.isEmpty { line += " {\(note.citations.joined(separator: "; "))}" }
    if let name = note.name { line += " #\(name)" }
    if let id = note.id { line += " ##\(id)" }
    return line.replacing("\n", with: "/")
  }

  static let tables: [Table] = [
    Table(
      "Markdown", "| Term | Definition |\n|---|:---:|\n| id | a \\| \"b |\n|ego|c|\n\n",
      ["id>a | \"b", "ego>c"]),
    Table(
      "Markdown without outer bars",
      "Begriff | Was es heisst | x\n--- | --- | ---\nid | a |\nego|c|d\n",
      ["id>a", "ego>c [d]"]),
    Table(
      "Markdown, names unknown", "|Concept-ish|Says|\n|-|-|\n| id | a |", ["id>a"]),
    Table(
      "Markdown, two tables",
      "# One\n\n| Term | Definition |\n|--|--|\n|a|b|\n\n## Two\n\n"
        + "| Term | Definition |\n|--|--|\n|c|d|\n", ["a>b", "c>d"]),
    Table(
      "German Excel", "Frage;Antwort;Schlagwörter\r\nWas ist Angst?;Ein Affekt, 0,5 s;a;\r\n",
      ["Was ist Angst?>Ein Affekt, 0,5 s [a]"]),
    Table(
      "French Excel", "Recto;Verso;Étiquettes;Remarque\nMoi;Instance;a,b;voir Ça\n",
      ["Moi>Instance [a b] (voir Ça)"]),
    Table(
      "Spanish", "Pregunta,Respuesta,Etiquetas,Fuente,Página\n¿Qué?,Nada,x,Freud,12\n",
      ["¿Qué?>Nada [x] {Freud, p. 12}"]),
    Table("Italian", "Domanda;Risposta\nIo?;Istanza\n", ["Io?>Istanza"]),
    Table(
      "decomposed accents", "Vorderseite\tRu\u{308}ckseite\nIch\tInstanz\n", ["Ich>Instanz"]),
    Table("pipes", "Front|Back\nid|drives, all\n", ["id>drives, all"]),
    Table(
      "pipes without header", "id|it\nego|I\nsuperego|over-I\n",
      ["id>it", "ego>I", "superego>over-I"]),
    Table("colons", "id: it\nego: I\nsuperego: over-I", ["id>it", "ego>I", "superego>over-I"]),
    Table(
      "colons within commas", "a: b,c: d\ne: f,g: h\ni: j,k: l\n",
      ["a: b>c: d", "e: f>g: h", "i: j>k: l"]),
    Table(
      "everything quoted", "\"Question\",\"Answer\"\n\"a, b\",\"c \"\"d\"\"\"\n", ["a, b>c \"d\""]),
    Table(
      "everything quoted with semicolons in each", "\"a; 1\",\"b\"\n\"c; 2\",\"d\"\n",
      ["a; 1>b", "c; 2>d"]),
    Table("tabs inside quotes", "front\tback\n\"a\tb\"\tc\n", ["a\tb>c"]),
    Table("blanks around quotes", "a, \"b, c\" ,\nd, \"e\",\n", ["a>b, c", "d>e"]),
    Table(
      "quote amid a cell", "5\" nail,iron\n6\" nail,steel\n", ["5\" nail>iron", "6\" nail>steel"]),
    Table(
      "quoted word at the beginning", "Q,A\n\"Flow\" (who?),Csikszentmihalyi\n",
      ["\"Flow\" (who?)>Csikszentmihalyi"]),
    Table("lines in cells", "q,a\n\"1\r\n\r\n\r\n2 \r\n\",\" 3\n4\"\n", ["1//2>3/4"]),
    Table("empty rows and blanks", "\n\nfront,back\n\n  a  ,  b  \n , \n,,,\nc,d", ["a>b", "c>d"]),
    Table("columns in any order", "Tags,Back,Deck,Front\nt,b,D::E,f\n", ["f>b [t] @D::E"]),
    Table(
      "hint, note and unknown columns", "Front,Back,Hint,Extra,Lecturer\nf,b,h,e,Dr X\n",
      ["f>b (e/Hint: h/Lecturer: Dr X)"]),
    Table(
      "ids", "id,guid,question,answer\n7,Ab3,q,a\n", ["q>a #7 ##Ab3"]),
    Table("row numbers are no ids", "No.,Question,Answer\n1,q,a\n", ["q>a"]),
    Table(
      "aliases", "question,answer,also\nq,a,b | c\n", ["q>a=b=c"]),
    Table("an unknown name for the answer", "Question,Lösungsweg,Tags\nq,a,t\n", ["q>a [t]"]),
    Table("third column is tags", "a,b,x y\nc,d,\ne,f,z\n", ["a>b [x y]", "c>d", "e>f [z]"]),
    Table(
      "third column is text", "a,b,See the book.\nc,d,\n", ["a>b (See the book.)", "c>d"]),
    Table("four columns", "a,b,c,d\ne,f,g,h\n", ["a>b [c] (d)", "e>f [g] (h)"]),
    Table("Excel's own line", "sep=|\nFront|Back\na|b\n", ["a>b"]),
    Table(
      "pages", "q,a,page\n1,b,14-16\n2,c,S. 3\n3,d,\n", ["1>b {pp. 14-16}", "2>c {S. 3}", "3>d"]),
    Table(
      "HTML", "a<br>b\t&auml;\nc\td\n", ["a/b>ä", "c>d"]),
    Table(
      "signs that are no HTML", "p < .05 & r > 3\tb\nAT&T\td\n", ["p < .05 & r > 3>b", "AT&T>d"]),
    Table(
      "cloze marks", "q,a\n{{c1::Freud}} < {{c2::Jung::who}},more\n",
      ["cloze:[...] < Jung>Freud + cloze:Freud < [who]>Jung (more)"]),
    Table("old Macintosh", "Front,Back\ra,b\rc,d\r", ["a>b", "c>d"]),
    Table("formulas stay", "q,a\n'=x,-1\n", ["'=x>-1"]),
    Table("no-break spaces at the ends", "q,a\n\u{A0}x\u{A0},\u{A0}y\n", ["x>y"]),
    Table(
      "Mnemosyne's tags", "question,answer,tags\nq,a,\"exam, social psychology; x\"\n",
      ["q>a [exam social psychology x]"]),
    Table("one row", "a\tb", ["a>b"]),
  ]

  @Test(arguments: tables) func rows(table: Table) throws {
    let read = try DelimitedTableTests.read(table.text)
    #expect(
      read.notes.map(DelimitedTableTests.line) == table.cards, "\(table.name): \(read.recognition)")
    #expect(read.rejections.isEmpty)
  }

  @Test(arguments: [
    ("tab", "a, b\tc, d\n"), ("comma", "a,c;b"), ("semicolon", "a;c,b"), ("pipe", "a|c"),
    ("colon", "a:c"), ("space", "a c"), ("\\t", "a\tc"), ("::", "a::c"), (" - ", "a - c"),
    ("→", "a→c"), (",", "a,c"),
  ])
  func separatorsOfOnesOwn(separator: String, text: String) throws {
    let read = try DelimitedTableTests.read(text, separator)
    #expect(read.cards.count == 1)
    #expect(read.cards.first?.prompt.first == "a")
  }

  @Test(arguments: [
    ("q,a\n,b\n", 2, "no question"), ("q,a\nb,\n", 2, "no answer"), ("q,a\nb\n", 2, "no answer"),
    ("q,a\nb,c,d\n", 2, "the row has 3 cells where there are 2 columns"),
    ("a,b\nc,d\ne,f\ng,h,i\n", 4, "the row has 3 cells"),
    ("q,a\n\"x\ny\" z,b\n", 2, "the quote that opens on line 2 is closed lines later"),
    ("q,a\nb," + String(repeating: "x", count: 1 << 20) + "y\n", 2, "cell 2 is larger than 1 MiB"),
    ("q,a\n" + String(repeating: "x,", count: 20_000) + "\n", 2, "the row has 20001 cells"),
  ])
  func refusedRows(text: String, line: Int, reason: String) throws {
    let read = try DelimitedTableTests.read(text)
    #expect(read.rejectedLines == [line])
    #expect(read.rejections.first?.reason.hasPrefix(reason) == true)
    #expect(read.rejections.first?.text.map { text.contains($0) } == true)
  }

  @Test(arguments: [
    ("q,a\nx,\"y\nz", "t.csv:2:3: error: this quote is never closed; add the closing quote"),
    ("q,a\nä \"x\",b\nc,\"ü\",\"", "t.csv:3:7: error: this quote is never closed"),
    ("q,a\n", "t.csv: error: there are no rows of cards in the file"),
    ("\n\n", "t.csv: error: there are no rows of cards in the file"),
  ])
  func problems(text: String, expected: String) {
    let problem = #expect(throws: ImportProblem.self) { try DelimitedTableTests.read(text) }
    #expect(
      problem?.diagnostics.first?.description.hasPrefix(expected) == true, "\(problem as Any)")
  }

  @Test func largeRecords() throws {
    let row = "x," + String(repeating: "y", count: 9 << 20)
    let large = #expect(throws: ImportProblem.self) { try DelimitedTableTests.read("q,a\n" + row) }
    #expect(
      large?.diagnostics.first?.description
        == "t.csv:2:1: error: a record larger than 4 MiB, the most that is read; divide it")
    let quoted = "q,a\nx,\"" + String(repeating: "y\n", count: 3 << 20)
    let quote = #expect(throws: ImportProblem.self) { try DelimitedTableTests.read(quoted) }
    #expect(
      quote?.diagnostics.first?.description.hasPrefix("t.csv:2:3: error: this quote is never")
        == true)
  }

  @Test(arguments: ["\"", "", "a\"b"]) func separatorsThatPartNothing(separator: String) {
    #expect(throws: ImportProblem.self) { try DelimitedTableTests.read("a,b", separator) }
  }

  @Test func damagedSamples() throws {
    #expect(
      throws: ImportProblem(
        at: Place(file: "empty.csv"),
        "the file is empty; see whether it is the right one, or export it again")
    ) { try ImportedFile(DelimitedFormat.reader(Samples.file("damaged/empty.csv"), .test())) }
    let quote = #expect(throws: ImportProblem.self) {
      try ImportedFile(DelimitedFormat.reader(Samples.file("damaged/unclosed-quote.csv"), .test()))
    }
    #expect(quote?.diagnostics.first?.place.line == 5)
    let windows = Samples.file("damaged/windows-1252.csv")
    let encoding = #expect(throws: ImportProblem.self) {
      try ImportedFile(DelimitedFormat.reader(windows, .test()))
    }
    #expect(encoding?.diagnostics.first?.place.line == 3)
    #expect(encoding?.diagnostics.first?.message.hasSuffix("--encoding windows-1252") == true)
    var options = ImportOptions.test()
    options.encoding = .windows1252
    let read = try ImportedFile(DelimitedFormat.reader(windows, options))
    #expect(
      read.cards.map(\.prompt) == [
        "Was ist Habituation?", "Was heißt Müller-Lyer-Täuschung?",
        "Was misst eine „Likert“-Skala?", "Größenkonstanz?",
      ])
  }

  @Test(arguments: [
    "Q: What?\nA: That\n", "# Heading\n\nSome prose, with a comma.\nAnd more of it: here.\n",
    "deck: x\nkey: y\nconcepts: []\n", "{\"a\": 1}\n", "one word\nanother\n", "* heading :fc:\n",
  ])
  func whatIsNoTable(text: String) {
    let text = DecodedText(bytes: Array(text.utf8), encoding: .utf8, hasMark: false)
    #expect(DelimitedFormat.recognise(TextHead(text: text, isWhole: true)) == nil)
  }
}
