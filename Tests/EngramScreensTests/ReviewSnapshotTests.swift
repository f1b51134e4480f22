import EngramCore
import EngramTestSupport
import Testing

@testable import EngramScreens

/// How the review looks, in the measure and in the least size, and what its lines say.
struct ReviewSnapshotTests {
  private static let now = ReviewScene.now

  private static let long = ReviewScene.card(
    prompt:
      "A man who has been passed over for promotion comes home, finds fault with the dinner, "
      + "shouts at his daughter for a toy left on the stairs, and at bedtime cannot say what had "
      + "made him so angry; he recalls only that the day in the office was pleasant enough. Which "
      + "defence mechanism is this?",
    answer: "Displacement",
    citations: [
      "“What Is Psychodynamic Psychotherapy?” (BetterHelp, 2024), section “Defense mechanisms”",
      "Anna Freud 1936, The Ego and the Mechanisms of Defence",
    ],
    note:
      "The feeling keeps its kind and changes its object: from the one who is feared to one who is "
      + "safe. In projection the object stays and the owner of the feeling changes.",
    deck: "Defences and the ways in which the ego protects itself", source: .new)

  private static let wide = ReviewScene.card(
    prompt: "「甘え」とは何か。土居健郎はこの語で、他者の好意をあてにして振る舞う心の動きを述べた。👩🏽‍🎓 Cafe\u{301}?",
    answer: "依存の欲求 (amae) 👨‍👩‍👧", citations: ["土居 1971, 「甘え」の構造"],
    note: "Z\u{351}a\u{310}l\u{328}go and naïve, ñandú", deck: "日本の精神分析", source: .early)

  private static let hostile = ReviewScene.card(
    prompt: "\u{1B}[31mred\u{1B}]0;title\u{7} \u{202E}dlrow\u{202C} tab\there\nsecond line\r",
    answer: "\u{9B}2J\u{200B}nothing\u{FEFF}", citations: ["line\nbreak \u{1B}[1m"],
    note: "\u{0}\u{8}\u{85}", deck: "De\nck\u{1B}[0m", source: .practice)

  private static let mixedUp = ReviewScene.card(
    prompt: "Who described the depressive position?", answer: "Melanie Klein",
    note: "Klein wrote of positions and not of stages.",
    mixUps: [("Donald Winnicott", 2), ("Anna\u{1B}[31m Freud", 1), ("Nobody", 7)].map {
      MixUp(asked: "d/c", askedName: "Klein", chosenName: $0, times: $1)
    })

  private static let history: Explanation = {
    let grades: [(Int, Event.Kind)] = [
      (20_000, .review(.good, took: 1)), (20_001, .review(.nearly, took: 1)),
      (20_001, .drill(.good, took: 1)), (20_002, .bury(until: Day(20_003))),
      (20_003, .review(.easy, took: 1)), (20_009, .review(.hard, took: 1)),
    ]
    let events = grades.enumerated().map { place, entry in
      Event(
        id: EventID(high: 0, low: UInt64(place)), kind: entry.1,
        at: Instant(milliseconds: Int64(place)), offset: 0, day: Day(entry.0),
        device: EventID(high: 1, low: 1), sequence: place + 1)
    }
    return Explanation(ReviewScene.klein, History(events, by: Engine()))
  }()

  private static let reason: SafeText =
    "the disk did not take the answer (database or disk is full); free some space and try again"

  private static let screens: [(String, ReviewScreen)] = [
    ("question", ReviewScene.screen(notice: "Undone: review 4 of object-relations/positions/who.")),
    ("answer", ReviewScene.revealed()), ("answer-four", ReviewScene.revealed(scale: .four)),
    (
      "drill",
      ReviewScene.revealed(
        ReviewScene.card(
          prompt: "What is splitting?", answer: "Keeping good and bad apart.",
          state: CardState(
            memory: SM2State(repetitions: 0, easiness: 250, interval: 1), due: Day(20_779),
            firstDay: Day(20_778), lastDay: Day(20_778), isDrillOpen: true),
          source: .drill))
    ),
    ("backlog", ReviewScene.screen(drill: 3, backlog: 480)),
    (
      "failed",
      ReviewScene.revealed().after(
        .grade(.good, now), .failed(reason, retry: ReviewScene.failure))
    ),
    (
      "failed-unseen",
      ReviewScene.screen().after(
        .act(.bury, now), .failed(reason, retry: .act(.bury, now)))
    ),
    (
      "failed-at-the-end",
      ReviewScene.done.after(.act(.undo, now), .failed(reason, retry: .act(.undo, now)))
    ),
    ("explanation", ReviewScene.revealed().after(.explained(history))),
    (
      "explanation-new",
      ReviewScene.screen(long).after(
        .explained(Explanation(long, History([Event](), by: Engine()))))
    ),
    ("help", ReviewScene.screen().after(.help)),
    ("help-four", ReviewScene.screen(scale: .four).after(.help)), ("done", ReviewScene.done),
    ("long-question", ReviewScene.screen(long, scale: .six)),
    ("long-answer", ReviewScene.revealed(long)),
    ("long-scrolled", ReviewScene.revealed(long).after(.scroll(4))),
    ("mixed-up", ReviewScene.revealed(mixedUp)),
    ("wide", ReviewScene.revealed(wide)), ("hostile", ReviewScene.revealed(hostile)),
    (
      "far",
      ReviewScene.revealed(
        ReviewScene.card(
          prompt: "Old?", answer: "Old.",
          state: CardState(
            memory: SM2State(repetitions: 9, easiness: 270, interval: 20_000), due: Day(20_700),
            firstDay: Day(100), lastDay: Day(700))))
    ),
  ]

  @Test(arguments: screens)
  func look(_ name: String, _ screen: ReviewScreen) {
    for size in [Size(columns: 80, rows: 24), Size(columns: 40, rows: 12)] {
      let frame = screen.view(in: size)
      for line in frame.lines { #expect(line.columns <= size.columns) }
      expectSnapshot(
        framed(frame.text, size), "review-\(name)-\(size.columns)x\(size.rows)")
    }
    expectSnapshot(screen.lines.map(\.text).joined(separator: "\n"), "review-\(name)-lines")
  }

  @Test func emphasis() {
    let size = Size(columns: 80, rows: 24)
    expectSnapshot(ReviewScene.revealed().view(in: size).marked, "review-answer-marked")
    expectSnapshot(ReviewScene.screen(Self.long).view(in: size).marked, "review-question-marked")
  }

  @Test func noSizeBreaksAFrame() {
    for (name, screen) in Self.screens {
      for columns in stride(from: 1, through: 100, by: 7) {
        for rows in 1...26 {
          let frame = screen.view(in: Size(columns: columns, rows: rows))
          #expect(frame.lines.count <= rows, "\(name) \(columns)x\(rows)")
          #expect(frame.lines.allSatisfy { $0.columns <= columns }, "\(name) \(columns)x\(rows)")
        }
      }
    }
  }
}

/// The text with the edge of the screen drawn, so that what stands where can be seen.
func framed(_ text: String, _ size: Size) -> String {
  let edge = "+" + String(repeating: "-", count: size.columns) + "+"
  let rows = text.split(separator: "\n", omittingEmptySubsequences: false).map { row in
    let room = size.columns - DisplayWidth.columns(of: SafeText(String(row)))
    return "|" + row + String(repeating: " ", count: max(0, room)) + "|"
  }
  let blank = "|" + String(repeating: " ", count: size.columns) + "|"
  let rest = Array(repeating: blank, count: max(0, size.rows - rows.count))
  return ([edge] + rows + rest + [edge]).joined(separator: "\n")
}
