import EngramCore
import EngramStore
import EngramTestSupport
import Testing

@testable import EngramCLI

struct PlainReviewTests {
  @Test func aConversation() throws {
    let cli = try CLI()
    cli.type(
      "help", "", "what", "", "why", "", "3", "", "5", "undo", "", "4", "", "4", "undo", "", "4",
      "",
      editing: [])
    expectSnapshot(cli.shown(cli("review --plain").output), "plain-review")
    #expect(cli.lines("status")[0] == "2026-11-21: 0 due, 0 new, 0 again; 2 reviewed today")
  }

  @Test func actsAndTheEndOfInput() throws {
    let cli = try CLI()
    cli.type(
      "edit", "bury", "undo", "suspend", editing: ["Q: Mine?\nA: Mine.\n"])
    expectSnapshot(cli.shown(cli("review --plain").output), "plain-review-acts")
    cli.type("", "4")
    expectSnapshot(cli.shown(cli("review --plain --practice").output), "plain-review-practice")
    #expect(cli.lines("doctor").last == "Nothing is wrong.")
  }

  @Test func practiceGoesOnAfterAnUndo() throws {
    let cli = try CLI()
    cli.type("", "4", "", "4", "undo", "", "4", "", "4", "", "4", "")
    let output = cli("review --plain --practice").output
    #expect(output.contains("Nothing is left"))
    #expect(output.split(separator: "\n").filter { $0.hasPrefix("Answer: ") }.count == 5)
  }

  @Test func nothingLeft() throws {
    let cli = try CLI()
    for card in ["chunk", "span"] { _ = cli("answer memory/\(card)/define 4") }
    #expect(
      cli.lines("review") == [
        "Nothing is left to review today. Due tomorrow: 2.",
        "More now: `engram review --practice` changes no schedule, `--early` counts.",
      ])
  }
}

struct CardWordsFileTests {
  private static let card = Card(
    id: ID(1), key: CardKey(deck: "d", concept: "c", kind: .define), deckTitle: "D",
    prompt: "What?", answer: "That.", aliases: [], note: "Note.", tags: [], citations: [],
    isEdited: false)

  private static func incomplete(_ part: String, _ letter: String) -> CardWordsFile.Reading {
    .incomplete("Not changed: there is no \(part) behind \(letter):")
  }

  @Test func whatIsShownReadsAsUnchanged() {
    let text = CardWordsFile.text(of: Self.card)
    #expect(CardWordsFile.words(in: text, of: Self.card) == .unchanged)
    #expect(text.hasPrefix("# d/c/define\n"))
  }

  @Test(
    arguments: [
      ("", .unchanged), ("# only\n# comments", .unchanged), ("Q:\nA:\nN:", .unchanged),
      ("Q: What?\nA: That.\nN: Note.", .unchanged),
      (
        "Q: Else?\nA: That.\nN: Note.",
        .words(CardWords(prompt: "Else?", answer: "That.", note: "Note."))
      ),
      ("Q: What?\nA: That.\nN:", .words(CardWords(prompt: "What?", answer: "That.", note: nil))),
      ("Q: What?\r\nA: That.\r\nN: Note.\r\n", .unchanged),
      (
        "Q: Two\n  lines?\nA: a\n\n\nb",
        .words(CardWords(prompt: "Two lines?", answer: "a b", note: nil))
      ),
      ("A: x", incomplete("question", "Q")), ("Q: x", incomplete("answer", "A")),
      ("no field at all", .unchanged),
      (
        "Q: a # b\nA: q: not a field",
        .words(CardWords(prompt: "a # b", answer: "q: not a field", note: nil))
      ),
    ] as [(String, CardWordsFile.Reading)])
  func reading(text: String, reading: CardWordsFile.Reading) {
    #expect(CardWordsFile.words(in: text, of: Self.card) == reading)
  }

  @Test func emptyGoesBackToTheDecksWords() {
    let edited = Card(
      id: ID(1), key: Self.card.key, deckTitle: "D", prompt: "Mine?", answer: "Mine.", aliases: [],
      note: nil, tags: [], citations: [], isEdited: true)
    #expect(CardWordsFile.words(in: "Q:\nA:\n", of: edited) == .words(nil))
  }
}
