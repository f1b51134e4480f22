import EngramCore
import EngramTestSupport
import Testing

@testable import EngramScreens

struct HomeScreenTests {
  private static let now = Moment.noon(ofDay: 20_778)
  private static let few = status(decks: 3)

  private static func status(decks: Int, left: Int = 12, backlog: Int = 0) -> StudyStatus {
    let titles = [
      "Drives and structure", "Techniques and process", "Theorists of the psychodynamic tradition",
      "日本の精神分析 👩🏽‍🎓", "Hos\u{1B}[31mtile\u{202E}",
      "A deck whose title is longer than any row of a small screen",
    ]
    return StudyStatus(
      day: now.day, due: left, new: left > 0 ? 20 : 0, drill: left > 0 ? 2 : 0, reviewed: 31,
      backlog: backlog, total: 745,
      decks: (0..<decks).map { index in
        StudyStatus.Deck(
          key: "deck-\(index)", title: titles[index % titles.count], due: left > 0 ? index % 5 : 0,
          new: left > 0 ? 20 * (index % 2) : 0, total: 100 + index)
      })
  }

  private func screen(_ messages: HomeScreen.Message..., decks: Int = 3) -> HomeScreen {
    var screen = HomeScreen(Self.status(decks: decks))
    for message in messages { _ = screen.update(message) }
    return screen
  }

  private func effect(_ message: HomeScreen.Message, after: HomeScreen.Message...) -> HomeScreen
    .Effect?
  {
    var screen = HomeScreen(Self.few)
    for message in after { _ = screen.update(message) }
    return screen.update(message)
  }

  @Test(
    arguments: [
      (.enter, .open), (.character(" "), .open), (.down, .move(1)), (.character("j"), .move(1)),
      (.up, .move(-1)), (.character("k"), .move(-1)), (.pageDown, .move(10)), (.pageUp, .move(-10)),
      (.home, .move(-3)), (.end, .move(3)), (.character("u"), .undo(now)), (.character("?"), .help),
      (.character("z"), .quiz), (.character("q"), .quit), (.escape, .quit), (.character("4"), nil),
      (.tab, nil),
    ] as [(Key, HomeScreen.Message?)])
  func keys(_ key: Key, _ message: HomeScreen.Message?) {
    #expect(screen().message(for: .key(key), at: Self.now) == message)
    #expect(screen(.help).message(for: .key(key), at: Self.now) == .back)
  }

  @Test func anEndingQuits() {
    #expect(screen(.help).message(for: .ended(.hangUp), at: Self.now) == .quit)
    #expect(screen().message(for: .resumed, at: Self.now) == nil)
    #expect(screen(.quit).isFinished)
    #expect(!screen(.help, .back).isFinished)
  }

  @Test func theSelectionStaysAmongTheDecks() {
    #expect(screen(.move(-1)).selection == 0)
    #expect(screen(.move(2)).selection == 2)
    #expect(screen(.move(99)).selection == 3)
    #expect(screen(.move(3), .refreshed(Self.status(decks: 1), notice: nil)).selection == 1)
    #expect(HomeScreen(Self.status(decks: 0)).selection == 0)
  }

  @Test func enterReviewsWhatIsSelected() {
    #expect(effect(.open) == .review(deck: nil))
    #expect(effect(.open, after: .move(2)) == .review(deck: "deck-1"))
    #expect(effect(.undo(Self.now)) == .undo(Self.now))
    #expect(effect(.help) == nil && effect(.quit) == nil && effect(.move(1)) == nil)
  }

  @Test func whatIsSelectedIsAlwaysSeen() {
    for rows in Size.least.rows...30 {
      for selection in 0...40 {
        let screen = screen(.move(selection), decks: 40)
        let frame = screen.view(in: Size(columns: 60, rows: rows))
        #expect(frame.text.contains("›"), "\(rows) rows, selection \(selection)")
      }
    }
  }

  @Test(
    arguments: [
      ("few", HomeScreen(few)), ("none", HomeScreen(status(decks: 0))),
      ("done", HomeScreen(status(decks: 3, left: 0), notice: "Nothing is left to review today.")),
      ("many", HomeScreen(status(decks: 40, backlog: 320))), ("odd", HomeScreen(status(decks: 6))),
      (
        "help",
        { () -> HomeScreen in
          var screen = HomeScreen(few)
          _ = screen.update(.help)
          return screen
        }()
      ),
      (
        "selected",
        { () -> HomeScreen in
          var screen = HomeScreen(status(decks: 40))
          _ = screen.update(.move(30))
          return screen
        }()
      ),
    ])
  func look(_ name: String, _ screen: HomeScreen) {
    for size in [Size(columns: 80, rows: 24), Size(columns: 40, rows: 12)] {
      expectSnapshot(
        framed(screen.view(in: size).text, size), "home-\(name)-\(size.columns)x\(size.rows)")
    }
  }

  /// Of "Psychology::Year 1::Perception" the end told nothing when it was cut.
  @Test(arguments: [
    (80, "Psychology of perception::Year 1::Gestalt"), (40, "…Year 1::Gestalt"),
  ])
  func aDeckBelowOthersShowsItsLastPart(columns: Int, name: String) {
    let title = "Psychology of perception::Year 1::Gestalt"
    let deck = StudyStatus.Deck(key: "gestalt", title: title, due: 1, new: 2, total: 3)
    let status = StudyStatus(
      day: Self.now.day, due: 1, new: 2, drill: 0, reviewed: 0, backlog: 0, total: 3,
      decks: [deck])
    let frame = HomeScreen(status).view(in: Size(columns: columns, rows: 24))
    #expect(frame.lines.contains { $0.text.contains("  \(name)  ") }, "\(frame.lines.map(\.text))")
  }
}
