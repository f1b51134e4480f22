import EngramCore
import EngramTestSupport
import Testing

@testable import EngramScreens

/// How a quiz looks in every phase, in the measure and in the least size, and what its lines say.
struct QuizSnapshotTests {
  private static let now = QuizScene.now

  private static let long = QuizScene.item(
    1, mode: .choice,
    prompt:
      "A man who has been passed over for promotion comes home, finds fault with the dinner, and "
      + "shouts at his daughter for a toy left on the stairs. Which of these is true of the "
      + "mechanism at work, but not of projection?",
    options: [
      .init(
        "The feeling keeps its kind and changes its object: from the one who is feared to one who is "
          + "safe.", concept: ID(1)),
      .init(
        "The feeling keeps its object and changes its owner: what is one's own is seen in another.",
        concept: ID(2),
        explanation: "That is projection: the object stays and the owner of the feeling changes."),
      .init(
        "The feeling turns into its opposite, and kindness is overdone where there is anger.",
        concept: ID(3), explanation: "That is reaction formation."),
      .init(
        "The feeling is kept out of awareness, and only the idea that belongs to it is remembered.",
        concept: ID(4), explanation: "That is isolation of affect."),
    ],
    right: 0, answer: "Displacement",
    why: "Displacement finds a safer object; the daughter cannot strike back.",
    citations: [
      "“What Is Psychodynamic Psychotherapy?” (BetterHelp, 2024), section “Defense mechanisms”",
      "Anna Freud 1936, The Ego and the Mechanisms of Defence",
    ],
    deck: "Defences and the ways in which the ego protects itself", kind: .defence)

  private static let hostile = QuizScene.item(
    1, mode: .choice,
    prompt: "\u{1B}[31mred\u{1B}]0;title\u{7} \u{202E}dlrow\u{202C} tab\there\nsecond line\r",
    options: [
      .init("\u{9B}2J\u{200B}nothing\u{FEFF}\n\nbelow"), .init("「甘え」とは何か 👩🏽‍🎓 Cafe\u{301}"),
      .init("", explanation: "\u{1B}[1mbold"),
    ],
    right: 1, answer: "「甘え」", why: "Z\u{351}a\u{310}l\u{328}go \u{0}\u{8}\u{85}",
    citations: ["line\nbreak \u{1B}[1m"], deck: "De\nck\u{1B}[0m")

  private static let exam = QuizScene.screen(limit: 900_000)

  private static let screens: [(String, QuizScreen)] = {
    let start = QuizScene.screen()
    let typed = start.typing("3 2 ")
    let match = typed.typing("projective identification\n ")
    let long = QuizScene.screen([Self.long, QuizScene.typed])
    return [
      ("choice", start), ("choice-selected", start.after(.move(1), .move(1), .flag)),
      ("choice-right", start.typing("3")), ("choice-wrong", start.typing("a")),
      ("truefalse", start.typing("3 ")), ("truefalse-wrong", start.typing("3 t")),
      ("long", long), ("long-selected", long.after(.move(-1))),
      ("long-scrolled", long.after(.scroll(4))), ("long-wrong", long.typing("2")),
      ("typed", typed), ("typed-half", typed.typing("projective ident")),
      (
        "typed-far",
        typed.typing("it is when somebody puts what they cannot bear into someone else and then")
      ),
      ("typed-empty", typed.typing("\n")),
      ("typed-right", typed.typing("projective identification\n")),
      ("typed-slip", typed.typing("projective identificaton\n")),
      ("typed-wrong", typed.typing("introjective identification\n")),
      ("typed-confused", typed.typing("projection\n")),
      ("typed-overruled", typed.typing("projecting an identification\no")),
      ("passed-over", start.typing("\t\t\t\t\t\t")),
      ("match", match), ("match-half", match.typing("ba").after(.move(1))),
      ("match-told", match.typing("badc")), ("match-right", match.typing("bdac")),
      ("exam", exam), ("exam-late", exam.after(.tick(now.later(seconds: 800)))),
      ("exam-again", exam.typing("f3t\t\t").after(.pass(now.later(seconds: 60)))),
      ("exam-ready", exam.typing("f3t\t\t\t\t\t")),
      ("pause", start.typing("3\u{1B}")), ("exam-pause", exam.typing("3\u{1B}")),
      ("help", start.typing("?")), ("exam-help", exam.typing("?")),
      (
        "failed",
        start.failing(.pick(2, now.later(seconds: 4)), QuizScene.reason)
      ),
      (
        "failed-end",
        start.typing("\u{1B}").failing(.end(now.later(seconds: 4)), QuizScene.reason)
      ),
      ("result", QuizScene.result), ("result-below", QuizScene.result.after(.scroll(14))),
      (
        "result-due",
        start.typing("3 ").after(.pass(now), .end(now.later(seconds: 60)), dueToday: 2)
      ),
      ("result-undone", QuizScene.result.typing("u")),
      ("hostile", QuizScene.screen([hostile])),
      ("hostile-told", QuizScene.screen([hostile]).typing("1")),
    ]
  }()

  @Test(arguments: screens)
  func look(_ name: String, _ screen: QuizScreen) {
    for size in [Size(columns: 80, rows: 24), Size(columns: 40, rows: 12)] {
      let frame = screen.view(in: size)
      for line in frame.lines { #expect(line.columns <= size.columns) }
      expectSnapshot(
        framed(frame.textWithCursor, size), "quiz-\(name)-\(size.columns)x\(size.rows)")
    }
    expectSnapshot(screen.lines.map(\.text).joined(separator: "\n"), "quiz-\(name)-lines")
  }

  @Test func emphasis() {
    let size = Size(columns: 80, rows: 24)
    for name in ["choice-selected", "choice-wrong", "typed-wrong", "match-half", "match-told"] {
      let screen = Self.screens.first { $0.0 == name }?.1
      expectSnapshot(screen?.view(in: size).marked ?? "", "quiz-\(name)-marked")
    }
  }

  @Test func noSizeBreaksAFrame() {
    for (name, screen) in Self.screens {
      for columns in stride(from: 1, through: 100, by: 11) {
        for rows in stride(from: 1, through: 26, by: 2) {
          let frame = screen.view(in: Size(columns: columns, rows: rows))
          #expect(frame.lines.count <= rows, "\(name) \(columns)x\(rows)")
          #expect(frame.lines.allSatisfy { $0.columns <= columns }, "\(name) \(columns)x\(rows)")
        }
      }
    }
  }

  /// The linear front speaks: nothing that only has a look.
  @Test func linesHaveNoSigns() {
    for (name, screen) in Self.screens where !name.hasPrefix("hostile") {
      let text = screen.lines.map(\.text).joined()
      for sign in "✓✗›↓─━▁█[]|" { #expect(!text.contains(sign), "\(name): \(sign)") }
    }
  }
}

extension QuizScreen {
  /// The screen after a message whose effect could not be saved.
  func failing(_ message: Message, _ reason: SafeText) -> QuizScreen {
    var screen = self
    if let effect = screen.update(message) { _ = screen.update(.failed(reason, retry: effect)) }
    return screen
  }
}

extension Frame {
  /// The text with the place of the cursor told under it.
  var textWithCursor: String {
    guard let cursor else { return text }
    let rows = lines.map(\.text)
    let blank = Array(repeating: "", count: max(0, size.rows - rows.count))
    return (rows + blank).joined(separator: "\n") + "\ncursor \(cursor.column),\(cursor.row)"
  }
}
