import EngramCore
import EngramTestSupport
import Testing

@testable import EngramScreens

/// The chooser of quizzes: what keys and lines do, and how it looks.
struct QuizChooserTests {
  private static let now = QuizScene.now

  private static let topics: [QuizChooser.Topic] =
    [
      .init(.all, title: "Everything", word: "", cards: 1204, lastPercent: 71),
      .init(.all, title: "Your confusions", word: "confusions", cards: 9),
      .init(.decks, title: "Theorists of the mind", word: "theorists-deck", cards: 240),
      .init(
        .decks, title: "Defences and the ways in which the ego protects itself",
        word: "defences-deck", cards: 96, lastPercent: 100),
    ]
    + ConceptKind.allCases.map {
      .init(.kinds, title: $0.plural, word: $0.plural, cards: 10, lastPercent: nil)
    } + [.init(.tags, title: "essentials", word: "essentials", cards: 300, lastPercent: 0)]

  private static let chooser = QuizChooser(
    topics, unfinished: .init(topic: "theorists", answered: 7, of: 20))

  private static let records: [QuizRecord] = (0..<30).map { number in
    QuizRecord(
      id: ID(Int64(number)), at: Instant(milliseconds: Int64(number)), offset: 0,
      day: Day(20_700 + number), topic: number % 3 == 0 ? "" : "theorists",
      mode: number % 2 == 0 ? .mixed : .typed, isFinished: number != 28,
      score: .init(right: number / 2, asked: 20), took: 60_000)
  }

  private static let screens: [(String, QuizChooser)] = [
    ("chooser", chooser),
    ("chooser-below", chooser.after(.choose(99), .turnMode(2), .setCount(50))),
    ("chooser-help", chooser.after(.help)), ("chooser-none", QuizChooser([])),
    ("chooser-notice", QuizChooser(topics, notice: "There is too little to ask about theorists.")),
    ("chooser-find", chooser.finding("the")), ("chooser-find-nothing", chooser.finding("zzz")),
    ("history", chooser.after(.remembered(records))),
    ("history-none", chooser.after(.remembered([]))),
  ]

  @Test(arguments: screens)
  func look(_ name: String, _ screen: QuizChooser) {
    for size in [Size(columns: 80, rows: 24), Size(columns: 40, rows: 12)] {
      let frame = screen.view(in: size)
      for line in frame.lines { #expect(line.columns <= size.columns) }
      expectSnapshot(framed(frame.text, size), "quiz-\(name)-\(size.columns)x\(size.rows)")
    }
    expectSnapshot(screen.lines.map(\.text).joined(separator: "\n"), "quiz-\(name)-lines")
  }

  @Test(
    arguments: [
      ("\n", .start), ("j", .move(1)), ("k", .move(-1)), ("m", .turnMode(1)), ("+", .setCount(30)),
      ("-", .setCount(10)), ("r", .resume), ("h", .history), ("?", .help), ("q", .quit),
      ("\u{1B}", .quit), ("x", nil),
    ] as [(String, QuizChooser.Message?)])
  func aKey(key: String, message: QuizChooser.Message?) {
    #expect(Self.chooser.message(for: Input.keys(key)[0], at: Self.now) == message)
  }

  @Test(
    arguments: [
      ("1", .open(0)), ("3", .open(2)), ("99", nil), ("0", nil), ("Theorists", .open(6)),
      ("theorists of the mind", .open(2)), ("essentials", .open(19)),
      ("mode typed", .setMode(.typed)),
      ("mode odd", nil), ("count 15", .setCount(15)), ("count 0", nil), ("resume", .resume),
      ("history", .history), ("help", .help), ("quit", .quit), ("", nil), ("nonsense", nil),
    ] as [(String, QuizChooser.Message?)])
  func aLine(line: String, message: QuizChooser.Message?) {
    #expect(Self.chooser.message(forLine: line, at: Self.now) == message)
  }

  @Test func whatIsChosenIsStarted() {
    var screen = Self.chooser.after(.move(1), .turnMode(-1), .setCount(40))
    #expect(screen.update(.start) == .start(topic: "confusions", .truefalse, count: 40))
    #expect(screen.update(.open(0)) == .start(topic: "", .truefalse, count: 40))
    #expect(screen.update(.resume) == .resume)
    #expect(screen.update(.history) == .history)
    var none = QuizChooser([])
    #expect(none.update(.start) == nil)
    #expect(none.update(.resume) == nil)
  }

  @Test func theSelectionStaysOnItsTopicWhenItIsRefreshed() {
    let fewer = Array(Self.topics.dropFirst(2))
    let screen = Self.chooser.after(.choose(3), .refreshed(fewer, nil, notice: "Done."))
    #expect(screen.selected?.word == "defences-deck")
    #expect(screen.notice == "Done.")
    #expect(screen.unfinished == nil)
    #expect(screen.after(.move(-99)).selection == 0)
    #expect(screen.after(.move(99)).selection == fewer.count - 1)
  }

  @Test func aTopicIsFoundByItsName() {
    var screen = Self.chooser.after(.choose(2)).finding("THEOR")
    #expect(screen.shown.map(\.title) == ["Theorists of the mind", "theories", "theorists"])
    #expect(screen.selected?.word == "theorists-deck")
    #expect(screen.message(for: .key(.character("q")), at: Self.now) == .edit(.insert("q")))
    #expect(screen.message(for: .key(.enter), at: Self.now) == .start)
    screen = screen.after(.move(1))
    #expect(screen.update(.start) == .start(topic: "theories", .mixed, count: 20))
    #expect(screen.message(for: .key(.escape), at: Self.now) == .endFind)
    #expect(screen.after(.endFind).selected?.word == "theories")
    #expect(screen.after(.refreshed(Self.topics, nil, notice: nil)).shown.count == 20)
    let none = Self.chooser.finding("zzz")
    #expect(none.message(for: .key(.enter), at: Self.now) == nil)
    #expect(none.after(.move(1), .edit(.clear)).shown.count == 20)
    #expect(Self.chooser.finding("").message(for: .key(.backspace), at: Self.now) == .endFind)
  }

  @Test func theCountHasALeastAndAMost() {
    let keys = { (screen: QuizChooser, key: String) in
      screen.message(for: Input.keys(key)[0], at: Self.now)
    }
    #expect(keys(Self.chooser.after(.setCount(50)), "+") == .setCount(50))
    #expect(keys(Self.chooser.after(.setCount(10)), "-") == .setCount(10))
    #expect(keys(Self.chooser.after(.setCount(15)), "-") == .setCount(10))
  }

  @Test(arguments: [
    ([0, 14, 29, 43, 57, 71, 86, 100], 20, "▁▂▃▄▅▆▇█"), ([100, 0, 50], 2, "▁▅"),
    ([], 9, ""), ([-5, 400], 9, "▁█"), ([7, 8], 0, ""),
  ])
  func chart(percents: [Int], width: Int, text: String) {
    #expect(QuizTrend.chart(percents, width: width).text == text)
  }
}

extension QuizChooser {
  func after(_ messages: Message...) -> QuizChooser {
    var screen = self
    for message in messages { _ = screen.update(message) }
    return screen
  }

  func finding(_ text: String) -> QuizChooser {
    text.reduce(after(.find)) { $0.after(.edit(.insert($1))) }
  }
}
