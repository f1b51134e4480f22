import EngramCore

/// Keys for concepts of a table: small letters, digits and hyphens.
enum ConceptSlug {
  /// Such as "good-enough-mother"; of a term in letters that have no Latin ones, their numbers.
  ///
  /// A function of the term alone: where letters and digits do not tell all of it, a hash does.
  static func slug(_ text: String) -> String {
    var words: [String] = []
    for word in text.unicodeScalars.split(whereSeparator: { !isOfWord($0) }) {
      let letters = TableField.essence(of: String(String.UnicodeScalarView(word)))
      if !letters.isEmpty { words.append(letters) }
    }
    var isTold = text.unicodeScalars.allSatisfy(isSpelt)
    if words.isEmpty {
      words = text.unicodeScalars.prefix(12).map { "u" + String($0.value, radix: 16) }
      isTold = text.unicodeScalars.count <= 12
    }
    var slug = ""
    for word in words {
      guard slug.utf8.count + word.utf8.count < most else {
        isTold = false
        break
      }
      slug += (slug.isEmpty ? "" : "-") + word
    }
    if slug.isEmpty { slug = String(words.first?.prefix(most) ?? "concept") }
    return isTold ? slug : hashed(slug, text)
  }

  /// A slug that more than one term has, made this term's own.
  static func hashed(_ slug: String, _ term: String) -> String {
    "\(slug)-\(NoteKey.hash(of: folded(term)))"
  }

  private static let most = 60

  /// Whether a text can be a key as it is.
  static func isKey(_ text: some StringProtocol) -> Bool {
    let words = text.utf8.split(separator: 0x2D, omittingEmptySubsequences: false)
    return text.utf8.count <= 100
      && words.allSatisfy { word in
        !word.isEmpty
          && word.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
      }
  }

  /// What makes two names the same one: small letters, single blanks, no article.
  static func folded(_ name: String) -> String {
    var folded = String.UnicodeScalarView()
    for scalar in name.lowercased().unicodeScalars {
      if !scalar.properties.isWhitespace {
        folded.append(scalar)
      } else if folded.last.map({ $0 != " " }) ?? false {
        folded.append(" ")
      }
    }
    let text = String(folded)
    return text.hasPrefix("the ") ? String(text.unicodeScalars.dropFirst(4)) : text
  }

  /// Whether a slug tells the sign: a letter or a digit by what it has for it, blanks and
  /// punctuation by where words end; but not what "C+" and "C" differ by.
  private static func isSpelt(_ scalar: Unicode.Scalar) -> Bool {
    if isOfWord(scalar), scalar != "'", scalar != "’" {
      return !TableField.essence(of: String(scalar)).isEmpty
    }
    return switch scalar.properties.generalCategory {
    case .mathSymbol, .otherSymbol, .currencySymbol, .modifierSymbol, .nonspacingMark,
      .spacingMark, .enclosingMark:
      false
    default: true
    }
  }

  private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "'"
      || scalar == "’"
  }
}
