/// Tells a slip of the fingers from another word.
enum WordSlip {
  /// How many letters of `right` went wrong; 0 where the words are the same, nil where that is no
  /// slip.
  static func distance(_ typed: AnswerWord, _ right: AnswerWord) -> Int? {
    if typed.plain == right.plain || typed.key == right.key { return 0 }
    let count = right.plain.unicodeScalars.count
    let limit = min(typed.plain.unicodeScalars.count, count) > longest ? 0 : count / lettersPerSlip
    guard limit > 0, !right.isAbbreviation, !right.hasDigit, !typed.hasDigit else { return nil }
    var best: Int?
    for mine in typed.spellings {
      for theirs in right.spellings where beginsAlike(mine, theirs) {
        guard let found = EditDistance.between(mine, theirs, atMost: best ?? limit) else {
          continue
        }
        if OpposingPrefix.accounts(for: found, between: mine, and: theirs) { return nil }
        best = found
      }
    }
    return best
  }

  /// Few people mistype the first letter, and many other words differ in no more.
  private static func beginsAlike(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Bool {
    guard let first = a.first, let other = b.first else { return false }
    return first == other || (a.count > 1 && b.count > 1 && a[1] == other && b[1] == first)
  }

  private static let lettersPerSlip = 5
  /// In letters; what is longer is no word.
  private static let longest = 60
}
