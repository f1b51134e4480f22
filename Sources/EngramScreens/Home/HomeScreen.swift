package import EngramCore

/// The first screen: the decks with what is due and new in each; Enter reviews.
package struct HomeScreen: Screen {
  package private(set) var status: StudyStatus
  /// 0 is all decks together, then the decks in their order.
  package private(set) var selection = 0
  package private(set) var notice: SafeText?
  private var isHelping = false
  package private(set) var isFinished = false

  package init(_ status: StudyStatus, notice: SafeText? = nil) {
    self.status = status
    self.notice = notice
  }

  package enum Message: Hashable, Sendable {
    case move(Int)
    case open
    case quiz
    case undo(Moment)
    case help
    case back
    case quit
    /// What the database says now.
    case refreshed(StudyStatus, notice: SafeText?)
  }

  package enum Effect: Hashable, Sendable {
    /// Review a deck; nil for all of them.
    case review(deck: String?)
    /// Choose a quiz.
    case quiz
    case undo(Moment)
  }

  package func message(for input: Input, at moment: Moment) -> Message? {
    switch input {
    case .ended: .quit
    case .resized, .resumed, .tick: nil
    case .key(let key): isHelping ? .back : message(for: key, at: moment)
    }
  }

  private func message(for key: Key, at moment: Moment) -> Message? {
    switch key {
    case .enter, .character(" "): .open
    case .down, .character("j"): .move(1)
    case .up, .character("k"): .move(-1)
    case .pageDown: .move(10)
    case .pageUp: .move(-10)
    case .home: .move(-status.decks.count)
    case .end: .move(status.decks.count)
    case .character("z"): .quiz
    case .character("u"): .undo(moment)
    case .character("?"): .help
    case .character("q"), .escape: .quit
    default: nil
    }
  }

  package mutating func update(_ message: Message) -> Effect? {
    switch message {
    case .move(let rows): selection = min(max(0, selection + rows), status.decks.count)
    case .open:
      return .review(deck: selection == 0 ? nil : status.decks[selection - 1].key)
    case .quiz: return .quiz
    case .undo(let moment): return .undo(moment)
    case .help: isHelping = true
    case .back: isHelping = false
    case .quit: isFinished = true
    case .refreshed(let status, let notice):
      self.status = status
      self.notice = notice
      selection = min(selection, status.decks.count)
    }
    return nil
  }
}

extension HomeScreen {
  package func view(in size: Size) -> Frame {
    guard !size.isTooSmall else { return .tooSmall(size) }
    let layout = ReviewLayout(size)
    if isHelping { return layout.page("Keys", HomeScreen.help, scroll: 0) }
    let header = Line.sides(
      [Run("engram", .accent)], [Run(SafeText(status.day.description), .dim)], width: layout.width)
    let rows = table(layout)
    let footer =
      (notice.map { Array(TextLayout.lines($0, .dim, width: layout.width).prefix(3)) } ?? [])
      + summary(layout) + [layout.hints(["enter review", "z quiz", "u undo", "? help", "q quit"])]
    // Heading, all decks, then the decks: whatever is selected is seen.
    return layout.frame(
      header: header, body: rows, footer: footer, scroll: 0, needed: selection + 2)
  }

  private func summary(_ layout: ReviewLayout) -> [Line] {
    guard !status.decks.isEmpty else {
      return TextLayout.lines(
        "There are no decks yet: leave, and see `engram help decks`.", width: layout.width)
    }
    let text: SafeText =
      status.left == 0
      ? "Done for today: \(status.reviewed) reviewed"
      : "Today: \(status.due) due, \(status.new) new, \(status.drill) again"
    let backlog: SafeText =
      status.backlog > 0 ? ", and \(status.backlog) more wait beyond today's limit." : "."
    return TextLayout.lines(text + backlog, width: layout.width)
  }

  private func table(_ layout: ReviewLayout) -> [Line] {
    let all = status.decks.count
    let heading = row(
      "", [Run("due", .dim), Run("new", .dim), Run("cards", .dim)], layout, isSelected: false)
    let whole = row(
      "All decks", counts(status.due, status.new, status.total), layout, isSelected: selection == 0)
    let decks = (0..<all).map { index in
      let deck = status.decks[index]
      return row(
        HomeScreen.name(deck.title, room: nameRoom(layout)), counts(deck.due, deck.new, deck.total),
        layout,
        isSelected: selection == index + 1)
    }
    return [heading, whole] + decks
  }

  /// Of a deck below others the last part tells most, so that it is the one to be seen.
  private static func name(_ title: String, room: Int) -> SafeText {
    var rest = title[...]
    var name = SafeText.line(title)
    while Run(name, .plain).columns > room, let end = rest.firstRange(of: "::")?.upperBound {
      rest = rest[end...]
      name = "…" + SafeText.line(String(rest))
    }
    return name
  }

  private func counts(_ due: Int, _ new: Int, _ total: Int) -> [Run] {
    [
      Run("\(due)", due > 0 ? .strong : .dim), Run("\(new)", new > 0 ? .accent : .dim),
      Run("\(total)", .dim),
    ]
  }

  private func row(
    _ name: SafeText, _ counts: [Run], _ layout: ReviewLayout, isSelected: Bool
  ) -> Line {
    let cell = HomeScreen.cell(layout)
    let right = counts.flatMap { run in
      [Run(SafeText(repeating: " ", count: cell - run.columns)), run]
    }
    let mark = Run(isSelected ? "› " : "  ", .accent)
    return .sides(
      [mark, Run(name, isSelected ? .strong : .plain)], right, width: HomeScreen.width(layout))
  }

  private static func width(_ layout: ReviewLayout) -> Int { min(layout.width, 72) }

  private static func cell(_ layout: ReviewLayout) -> Int { layout.width < 50 ? 6 : 8 }

  /// What mark, counts and a blank between leave.
  private func nameRoom(_ layout: ReviewLayout) -> Int {
    HomeScreen.width(layout) - 3 - 3 * HomeScreen.cell(layout)
  }

  private static let help: [SafeText] = [
    "up dn   choose a deck", "enter   review it", "z       choose a quiz",
    "u       undo the last answer, act or quiz",
    "q       quit", "",
    "Outside: engram --help lists the commands.",
  ]
}
