import EngramCore
import EngramFormats
import Testing

@Suite struct QuizletTests {
  private func read(
    _ text: String, _ separator: String? = nil, _ rowSeparator: String? = nil
  ) throws -> ImportedFile {
    var options = ImportOptions.test()
    options.separator = separator
    options.rowSeparator = rowSeparator
    let file = ImportFile(name: "q.txt", bytes: Array(text.utf8))
    return try ImportedFile(QuizletFormat.reader(file, options))
  }

  @Test(arguments: [
    ("intelligence-quizlet.txt", nil, nil), ("intelligence-quizlet-custom.txt", "::", "||"),
  ])
  func samples(name: String, separator: String?, rowSeparator: String?) throws {
    var options = ImportOptions.test()
    options.separator = separator
    options.rowSeparator = rowSeparator
    let read = try ImportedFile(QuizletFormat.reader(Samples.file(name), options))
    #expect(try ExpectedCards(name).differences(from: read.notes) == [])
    #expect(read.rejections.isEmpty)
  }

  @Test func ownSeparatorsOfRowsAreQuizlets() throws {
    var options = ImportOptions.test()
    let head = try TextFile.head(Samples.file("intelligence-quizlet-custom.txt"), encoding: nil)
    #expect(QuizletFormat.recognise(head, options) == nil)
    (options.separator, options.rowSeparator) = ("::", "||")
    #expect(
      QuizletFormat.recognise(head, options)
        == "Quizlet: terms and definitions parted by \"::\", rows by \"||\"")
    #expect(DelimitedFormat.recognise(head, options) == nil)
  }

  @Test(arguments: [
    ("a\tb\nc\td", nil, nil, ["a>b", "c>d"]),
    ("\"Cogito\tI think\nb\t\"x", nil, nil, ["\"Cogito>I think", "b>\"x"]),
    ("a,b, c;d,e", "comma", "semicolon", ["a>b, c", "d>e"]),
    ("a - b\n\nc;d - e - f\n", " - ", nil, ["a>b", "c;d>e - f"]),
    ("a\tb\nc;d\te", "\t", ";", ["a>b\nc", "d>e"]),
    ("Term\tDefinition\na\tb\n", nil, nil, ["a>b"]),
    ("a=>b\n\n---\n\nc=>d\n\n---\n", "=>", "\n---\n", ["a>b", "c>d"]),
  ])
  func rows(
    text: String, separator: String?, rowSeparator: String?, expected: [String]
  ) throws {
    let read = try read(text, separator, rowSeparator)
    #expect(read.cards.map { "\($0.prompt)>\($0.answer)" } == expected)
    #expect(read.rejections.isEmpty)
  }

  @Test func refusedRows() throws {
    let read = try read("a\tb\nc\n\td\ne\t\nf\tg\n")
    #expect(read.cards.map(\.prompt) == ["a", "f"])
    #expect(
      read.rejections.map { "\($0.place.line) \($0.reason.prefix(20)) \($0.text ?? "")" } == [
        "2 no definition: there c", "3 no term: nothing sta \td",
        "4 no definition: nothi e\t",
      ])
  }

  @Test func unclosedQuotesAreQuizlets() throws {
    let text = DecodedText(
      bytes: Array("\"Cogito\tI think\nb\tx\n".utf8), encoding: .utf8, hasMark: false)
    let head = TextHead(text: text, isWhole: true)
    #expect(QuizletFormat.recognise(head)?.hasPrefix("Quizlet: ") == true)
    #expect(DelimitedFormat.recognise(head) == nil)
  }
}
