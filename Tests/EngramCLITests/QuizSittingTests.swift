import EngramTestSupport
import Foundation
import Testing

@testable import EngramCLI

/// Quizzes in lines, from the first question to the result.
struct QuizSittingTests {
  private let cli: CLI
  private let typed = "mechanisms --plain --mode typed --count 5 --seed 3"

  init() throws { cli = try CLI(deck: QuizDeck.yaml) }

  private func result(_ output: String) -> [String] {
    output.split(separator: "\n").map(String.init).filter {
      $0.contains(" right, ") && $0.hasSuffix(" %.")
    }
  }

  @Test func aWholeQuizIsToldInLines() {
    let items = cli.paper(typed.replacingOccurrences(of: "--plain ", with: ""))
    let answers = items.map(\.rightLine)
    #expect(answers.count == 5)
    cli.type([
      "/help", "", answers[0].lowercased(), "",  // right
      "no idea at all", "overrule", "",  // wrong, and right by the learner's word
      "/skip",  // comes again
      "/flag", String(answers[3].dropLast()), "",  // a slip
      "", "something else", "flag", "",  // nothing typed, then wrong
      answers[2], "", "quit",
    ])
    let output = cli("quiz \(typed)").output
    expectSnapshot(output, "quiz-plain")
    #expect(result(output) == ["4 of 5 right, 80 %."])
    #expect(cli.lines("quiz --history")[0].hasSuffix("in percent: 80."))
    // No schedule is changed by it.
    #expect(cli.lines("status")[0].contains("0 reviewed today"))
    #expect(cli("list is:due").output == "")
  }

  @Test func choicesAreMadeByNumberLetterOrWord() {
    let words = "mechanisms --mode choice --count 3 --seed 5"
    let items = cli.paper(words)
    guard case .place(let first) = items[0].answer, case .place(let second) = items[1].answer else {
      Issue.record("no choices")
      return
    }
    let letter = String(["a", "b", "c", "d"][second].uppercased())
    cli.type(["\(first + 1)", "", "9", letter, "", " \(items[2].rightLine.uppercased()) ", "", ""])
    let output = cli("quiz --plain \(words)").output
    #expect(result(output) == ["3 of 3 right, 100 %."])
    #expect(output.contains("< 9\nType one of the options, or skip, flag, end, quit or help.\n"))
  }

  @Test func pairsAreMatchedOneAfterTheOther() {
    let words = "mechanisms --mode match --count 4 --seed 5"
    let letters = cli.paper(words).map { item in
      if case .place(let place) = item.answer { ["a", "b", "c", "d"][place] } else { "?" }
    }
    cli.type([letters[0], "back"] + letters + ["", ""])
    let output = cli("quiz --plain \(words)").output
    #expect(result(output) == ["4 of 4 right, 100 %."])
    #expect(output.contains("4 of 4 right.\n"))
  }

  @Test func anOverruledAnswerIsRightTheNextTime() {
    let item = cli.paper("essentials --mode typed --count 1 --seed 1")[0]
    cli.type(["my own word", "overrule", "", ""])
    _ = cli("quiz --plain essentials --mode typed --count 1 --seed 1")
    cli.type(["My own word!", "", ""])
    let output = cli("quiz --plain essentials --mode typed --count 1 --seed 1").output
    #expect(output.contains("Question: \(item.prompt)") && output.contains("\nRight.\n"))
  }

  @Test func whatIsLeftIsResumed() {
    let half = cli.quiz("mechanisms --mode choice --count 4 --seed 6", [.right, .wrong])
    #expect(
      half.hasSuffix(
        """
        Quiz, mechanisms: 1 of 2 right, 50 %. 2 of 4 answered.
        engram quiz --resume goes on with it.

        """))
    let items = cli.paper("mechanisms --mode choice --count 4 --seed 6")
    cli.type([items[2].rightLine, "", items[3].rightLine, "", ""])
    let output = cli("quiz --plain --resume").output
    #expect(output.hasPrefix("Question 3 of 4, choice, Mechanisms. Right so far: 1.\n"))
    #expect(result(output) == ["3 of 4 right, 75 %."])
    let none = cli("quiz --plain --resume")
    #expect(none.status == 69 && none.output == "")
    #expect(none.errors == "engram: quiz: no quiz was left before its end\n")
  }

  @Test func theEndOfInputKeepsWhatWasAnswered() {
    let items = cli.paper("mechanisms --mode typed --count 5 --seed 3")
    for (number, item) in items.prefix(3).enumerated() {
      cli.type([item.rightLine])
      let output = cli(number == 0 ? "quiz \(typed)" : "quiz --plain --resume").output
      #expect(output.contains("Question \(number + 1) of 5") && output.contains("\nRight.\n"))
    }
    #expect(
      cli.lines("quiz --history").last
        == "2026-11-21: mechanisms, typed, 3 of 3, 100 %, unfinished.")
    #expect(cli.lines("doctor").last == "Nothing is wrong.")
  }

  @Test func aQuizThatWasOnlyLookedAtLeavesNoTrace() {
    for lines in [[], ["/quit"], ["/help", ""], ["/skip"], [""]] {
      cli.type(lines)
      let run = cli("quiz \(typed)")
      #expect(run.status == 0 && run.output.hasSuffix("answered, and nothing is kept.\n"))
    }
    #expect(cli.lines("quiz --history") == ["There is no quiz yet."])
    #expect(cli("quiz --resume").status == 69 && cli("undo").status == 69)
  }

  @Test func endTellsTheResultAndTheMissedCanBeReviewed() {
    let items = cli.paper("mechanisms --mode typed --count 5 --seed 3")
    cli.type([items[0].rightLine, "", "wrong", "", "/end", "review", "", "4", "", "", "quit"])
    let output = cli("quiz \(typed)").output
    // Told again after the review.
    #expect(result(output) == ["1 of 2 right, 50 %.", "1 of 2 right, 50 %."])
    #expect(output.contains("\nMissed 1: \(items[1].prompt)\n"))
    #expect(output.contains("\nCard 1 of 1, Mechanisms"))
    #expect(cli.lines("status")[0].contains("0 reviewed today"))
  }

  @Test func undoAtTheResultTakesItBack() {
    let items = cli.paper("mechanisms --mode typed --count 1 --seed 3")
    cli.type([items[0].rightLine, "", "undo", "quit"])
    let output = cli("quiz --plain mechanisms --mode typed --count 1 --seed 3").output
    #expect(output.contains("This quiz is taken back; nothing of it is kept."))
    #expect(cli.lines("quiz --history") == ["There is no quiz yet."])
  }

  @Test func anExaminationTellsNothingBeforeItsEnd() {
    let items = cli.paper("mechanisms --mode choice --count 3 --seed 5")
    cli.type([items[0].wrongLine, items[1].rightLine, items[2].rightLine, "", "quit"])
    let output = cli("quiz --plain mechanisms --mode choice --count 3 --seed 5 --timed 15m").output
    let parts = output.split(separator: "2 of 3 right, 67 %.", maxSplits: 1)
    #expect(parts.count == 2)
    #expect(parts[0].contains("15 minutes left.") && !parts[0].contains("Right."))
    #expect(!parts[0].contains("Wrong") && !parts[0].contains("Source: "))
  }

  @Test func theChooserInLines() {
    cli.type(["count 1", "mode typed", "history", "", "dreams", "mechanisms", "/quit", "quit"])
    expectSnapshot(
      cli("quiz").output.split(separator: "\n").filter { !$0.hasPrefix("Question: ") }
        .joined(separator: "\n"), "quiz-chooser-lines")
  }
}
