import EngramCore
import EngramTestSupport
import Testing

@testable import EngramScreens

/// The examination: nothing told before its end, what is open comes again, and time that runs out.
struct QuizExaminationTests {
  private static let now = QuizScene.now
  private static func later(_ seconds: Int) -> Moment { now.later(seconds: seconds) }
  private static let exam = QuizScene.screen(limit: 600_000)

  @Test func nothingIsToldBeforeTheEnd() {
    let screen = Self.exam.typing("1")
    #expect(screen.asking?.places == [1])
    for frame in [Self.exam, screen].map({ $0.view(in: Size(columns: 80, rows: 24)).text }) {
      #expect(!frame.contains("right"))
    }
    #expect(!screen.lines.map(\.text).joined().contains("Right so far"))
  }

  @Test func whatIsFlaggedOrPassedOverComesAgainWithItsAnswer() {
    // Flagged and answered; passed over; typed; matched.
    var screen = Self.exam.typing("f3\tprojection\nbadc")
    #expect(screen.asking?.places == [0])
    #expect(screen.asking?.draft == .choosing(selected: 2))
    screen = screen.typing("1", from: Self.later(100))
    #expect(screen.quiz.responses[0]?.option == 0)
    // The second turn is added to the first, which ended after two seconds.
    #expect(screen.quiz.responses[0]?.took == 2000 + (101 - 18) * 1000)
    #expect(screen.asking?.places == [1])
    screen = screen.typing("\t", from: Self.later(110))
    #expect(screen.phase == .ready)
    #expect(screen.lines[0] == "1 unanswered, 1 flagged.")
    #expect(screen.typing("b", from: Self.later(120)).asking?.places == [0])
    #expect(screen.after(.enter(Self.later(130))).quiz.responses[1]?.outcome == .skipped)
    #expect(
      screen.after(.enter(Self.later(130))).phase == .result(dueToday: 0))
  }

  @Test func pairsAndTypedAnswersCanBeChangedInTheSecondTurn() {
    let screen = Self.exam.typing("32\u{6}projection\n").after(.flag).typing("badc")
    #expect(screen.asking?.places == [2])
    #expect(screen.asking?.draft == .typing(LineEditor("projection")))
    let kept = screen.typing("\t", from: Self.later(60))
    #expect(kept.quiz.responses[2]?.given == "projection")
    #expect(kept.asking?.draft == .matching([1, 0, 3, 2], selected: nil))
    #expect(kept.typing("\n", from: Self.later(70)).quiz.responses[3]?.option == 1)
    let changed = kept.typing("\u{7F}\u{7F}cd", from: Self.later(70))
    #expect(changed.quiz.responses[5]?.option == 2)
    #expect(changed.phase == .ready)
  }

  @Test func theScreenIsWokenWhileTheTimeRuns() {
    #expect(Self.exam.wakesEvery == 1000)
    #expect(Self.exam.typing("\u{1B}").wakesEvery == 1000)
    #expect(QuizScene.screen().wakesEvery == nil)
    #expect(QuizScene.screen().message(for: .tick, at: Self.now) == nil)
    let ended = Self.exam.after(.end(Self.now))
    #expect(ended.wakesEvery == nil)
    #expect(ended.message(for: .tick, at: Self.later(9999)) == nil)
  }

  @Test func aTickShowsTheTimeAndLeavesTheRest() {
    let screen = Self.exam.typing("?").after(.tick(Self.later(300)), .back)
    #expect(screen.view(in: Size(columns: 80, rows: 24)).text.contains("5 min left"))
    #expect(screen.asking == Self.exam.asking)
  }

  @Test func whenTheTimeIsUpItIsHandedInAsItIs() {
    var screen = Self.exam.typing("32").typing("projective identification", from: Self.later(10))
    #expect(screen.message(for: .tick, at: Self.later(599)) == .tick(Self.later(599)))
    #expect(screen.update(.tick(Self.later(599))) == nil)
    let effect = screen.update(.tick(Self.later(600)))
    guard case .answer(let responses, _) = effect else {
      Issue.record("\(String(describing: effect))")
      return
    }
    #expect(responses[2]?.outcome == .right)
    // What was never reached counts as missed, as on paper.
    #expect([3, 4, 5, 6].allSatisfy { responses[$0]?.outcome == .skipped })
    #expect(screen.update(.saved) == .close(isFinished: true, Self.later(600)))
    #expect(screen.update(.closed(dueToday: 0)) == nil)
    #expect(screen.phase == .result(dueToday: 0))
    #expect(screen.notice == "The time is up.")
    #expect(screen.quiz.unanswered == [])
    #expect(screen.quiz.score.total.asked == 7)
    #expect(screen.quiz.score.milliseconds == 600_000)
  }

  @Test(arguments: ["\u{1B}", "?", "\u{1B}\u{1B}"])
  func theTimeEndsOnEveryPage(keys: String) {
    let screen = Self.exam.typing(keys).after(.tick(Self.later(600)))
    #expect(screen.phase == .result(dueToday: 0))
    #expect(screen.quiz.responses[0] == QuizScene.response(.skipped, "", took: 600_000))
    #expect(screen.quiz.responses.count == screen.quiz.items.count)
  }

  @Test func aKeyAfterTheTimeIsTooLate() {
    for key in Input.keys("3\n q") {
      #expect(Self.exam.message(for: key, at: Self.later(600)) == .tick(Self.later(600)))
    }
    #expect(Self.exam.message(forLine: "3", at: Self.later(600)) == .tick(Self.later(600)))
  }

  /// What could not be saved in time is handed in with the rest, and only by the learner's key again.
  @Test func anAnswerThatWasNotSavedIsHandedIn() {
    var screen = Self.exam.failing(.pick(2, Self.later(4)), "full")
    let effect = screen.update(.tick(Self.later(600)))
    guard case .answer(let responses, _) = effect, let effect else {
      Issue.record("\(String(describing: effect))")
      return
    }
    #expect(responses[0]?.option == 2)
    #expect(responses.values.count { $0.option != nil } == 1)
    #expect(screen.update(.failed("full", retry: effect)) == nil)
    #expect(screen.wakesEvery == nil)
    #expect(screen.update(.tick(Self.later(601))) == nil)
    #expect(screen.message(for: .key(.character("r")), at: Self.later(602)) == .retry)
    #expect(screen.update(.retry) == effect)
  }

  @Test func earlierSittingsCount() {
    let responses = [0: QuizScene.response(.right, took: 590_000)]
    let screen = QuizScene.screen(limit: 600_000, responses: responses)
    #expect(screen.asking?.places == [1])
    #expect(screen.message(for: .tick, at: Self.later(10)) == .tick(Self.later(10)))
    #expect(screen.after(.tick(Self.later(9))).asking?.places == [1])
    #expect(screen.after(.tick(Self.later(10))).phase == .result(dueToday: 0))
  }

  @Test func aClockThatIsSetBackGivesNoTimeBack() {
    let screen = Self.exam.after(.tick(Self.later(500)), .tick(Self.later(100)))
    #expect(screen.view(in: Size(columns: 80, rows: 24)).text.contains("1:40 left"))
  }
}
