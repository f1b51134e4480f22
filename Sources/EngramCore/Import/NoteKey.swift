/// Keys for what has none of its own: a deck by its title, a plain concept by its question.
///
/// A key is a function of the text alone, so that the same file gives the same cards every time.
package enum NoteKey {
  /// Such as "psych-101-perception-gestalt" for "Psych 101::Perception::Gestalt".
  package static func deck(_ title: String) -> String {
    let words = words(in: title)
    guard !words.isEmpty else { return "deck" }
    let whole = words.joined(separator: "-")
    return whole.utf8.count <= 160 ? whole : shortened(words, to: 150) + "-" + hash(of: title)
  }

  /// Such as "what-is-habituation"; with a hash behind it where the words do not tell all.
  ///
  /// Questions that differ only in case, in blanks or in their last mark have the same key.
  package static func concept(_ prompt: String) -> String {
    let essence = QuestionEssence(prompt)
    let short = essence.words(upTo: 40)
    guard !short.isEmpty else { return "card-" + digits(of: essence.hash) }
    let key = String(decoding: short, as: UTF8.self)
    return essence.isToldBy(short) ? key : key + "-" + digits(of: essence.hash)
  }

  /// For a note that its file gives a name: the name itself, where it can stand in a card's name.
  package static func named(_ name: String) -> String {
    let isPlain = name.unicodeScalars.allSatisfy { scalar in
      scalar.isASCII
        ? scalar.value > 0x20 && scalar.value < 0x7F && scalar != "/" : isOfWord(scalar)
    }
    return isPlain && !name.isEmpty && name.utf8.count <= 120 ? name : concept(name)
  }

  /// The runs of letters, digits and "_", in small letters.
  private static func words(in text: String) -> [String] {
    var words: [String] = []
    var word = String.UnicodeScalarView()
    for scalar in text.lowercased().unicodeScalars {
      if isOfWord(scalar) {
        word.append(scalar)
      } else if !word.isEmpty {
        words.append(String(word))
        word.removeAll()
      }
    }
    if !word.isEmpty { words.append(String(word)) }
    return words
  }

  static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return switch scalar {
      case "a"..."z", "0"..."9", "_": true
      default: false
      }
    }
    // Signs that choose how the one before is drawn are no marks of a word.
    if (0xFE00...0xFE0F).contains(scalar.value) { return false }
    return switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber, .nonspacingMark, .spacingMark:
      true
    default: false
    }
  }

  /// As many whole words as fit into `limit` bytes, and at least a part of the first.
  private static func shortened(_ words: [String], to limit: Int) -> String {
    var text = ""
    for word in words {
      guard text.utf8.count + word.utf8.count < limit else { break }
      text += (text.isEmpty ? "" : "-") + word
    }
    guard text.isEmpty, let first = words.first else { return text }
    var start = String.UnicodeScalarView()
    var size = 0
    for scalar in first.unicodeScalars {
      size += String(scalar).utf8.count
      guard size <= limit else { break }
      start.append(scalar)
    }
    return String(start)
  }

  /// Six signs, of some two thousand million possible.
  package static func hash(of text: String) -> String { digits(of: NameHash(text)) }

  private static func digits(of hash: NameHash) -> String {
    let digits = String(SeededGenerator.mix(hash.value) % 2_176_782_336, radix: 36)
    return String(repeating: "0", count: 6 - digits.count) + digits
  }
}
