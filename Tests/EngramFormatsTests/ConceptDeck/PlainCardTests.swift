import EngramCore
import EngramFormats
import Testing

/// Plain concepts with cards of their own.
struct PlainCardTests {
  private static func deck(_ fields: String, kind: String = "plain") -> String {
    "deck: D\nkey: d\nconcepts:\n  - key: a\n    kind: \(kind)\n\(fields)"
  }

  @Test func cardsStandAsTheyAreToBeAsked() {
    let text = PlainCardTests.deck(
      """
          cards:
            - {ask: "What is  a \\n\\n\\n\\n b? ", answer: " x\\r\\ny", also: [z]}
            - {kind: cloze, ask: "An [...] one", answer: easy}
            - {kind: cloze, ask: "A [...] two", answer: hard}
      """)
    let parsed = parse(text)
    #expect(parsed.diagnostics.map(\.description) == [])
    let cards = [
      CardText(kind: .basic, prompt: "What is  a\n\n b?", answer: "x\ny", aliases: ["z"]),
      CardText(kind: .cloze, prompt: "An [...] one", answer: "easy"),
      CardText(kind: .cloze, number: 2, prompt: "A [...] two", answer: "hard"),
    ]
    let document = parsed.value.document
    #expect(document.concepts.first?.term == "What is a b?")
    #expect(document.concepts.first?.cards == cards)
    let generator = CardGenerator(document, in: ConceptLibrary([document]))
    #expect(document.concepts.flatMap(generator.cards) == cards)
  }

  @Test(arguments: [
    (
      "only a plain concept can have cards of its own",
      deck("    term: A\n    cards: ①[{ask: a, answer: b}]", kind: "stage")
    ),
    ("cards is empty", deck("    cards: ①[]")),
    ("cards wants a list, and this is a text", deck("    cards: ①many")),
    ("a card has fields, and this is a text", deck("    cards: [①many]")),
    ("a card wants a field ask", deck("    cards: [①{answer: b}]")),
    ("a card wants a field answer", deck("    cards: [①{ask: b}]")),
    ("ask is empty", deck("    cards: [{ask: ①\"\\n \", answer: b}]")),
    ("answer wants a text, and this is a list", deck("    cards: [{ask: a, answer: ①[b]}]")),
    (
      "unknown kind of card \"define\"; known are basic, reverse and cloze",
      deck("    cards: [{ask: a, answer: b, kind: ①define}]")
    ),
    (
      "unknown field \"answr\"; did you mean answer? a card has kind, ask, answer and also",
      deck("    cards: [{ask: a, answer: b, ①answr: c}]")
    ),
    (
      "definition cannot stand beside cards; say it in a card",
      deck("    definition: ①x\n    cards: [{ask: a, answer: b}]")
    ),
    (
      "answer has the control character U+0007",
      deck("    cards: [{ask: a, answer: ①\"\\a\"}]")
    ),
  ])
  func aProblem(message: String, text: String) {
    expectDiagnostics(["① error: \(message)"], in: text)
  }

  @Test func aQuestionThatHoldsItsAnswerIsAskedAllTheSame() {
    let text = PlainCardTests.deck(
      "    cards:\n      - {ask: Is the Pons a bridge?, answer: the pons}\n"
        + "      - {ask: Is the Pons a bridge?, answer: thepons}")
    let parsed = parse(text).value
    let problems = DeckCheck.check([(parsed.document, parsed.places)], among: [])
    #expect(
      problems.map(\.message) == [
        "the question of the basic card holds its answer, \"the pons\"",
        "d/a/basic (deck.yaml:7:9) has the same question with another answer",
      ])
    #expect(problems.allSatisfy { $0.severity == .warning })
  }
}
