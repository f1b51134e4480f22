import EngramCore
import EngramTestSupport
import Testing

@testable import EngramScreens

/// What each message does in each phase: the new phase and the effect.
struct ReviewScreenTests {
  private static let now = ReviewScene.now
  private static let later = now.later(seconds: 4)
  private static let answer = ReviewScreen.Effect.answer(.hard, took: 4000, later)
  private static let explanation = Explanation(
    ReviewScene.klein, History([Event](), by: Engine()))
  private static let progress = Progress(done: 12, left: 22, drill: 0, backlog: 0)

  /// A screen in each phase, by name.
  private static let screens: [(String, ReviewScreen)] = {
    let asking = ReviewScene.screen()
    let revealed = ReviewScene.revealed()
    let saving = revealed.after(.grade(.hard, later))
    return [
      ("asking", asking), ("revealed", revealed), ("saving", saving),
      ("saving unseen", asking.after(.act(.bury, later))),
      ("failed", saving.after(.failed("full", retry: answer))),
      (
        "failed unseen",
        asking.after(.act(.bury, later), .failed("full", retry: .act(.bury, later)))
      ),
      ("explaining", revealed.after(.explained(explanation))), ("helping", asking.after(.help)),
      ("done", ReviewScene.done), ("closed", asking.after(.quit)),
    ]
  }()

  private static let messages: [(String, ReviewScreen.Message)] = [
    ("reveal", .reveal), ("grade", .grade(.hard, later)), ("undo", .act(.undo, later)),
    ("suspend", .act(.suspend, later)), ("edit", .edit(later)), ("explain", .explain),
    ("help", .help), ("back", .back), ("retry", .retry), ("quit", .quit),
    ("shown", .shown(ReviewScene.klein, progress, notice: "Next.", later)),
    ("shown nothing", .shown(nil, progress, notice: nil, later)),
    ("explained", .explained(explanation)), ("failed", .failed("full", retry: answer)),
    ("noticed", .noticed("So.")),
  ]

  /// What is not listed is ignored: same screen, no effect.
  private static let table: [String: String] = [
    "asking reveal": "revealed",
    "asking undo": "saving unseen, act undo", "asking suspend": "saving unseen, act suspend",
    "asking edit": "saving unseen, edit", "asking explain": "asking, explain",
    "asking help": "helping unseen", "asking quit": "closed",
    "asking explained": "explaining unseen", "asking failed": "asking, notice full",
    "revealed grade": "saving, answer", "revealed undo": "saving, act undo",
    "revealed suspend": "saving, act suspend", "revealed edit": "saving, edit",
    "revealed explain": "revealed, explain", "revealed help": "helping", "revealed quit": "closed",
    "revealed explained": "explaining", "revealed failed": "revealed, notice full",
    "saving shown": "asking, notice Next.", "saving shown nothing": "done, summarise",
    "saving failed": "failed", "saving noticed": "revealed, notice So.",
    "saving unseen shown": "asking, notice Next.",
    "saving unseen shown nothing": "done, summarise", "saving unseen failed": "failed unseen",
    "saving unseen noticed": "asking, notice So.",
    "failed retry": "saving, answer", "failed quit": "closed",
    "failed unseen retry": "saving unseen, act bury", "failed unseen quit": "closed",
    "explaining back": "revealed", "explaining quit": "closed",
    "helping back": "asking", "helping quit": "closed",
    "done undo": "saving unseen, act undo", "done quit": "closed",
  ]

  @Test(arguments: screens, messages)
  func update(_ from: (String, ReviewScreen), _ message: (String, ReviewScreen.Message)) {
    var screen = from.1
    let effect = screen.update(message.1)
    let what = Self.describe(screen, effect, before: from.1)
    #expect(what == Self.table["\(from.0) \(message.0)"] ?? "ignored")
  }

  private static func describe(
    _ screen: ReviewScreen, _ effect: ReviewScreen.Effect?, before: ReviewScreen
  ) -> String {
    if screen == before, effect == nil { return "ignored" }
    let phase =
      switch screen.phase {
      case .asking: "asking"
      case .revealed: "revealed"
      case .saving(let isRevealed): isRevealed ? "saving" : "saving unseen"
      case .failed(_, _, let isRevealed): isRevealed ? "failed" : "failed unseen"
      case .explaining(_, let isRevealed): isRevealed ? "explaining" : "explaining unseen"
      case .helping(let isRevealed): isRevealed ? "helping" : "helping unseen"
      case .done: "done"
      case .closed: "closed"
      }
    let done: String? =
      switch effect {
      case .answer(.hard, 4000, later): "answer"
      case .answer: "another answer"
      case .act(let act, later): "act \(act)"
      case .act: "an act at another time"
      case .edit(later): "edit"
      case .edit: "an edit at another time"
      case .explain: "explain"
      case .summarise: "summarise"
      case nil: nil
      }
    let notice = screen.notice.flatMap { $0 == before.notice ? nil : "notice \($0)" }
    return [phase, done, notice].compactMap(\.self).joined(separator: ", ")
  }

