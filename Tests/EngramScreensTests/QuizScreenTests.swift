import EngramCore
import EngramTestSupport
import Testing

@testable import EngramScreens

/// What messages do in a quiz that teaches: the new phase and the effect.
struct QuizScreenTests {
  private static let now = QuizScene.now
  private static func later(_ seconds: Int) -> Moment { now.later(seconds: seconds) }

  private static let rightChoice = QuizResponse(
    given: "Melanie Klein", option: 2, concept: ID(103), outcome: .right, took: 4000)

  @Test func aChoiceIsSavedAndThenTold() {
    var screen = QuizScene.screen()
    let effect = QuizScreen.Effect.answer([0: Self.rightChoice], Self.later(4))
    #expect(screen.update(.pick(2, Self.later(4))) == effect)
    #expect(screen.quiz.responses.isEmpty)
    guard case .saving(effect, over: .asking) = screen.phase else {
      Issue.record("\(screen.phase)")
      return
    }
    #expect(screen.update(.saved) == nil)
    #expect(screen.phase == .told(QuizTold(places: [0])))
    #expect(screen.quiz.responses == [0: Self.rightChoice])
    #expect(screen.update(.goOn(Self.later(9))) == nil)
    #expect(screen.asking?.places == [1])
    #expect(screen.asking?.shownAt == Self.later(9).instant)
  }

  @Test func whatWasNotSavedIsTriedAgainAsTheSame() {
    var screen = QuizScene.screen()
    let asking = screen.phase
    let effect = screen.update(.pick(0, Self.later(4)))
    for _ in 0..<3 {
      if let effect { #expect(screen.update(.failed("full", retry: effect)) == nil) }
      #expect(screen.quiz.responses.isEmpty)
      guard case .failed("full", _, over: asking) = screen.phase else {
        Issue.record("\(screen.phase)")
        return
      }
      let again = screen.message(for: .key(.character("r")), at: Self.later(60))
      #expect(again == .retry)
      #expect(screen.update(.retry) == effect)
    }
    #expect(screen.after(.saved).phase == .told(QuizTold(places: [0])))
    let failed = QuizScene.screen().failing(.pick(0, Self.now), "full")
    #expect(failed.message(for: .key(.character("q")), at: Self.now) == .quit)
    #expect(failed.after(.quit).isFinished)
  }

  @Test func typingAheadAnswersNothingUnseen() {
    let told = QuizScene.screen().typing("3")
    for key in Input.keys("1234abcde\t") where key != .key(.character("f")) {
      #expect(told.message(for: key, at: Self.now) == nil)
    }
    #expect(told.after(.pick(1, Self.now)) == told)
  }

  @Test(arguments: [("1", 0), ("4", 3), ("a", 0), ("d", 3)])
  func digitsAndLettersChoose(key: String, option: Int) {
    let message = QuizScene.screen().message(for: Input.keys(key)[0], at: Self.now)
    #expect(message == .pick(option, Self.now))
  }

  @Test(arguments: ["0", "5", "9", "e", "t", "x", "A", "４"])
  func noOtherKeyChooses(key: String) {
    #expect(QuizScene.screen().message(for: Input.keys(key)[0], at: Self.now) == nil)
  }

  @Test func trueHasALetterAndFalseHasNot() {
    let screen = QuizScene.screen([QuizScene.truefalse])
    let keys = "tfab12".map { screen.message(for: .key(.character($0)), at: Self.now) }
    #expect(
      keys == [
        .pick(0, Self.now), .flag, .pick(0, Self.now), .pick(1, Self.now), .pick(0, Self.now),
        .pick(1, Self.now),
      ])
  }

  @Test func theMarkMovesAndEnterChoosesIt() {
    let screen = QuizScene.screen()
    #expect(screen.typing("\n").asking == screen.asking)
    #expect(screen.after(.move(1), .move(1), .move(-1), .move(1)).asking?.selected == 1)
    #expect(screen.after(.move(-1)).asking?.selected == 3)
    #expect(screen.after(.move(-1), .move(1)).asking?.selected == 3)
    let answered = screen.after(.move(1), .enter(Self.later(4)))
    #expect(answered.quiz.responses[0]?.option == 0)
  }

