import EngramCore
import EngramTestSupport
import Testing

@testable import EngramScreens

/// The result of a quiz, and what is left when the learner leaves it.
struct QuizEndingTests {
  private static let now = QuizScene.now

  @Test func theResultReviewsWhatWasMissedAndTakesTheQuizBack() {
    var screen = QuizScene.result
    #expect(screen.quiz.score.total.right == 3)
    #expect(screen.message(for: .key(.character("r")), at: Self.now) == .review)
    #expect(screen.update(.review) == .review([ID(1), ID(3), ID(5), ID(6)]))
    #expect(screen.update(.undo(Self.now)) == .undo(Self.now))
    #expect(screen.update(.saved) == nil)
    #expect(screen.phase == .result(dueToday: 0))
    #expect(screen.end == .takenBack)
    #expect(screen.update(.undo(Self.now)) == nil)
    #expect(screen.message(for: .key(.enter), at: Self.now) == .quit)
    #expect(screen.after(.quit).isFinished)
  }

  @Test func whatIsLeftOnTheTerminalAfterwards() {
    let half = QuizScene.screen().typing("3")
    let exam = QuizScene.screen(limit: 60_000).typing("3")
    #expect(QuizScene.result.summary == ["Quiz, theorists: 3 of 7 right, 43 %."])
    #expect(half.summary[0] == "Quiz, theorists: 1 of 1 right, 100 %. 1 of 7 answered.")
    #expect(exam.summary[0] == "Quiz, theorists: 1 of 7 answered.")
    #expect(half.after(.leave(Self.now)).summary == half.summary)
    // There would be nothing to resume.
    let untouched: [SafeText] = ["Quiz, theorists: nothing was answered, and nothing is kept."]
    #expect(QuizScene.screen().summary == untouched)
    #expect(QuizScene.screen(limit: 60_000).typing("s").summary == untouched)
    #expect(half.summary[1] == "engram quiz --resume goes on with it.")
    #expect(QuizScene.result.typing("uu").summary[0].text.hasPrefix("The quiz is taken back"))
  }

  /// A word that was being typed when the time ended must not take the quiz back.
  @Test func aWordTypedIntoTheResultTakesNothingBack() {
    let once = QuizScene.result.typing("u")
    #expect(once.end == .handedIn)
    #expect(once.notice == "u once more takes the whole quiz back.")
    #expect(once.typing("x").end == .handedIn)
    #expect(once.typing("u").end == .takenBack)
  }

  /// With every answer given, leaving leaves nothing to come back for.
  @Test func leavingAfterTheLastAnswerFinishes() {
    let responses = Dictionary(
      uniqueKeysWithValues: QuizScene.screen().quiz.items.indices.map {
        ($0, QuizScene.response(.right))
      })
    var screen = QuizScene.screen(responses: responses)
    let effect = screen.update(.leave(Self.now))
    #expect(effect == .close(isFinished: true, Self.now))
  }
}
