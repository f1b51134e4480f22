/// The words of a text as a comparison needs them: stems in lower case, without signs.
struct PlainWords: Hashable {
  let stems: [String]

  init(_ text: String) {
    stems = text.lowercased().unicodeScalars.split { !PlainWords.isInWord($0) }.map { scalars in
      let word = String(scalars)
      // The longer word for the same thing must not hide that one term contains another.
      return WordStem.of(word == "psychotherapy" ? "therapy" : word)
    }
  }

  /// Whether `other` stands in it, word for word.
  func contains(_ other: PlainWords) -> Bool {
    let length = other.stems.count
    guard length > 0, length <= stems.count else { return false }
    return (0...(stems.count - length)).contains { start in
      stems[start..<(start + length)].elementsEqual(other.stems)
    }
  }

  static func isInWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0x61...0x7A: true
    case 0..<0x80: false
    default: scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
  }
}