  @Test func aTypedAnswerIsJudged() {
    func outcome(_ typed: String) -> QuizResponse? {
      QuizScene.screen([QuizScene.typed]).typing(typed + "\n").quiz.responses[0]
    }
    #expect(outcome("Projective identification")?.outcome == .right)
    #expect(outcome("Projective identification")?.concept == ID(3))
    #expect(outcome("projective identificatoin")?.outcome == .slip)
    #expect(outcome("projection")?.outcome == .wrong)
    #expect(outcome("projection")?.concept == ID(20))
    #expect(outcome("sublimation")?.concept == nil)
    #expect(outcome("sublimation")?.given == "sublimation")
    #expect(outcome("   ") == nil)
    #expect(outcome("sublimation")?.took == 12_000)
  }

  @Test func aSlipIsToldAsItIsSpelt() {
    let screen = QuizScene.screen([QuizScene.typed]).typing("projective identificatoin\n")
    guard case .told(let told) = screen.phase else {
      Issue.record("\(screen.phase)")
      return
    }
    #expect(told.spelling == "projective identification")
    #expect(screen.overruled(told) == nil)
  }

  @Test func anOverruledAnswerIsStoredAnew() {
    var screen = QuizScene.screen([QuizScene.typed]).typing("projection\n")
    #expect(screen.quiz.score.total.right == 0)
    let overruled = QuizResponse(
      given: "projection", concept: ID(20), outcome: .overruled, took: 11_000)
    #expect(screen.message(for: .key(.character("o")), at: Self.now) == .overrule(Self.now))
    #expect(screen.update(.overrule(Self.later(20))) == .answer([0: overruled], Self.later(20)))
    #expect(screen.quiz.score.total.right == 0)
    #expect(screen.update(.saved) == nil)
    #expect(screen.quiz.score.total.right == 1)
    #expect(screen.update(.overrule(Self.now)) == nil)
    let choice = QuizScene.screen().typing("1")
    #expect(choice.after(.overrule(Self.now)) == choice)
  }

  @Test func everyLetterBelongsToATypedAnswer() {
    let screen = QuizScene.screen([QuizScene.typed])
    for letter in "sfqoetb1 " {
      let message = screen.message(for: .key(.character(letter)), at: Self.now)
      #expect(message == .edit(.insert(letter)))
    }
    #expect(screen.message(for: .key(.character("?")), at: Self.now) == .help)
    #expect(screen.message(for: .key(.control("f")), at: Self.now) == .flag)
    #expect(screen.message(for: .key(.escape), at: Self.now) == .pause)
    let half = screen.typing("what")
    #expect(half.message(for: .key(.character("?")), at: Self.now) == .edit(.insert("?")))
  }

  @Test func pairsAreSavedTogetherWhenAllAreMatched() {
    var screen = QuizScene.screen(QuizScene.match).typing("bad")
    #expect(screen.quiz.responses.isEmpty)
    #expect(screen.asking?.place == 3)
    // What is given away cannot be given again.
    #expect(screen.update(.pick(1, Self.later(7))) == nil)
    let effect = screen.update(.pick(2, Self.later(8)))
    guard case .answer(let responses, Self.later(8)) = effect else {
      Issue.record("\(String(describing: effect))")
      return
    }
    #expect(responses.mapValues(\.option) == [0: 1, 1: 0, 2: 3, 3: 2])
    #expect(responses.mapValues(\.outcome) == [0: .right, 1: .wrong, 2: .wrong, 3: .right])
    #expect(responses.values.reduce(0) { $0 + $1.took } == 8000)
    #expect(responses[1]?.concept == ID(112))
    #expect(screen.update(.saved) == nil)
    #expect(screen.phase == .told(QuizTold(places: [0, 1, 2, 3])))
  }

  @Test func theLastPairIsTakenBack() {
    let screen = QuizScene.screen(QuizScene.match)
    #expect(screen.typing("ba\u{7F}").asking == screen.typing("b").asking)
    #expect(screen.typing("\u{7F}").asking == screen.asking)
    #expect(screen.typing("ba").after(.move(1)).asking?.selected == 2)
  }

