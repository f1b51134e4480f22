import EngramCore

extension ReviewScreen: LinearScreen {
  /// What the screen shows, for the linear front: no redraw, no box drawing, words for symbols.
  package var lines: [SafeText] {
    switch phase {
    case .asking: questionLines
    case .revealed: answerLines
    case .saving: []
    case .failed(let reason, _, _):
      ["Not saved: " + reason, "Enter tries again; quit leaves. Nothing before it is lost."]
    case .explaining(let explanation, _): explanation.lines() + ["Enter goes back."]
    case .helping: ReviewScreen.plainHelp(scale) + ["Enter goes back."]
    case .done:
      notices + [
        "Nothing is left to review today.", "Enter leaves; undo takes back the last answer.",
      ]
    case .closed: []
    }
  }

  package var hint: SafeText {
    phase == .revealed
      ? "Type a grade from the list, or help." : "Press Enter for the answer, or type help."
  }

  private var notices: [SafeText] { notice.map { [$0] } ?? [] }

  private var questionLines: [SafeText] {
    guard let card else { return [] }
    let place = progress.done + 1
    let total = max(place, progress.done + progress.left)
    let deck = SafeText.line(card.card.deckTitle)
    var lines = notices
    if progress.backlog > 0 {
      let shown = progress.left - progress.drill
      lines.append(
        "Backlog: the most salvageable \(shown) of \(shown + progress.backlog); no new cards meanwhile."
      )
    }
    lines.append("Card \(place) of \(total), \(deck.text), \(word(for: card.source))")
    return lines + ["Question: " + SafeText(card.card.prompt)]
  }

  private func word(for source: StudyQueue.Source) -> String {
    switch source {
    case .due: "due"
    case .new: "new"
    case .drill: "again today"
    case .practice: "practice"
    case .early: "ahead of its day"
    }
  }

  private var answerLines: [SafeText] {
    guard let card else { return [] }
    var lines = notices + ["Answer: " + SafeText(card.card.answer)]
    lines += card.card.citations.map { "Source: " + SafeText.line($0) }
    if let note = card.card.note { lines.append("Note: " + SafeText(note)) }
    lines += card.warnings
    let grades = scale.choices.map { choice in
      let outcome = card.outcomes.first { $0.grade == choice.grade }
      return "\(choice.digit) \(choice.name)" + (outcome.map { ", \(phrase($0))" } ?? "")
    }
    return lines + ["Grades: \(grades.joined(separator: "; "))"]
  }

  private func phrase(_ outcome: Outcome) -> String {
    guard outcome.isCounted else { return outcome.isDrilled ? "again today" : "no change" }
    return Days.long(outcome.interval).text + (outcome.isDrilled ? " and again today" : "")
  }

  private static func plainHelp(_ scale: GradeScale) -> [SafeText] {
    let digits = scale.choices.map { "\($0.digit) \($0.name)" }.joined(separator: ", ")
    return [
      "Enter shows the answer. Then type a grade and Enter: \(digits).",
      "Words at any time: undo, suspend, bury, edit, why, help, quit.",
      "Below 4 a card comes back today until it reaches 4. Every answer is saved at once.",
    ]
  }
}
