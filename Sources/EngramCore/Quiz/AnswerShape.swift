/// What sort of text an answer is, by its form alone: all that is known of a plain card.
enum AnswerShape: Hashable {
  case year, number, name, term, phrase

  init(_ answer: String) {
    let words = answer.split { $0.isWhitespace }
    let digits = answer.filter(\.isASCIIDigit)
    if digits.count == 4, digits.count == answer.filter({ !$0.isWhitespace }).count,
      let year = Int(digits), (1000...2199).contains(year)
    {
      self = .year
    } else if let first = answer.first(where: { !"+-−$€£ ".contains($0) }), first.isASCIIDigit {
      self = .number
    } else if (2...4).contains(words.count), words.allSatisfy(AnswerShape.isInName) {
      self = .name
    } else {
      self = words.count <= 4 ? .term : .phrase
    }
  }

  /// A capital letter first, or a particle such as "von".
  private static func isInName(_ word: Substring) -> Bool {
    guard let first = word.first else { return false }
    return first.isUppercase
      || ["von", "van", "de", "der", "da", "del", "of", "the"].contains(word)
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
