import EngramCore
import EngramFormats
import Testing

struct AnkiTextWriterTests {
  private static let header = """
    #separator:tab
    #html:true
    #guid column:1
    #notetype column:2
    #deck column:3
    #tags column:6

    """

  private func lines(_ concepts: ExportedConcept...) -> [String] {
    let text = AnkiTextWriter.text(concepts)
    #expect(text.hasPrefix(AnkiTextWriterTests.header))
    return text.dropFirst(AnkiTextWriterTests.header.count).split(separator: "\n").map(String.init)
  }

  @Test func aNoteOfEachType() {
    #expect(
      lines(
        ExportedConcept(
          .exported("A < B & \"C\"?\n\n[image: a b.png]", "[sound: x.mp3]", tags: ["a b", "c::d"])),
        ExportedConcept(
          .exported("Pons", "Bridge"), .exported("Bridge", "Pons", .reverse), id: "x#,;"),
        ExportedConcept(
          .exported("The [a::b] }", "x::y}", .cloze, note: "back"), id: "#1"))
        == [
          "brain/pons\tBasic\tBrain\t\"A &lt; B &amp; \"\"C\"\"?<br><br><img src=\"\"a b.png\"\">\""
            + "\t[sound:x.mp3]\ta_b c::d",
          "x#,;\tBasic (and reversed card)\tBrain\tPons\tBridge\t",
          "\"#1\"\tCloze\tBrain\tThe {{c1::x&#58;&#58;y&#125;::a&#58;&#58;b}} &#125;\tback\t",
        ])
  }

  @Test(arguments: [
    ("A [...] b", "x", "A {{c1::x}} b"),
    ("A [...] and [...]", "x, y", "A {{c1::x}} and {{c1::y}}"),
    ("A [...] and [...]", "x, y, z", "A {{c1::x}} and {{c1::y, z}}"),
    ("A [...] and [...]", "x", "A {{c1::x}} and [...]"),
    ("A [sic] [...]", "x, y", "A [sic] {{c1::x, y}}"),
    ("A [hint] b", "x, y", "A {{c1::x, y::hint}} b"),
    ("A [one] [two]", "x, y", "A {{c1::x::one}} {{c1::y::two}}"),
    ("[image: a] [b]", "x", "<img src=\"\"a\"\"> {{c1::x::b}}"),
    ("[][[...]]", "x", "[][{{c1::x}}]"),
  ])
  func aClozeGetsItsHolesBack(prompt: String, answer: String, field: String) {
    let line = lines(ExportedConcept(.exported(prompt, answer, .cloze)))[0]
    let isQuoted = field.contains("\"")
    #expect(
      line == "brain/pons\tCloze\tBrain\t\(isQuoted ? "\"\(field)\"" : field)\t\t")
  }

  @Test func clozesOfOneTextAreOneNote() {
    let concept = ExportedConcept(
      .exported("[...] before [...], not c", "a, b", .cloze, number: 1),
      .exported("a before b, not [hint]", "c", .cloze, number: 3), id: "g")
    #expect(
      lines(concept) == [
        "g\tCloze\tBrain\t{{c1::a}} before {{c1::b}}, not {{c3::c::hint}}\t\t"
      ])
  }

  @Test(arguments: ["No hole at all", "[image: x]", "[]", "]["])
  func aClozeWithoutAHoleIsAnOrdinaryNote(prompt: String) {
    #expect(
      lines(ExportedConcept(.exported(prompt, "x", .cloze)))[0].hasPrefix("brain/pons\tBasic"))
  }

  @Test func cardsThatAreNoPairAreNotesOfTheirOwn() {
    let concept = ExportedConcept(
      .exported("a", "b"), .exported("c", "a", .reverse), .exported("[...]", "d", .cloze, number: 2)
    )
    #expect(
      lines(concept).map { $0.prefix { $0 != "\t" } } == [
        "brain/pons/basic", "brain/pons/reverse", "brain/pons/cloze/2",
      ])
  }

  @Test func whatIsLostIsSaid() {
    var writer = AnkiTextWriter()
    var text = ""
    writer.write(
      ExportedConcept(
        .exported("a", "b", aliases: ["c"], note: "n", tags: ["x y"], citations: ["s"])), to: &text)
    #expect(
      writer.lost == [
        "the notes of 1 card", "other right answers of 1 card", "the sources of 1 card",
        "blanks in 1 tag, which became _",
      ])
  }
}
