import EngramCore
import EngramTestSupport
import Testing

@testable import EngramScreens

/// Quizzes as nobody writes them: hostile and endless texts, thousands of names.
struct QuizExtremesTests {
  private static let now = QuizScene.now

  /// Ten thousand characters, all of them hostile or wide, are asked, answered and told.
  @Test(arguments: ["x", "甘", "\u{1B}[2J", "e\u{301}\u{301}\u{301}", "word ", "\n", "👩🏽‍🎓"])
  func textsOfAnyLength(part: String) {
    let long = String(repeating: part, count: 10_000 / part.unicodeScalars.count)
    let choice = QuizScene.item(
      1, mode: .choice, prompt: long,
      options: [.init(long, explanation: part), .init(part + "b")], right: 1, answer: part,
      why: part, citations: [part], deck: long, theorists: [part])
    let typed = QuizScene.item(2, mode: .typed, prompt: long, answer: long, deck: long)
    let match = (3...4).map {
      QuizScene.item(
        $0, mode: .match, prompt: part, label: long, group: 1, options: choice.options,
        right: $0 - 3, answer: part)
    }
    let screen = QuizScene.screen([choice, typed] + match).typing("1")
    let end = screen.after(.goOn(Self.now), .answer(long, Self.now), .end(Self.now))
    let told = screen.typing(" \t").typing("ba")
    for shown in [screen, told, end] {
      let frame = shown.view(in: Size(columns: 40, rows: 12))
      #expect(frame.lines.allSatisfy { $0.columns <= 40 })
      let lines = shown.lines.map(\.text).joined()
      #expect(!lines.unicodeScalars.contains { $0.value == 0x1B })
    }
    #expect((end.quiz.responses[1]?.given.unicodeScalars.count ?? 0) <= 500)
  }

  /// Every concept's names take part in judging: thousands of them, at each answer.
  @Test func manyNamesCanBeMixedUp() {
    let names = (0..<5000).map {
      (name: "concept number \($0)", concept: ID<Concept>(Int64($0 + 50)))
    }
    let screen = QuizScreen(
      QuizScene.quiz([QuizScene.typed]), knowledge: QuizKnowledge(names: names), at: Self.now)
    let wrong = screen.after(.answer("Concept number 4711", Self.now)).quiz.responses[0]
    #expect(wrong?.concept == ID(4761))
    #expect(wrong?.outcome == .wrong)
  }

  /// Items and answers that do not fit together harm nobody.
  @Test func aQuizThatContradictsItself() {
    let odd = [
      QuizScene.item(1, mode: .choice, prompt: "No options?", right: 7, answer: "none"),
      QuizScene.item(
        2, mode: .choice, prompt: "Right beyond?", options: QuizScene.options("a", "b"), right: 9,
        answer: "c"),
      QuizScene.item(3, mode: .match, prompt: "A group of one?", answer: "x"),
    ]
    let screen = QuizScene.screen(
      odd, responses: [99: QuizScene.response(.right)], flags: [-1, 50])
    let end = screen.typing("1\t1 \t\t \t ")
    for shown in [screen, screen.typing("\t"), screen.typing("\t1"), end] {
      #expect(!shown.lines.isEmpty)
      #expect(shown.view(in: Size(columns: 40, rows: 12)).lines.count == 12)
    }
    #expect(end.phase == .result(dueToday: 0))
  }
}
