import EngramCore
import EngramFormats
import Testing

/// What engram itself exports as CSV.
@Suite struct OwnTableTests {
  private static let header = "deck,concept,card,question,answer,also,tags,note,source\n"

  private func notes(_ rows: String) throws -> [ImportedNote] {
    try DelimitedTableTests.read(OwnTableTests.header + rows).notes
  }

  @Test func neighboursAreCardsOfOneNote() throws {
    let notes = try notes(
      """
      D::E,id,basic,What?,That,it | es,exam x,n,"A, p. 1 | B"
      D::E,id,reverse,That?,What,,exam x,n,"A, p. 1 | B"
      D::E,ego,basic,I?,Me,,,,
      F,ego,basic,I?,Me,,,,

      """)
    #expect(notes.map(\.name) == ["id", "ego", "ego"])
    #expect(notes.map(\.deck) == ["D::E", "D::E", "F"])
    #expect(notes[0].cards.map(\.kind) == [.basic, .reverse])
    #expect(notes[0].cards[0].aliases == ["it", "es"])
    #expect(notes[0].citations == ["A, p. 1", "B"])
    #expect(notes[0].tags == ["exam", "x"])
    #expect(notes[0].note == "n")
    #expect(notes[0].numbersLast)
  }

  @Test func kindsAndNumbers() throws {
    let notes = try notes(
      """
      D,a,cloze/2,x [...],y,,,,
      D,a,cloze/12,x [...] z,y,,,,
      D,b,define,Q1?,A1,,,,
      D,b,name,Q2?,A2,,,,
      D,b,contrast/2,Q3?,A3,,,,

      """)
    #expect(notes[0].cards.map { "\($0.kind)/\($0.number)" } == ["cloze/2", "cloze/12"])
    #expect(notes[0].numbersLast)
    #expect(notes[1].cards.map { "\($0.kind)/\($0.number)" } == ["basic/1", "basic/2", "basic/3"])
    #expect(!notes[1].numbersLast)
  }

  @Test(arguments: ["\u{FEFF}", ""])
  func formulaGuardsAreTakenOff(mark: String) throws {
    let notes = try DelimitedTableTests.read(
      mark + OwnTableTests.header
        + "D,a,basic,'=SUM(1),'-5,'+1,,'@x,\nD,b,basic,'tis,'' '=,,,,\n"
    ).notes
    #expect(notes[0].cards[0].prompt == "=SUM(1)")
    #expect(notes[0].cards[0].answer == "-5")
    #expect(notes[0].cards[0].aliases == ["+1"])
    #expect(notes[0].note == "@x")
    #expect(notes[1].cards[0].prompt == "'tis")
    #expect(notes[1].cards[0].answer == "'' '=")
  }

  /// A spreadsheet may save the export without its mark; the guards stayed in the questions then.
  @Test func guardsAreTakenOffWithoutAByteOrderMark() throws {
    let notes = try notes("D,a,basic,'-5,''-5,,,,\n")
    #expect(notes[0].cards[0].prompt == "-5")
    #expect(notes[0].cards[0].answer == "'-5", "of the text itself, doubled by every export")
  }

  @Test(arguments: [
    ("a b", ["a", "b"]), ("social psychology|exam", ["social psychology", "exam"]), ("", []),
    ("exam|", ["exam"]), ("social psychology|", ["social psychology"]),
  ])
  func tags(cell: String, expected: [String]) throws {
    #expect(try notes("D,a,basic,q,a,,\(cell),,\n").first?.tags == expected)
  }

  @Test func refusedRowsDoNotPartANote() throws {
    let read = try DelimitedTableTests.read(
      OwnTableTests.header + "D,a,basic,q,a,,,,\nD,a,reverse,,q,,,,\nD,a,reverse,a,q,,,,\n")
    #expect(read.rejectedLines == [3])
    #expect(read.notes.map { $0.cards.count } == [2])
  }
}
