import EngramCore
import EngramFormats
import Testing

/// Cards as Anki's templates make them of a note's fields.
struct AnkiNoteTests {
  /// The cards of a note as "kind number: prompt | answer", then what was left out.
  private func cards(_ type: AnkiNoteType, _ fields: [String], ords: [Int]? = nil) -> [String] {
    let note = AnkiNote(guid: "g", fields: fields, tags: ["exam", "a::b"])
    let made = note.cards(ords ?? note.ords(of: type), of: type, deck: "Psych 101::Senses")
    let shown = made.cards.map { _, card in
      "\(card.kind.rawValue) \(card.number): \(card.prompt) | \(card.answer)"
    }
    return shown + (made.note.map { ["note: \($0)"] } ?? [])
      + made.leftOut.map { "\($0.ord) left out: \($0.reason)" }
  }

  private func stock(_ name: String, _ fields: String...) throws -> [String] {
    try cards(#require(AnkiNoteType.stock(named: name)), fields)
  }

  private func type(
    _ fields: [String], isCloze: Bool = false, _ templates: (String, String)...
  ) -> AnkiNoteType {
    AnkiNoteType(
      name: "Mine", isCloze: isCloze, fields: fields,
      templates: templates.enumerated().map {
        AnkiNoteType.Template(name: "Card \($0 + 1)", ord: $0, front: $1.0, back: $1.1)
      })
  }

  private func card(_ front: String, _ back: String, _ fields: [String] = ["q", "a"]) -> [String] {
    cards(type(["F", "B"], (front, back)), fields, ords: [0])
  }

  @Test func aTemplateThatShowsAFieldEndlesslyIsLeftOut() {
    let (often, long) = (
      String(repeating: "{{F}}", count: 20_000), String(repeating: "a", count: 1_000)
    )
    let reason = "its text is too long for one card; shorten it, or show it less often"
    #expect(card(often, "{{B}}", [long, "b"]) == ["0 left out: \(reason)"])
    #expect(card("{{F}}", "{{B}}{{FrontSide}}" + often, [long, "b"]) == ["0 left out: \(reason)"])
    #expect(card(often, "{{B}}", ["q", "b"]).first?.hasSuffix(" | b") == true)
    let twice = type(["F", "B"], ("{{F}}", often), ("{{B}}", often))
    #expect(
      cards(twice, [String(repeating: "a", count: 600), "b"], ords: [0, 1]).last
        == "1 left out: its text is too long for 2 cards; divide it into several notes")
  }

