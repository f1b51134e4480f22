import EngramCore

/// What is said of one answer: whether it was right, what would have been, and why.
struct QuizVerdict {
  private let item: QuizItem
  private let response: QuizResponse
  private let spelling: String?

  init(_ item: QuizItem, _ response: QuizResponse, spelling: String? = nil) {
    self.item = item
    self.response = response
    self.spelling = spelling
  }

  var isRight: Bool { response.outcome.isRight }

  var isWrong: Bool { response.outcome == .wrong }

  var isOverruled: Bool { response.outcome == .overruled }

  /// The right answer in its own words.
  var right: SafeText {
    SafeText.line(item.right.flatMap { item.options.at($0)?.text } ?? item.answer)
  }

  var given: SafeText { SafeText.line(response.given) }

  /// What stands first in any front.
  ///
  /// - Parameter right: how the right answer is told, such as by its number.
  func opening(right: SafeText) -> SafeText {
    switch response.outcome {
    case .right: "Right."
    case .slip: "Accepted; spelt: " + (spelling.map(SafeText.line) ?? self.right)
    case .overruled: "Counted as right by your word. The card says: " + right.asSentence
    case .wrong: "Wrong. It is " + right.asSentence
    case .skipped: "Passed over. It is " + right.asSentence
    }
  }

  /// What the wrong answer was.
  var explanation: SafeText? {
    guard response.outcome == .wrong, let option = response.option else { return nil }
    return item.options.at(option)?.explanation.map { SafeText($0) }
  }

  /// Told where the answer is another's name.
  var confusion: SafeText? {
    guard response.outcome == .wrong, item.options.isEmpty, response.concept != nil else {
      return nil
    }
    return "“" + given + "” is something else in your decks."
  }

  var why: SafeText? { item.why.map { SafeText($0) } }

  var citations: [SafeText] { item.citations.map(SafeText.line) }

  /// Whether there is a typed answer that is not the right one.
  var isWritten: Bool {
    item.options.isEmpty && (response.outcome == .wrong || response.outcome == .overruled)
  }

  /// The words of a typed answer beside those of the right one, words of a sort together; nil where
  /// they share none.
  var difference: [WordDiff.Piece]? {
    guard isWritten else { return nil }
    let pieces = WordDiff(typed: response.given, right: item.answer).pieces
    guard pieces.contains(where: { if case .same = $0 { true } else { false } }) else { return nil }
    return pieces.reduce(into: []) { joined, piece in
      if let both = joined.last?.followed(by: piece) {
        joined[joined.count - 1] = both
      } else {
        joined.append(piece)
      }
    }
  }
}

extension WordDiff.Piece {
  /// Both as one; nil where they are of different sorts.
  fileprivate func followed(by next: WordDiff.Piece) -> WordDiff.Piece? {
    switch (self, next) {
    case (.same(let words), .same(let word)): .same(words + " " + word)
    case (.missing(let words), .missing(let word)): .missing(words + " " + word)
    case (.extra(let words), .extra(let word)): .extra(words + " " + word)
    default: nil
    }
  }
}

extension Array {
  /// The element at a place that a stranger has named.
  fileprivate func at(_ place: Int) -> Element? { indices.contains(place) ? self[place] : nil }
}

extension SafeText {
  /// With a full stop, where it has no end of its own.
  var asSentence: SafeText {
    guard let last = text.last, !".!?…".contains(last) else { return self }
    return self + "."
  }
}
