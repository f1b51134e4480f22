import EngramCore

extension QuizChooser {
  package func view(in size: Size) -> Frame {
    guard !size.isTooSmall else { return .tooSmall(size) }
    let layout = ReviewLayout(size)
    switch page {
    case .help: return layout.page("Keys", QuizChooser.help, scroll: scroll)
    case .history(let trend):
      return layout.frame(
        header: Line("Your quizzes", .strong), body: trend.rows(width: layout.width),
        footer: [Line("any key: back", .dim)], scroll: scroll)
    case nil: return list(layout)
    }
  }

  private func list(_ layout: ReviewLayout) -> Frame {
    let header = Line.sides(
      [Run("Quiz", .accent)],
      [Run(QuizWords.mode(mode), .strong), Run(", " + QuizChooser.questions(count), .dim)],
      width: layout.width)
    let (rows, needed) = table(layout)
    return layout.frame(
      header: header, body: rows, footer: footer(layout), scroll: 0, needed: needed)
  }

  private func footer(_ layout: ReviewLayout) -> [Line] {
    var lines = notice.map { Array(TextLayout.lines($0, width: layout.width).prefix(3)) } ?? []
    if let unfinished {
      let text: SafeText = "Unfinished: " + QuizWords.unfinished(unfinished)
      lines.append(Line(text).truncated(to: layout.width))
    }
    if let filter {
      let text = filter.shown(in: layout.width - 8).text
      let found: SafeText = shown.isEmpty ? "   nothing is called so" : ""
      lines.append(
        Line([Run("Find: ", .accent), Run(text), Run(" ", .inverse), Run(found, .dim)]))
      return lines + [layout.hints(["enter start", "up dn choose", "esc back"])]
    }
    if topics.isEmpty { lines += TextLayout.lines(QuizWords.noTopics, width: layout.width) }
    let hints: [SafeText] =
      (topics.isEmpty ? [] : ["enter start"]) + (unfinished == nil ? [] : ["r resume"])
    return lines + [
      layout.hints(hints + ["m mode", "+ - count", "/ find", "h history", "? help", "q quit"])
    ]
  }

  /// The rows, and how many of them must be seen for the selected one to be.
  private func table(_ layout: ReviewLayout) -> (rows: [Line], needed: Int) {
    let width = min(layout.width, 72)
    var rows = [row("", [Run("cards", .dim), Run("last", .dim)], width, isSelected: false)]
    var needed = 0
    var group: Group?
    for (place, topic) in shown.enumerated() {
      if topic.group != group {
        if let title = QuizWords.title(of: topic.group) {
          rows += (layout.isLow ? [] : [.blank]) + [Line("  " + title, .dim)]
        }
        group = topic.group
      }
      let last = topic.lastPercent.map { "\($0) %" as SafeText } ?? ""
      let counts = [Run("\(topic.cards)", topic.cards > 0 ? .plain : .dim), Run(last, .accent)]
      rows.append(
        row(SafeText.line(topic.title), counts, width, isSelected: place == selection))
      if place == selection { needed = rows.count }
    }
    return (rows, needed)
  }

  private func row(
    _ name: SafeText, _ counts: [Run], _ width: Int, isSelected: Bool
  ) -> Line {
    let right = counts.flatMap { run in
      [Run(SafeText(repeating: " ", count: 7 - run.columns)), run]
    }
    let mark = Run(isSelected ? "› " : "  ", .accent)
    return .sides([mark, Run(name, isSelected ? .strong : .plain)], right, width: width)
  }

  private static let help: [SafeText] = [
    "up dn   choose a topic", "enter   start",
    "m       the next way of asking; also <- ->",
    "+ -     more or fewer questions", "r       go on with the unfinished quiz",
    "/       find a topic by its name", "h       your quizzes so far", "q       quit", "",
    "Outside: engram quiz theorists --mode typed --count 30",
    "An examination: engram quiz theorists --timed 15m",
  ]
}

extension QuizChooser: LinearScreen {
  /// The same in lines, for the linear front.
  package var lines: [SafeText] {
    switch page {
    case .help: return QuizChooser.plainHelp + ["Enter goes back."]
    case .history(let trend): return trend.lines + ["Enter goes back."]
    case nil: break
    }
    var lines = notice.map { [$0] } ?? []
    lines.append("Quiz: \(QuizWords.mode(mode)), " + QuizChooser.questions(count) + ".")
    var group: Group?
    for (place, topic) in topics.enumerated() {
      if topic.group != group {
        group = topic.group
        if let title = QuizWords.title(of: topic.group) { lines.append(title + ":") }
      }
      let last = topic.lastPercent.map { ", last score \($0) %" } ?? ""
      let cards = topic.cards == 1 ? "1 card" : "\(topic.cards) cards"
      lines.append("\(place + 1): " + SafeText.line(topic.title) + ", \(cards)\(last)")
    }
    if topics.isEmpty { lines.append(QuizWords.noTopics) }
    if let unfinished {
      lines.append("Unfinished: " + QuizWords.unfinished(unfinished).asSentence + " Type resume.")
    }
    return lines + [hint]
  }

  /// What can be typed.
  package var hint: SafeText {
    page == nil
      ? "Type the number or the name of a topic; or mode, count, history, help or quit."
      : "Enter goes back."
  }

  private static let plainHelp: [SafeText] = [
    "A number or the name of a topic starts a quiz.",
    "mode and one of mixed, choice, typed, match, truefalse: the way of asking.",
    "count and a number: how many questions. resume: go on with the unfinished quiz.",
    "history: your quizzes so far. quit leaves.",
  ]
}

extension QuizChooser {
  /// "1 question", "20 questions".
  package static func questions(_ count: Int) -> SafeText {
    count == 1 ? "1 question" : "\(count) questions"
  }
}

extension QuizWords {
  static let noTopics: SafeText = "There are no cards yet: leave, and see `engram help decks`."

  /// Nil for the topics that need none.
  static func title(of group: QuizChooser.Group) -> SafeText? {
    switch group {
    case .all: nil
    case .decks: "Decks"
    case .kinds: "Kinds"
    case .tags: "Tags"
    }
  }

  /// "theorists, 7 of 20".
  static func unfinished(_ unfinished: QuizChooser.Unfinished) -> SafeText {
    topic(unfinished.topic) + ", \(unfinished.answered) of \(unfinished.of)"
  }
}
