/// What the forms of an English word share: "displacement" and "displacing" are both "displac".
package enum WordStem {
  /// The stem of `word`, which is in lower case.
  package static func of(_ word: String) -> String {
    let letters = Array(word.utf8)
    for suffix in suffixes where letters.count >= suffix.count + 4 {
      if letters.ends(with: suffix) { return settled(letters.dropLast(suffix.count)) }
    }
    if letters.count > 2, letters.last == UInt8(ascii: "s"),
      !endings.contains(where: letters.ends)
    {
      return of(String(decoding: letters.dropLast(), as: UTF8.self))
    }
    return settled(letters[...])
  }

  /// Without a silent e or a doubled consonant at its end, and with i for a y there.
  private static func settled(_ stem: ArraySlice<UInt8>) -> String {
    var letters = stem
    guard letters.count > 3, let last = letters.last else {
      return String(decoding: stem, as: UTF8.self)
    }
    let before = letters[letters.endIndex - 2]
    if last == before, !vowels.contains(last) {
      letters.removeLast()
    } else if letters.count > 4, last == UInt8(ascii: "e") {
      letters.removeLast()
    } else if last == UInt8(ascii: "y") {
      letters[letters.endIndex - 1] = UInt8(ascii: "i")
    }
    return String(decoding: letters, as: UTF8.self)
  }

  /// Words that end so are in the singular.
  private static let endings = ["ss", "us", "is"].map { Array($0.utf8) }

  /// Those, and what is doubled in the stem itself.
  private static let vowels = Array("aeiouls".utf8)

  /// Longer ones first, so that the most is taken off.
  private static let suffixes = [
    "isations", "izations", "isation", "ization", "ications", "ication", "ations", "nesses",
    "ements", "ation", "ement", "ments", "ances", "ences", "ising", "izing", "ment", "ness",
    "ance", "ence", "ions", "ings", "ists", "isms", "ives", "ised", "ized", "ises", "izes", "ion",
    "ing", "ist", "ism", "ive", "ity", "ies", "ied", "al", "ed", "er", "es",
  ].map { Array($0.utf8) }

  /// Words, as stems, that say nothing of what a definition is about.
  static let common: Set<String> = Set(
    """
    a an and are as at be been by can from for has have he her his in into is it its of on one or \
    own she that the their them they this those through to was what when which who whose with
    """.split(separator: " ").map { of(String($0)) })
}

extension [UInt8] {
  fileprivate func ends(with suffix: [UInt8]) -> Bool {
    count >= suffix.count && self[(count - suffix.count)...].elementsEqual(suffix)
  }
}
