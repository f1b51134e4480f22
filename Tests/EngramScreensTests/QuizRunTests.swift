import EngramCore
import EngramTestSupport
import Synchronization
import Testing

@testable import EngramScreens

/// A quiz in the loop, with a terminal that types and a clock that goes; and quizzes played at random.
struct QuizRunTests {
  private static let now = QuizScene.now

  @Test func aQuizFromTheFirstKeyToTheLast() {
    var terminal = ScriptedTerminal("3 1 projection\no badc rq")
    var effects: [QuizScreen.Effect] = []
    let screen = run(
      QuizScene.screen(), on: &terminal, clock: .fixed(Self.now), idle: {}
    ) { effect, _ in
      effects.append(effect)
      return switch effect {
      case .close: .closed(dueToday: 0)
      case .review: .noticed("Reviewed.")
      case .answer, .flag, .undo: .saved
      }
    }
    #expect(screen.isFinished)
    let score = screen.quiz.score
    #expect(score.total == QuizScore.Tally(right: 4, asked: 7))
    #expect(
      effects.map(\.name) == [
        "answer 0", "answer 1", "answer 2", "answer 2", "answer 3,4,5,6", "close", "review",
      ])
  }

  /// The last pauses are a second each: the first shows the time, the other ends it.
  @Test func theTimeRunsOutWhileNothingIsTyped() {
    let steps: [ScriptedTerminal.Step] = [
      .pause, .input(.key(.character("3"))), .pause, .pause, .pause, .input(.key(.character("q"))),
    ]
    var terminal = ScriptedTerminal(steps)
    let seconds = Mutex(0)
    let start = Self.now
    let clock = StudyClock {
      seconds.withLock { seconds in
        seconds += 4
        return (start.later(seconds: seconds).instant, 0)
      }
    }
    let screen = run(
      QuizScene.screen(limit: 12_000), on: &terminal, clock: clock, idle: {}
    ) { effect, _ in
      if case .close = effect { .closed(dueToday: 0) } else { .saved }
    }
    #expect(screen.quiz.responses[0]?.outcome == .right)
    #expect(screen.quiz.score.total == QuizScore.Tally(right: 1, asked: screen.quiz.items.count))
    #expect(screen.isFinished)
    let shown = terminal.frames.map(\.text)
    #expect(shown.contains { $0.contains("0:08 left") })
    #expect(shown.contains { $0.contains("0:04 left") })
    #expect(shown.last?.contains("The time is up.") == true)
  }

  private static let keys: [Key] =
    "123456abcdefst ?qroue/".map { .character($0) } + [
      .enter, .enter, .enter, .character(" "), .tab, .tab, .escape, .backspace, .up, .down,
      .pageUp, .pageDown, .control("f"), .control("u"), .left, .delete, .home,
    ]

  /// No keys break a quiz; no place is answered twice in a quiz that teaches, but by overruling; what
  /// the screen holds is what was saved; and there is always a way out.
  @Test(arguments: [nil, 60_000])
  func anyKeys(limit: Int?) {
    var random = SeededGenerator(seed: propertySeed("quiz of random keys"))
    for _ in 0..<100 {
      var play = Play(screen: QuizScene.screen(limit: limit), at: Self.now)
      for _ in 0..<random.index(below: 150) {
        let isTick = random.index(below: 12) == 0
        let key = Self.keys[random.index(below: Self.keys.count)]
        play.type(
          isTick ? .tick : .key(key), failing: random.index(below: 8) == 0,
          after: random.index(below: 1500))
      }
      // From a page over a typed answer Esc leads back to it, and the letters belong to it.
      for key in [Key.escape, .character("q"), .character("q"), .escape, .character("q")] {
        play.type(.key(key), failing: false, after: 0)
      }
      #expect(play.screen.isFinished)
    }
  }

  /// The same in lines.
  @Test func anyLines() {
    var random = SeededGenerator(seed: propertySeed("quiz of random lines"))
    let lines = [
      "", "1", "2", "b", "d", "c", "a", "skip", "/skip", "flag", "/flag", "help", "/help", "back",
      "overrule", "projection", ".05", "/nonsense", "True", "f", "undo", "review", "q", "end",
    ]
    for _ in 0..<100 {
      var play = Play(screen: QuizScene.screen(), at: Self.now)
      for _ in 0..<random.index(below: 60) {
        play.type(
          line: lines[random.index(below: lines.count - 2)], failing: random.index(below: 8) == 0)
        #expect(play.screen.isFinished || !play.screen.lines.isEmpty)
      }
      for line in ["", "/quit", "quit", "", "/quit", "quit"] {
        play.type(line: line, failing: false)
      }
      #expect(play.screen.isFinished)
    }
  }
}

/// A quiz being played, with a database that sometimes fails; checks what must hold at each step.
private struct Play {
  var screen: QuizScreen
  private var moment: Moment
  private var stored: [Int: QuizResponse] = [:]

  init(screen: QuizScreen, at moment: Moment) {
    self.screen = screen
    self.moment = moment
  }

  mutating func type(_ input: Input, failing: Bool, after milliseconds: Int) {
    moment = moment.later(milliseconds: milliseconds)
    guard !screen.isFinished else { return }
    perform(screen.message(for: input, at: moment), failing: failing)
    let size = Size(columns: 40, rows: 12)
    #expect(screen.view(in: size).lines.count <= 12)
  }

  mutating func type(line: String, failing: Bool) {
    moment = moment.later(milliseconds: 900)
    guard !screen.isFinished else { return }
    perform(screen.message(forLine: line, at: moment), failing: failing)
  }

  private mutating func perform(_ message: QuizScreen.Message?, failing: Bool) {
    var effect = message.flatMap { screen.update($0) }
    while let due = effect {
      if failing {
        effect = screen.update(.failed("full", retry: due))
      } else {
        store(due)
        if case .close = due {
          effect = screen.update(.closed(dueToday: 0))
        } else if case .review = due {
          effect = nil
        } else {
          effect = screen.update(.saved)
        }
      }
    }
    #expect(screen.quiz.responses == stored)
  }

  private mutating func store(_ effect: QuizScreen.Effect) {
    guard case .answer(let responses, _) = effect else { return }
    for (place, response) in responses {
      if !screen.isExamination, let before = stored[place] {
        #expect(before.outcome == .wrong && response.outcome == .overruled)
      }
      stored[place] = response
    }
  }
}

extension Moment {
  fileprivate func later(milliseconds: Int) -> Moment {
    Moment(
      instant: Instant(milliseconds: instant.milliseconds + Int64(milliseconds)), offset: offset,
      rollover: 4)
  }
}

extension QuizScreen.Effect {
  fileprivate var name: String {
    switch self {
    case .answer(let responses, _):
      "answer " + responses.keys.sorted().map { "\($0)" }.joined(separator: ",")
    case .flag(let place, let isFlagged): "flag \(place) \(isFlagged)"
    case .close: "close"
    case .review: "review"
    case .undo: "undo"
    }
  }
}