  @Test func whatIsPassedOverComesOnceMoreAndIsThenStored() {
    let items = [QuizScene.choice, QuizScene.truefalse]
    var screen = QuizScene.screen(items).after(.pass(Self.later(3)))
    #expect(screen.asking?.places == [1])
    #expect(screen.quiz.responses.isEmpty)
    screen = screen.after(.pick(1, Self.later(5)), .goOn(Self.later(6)))
    #expect(screen.asking?.places == [0])
    #expect(screen.notice == "Now what you passed over comes again.")
    let skipped = QuizResponse(given: "", outcome: .skipped, took: 7000)
    #expect(screen.update(.pass(Self.later(10))) == .answer([0: skipped], Self.later(10)))
    #expect(screen.update(.saved) == nil)
    #expect(screen.phase == .told(QuizTold(places: [0])))
    #expect(screen.update(.goOn(Self.later(12))) == .close(isFinished: true, Self.later(12)))
  }

  @Test func aFlagIsStoredAndTakenAway() {
    var screen = QuizScene.screen()
    #expect(screen.update(.flag) == .flag(0, true))
    #expect(screen.quiz.flags.isEmpty)
    #expect(screen.update(.saved) == nil)
    #expect(screen.quiz.flags == [0])
    #expect(screen.asking?.places == [0])
    #expect(screen.update(.flag) == .flag(0, false))
    #expect(screen.after(.saved).quiz.flags.isEmpty)
  }

  @Test func thePausePageGoesOnEndsOrLeaves() {
    let asking = QuizScene.screen().typing("3 ")
    var screen = asking.after(.pause)
    #expect(screen.after(.back) == asking)
    #expect(screen.after(.pick(1, Self.now)) == screen)
    let keys = Input.keys("\neq").map { screen.message(for: $0, at: Self.now) }
    #expect(keys == [.back, .end(Self.now), .leave(Self.now)])
    #expect(screen.update(.leave(Self.now)) == .close(isFinished: false, Self.now))
    #expect(!screen.isFinished)
    #expect(screen.update(.closed(dueToday: 0)) == nil)
    #expect(screen.isFinished)
    #expect(asking.typing("\u{1B}e").phase == .result(dueToday: 0))
  }

  @Test func endingStoresWhatWasPassedOver() {
    var screen = QuizScene.screen().after(.pass(Self.later(3)), .pause)
    let skipped = QuizResponse(given: "", outcome: .skipped, took: 3000)
    #expect(screen.update(.end(Self.later(5))) == .answer([0: skipped], Self.later(5)))
    #expect(screen.update(.saved) == .close(isFinished: true, Self.later(5)))
    #expect(screen.update(.closed(dueToday: 3)) == nil)
    #expect(screen.phase == .result(dueToday: 3))
  }

  @Test func aResumedQuizGoesOnAtTheFirstPlaceWithoutAnAnswer() {
    let responses = [0: QuizScene.response(.right), 2: QuizScene.response(.wrong)]
    let screen = QuizScene.screen(responses: responses)
    #expect(screen.asking?.places == [1])
    #expect(screen.typing("2 ").asking?.places == [3, 4, 5, 6])
  }

  @Test func aResumedQuizWithNothingLeftEnds() {
    let responses = [0: QuizScene.response(.right)]
    var screen = QuizScene.screen([QuizScene.choice], responses: responses)
    #expect(screen.phase == .ready)
    #expect(screen.update(.enter(Self.now)) == .close(isFinished: true, Self.now))
    #expect(QuizScene.screen([]).phase == .ready)
  }

  @Test func aHangUpKeepsTheRest() {
    for ending in [Ending.interrupt, .hangUp, .terminate] {
      let message = QuizScene.screen().message(for: .ended(ending), at: Self.now)
      #expect(message == .leave(Self.now))
      #expect(QuizScene.result.message(for: .ended(ending), at: Self.now) == .quit)
    }
  }

  @Test func theTimeTakenIsNoMoreThanAnHour() {
    func took(_ seconds: Int) -> Int? {
      QuizScene.screen().after(.pick(2, Self.later(seconds))).quiz.responses[0]?.took
    }
    #expect(took(7) == 7000)
    #expect(took(7200) == 3_600_000)
    #expect(took(-60) == 0)
  }
}

extension QuizScreen {
  /// What is asked; nil in any other phase.
  var asking: QuizAsking? {
    if case .asking(let asking) = phase { asking } else { nil }
  }
}

extension QuizAsking {
  fileprivate var selected: Int? {
    switch draft {
    case .choosing(let selected), .matching(_, let selected): selected
    case .typing: nil
    }
  }
}
