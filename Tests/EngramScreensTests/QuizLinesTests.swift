import EngramCore
import EngramTestSupport
import Testing

@testable import EngramScreens

/// The quiz in lines: what a line means, and whole sittings as a screen reader tells them.
struct QuizLinesTests {
  private static let now = QuizScene.now

  @Test(
    arguments: [
      ("3", .pick(2, now)), (" C ", .pick(2, now)), ("melanie klein", .pick(2, now)),
      ("skip", .pass(now)), ("flag", .flag), ("f", .flag), ("quit", .leave(now)),
      ("end", .end(now)), ("help", .help), ("?", .help), ("", nil), ("9", nil), ("x", nil),
    ] as [(String, QuizScreen.Message?)])
  func aLineAtAChoice(line: String, message: QuizScreen.Message?) {
    #expect(QuizScene.screen().message(forLine: line, at: Self.now) == message)
  }

  @Test(
    arguments: [
      ("true", .pick(0, now)), ("t", .pick(0, now)), ("False", .pick(1, now)), ("f", nil),
      ("flag", .flag),
    ] as [(String, QuizScreen.Message?)])
  func aLineAtATruth(line: String, message: QuizScreen.Message?) {
    let screen = QuizScene.screen([QuizScene.truefalse])
    #expect(screen.message(forLine: line, at: Self.now) == message)
  }

  @Test(
    arguments: [
      ("skip", .answer("skip", now)), ("  Projection ", .answer("Projection", now)),
      ("/skip", .pass(now)), (".skip", .pass(now)), ("/quit", .leave(now)), ("/FLAG", .flag),
      ("/help", .help), ("/x", nil), (".05", .answer(".05", now)), ("", nil),
      ("1", .answer("1", now)),
    ] as [(String, QuizScreen.Message?)])
  func aLineWhereAnswersAreTyped(line: String, message: QuizScreen.Message?) {
    let screen = QuizScene.screen([QuizScene.typed])
    #expect(screen.message(forLine: line, at: Self.now) == message)
  }

  @Test(
    arguments: [
      ("", .goOn(now)), ("overrule", .overrule(now)), ("flag", .flag), ("quit", .leave(now)),
      ("3", nil), ("skip", nil),
    ] as [(String, QuizScreen.Message?)])
  func aLineAfterAnAnswer(line: String, message: QuizScreen.Message?) {
    #expect(QuizScene.screen().typing("1").message(forLine: line, at: Self.now) == message)
  }

  @Test(
    arguments: [
      ("review", .review), ("undo", .undo(now)), ("", .quit), ("quit", .quit), ("x", nil),
    ] as [(String, QuizScreen.Message?)])
  func aLineAtTheResult(line: String, message: QuizScreen.Message?) {
    #expect(QuizScene.result.message(forLine: line, at: Self.now) == message)
  }

  @Test func aQuizAsItIsTold() {
    expectSnapshot(
      transcript(
        QuizScene.screen(),
        [
          "what", "melanie klein", "", "skip", "projection", "overrule", "", "b", "a", "back",
          "d", "a", "c", "", "false", "", "undo", "quit",
        ]), "quiz-transcript")
  }

  @Test func anExaminationAsItIsTold() {
    expectSnapshot(
      transcript(
        QuizScene.screen(limit: 600_000),
        [
          "flag", "3", "skip", "/help", "", "introjective identification", "b", "a", "d", "c",
          "keep", "2", "back", "keep", "", "quit",
        ]), "quiz-examination-transcript")
  }

  /// What is printed, with each typed line behind a ">".
  private func transcript(_ screen: QuizScreen, _ lines: [String]) -> String {
    var screen = screen
    var printed = screen.lines.map(\.text)
    for (number, line) in lines.enumerated() where !screen.isFinished {
      printed.append("> " + line)
      let moment = Self.now.later(seconds: (number + 1) * 20)
      guard let message = screen.message(forLine: line, at: moment) else {
        printed.append(screen.hint.text)
        continue
      }
      screen = screen.after(message)
      printed += screen.lines.map(\.text)
    }
    return printed.joined(separator: "\n")
  }
}
