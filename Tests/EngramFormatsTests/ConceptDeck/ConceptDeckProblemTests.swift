import EngramCore
import EngramFormats
import EngramTestSupport
import Testing

/// Each kind of mistake, where it is told of and in which words.
struct ConceptDeckProblemTests {
  @Test func everyProblemIsToldAtOnce() {
    expectDiagnostics(
      [
        "① error: \"Bad Key\" is no key; a key is small letters, digits and hyphens, "
          + "such as death-drive",
        "② error: a source is an article (article, publisher, date) or a work (author, year, work), "
          + "not both",
        "③ error: a work wants a field author",
        "④ error: unknown kind \"structur\"; did you mean structure? known are theory, structure, "
          + "theorist, technique, process, stage, defence, therapy, comparison, indication, "
          + "limitation, evidence, history, practice and plain",
        "⑤ error: unknown field \"defintion\"; did you mean definition? a concept has key, was, term, "
          + "phrase, aliases, kind, definition, by, part-of, list, contrasts, vignettes, cloze, "
          + "confused-with, overlaps, requires, note, cite, tags, ask, skip, reverse and cards",
        "⑥ error: the sentence has 2 holes; it can have one",
        "⑦ error: a concept wants a field term",
        "⑧ error: note is empty",
      ],
      in: """
        deck: Test
        key: ①Bad Key
        sources:
          a-1: ②{article: A, author: B}
          b-2: ③{year: 1923, work: W}
        concepts:
          - key: ego
            term: Ego
            kind: ④structur
            ⑤defintion: The agency that mediates.
            cloze:
              - ⑥"The {{ego}} and the {{id}}."
          - ⑦key: id
            kind: structure
            note:⑧
        """)
  }

  @Test(arguments: [
    ("a deck has fields, and this is a list", "①- deck: D"),
    ("a deck has fields, and this is a text", "①deck"),
    ("a deck wants a field deck", "①key: d\nconcepts: [{key: a, term: A, kind: stage}]"),
    ("a deck wants a field key", "①deck: D\nconcepts: [{key: a, term: A, kind: stage}]"),
    ("a deck wants a field concepts", "①deck: D\nkey: d"),
    ("the deck has no concepts", "deck: D\nkey: d\nconcepts: ①[]"),
    ("concepts wants a list, and this is a text", "deck: D\nkey: d\nconcepts: ①many"),
    ("a concept has fields, and this is a text", "deck: D\nkey: d\nconcepts:\n  - ①ego"),
    (
      "unknown field \"titel\"; a deck has deck, key, summary, position, sources and concepts",
      "deck: D\n①titel: D\nkey: d\nconcepts: [{key: a, term: A, kind: stage}]"
    ),
    (
      "key wants a text, and this is a list",
      "deck: D\nkey: ①[d]\nconcepts: [{key: a, term: A, kind: stage}]"
    ),
    (
      "position is a number from 1 to 999, not \"first\"",
      "deck: D\nkey: d\nposition: ①first\nconcepts: [{key: a, term: A, kind: stage}]"
    ),
    (
      "summary is empty",
      "deck: D\nkey: d\nsummary: ①''\nconcepts: [{key: a, term: A, kind: stage}]"
    ),
  ])
  func deckProblem(message: String, text: String) {
    expectDiagnostics(["① error: \(message)"], in: text)
  }

  @Test(arguments: [
    ("aliases wants a list, and this is a text", "aliases: ①id", ""),
    ("an item of aliases is empty", "aliases: [a, ①\"\"]", ""),
    ("an item of aliases wants a text, and this is a list", "aliases: [①[a]]", ""),
    ("definition wants a text, and this is fields", "definition: ①{a: b}", ""),
    ("definition is empty", "definition: ①\"  \"", ""),
    ("note has the control character U+0007", "note: ①\"a\\ab\"", ""),
    ("\"Ego\" is no key", "by: [①Ego]", ", such as death-drive"),
    ("\"a/b/c\" is no key", "requires: [①a/b/c]", ", such as death-drive"),
    ("\"a--b\" is no key", "overlaps: [①a--b]", ", such as death-drive"),
    ("\"É\" is no key", "confused-with: [①É]", ", such as death-drive"),
    ("by wants a list, and this is a text", "by: ①freud", ""),
    ("part-of wants a text, and this is a list", "part-of: ①[a]", ""),
    (
      "unknown list \"compleet\"; did you mean complete? known are complete and ordered",
      "list: ①compleet", ""
    ),
    ("contrasts wants a list, and this is fields", "contrasts: ①{with: a, how: b}", ""),
    ("a contrast has fields, and this is a text", "contrasts: [①id]", ""),
    ("a contrast wants a field how", "contrasts: [①{with: id}]", ""),
    ("a contrast wants a field with", "contrasts: [①{how: So}]", ""),
    (
      "unknown field \"wth\"; did you mean with? a contrast has with and how",
      "contrasts: [{with: id, how: x, ①wth: id}]", ""
    ),
    (
      "unknown field \"the ego weighs\"; a text with a comma inside { } must stand in quotes",
      "contrasts: [{with: id, how: The id wants, ①the ego weighs}]", ""
    ),
    ("the sentence has no hole; put the word to be asked in {{ }}", "cloze: [①None here.]", ""),
    ("{{ is never closed by }}", "cloze: [①\"One {{here.\"]", ""),
    ("the hole is empty", "cloze: [①\"One {{ }} here.\"]", ""),
    ("a citation has fields, and this is a list", "cite: [①[a]]", ""),
    ("a citation wants a field source", "cite: [①{section: A}]", ""),
    (
      "unknown field \"page\"; a citation has source and section",
      "cite: [{source: a, ①page: 3}]", ""
    ),
    ("ask has fields, and this is a list", "ask: ①[who]", ""),
    (
      "unknown field \"cloze\"; ask has define, name, who and works",
      "ask: {①cloze: Why?}", ""
    ),
    (
      "unknown skip \"nam\"; did you mean name?", "skip: [①nam]",
      " known are define, name, who, works, contrast, vignette, cloze, list, basic and reverse"
    ),
    ("reverse is true or false, not \"maybe\"", "reverse: ①maybe", ""),
    ("only a plain concept can be asked in reverse", "reverse: ①true", ""),
    ("the field term stands on line 5 already", "①term: Again", ""),
  ])
  func conceptProblem(message: String, lines: String, rest: String) {
    let known =
      message.hasSuffix("is no key")
      ? "; a key is small letters, digits and hyphens\(rest)" : rest
    expectDiagnostics(["① error: \(message)\(known)"], in: deck(lines))
  }