  @Test func aTemplateThatNamesAFieldThatThereIsNot() {
    let reason = ", a field the note type does not have; mend it in Anki and export again"
    #expect(card("{{Frnt}}", "{{B}}") == ["0 left out: its template names {{Frnt}}" + reason])
    #expect(
      card("{{F}}", "{{FrontSide}}<hr id=answer>{{#Bk}}{{B}}{{/Bk}}")
        == ["0 left out: its template names {{Bk}}" + reason])
    #expect(card("{{F}} {{Frnt}}", "{{B}}") == ["basic 0: q | a"])
  }

  @Test func stockTypes() throws {
    #expect(try stock("Basic", "What is &alpha;?", "<b>x</b>") == ["basic 0: What is α? | x"])
    #expect(
      try stock("Einfach (und die umgekehrte Richtung)", "a", "b")
        == ["basic 0: a | b", "reverse 0: b | a"])
    #expect(
      try stock("Basic (optional reversed card)", "a", "b", "y")
        == ["basic 0: a | b", "reverse 0: b | a"])
    #expect(try stock("Basic (optional reversed card)", "a", "b", "") == ["basic 0: a | b"])
    #expect(try stock("Basique (saisissez la réponse)", "a", "b") == ["basic 0: a | b"])
    #expect(
      try stock("Lückentext", "A {{c1::b}} {{c3::c::d}}", "extra")
        == ["cloze 1: A [...] c | b", "cloze 3: A b [d] | c", "note: extra"])
    #expect(try stock("Basic+", "a", "b") == stock("Basic-1a2b3", "a", "b"))
    #expect(try stock("Cloze (genanki)", "{{c1::a}} b", "") == ["cloze 1: [...] b | a"])
    #expect(AnkiNoteType.stock(named: "My own type") == nil)
  }

  @Test func conditionsAndTwoTemplates() {
    let study = type(
      ["Researcher", "Finding", "Year", "Paradigm", "Figure"],
      (
        "Who found this{{#Year}} ({{Year}}){{/Year}}?<br><br>{{Finding}}",
        "{{FrontSide}}\n\n<hr id=answer>\n\n{{Researcher}}{{#Paradigm}}<br><i>{{Paradigm}}</i>"
          + "{{/Paradigm}}{{^Paradigm}}<br>(none){{/Paradigm}}{{#Figure}}<br>{{Figure}}{{/Figure}}"
      ),
      (
        "{{#Paradigm}}What did {{Researcher}} show with {{Paradigm}}?{{/Paradigm}}",
        "{{FrontSide}}\n\n<hr id=answer>\n\n{{Finding}}"
      ))
    #expect(
      cards(study, ["Weber", "A constant share.", "", "", "<img src=w.png>"], ords: [0, 1]) == [
        "basic 1: Who found this?\n\nA constant share. | Weber\n(none)\n[image: w.png]",
        "1 left out: its front is empty; fill it in in Anki and export again",
      ])
    #expect(
      cards(study, ["Gibson", "They refuse.", "1960", "the cliff", ""]) == [
        "basic 1: Who found this (1960)?\n\nThey refuse. | Gibson\nthe cliff",
        "basic 2: What did Gibson show with the cliff? | They refuse.",
      ])
  }

  @Test(arguments: [
    ("{{F}}", "{{FrontSide}}<hr id=answer>{{B}}", "q | a"),
    ("{{F}}", "{{FrontSide}}<HR ID='answer' />{{B}}<hr id=answer>c", "q | a\nc"),
    ("{{F}}", "{{F}}<br>{{B}}", "q | a"), ("{{F}}", "{{FrontSide}}<br>{{B}}", "q | a"),
    ("{{F}}", "{{B}}", "q | a"), ("{{F}}", "{{F}}", "q | q"),
    ("{{F}} {{type:B}}", "{{F}}<hr id=answer>{{type:B}}", "q | a"),
    ("{{F}}{{type:nc:B}}", "{{FrontSide}}<hr id=answer>{{type:nc:B}}", "q | a"),
    ("{{ F }}{{{F}}}", "{{unknown:B}}", "qq} | a"),
    ("{{text:F}}", "{{no such field}}{{B}}", "q | a"),
    ("{{F}} {{hint:B}}", "{{B}}", "q\nB | a"), ("{{F}}{{tts en_US voices=x:B}}", "{{B}}", "q | a"),
    (
      "{{F}} {{Tags}} {{Deck}} {{Subdeck}} {{Type}} {{Card}} {{CardFlag}}", "{{B}}",
      "q exam a::b Psych 101::Senses Senses Mine Card 1 | a"
    ),
    ("{{#Tags}}{{F}}{{/Tags}}{{^Tags}}no{{/Tags}}", "{{B}}", "q | a"),
    ("{{=<% %>=}}<%F%> {{F}}", "{{B}}", "q {{F}} | a"),
    (" {{=<% %>=}} <%#F%><%F%><%/F%>", "{{B}}", "q | a"),
    ("<!-- {{#F}} -->{{F}}", "{{B}}", "q | a"), ("{{F}}<!-- {{F}}", "{{B}}", "q<!-- {{F}} | a"),
    ("{{#F}}{{#B}}{{F}}{{/B}}{{^B}}x{{/B}}{{/F}}", "{{B}}", "q | a"),
    ("{{^F}}{{#B}}x{{/B}}{{/F}}{{F}}", "{{B}}", "q | a"),
    ("<script>if (a < 1) { b() }</script>{{F}}<style>.c { }</style>", "{{B}}", "q | a"),
    ("<script>{{#F}}</script>{{F}}{{/F}}<script>c", "{{B}}", "q | a"),
    ("{{F}}<img alt='<script>'>", "{{B}}<script>", "q<script> | a"),
    ("{{F}}", "{{B}}<hr id=note>see p. 3", "q | a, note: see p. 3"),
    ("{{F}}", "{{FrontSide}}<hr id=answer>{{B}}<hr id=note>", "q | a"),
  ])
  func templates(front: String, back: String, shown: String) {
    let made = card(front, back).joined(separator: ", ")
    #expect(made == "basic 0: " + shown)
  }

  @Test(arguments: [
    ("{{#F}}{{F}}", "its template opens {{#F}} and never closes it"),
    ("{{F}}{{/F}}", "its template closes {{/F}} without opening it"),
    ("{{#F}}{{#B}}{{/F}}{{/B}}", "its template closes {{/F}} where {{#B}} is open"),
    ("{{F}} {{B", "its template has no end for {{B"),
    (
      String(repeating: "{{#F}}", count: 65),
      "its template nests conditions more than 64 levels deep"
    ),
  ])
  func brokenTemplates(front: String, problem: String) {
    #expect(
      card(front, "{{B}}") == [
        "0 left out: \(problem); mend the note type \"Mine\" in Anki and export again"
      ])
  }

  @Test func whatCannotBeAsked() throws {
    #expect(
      card("{{F}}", "{{B}}", ["<br>", "a"]) == [
        "0 left out: its front is empty; fill it in in Anki and export again"
      ])
    #expect(
      card("{{F}}", "{{B}}", ["q", "&nbsp;"]) == [
        "0 left out: its back is empty: there is no answer; fill it in in Anki and export again"
      ])
    #expect(
      card("{{F}}", "{{B}}", []) == [
        "0 left out: its front is empty; fill it in in Anki and export again"
      ])
    let basic = try #require(AnkiNoteType.stock(named: "Basic"))
    let mended = "; mend it in Anki (Tools, Check Database) and export again"
    #expect(
      cards(basic, ["q", "a"], ords: [0, 7, .max, -1]) == [
        "basic 0: q | a",
        "7 left out: its note type \"Basic\" has no template for it" + mended,
        "9223372036854775807 left out: its note type \"Basic\" has no template for it" + mended,
        "-1 left out: its note type \"Basic\" has no template for it" + mended,
      ])
    let cloze = try #require(AnkiNoteType.stock(named: "Cloze"))
    #expect(
      cards(cloze, ["{{c1::a}} b", ""], ords: [0, 1, .max]) == [
        "cloze 1: [...] b | a", "1 left out: it hides no words under the number c2",
        "9223372036854775807 left out: it hides no words under the number c9223372036854775807",
      ])
    #expect(
      cards(cloze, ["{{c1::image-occlusion:rect:left=.1}} <img src=a.png>", ""]) == [
        "0 left out: it hides a part of a picture, which a terminal cannot show"
      ])
  }

  @Test func clozeTypesOfTheirOwn() {
    let mine = type(
      ["Head", "Text", "Extra", "More"], isCloze: true,
      (
        "{{Head}}<br>{{cloze:Text}}{{#c2}} (second){{/c2}}{{type:cloze:Text}}",
        "{{Head}}<br>{{cloze:Text}}{{type:cloze:Text}}<hr>{{Extra}}<br>{{#More}}See {{More}}{{/More}}"
      ))
    #expect(
      cards(mine, ["Head", "{{c1::a}} {{c2::b}}", "x", "y"]) == [
        "cloze 1: Head\n[...] b | a", "cloze 2: Head\na [...] (second) | b", "note: x\nSee y",
      ])
  }

  @Test func manyDifferentHolesOfOneNumberAreSoonRead() throws {
    let cloze = try #require(AnkiNoteType.stock(named: "Cloze"))
    let text = (0..<20_000).map { "{{c1::\($0)}} " }.joined()
    #expect(cards(cloze, [text, ""]).first?.hasSuffix(" 19998, 19999") == true)
  }

  @Test func aTextIsTooLongForManyCards() throws {
    let cloze = try #require(AnkiNoteType.stock(named: "Cloze"))
    let text = (1...500).map { "{{c\($0)::a}} " }.joined() + String(repeating: "a", count: 40_000)
    #expect(
      cards(cloze, [text, ""]).first
        == "0 left out: its text is too long for 500 cards; divide it into several notes")
  }

  @Test func whatSwapsTheFirstIsReverse() {
    let words = type(
      ["English", "German", "Example"],
      ("German for {{English}}?", "{{FrontSide}}<hr id=answer>{{German}}"),
      ("English for {{German}}?", "{{FrontSide}}<hr id=answer>{{English}}<br>{{Example}}"),
      ("{{Example}}", "{{FrontSide}}<hr id=answer>{{English}}"))
    #expect(
      cards(words, ["mind", "Geist", "e"]) == [
        "basic 1: German for mind? | Geist", "reverse 0: English for Geist? | mind\ne",
        "basic 3: e | mind",
      ])
  }

  @Test func kindAndNumberDoNotHangOnTheFields() throws {
    let reversed = try #require(AnkiNoteType.stock(named: "Basic (and reversed card)"))
    #expect(
      cards(reversed, ["same", "same"]) == ["basic 0: same | same", "reverse 0: same | same"])
  }

  @Test func furigana() {
    let japanese = type(
      ["W"], ("{{kanji:W}}", "{{kana:W}}<br>{{furigana:W}}"))
    #expect(
      cards(japanese, ["この 錯視[さくし]は[sound:a.mp3]"])
        == ["basic 0: この錯視は[sound: a.mp3] | このさくしは[sound: a.mp3]\nこの 錯視[さくし]は[sound: a.mp3]"])
  }

  @Test func titles() {
    let title = { (field: String) in AnkiNote(guid: "", fields: [field], tags: []).title }
    #expect(title("<b>What</b> is it?<br>Tell") == "What is it?")
    #expect(
      title(String(repeating: "a", count: 1_000_000)) == String(repeating: "a", count: 60) + "...")
    #expect(AnkiNote(guid: "", fields: [], tags: []).title == "")
  }
}