  @Test func typingAheadCannotGradeAnUnseenAnswer() {
    for digit in "012345" {
      let message = ReviewScene.screen().message(for: .key(.character(digit)), at: Self.now)
      #expect(message == nil)
    }
    #expect(ReviewScene.screen().after(.grade(.good, Self.now)) == ReviewScene.screen())
  }

  @Test func aSpaceShowsAndThenGradesGood() {
    let space = Input.key(.character(" "))
    #expect(ReviewScene.screen().message(for: space, at: Self.now) == .reveal)
    #expect(ReviewScene.revealed().message(for: space, at: Self.now) == .grade(.good, Self.now))
  }

  @Test func fourGradesAreStoredAsTwoToFive() {
    let screen = ReviewScene.revealed(scale: .four)
    let grades = "012345".map { screen.message(for: .key(.character($0)), at: Self.now) }
    #expect(
      grades == [
        nil, .grade(.nearly, Self.now), .grade(.hard, Self.now), .grade(.good, Self.now),
        .grade(.easy, Self.now), nil,
      ])
  }

  @Test func whatWasNotSavedIsTriedAgainAsTheSame() {
    let effect = Self.answer
    var screen = ReviewScene.revealed().after(.grade(.hard, Self.later))
    for _ in 0..<3 {
      screen = screen.after(.failed("full", retry: effect))
      #expect(screen.card == ReviewScene.klein)
      let again = screen.message(for: .key(.character("r")), at: Self.later.later(seconds: 60))
      #expect(again == .retry)
      #expect(screen.update(.retry) == effect)
    }
    #expect(screen.after(.shown(nil, Self.progress, notice: nil, Self.later)).phase == .done)
  }

  @Test func theTimeTakenIsFromQuestionToGradeAndNoMoreThanAnHour() {
    func took(_ seconds: Int) -> ReviewScreen.Effect? {
      var screen = ReviewScene.revealed()
      return screen.update(.grade(.good, Self.now.later(seconds: seconds)))
    }
    #expect(took(7) == .answer(.good, took: 7000, Self.now.later(seconds: 7)))
    #expect(took(7200) == .answer(.good, took: 3_600_000, Self.now.later(seconds: 7200)))
    #expect(took(-60) == .answer(.good, took: 0, Self.now.later(seconds: -60)))
  }

  @Test(
    arguments: [
      ("", .reveal), ("quit", .quit), ("Q", .quit), (" undo ", .act(.undo, now)),
      ("suspend", .act(.suspend, now)), ("bury", .act(.bury, now)), ("edit", .edit(now)),
      ("why", .explain), ("help", .help), ("?", .help), ("4", nil), ("good", nil), ("x", nil),
    ] as [(String, ReviewScreen.Message?)])
  func aLineAtTheQuestion(line: String, message: ReviewScreen.Message?) {
    #expect(ReviewScene.screen().message(forLine: line, at: Self.now) == message)
  }

  @Test(
    arguments: [
      ("", nil), ("4", .grade(.good, now)), (" 0 ", .grade(.blackout, now)),
      ("easy", .grade(.easy, now)), ("6", nil), ("-1", nil), ("44", nil), ("quit", .quit),
      ("４", nil),
    ] as [(String, ReviewScreen.Message?)])
  func aLineAtTheAnswer(line: String, message: ReviewScreen.Message?) {
    #expect(ReviewScene.revealed().message(forLine: line, at: Self.now) == message)
  }

  @Test func aLineAtTheEnd() {
    let done = ReviewScene.done
    #expect(done.message(forLine: "undo", at: Self.now) == .act(.undo, Self.now))
    #expect(done.message(forLine: "", at: Self.now) == .quit)
  }

  @Test func everyKeyOfTheHelpMeansSomething() {
    for key in "uesbi?q" {
      #expect(ReviewScene.revealed().message(for: .key(.character(key)), at: Self.now) != nil)
    }
    for key in [Key.tab, .left, .delete, .control("x"), .character("x"), .character("6")] {
      #expect(ReviewScene.revealed().message(for: .key(key), at: Self.now) == nil)
    }
  }

  @Test func scrollingGoesNoFurtherUpThanTheTop() {
    let screen = ReviewScene.screen()
    #expect(screen.after(.scroll(-5)).scroll == 0)
    #expect(screen.after(.scroll(5), .scroll(-2)).scroll == 3)
    #expect(screen.after(.scroll(5), .reveal).scroll == 0)
  }

  /// A revealed answer is in sight, so the way up leads back to the question.
  @Test func theAnswerIsSeenWhenItIsRevealed() {
    let card = ReviewScene.card(
      prompt: Array(repeating: "long", count: 200).joined(separator: " ") + " end?", answer: "Here")
    let screen = ReviewScene.revealed(card)
    for rows in 12...30 {
      let size = Size(columns: 40, rows: rows)
      #expect(screen.view(in: size).text.contains("Here"), "\(rows) rows")
      #expect(screen.view(in: size).text.contains("end?"), "\(rows) rows")
      #expect(screen.after(.scroll(-40)).view(in: size).text != screen.view(in: size).text)
    }
  }
}

extension Moment {
  func later(seconds: Int) -> Moment {
    Moment(
      instant: Instant(milliseconds: instant.milliseconds + Int64(seconds) * 1000),
      offset: offset, rollover: 4)
  }
}
