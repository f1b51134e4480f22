import EngramCore

/// What a quiz came to, as headings with entries: for the screen in rows, in lines as they are.
struct QuizResult {
  private let quiz: Quiz
  private let score: QuizScore
  private let dueToday: Int

  init(_ quiz: Quiz, dueToday: Int) {
    self.quiz = quiz
    self.dueToday = dueToday
    score = quiz.score
  }

  /// "17 of 20 right, 85 %".
  var headline: SafeText {
    guard score.total.asked > 0 else { return "Nothing was answered." }
    return "\(score.total.right) of \(score.total.asked) right, " + QuizWords.percent(score.total)
  }

  var facts: [SafeText] {
    var facts: [SafeText] = ["Time: " + Days.time(milliseconds: score.milliseconds).asSentence]
    if !quiz.unanswered.isEmpty { facts.append("Never reached: \(quiz.unanswered.count).") }
    if dueToday > 0 {
      facts.append(
        dueToday == 1
          ? "1 card is due today because of it." : "\(dueToday) cards are due today because of it.")
    }
    return facts
  }

  /// Parts of the score under a heading.
  struct Table {
    let heading: SafeText
    let parts: [(name: SafeText, tally: QuizScore.Tally)]
  }

  /// A table with one row tells nothing new.
  var tables: [Table] {
    let kinds = score.byKind.map { (SafeText($0.heading.plural), $0.tally) }
    let theorists = score.byTheorist.map { (SafeText.line($0.heading), $0.tally) }
    return [
      Table(heading: "By kind", parts: kinds), Table(heading: "By theorist", parts: theorists),
    ].filter { !$0.parts.isEmpty }
  }

  /// One question with its answers.
  struct Entry {
    let question: SafeText
    let right: SafeText
    /// What was answered, in words; nil where it was right.
    let given: SafeText?
  }

  var missed: [Entry] { quiz.missed.map(entry) }

  /// Those of them that do not stand among the missed ones.
  var flagged: [Entry] {
    quiz.flags.subtracting(quiz.missed).sorted().filter(quiz.items.indices.contains).map(entry)
  }

  private func entry(_ place: Int) -> Entry {
    let item = quiz.items[place]
    let response = quiz.responses[place]
    let verdict = QuizVerdict(item, response ?? QuizResponse(given: "", outcome: .skipped, took: 0))
    let given: SafeText? =
      switch response?.outcome {
      case .right, .slip, .overruled: nil
      case .wrong: "You said: " + verdict.given
      case .skipped: "Passed over"
      case nil: "Never reached"
      }
    let isMarked = quiz.flags.contains(place) && quiz.missed.contains(place)
    return Entry(
      question: SafeText(item.prompt) + (isMarked ? " (flagged)" : ""),
      right: "Right: " + verdict.right, given: given)
  }
}

extension QuizResult {
  func rows(_ layout: QuizLayout) -> [Line] {
    let width = layout.width
    var rows = TextLayout.lines(headline, .strong, width: width)
    rows += facts.flatMap { TextLayout.lines($0, width: width) }
    for table in tables {
      rows += [.blank, Line(table.heading, .accent)]
      rows += table.parts.map { row($0.name, $0.tally, min(width, 60)) }
    }
    rows += block("Missed", missed, layout) + block("Flagged", flagged, layout)
    return rows
  }

  private func row(_ name: SafeText, _ tally: QuizScore.Tally, _ width: Int) -> Line {
    let percent = TextLayout.pad(QuizWords.percent(tally), width: 7, alignment: .right)
    return .sides(
      [Run("  " + name)], [Run("\(tally.right) of \(tally.asked)"), Run(percent, .dim)],
      width: width)
  }

  private func block(
    _ heading: SafeText, _ entries: [Entry], _ layout: QuizLayout
  ) -> [Line] {
    guard !entries.isEmpty else { return [] }
    var rows: [Line] = [.blank, Line(heading, .accent)]
    for (number, entry) in entries.enumerated() {
      if number > 0 { rows += layout.gap }
      rows += layout.hanging([Run("  ")], entry.question)
      rows += layout.hanging([Run("  ✓ ", .good)], entry.right, .good)
      if let given = entry.given { rows += layout.hanging([Run("  ✗ ", .bad)], given, .bad) }
    }
    return rows
  }

  /// The same in lines.
  var lines: [SafeText] {
    var lines = [headline.asSentence] + facts
    for table in tables {
      let parts = table.parts.map { $0.name + ": \($0.tally.right) of \($0.tally.asked)" }
      lines.append(table.heading + ": " + parts.joined(separator: "; ").asSentence)
    }
    return lines + spoken("Missed", missed) + spoken("Flagged", flagged)
  }

  private func spoken(_ heading: SafeText, _ entries: [Entry]) -> [SafeText] {
    entries.enumerated().flatMap { number, entry in
      [heading + " \(number + 1): " + entry.question, entry.right.asSentence]
        + (entry.given.map { [$0.asSentence] } ?? [])
    }
  }
}

extension QuizScreen {
  /// What the sitting came to, for the scrollback when the full screen is gone.
  package var summary: [SafeText] {
    let topic = QuizWords.topic(quiz.plan.topic)
    let score = "Quiz, " + topic + ": " + QuizResult(quiz, dueToday: 0).headline.asSentence
    switch end {
    case .handedIn: return [score]
    case .takenBack: return ["The quiz is taken back; nothing of it is kept."]
    case .open where quiz.responses.isEmpty && quiz.flags.isEmpty:
      return ["Quiz, " + topic + ": nothing was answered, and nothing is kept."]
    case .open:
      // An examination that goes on tells nothing yet.
      let answered = "\(quiz.responses.count) of \(quiz.items.count) answered"
      let first = isExamination ? "Quiz, " + topic + ": \(answered)." : score + " \(answered)."
      let due: SafeText =
        dueToday == 1 ? "1 missed card is due today." : "\(dueToday) missed cards are due today."
      return [first] + (dueToday > 0 ? [due] : []) + ["engram quiz --resume goes on with it."]
    }
  }

  func result(
    dueToday: Int, _ footer: [Line]?, _ layout: QuizLayout
  ) -> Frame {
    let missed = missedCards.count
    var hints: [SafeText] = missed > 0 ? ["r review \(missed) missed"] : []
    if end == .handedIn { hints.append("u undo") }
    hints.append("q leave")
    let title = QuizWords.topic(quiz.plan.topic)
    return layout.page.frame(
      header: .sides(
        [Run("Result", .strong), Run("  " + title, .dim)],
        [Run(QuizWords.percent(quiz.score.total), .accent)], width: layout.width),
      body: QuizResult(quiz, dueToday: dueToday).rows(layout),
      footer: footer ?? notices(layout) + [layout.page.hints(hints)], scroll: scroll)
  }
}
