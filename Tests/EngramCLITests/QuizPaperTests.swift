import EngramTestSupport
import Foundation
import Testing

@testable import EngramCLI

/// A quiz on paper.
struct QuizPaperTests {
  private let cli: CLI

  init() throws { cli = try CLI(deck: QuizDeck.yaml) }

  @Test func asText() {
    let output = cli("quiz everything --print --seed 2 --count 10").output
    let pages = output.split(separator: "\u{C}").map(String.init)
    #expect(!output.contains(" \n"))
    #expect(pages.count == 2 && pages.last?.hasPrefix("Key: everything\n") == true)
    expectSnapshot(pages.joined(separator: "\n~~~~ the next page ~~~~\n"), "quiz-paper")
  }

  @Test func asMarkdown() {
    let output = cli("quiz mechanisms --print --format markdown --seed 4 --count 9").output
    #expect(!output.contains("\u{C}") && !output.contains("\n\n\n"))
    #expect(output.contains("Seed 4.\n\nName: "))
    expectSnapshot(output, "quiz-paper-markdown")
  }

  @Test func pairsAreMatchedOnPaperToo() {
    expectSnapshot(
      cli("quiz --print --mode match --count 4 --seed 5").output.replacing("\u{C}", with: "\n"),
      "quiz-paper-match")
  }

  @Test(arguments: [1, 2, 3, 4, 5])
  func asJSON(seed: Int) throws {
    let lines = cli.lines("quiz everything --print --json --seed \(seed) --count 12")
    let items = cli.paper("everything --seed \(seed) --count 12")
    #expect(lines.count == 12 && items.count == 12)
    for (line, item) in zip(lines, items) {
      #expect(line.hasPrefix(#"{"card":"\#(item.card)","mode":"\#(item.mode)","prompt":""#))
      let names = try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      ).keys
      let fields: Set = ["card", "mode", "prompt", "options", "answer", "why", "cite"]
      #expect(Set(names).subtracting(["group"]) == fields)
      #expect(names.contains("group") == (item.mode == "match"))
      #expect(item.cite == ["Anna Freud 1936, The Ego and the Mechanisms of Defence"])
      switch item.answer {
      case .place(let place): #expect(item.options.indices.contains(place))
      case .text(let text): #expect(item.options.isEmpty && item.mode == "typed" && !text.isEmpty)
      }
    }
  }

  @Test func theKeyIsThatOfTheQuestions() {
    let items = cli.paper("everything --seed 2 --count 10")
    let output = cli("quiz everything --print --seed 2 --count 10").output
    let key = output.split(separator: "\u{C}").last ?? ""
    for (number, item) in items.enumerated() {
      let answer =
        switch item.answer {
        case .place(let place): "\(["a", "b", "c", "d"][place])) \(item.options[place])"
        case .text(let text): text
        }
      #expect(key.contains("\n\(number + 1). \(answer)\n"))
    }
  }

  @Test(arguments: ["text", "markdown"])
  func oneSeedIsOnePaperInEveryHome(format: String) throws {
    let line = "quiz everything --print --format \(format) --seed 7 --count 15"
    let paper = cli(line).output
    #expect(cli(line).output == paper)
    // Another learner, with another past, and on another day.
    let other = try CLI(deck: QuizDeck.yaml)
    _ = other("answer mechanisms/denial/define 1")
    other.quiz("mechanisms --mode choice --count 6 --seed 9", [.wrong, .wrong, .wrong, .right])
    other.pass(days: 40)
    #expect(other(line).output == paper)
    #expect(cli(line.replacingOccurrences(of: "seed 7", with: "seed 8")).output != paper)
  }

  @Test func aPaperWithoutASeedNamesTheOneThatMakesItAgain() throws {
    let paper = cli("quiz --print --count 8").output
    let seed = try #require(paper.firstMatch(of: /Seed (\d+)\./)?.1)
    #expect(cli("quiz --print --count 8 --seed \(seed)").output == paper)
  }

  @Test func aPaperOfOneQuestion() {
    #expect(cli("quiz --print --count 1 --seed 1").output.contains("\n1 question. Seed 1.\n"))
  }

  @Test func aPaperChangesNothing() {
    let before = cli("list").output
    _ = cli("quiz --print --count 8")
    #expect(cli("list").output == before)
    #expect(cli.lines("quiz --history") == ["There is no quiz yet."])
    #expect(cli("quiz --resume").status == 69 && cli("undo").status == 69)
  }

  @Test func nothingToPrint() throws {
    #expect(cli("quiz --print dreams").status == 64)
    #expect(cli("quiz --print tag:none").status == 69)
    let empty = try CLI(deck: nil)
    let result = empty("quiz --print")
    #expect(result.status == 69 && result.output == "")
    #expect(result.errors.contains("there is nothing to ask about everything: no card matches"))
  }

  @Test func textThatWouldBeMarkupIsWrittenAsItIs() throws {
    let deck = QuizDeck.yaml.replacingOccurrences(
      of: "term: Undoing", with: "term: \"*Un*_doing_ <b> #1\"")
    let cli = try CLI(deck: deck)
    let output = cli("quiz mechanisms --print --format markdown --mode choice --seed 1").output
    #expect(output.contains(#"\*Un\*\_doing\_"#) && !output.contains("*Un*_doing_"))
    #expect(!output.contains("<b>"))
  }
}