  @Test func aPlainConceptWantsItsAnswer() {
    expectDiagnostics(
      ["① error: a plain concept wants a definition, which is its answer"],
      in: "deck: D\nkey: d\nconcepts:\n  - ①{key: a, term: A?, kind: plain}")
  }

  @Test func doublesAreToldAtTheSecondAndLaterAndHideNothingElse() {
    let deck = expectDiagnostics(
      [
        "① error: the field deck stands on line 1 already",
        "② error: the field a-1 stands on line 5 already",
        "③ error: the field term stands on line 9 already",
        "④ error: the field term stands on line 9 already",
        "⑤ error: note is empty",
      ],
      in: """
        deck: D
        ①deck: E
        key: d
        sources:
          a-1: {author: A, year: 1, work: W}
          ②a-1: {author: B, year: 1, work: W}
        concepts:
          - key: a
            term: A
            ③term: B
            kind: stage
            ④"term": C
            note: ⑤""
        """)
    #expect(deck.document.title == "D")
    #expect(deck.document.concepts.map(\.term) == ["A"])
  }

  @Test func whatNoDeckNeedsOfYAMLIsRefusedWhereItStands() {
    expectDiagnostics(
      [
        "① error: anchors (&) cannot stand in a deck; leave it out, or quote the text",
        "② error: aliases (*) cannot stand in a deck; write it out, or quote the text",
        "③ error: tags (!) cannot stand in a deck; leave it out, or quote the text",
        "④ error: merge keys (<<) cannot stand in a deck; write the fields out",
        "⑤ error: aliases (*) cannot stand in a deck; write it out, or quote the text",
        "⑥ error: anchors (&) cannot stand in a deck; leave it out, or quote the text",
      ],
      in: """
        deck: D
        key: d
        concepts:
          - key: a
            term: ①&t A
            phrase: ②*t
            kind: ③!!str stage
            ④<<: ⑤*t
            aliases: [⑥&u [x]]
        """.replacing("[⑥&u [x]]", with: "[⑥&u x]"))
  }

  @Test func aSecondDocumentIsRefused() {
    expectDiagnostics(
      ["① error: a second document begins here; a file holds one deck"],
      in: """
        ---
        deck: D
        key: d
        concepts: [{key: a, term: A, kind: stage}]
        ①---
        deck: E
        """)
  }

  @Test(arguments: [
    ("a tab cannot indent; use spaces", "deck: D\n①\tkey: d"),
    ("a tab cannot indent; use spaces", "concepts:\n  - key: a\n  ①\tterm: A"),
    (
      "a colon cannot stand here; put a text with a colon in double quotes",
      "note: The id①: the ego"
    ),
    ("this quote is never closed", "note: ①\"The id\nkey: d\n"),
    ("no such escape; write a backslash twice, or use single quotes", "note: \"a ①\\q\""),
    ("a text cannot begin with @; put it in double quotes", "note: ①@home"),
    ("a text cannot begin with `; put it in double quotes", "note: ①`home`"),
    (
      "a comma or ] is missing before this; put a text with a comma, colon or quote in double quotes",
      "a: [b\nc①: d"
    ),
    (
      "a comma or } is missing before this; put a text with a comma, colon or quote in double quotes",
      "a: {b: \"c\" ①d: e}"
    ),
    (
      "a field name should stand here; check the indentation and the quotes",
      "a: \"b\" ①\"c\""
    ),
    (
      "a colon is missing behind this field name, or the line is not indented",
      "deck: D\n①key\nconcepts: []"
    ),
    ("an item with a dash should stand here; check the indentation", "a:\n  - b\n  ①c: d"),
    ("a list cannot begin here; put its first dash on a line of its own", "a: ①- b"),
    ("a field name must be one word, not a list or fields", "? ①[a, b]\n: c"),
  ])
  func brokenYAML(message: String, text: String) {
    let marked = MarkedText(text)
    let diagnostics = ConceptDeckFormat.parse(marked.bytes, file: "deck.yaml").diagnostics
    #expect(marked.describe(diagnostics).contains("① error: \(message)"), "\(diagnostics)")
  }
}
