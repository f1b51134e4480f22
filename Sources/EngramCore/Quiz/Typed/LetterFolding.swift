/// Letters as answers are compared: small, and without what stands on or runs through them.
///
/// Without Foundation there is no normalisation to ask for, but the names of letters tell their
/// bases: "LATIN SMALL LETTER E WITH ACUTE".
enum LetterFolding {
  struct Letter: Hashable, Sendable {
    /// One scalar, or two: "ß" is "ss".
    let plain: [Unicode.Scalar]
    /// Whether an "e" may be written after it instead of its accent: "ü" is "ue" too.
    let isUmlaut: Bool
    /// Whether the marks on it are no accents, as in Japanese or Hindi.
    let keepsMarks: Bool
    let isCapital: Bool

    init(
      _ plain: [Unicode.Scalar], isCapital: Bool, isUmlaut: Bool = false, keepsMarks: Bool = false
    ) {
      self.plain = plain
      self.isUmlaut = isUmlaut
      self.keepsMarks = keepsMarks
      self.isCapital = isCapital
    }
  }

  /// The base of a letter that is not ASCII.
  static func letter(_ scalar: Unicode.Scalar) -> Letter {
    let isCapital = scalar.properties.isUppercase
    let small = Array(scalar.properties.lowercaseMapping.unicodeScalars)
    guard let first = small.first else { return Letter([scalar], isCapital: isCapital) }
    if let special = specials[first] {
      return Letter(Array(special.unicodeScalars), isCapital: isCapital)
    }
    if (0xFF21...0xFF5A).contains(first.value), let ascii = Unicode.Scalar(first.value - 0xFEE0) {
      return Letter([ascii], isCapital: isCapital)
    }
    guard isAccented(first) else { return Letter(small, isCapital: isCapital, keepsMarks: true) }
    guard hasBase(first), let name = first.properties.name, let base = base(named: name) else {
      return Letter([first], isCapital: isCapital)
    }
    let isUmlaut =
      (name.hasSuffix("WITH DIAERESIS") && "aou".unicodeScalars.contains(base[0]))
      || name.hasSuffix("LETTER O WITH STROKE")
    return Letter(base, isCapital: isCapital, isUmlaut: isUmlaut)
  }

  /// Whether a letter belongs to one of the scripts whose marks are accents or vowel points.
  static func isAccented(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x900 || (0x1E00...0x1FFF).contains(scalar.value)
  }

  /// Latin, Greek and Cyrillic: elsewhere the names tell nothing.
  private static func hasBase(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x530 || scalar.value >= 0x1E00
  }

  /// Never empty.
  private static func base(named name: String) -> [Unicode.Scalar]? {
    let words = name.split(separator: " ")
    if words.count >= 4, words[0] == "LATIN", words[2] == "LETTER" || words[2] == "LIGATURE",
      words[3].utf8.count <= 2, words.count == 4 || words[4] == "WITH"
    {
      return Array(words[3].lowercased().unicodeScalars)
    }
    guard let with = words.firstIndex(of: "WITH") else { return nil }
    return bases[words[..<with].joined(separator: " ")].map { [$0] }
  }

  /// The small letters of Greek and Cyrillic by their names.
  private static let bases: [String: Unicode.Scalar] = {
    var bases: [String: Unicode.Scalar] = [:]
    for value in Array(0x3B1...0x3C9) + Array(0x430...0x45F) {
      guard let scalar = Unicode.Scalar(value), let name = scalar.properties.name else { continue }
      bases[name] = scalar
    }
    return bases
  }()

  /// Small letters whose names do not tell.
  private static let specials: [Unicode.Scalar: String] = [
    "ß": "ss", "ı": "i", "þ": "th", "ð": "d", "ŋ": "n", "ſ": "s", "ĳ": "ij", "ς": "σ", "ϐ": "β",
    "ϑ": "θ", "ϕ": "φ", "й": "и", "ё": "е", "ї": "і", "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl",
    "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
  ]
}
