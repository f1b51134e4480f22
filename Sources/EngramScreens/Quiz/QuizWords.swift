import EngramCore

/// How the parts of a quiz are called, on the screen and in lines.
enum QuizWords {
  static let sureToUndo: SafeText = "u once more takes the whole quiz back."

  static let digits: [SafeText] = (1...9).map { "\($0)" }
  static let letters: [SafeText] = "abcdefghi".map { SafeText(String($0)) }

  /// "7 of 20", of a group "7-10 of 20".
  static func place(_ places: [Int], of total: Int) -> SafeText {
    let first = (places.first ?? 0) + 1
    let last = (places.last ?? 0) + 1
    return first == last ? "\(first) of \(total)" : "\(first)-\(last) of \(total)"
  }

  /// "14 min left", in the last two minutes "1:43 left".
  static func left(_ milliseconds: Int) -> SafeText {
    let seconds = (milliseconds + 999) / 1000
    guard seconds < 120 else { return "\(seconds / 60) min left" }
    let rest = seconds % 60
    return "\(seconds / 60):\(rest < 10 ? "0" : "")\(rest) left"
  }

  /// "14 minutes", in the last two "103 seconds".
  static func spoken(_ milliseconds: Int) -> SafeText {
    let seconds = (milliseconds + 999) / 1000
    if seconds >= 120 { return "\(seconds / 60) minutes" }
    return seconds == 1 ? "1 second" : "\(seconds) seconds"
  }

  /// The left side of a pair.
  static func name(_ item: QuizItem) -> SafeText { SafeText.line(item.label ?? item.prompt) }

  static func mode(_ mode: QuizMode) -> SafeText {
    switch mode {
    case .choice: "choice"
    case .typed: "typed"
    case .match: "matching"
    case .truefalse: "true or false"
    case .mixed: "mixed"
    }
  }

  /// The topic of a quiz as a title.
  static func topic(_ topic: String) -> SafeText {
    topic.isEmpty ? "everything" : SafeText.line(topic)
  }

  static func percent(_ tally: QuizScore.Tally) -> SafeText { "\(tally.percent) %" }

  /// The same for the linear front.
  static func readyLines(_ quiz: Quiz) -> [SafeText] {
    guard quiz.plan.limit != nil else {
      return [tally(quiz), "Enter tells the result; quit leaves it for later."]
    }
    return [
      open(quiz),
      quiz.isAllSettled
        ? "Enter hands in; quit leaves it for later."
        : "Enter hands in; back goes back to these; quit leaves it for later.",
    ]
  }

  private static func tally(_ quiz: Quiz) -> SafeText {
    "Nothing is left to ask: \(quiz.responses.count) of \(quiz.items.count) answered."
  }

  private static func open(_ quiz: Quiz) -> SafeText {
    "\(quiz.unanswered.count) unanswered, \(quiz.flags.count) flagged."
  }

  /// What is open before a quiz is handed in.
  static func ready(_ quiz: Quiz) -> [SafeText] {
    guard quiz.plan.limit != nil else { return [tally(quiz)] }
    return [
      open(quiz), quiz.isAllSettled ? "Enter hands in." : "Enter hands in; b goes back to these.",
    ]
  }
}

extension Quiz {
  /// Whether everything has an answer and nothing is flagged.
  var isAllSettled: Bool { responses.count >= items.count && flags.isEmpty }
}
