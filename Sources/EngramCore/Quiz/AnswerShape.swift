/// What sort of text an answer is, by its form alone: all that is known of a plain card.
enum AnswerShape: Hashable {
  case year, number, name, term, phrase

  init(_ answer: String) {
    let words = answer.unicodeScalars.split(whereSeparator: AnswerShape.isSpace)
    let first = words.lazy.joined().first { !AnswerShape.signs.contains($0) }
    if let first, AnswerShape.isDigit(first) {
      self = words.count == 1 && AnswerShape.isYear(words[0]) ? .year : .number
    } else if (2...4).contains(words.count), words.allSatisfy(AnswerShape.isInName) {
      self = .name
    } else {
      self = words.count <= 4 ? .term : .phrase
    }
  }

  /// What may stand before the first digit of a number.
  private static let signs: Set<Unicode.Scalar> = ["+", "-", "\u{2212}", "$", "\u{A3}", "\u{20AC}"]

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x80
      ? scalar == " " || (0x09...0x0D).contains(scalar.value) : scalar.properties.isWhitespace
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    (0x30...0x39).contains(scalar.value)
  }

  /// Four digits, from 1000 to 2199.
  private static func isYear(_ word: Substring.UnicodeScalarView) -> Bool {
    word.count == 4 && word.allSatisfy(isDigit)
      && Int(String(word)).map { (1000...2199).contains($0) } ?? false
  }

  /// A capital letter first, or a particle such as "von".
  private static func isInName(_ word: Substring.UnicodeScalarView) -> Bool {
    guard let first = word.first else { return false }
    return first.properties.isUppercase || particles.contains(String(word))
  }

  private static let particles: Set = ["von", "van", "de", "der", "da", "del", "of", "the"]
}
