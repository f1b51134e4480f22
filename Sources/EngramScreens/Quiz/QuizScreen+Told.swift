import EngramCore

extension QuizScreen {
  /// The question with what is right, what was answered and why; and how many rows of it must be
  /// seen at once: the verdict with some of the reason, while the question may be scrolled to.
  func body(_ told: QuizTold, _ layout: QuizLayout) -> (rows: [Line], needed: Int) {
    let item = quiz.items[told.places[0]]
    guard told.places.count == 1, item.mode != .match else { return (pairs(told, layout), 0) }
    let before = layout.prompt(item) + marked(told, layout) + [.rule(width: layout.width)]
    let verdict = verdict(told, layout)
    return (before + verdict, before.count + min(8, verdict.count))
  }

  func footer(_ told: QuizTold, _ layout: QuizLayout) -> [Line] {
    var hints: [SafeText] = ["space go on"]
    if overruled(told) != nil { hints.append("o I was right") }
    hints += ["f flag", "? help", "q pause"]
    return notices(layout) + [layout.page.hints(hints)]
  }

  private func verdict(of place: Int, _ told: QuizTold) -> QuizVerdict? {
    quiz.responses[place].map {
      QuizVerdict(quiz.items[place], $0, spelling: told.spelling)
    }
  }

  /// The options with their marks, where there are rows for them.
  private func marked(_ told: QuizTold, _ layout: QuizLayout) -> [Line] {
    let place = told.places[0]
    let item = quiz.items[place]
    guard let response = quiz.responses[place], !layout.page.isLow, !item.options.isEmpty else {
      return []
    }
    return item.options.enumerated().flatMap { number, option -> [Line] in
      let isRight = number == item.right
      let isChosen = number == response.option
      let mark = isRight ? "✓ " : isChosen ? "✗ " : "  "
      let look: Emphasis = isRight ? .good : isChosen ? .bad : .dim
      let sign = Run("\(mark)\(number + 1) ", look)
      return layout.hanging([sign], SafeText.line(option.text), look)
    } + layout.gap
  }

  private func verdict(_ told: QuizTold, _ layout: QuizLayout) -> [Line] {
    let place = told.places[0]
    guard let verdict = verdict(of: place, told) else { return [] }
    let item = quiz.items[place]
    let width = layout.width
    let look: Emphasis = verdict.isRight ? .good : .bad
    // "It is 2" would have to be looked up where "it is false" would not.
    let number =
      item.mode == .truefalse
      ? SafeText.line(item.answer.lowercased()) : item.right.map { "\($0 + 1)" as SafeText }
    var rows = layout.hanging(
      [Run(verdict.isRight ? "✓ " : "✗ ", look)],
      verdict.opening(right: number ?? verdict.right), look)
    // The options are not seen above it.
    if layout.page.isLow, let number {
      rows += layout.hanging([Run("✓ " + number + " ", .good)], verdict.right, .good)
    }
    rows += typed(verdict, layout)
    for text in [verdict.confusion, verdict.explanation, verdict.why].compactMap(\.self) {
      rows += TextLayout.lines(text, width: width)
    }
    return rows + verdict.citations.flatMap { TextLayout.lines($0, .dim, width: width) }
  }

  /// What was written: as it is, or word by word beside what is right.
  private func typed(_ verdict: QuizVerdict, _ layout: QuizLayout) -> [Line] {
    if let pieces = verdict.difference {
      return layout.flow([Run("Difference:", .dim)] + pieces.map(QuizScreen.run))
    }
    return verdict.isWritten
      ? TextLayout.lines("You wrote: " + verdict.given, .dim, width: layout.width) : []
  }

  /// One group, pair by pair.
  private func pairs(_ told: QuizTold, _ layout: QuizLayout) -> [Line] {
    let verdicts = told.places.compactMap { verdict(of: $0, told) }
    let right = verdicts.count { $0.isRight }
    var rows = [Line("\(right) of \(told.places.count) right.", .strong)] + layout.gap
    for place in told.places {
      guard let verdict = verdict(of: place, told) else { continue }
      let look: Emphasis = verdict.isRight ? .good : .bad
      rows += layout.hanging(
        [Run(verdict.isRight ? "✓ " : "✗ ", look)], pairSentence(place, verdict), look)
      guard !verdict.isRight else { continue }
      for text in [verdict.explanation, verdict.why].compactMap(\.self) {
        rows += layout.hanging([Run("  ")], text)
      }
      for text in verdict.citations { rows += layout.hanging([Run("  ")], text, .dim) }
    }
    return rows
  }

  func pairSentence(_ place: Int, _ verdict: QuizVerdict) -> SafeText {
    let name = QuizWords.name(quiz.items[place])
    guard !verdict.isRight else { return name + ": " + verdict.right }
    guard !verdict.given.isEmpty else { return name + ": " + verdict.right }
    return name + ": " + verdict.right.asSentence + " You said: " + verdict.given
  }

  /// What was too much as [-word], what was missing as [+word].
  private static func run(_ piece: WordDiff.Piece) -> Run {
    switch piece {
    case .same(let words): Run(SafeText.line(words))
    case .extra(let words): Run("[-" + SafeText.line(words) + "]", .bad)
    case .missing(let words): Run("[+" + SafeText.line(words) + "]", .strong)
    }
  }
}
