/// What one scalar of an answer is to its reader.
enum AnswerScalar {
  /// Part of a word: a letter, a digit, a sign such as "♀" or "<".
  case letter
  /// Stands on the letter before it.
  case mark
  /// "&" and "+".
  case and
  case apostrophe
  case hyphen
  case dot
  case comma
  case blank
  /// Any other punctuation.
  case sign
  /// Not there to be seen: soft hyphens, joiners, marks of direction.
  case ignored

  init(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "<", ">", "=", "$": self = .letter
    case "'", "’", "‘", "ʼ", "´", "`", "′", "‛": self = .apostrophe
    case "-", "\u{2212}": self = .hyphen
    case "&", "+": self = .and
    case ".", "…": self = .dot
    case ",", ";", "،", "、": self = .comma
    case "\0"..." ": self = .blank
    case " "..."\u{7F}": self = .sign
    default: self = AnswerScalar.beyondASCII(scalar)
    }
  }

  private static func beyondASCII(_ scalar: Unicode.Scalar) -> AnswerScalar {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: .mark
    case .dashPunctuation: .hyphen
    case .format: .ignored
    case .control, .spaceSeparator, .lineSeparator, .paragraphSeparator: .blank
    case .connectorPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation, .modifierSymbol:
      .sign
    default: .letter
    }
  }
}
