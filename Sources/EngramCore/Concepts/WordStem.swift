/// What the forms of an English word share: "displacement" and "displacing" are both "displac".
package enum WordStem {
  /// The stem of `word`, which is in lower case.
  package static func of(_ word: String) -> String {
    let letters = word.utf8
    for suffix in suffixes where letters.count >= suffix.utf8.count + 4 {
      if word.hasSuffix(suffix) {
        return settled(word.dropLast(suffix.count))
      }
    }
    if letters.count > 2, word.hasSuffix("s"), !["ss", "us", "is"].contains(where: word.hasSuffix) {
      return settled(word.dropLast())
    }
    return settled(word[...])
  }

  /// Without a silent e or a doubled consonant at its end, and with i for a y there.
  private static func settled(_ stem: Substring) -> String {
    var letters = Array(stem.utf8)
    guard letters.count > 3, let last = letters.last else { return String(stem) }
    if last == letters[letters.count - 2], !"aeiouls".utf8.contains(last) {
      letters.removeLast()
    } else if letters.count > 4, last == UInt8(ascii: "e") {
      letters.removeLast()
    } else if last == UInt8(ascii: "y") {
      letters[letters.count - 1] = UInt8(ascii: "i")
    }
    return String(decoding: letters, as: UTF8.self)
  }

  /// Longer ones first, so that the most is taken off.
  private static let suffixes = [
    "isations", "izations", "isation", "ization", "ications", "ication", "ations", "nesses",
    "ements", "ation", "ement", "ities", "ments", "ances", "ences", "ising", "izing", "ment",
    "ness",
    "ance", "ence", "ions", "ings", "ists", "isms", "ives", "ised", "ized", "ises", "izes", "ion",
    "ing", "ist", "ism", "ive", "ity", "ies", "ied", "als", "al", "ed", "ers", "er", "es",
  ]

  /// Words, as stems, that say nothing of what a definition is about.
  static let common: Set<String> = Set(
    """
    a an and are as at be been by can from for has have he her his in into is it its of on one or \
    own she that the their them they this those through to was what when which who whose with
    """.split(separator: " ").map { of(String($0)) })
}
