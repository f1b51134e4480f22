import EngramCore
import EngramFormats
import Testing

struct CSVWriterTests {
  private static let header = "deck,concept,card,question,answer,also,tags,note,source\n"

  @Test func theTable() {
    let concepts = [
      ExportedConcept(
        .exported(
          "What, \"roughly\",\ndoes it do?", "It relays", aliases: ["relays", "relaying"],
          note: "a bridge", tags: ["brain", "stem"], citations: ["Kandel 2013", "Handout 3"])),
      ExportedConcept(
        .exported("The [...] relays", "pons", .cloze, number: 1, tags: ["brain stem"]),
        .exported("The pons [...]", "relays", .cloze, number: 2, tags: ["a b", "c"])),
    ]
    #expect(
      CSVWriter.text(concepts) == CSVWriterTests.header + """
        Brain,pons,basic,"What, ""roughly"",
        does it do?",It relays,relays | relaying,brain stem,a bridge,Kandel 2013 | Handout 3
        Brain,pons,cloze/1,The [...] relays,pons,,brain stem|,,
        Brain,pons,cloze/2,The pons [...],relays,,a b|c,,

        """)
  }

  /// CWE-1236: a spreadsheet runs what begins so.
  @Test(arguments: ["=cmd|'/C calc'!A1", "+1", "-1", "@SUM(A1)", "\tx", "'=x", "''@"])
  func aFormulaIsText(text: String) {
    let concept = ExportedConcept(.exported(text, "b"))
    let guarded = CSVWriter.text([concept], forSpreadsheet: true)
    #expect(guarded == "\u{FEFF}" + CSVWriterTests.header + "Brain,pons,basic,'\(text),b,,,,\n")
    let plain = text.hasPrefix("'") ? "'" + text : text
    #expect(
      CSVWriter.text([concept]) == CSVWriterTests.header + "Brain,pons,basic,\(plain),b,,,,\n",
      "another program sees the text as it is, but for what would be read as a guard")
  }

  @Test(arguments: [
    ("a\0b\u{7}c\u{FEFF}", "abc"), ("e\u{301}", "e\u{301}"), ("\"\u{301}", "\"\"\"\u{301}\""),
    ("'", "'"), ("'a", "'a"), (" ", "\" \""), ("a;b", "a;b"), ("日本🙂", "日本🙂"),
  ])
  func aCell(text: String, cell: String) {
    let written = CSVWriter.text([ExportedConcept(.exported(text, "b"))])
    #expect(
      Array(written.utf8)
        == Array((CSVWriterTests.header + "Brain,pons,basic,\(cell),b,,,,\n").utf8))
  }

  @Test func whatIsLostIsSaid() {
    var writer = CSVWriter()
    var text = ""
    #expect(writer.lost == [])
    writer.write(ExportedConcept(.exported("a", "b", aliases: ["c | d"])), to: &text)
    #expect(writer.lost == ["1 text with a | inside will be read as several"])
  }
}
