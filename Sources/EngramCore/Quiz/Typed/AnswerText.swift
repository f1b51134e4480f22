/// An answer as it is compared: its words in order, and what they are without the gaps.
struct AnswerText: Hashable, Sendable {
  let words: [AnswerWord]
  /// "Super-Ego" and "the superego" are both "superego".
  let plain: String
  /// As `plain`, but in the singular and as Americans spell.
  let loose: String

  init(_ words: [AnswerWord]) {
    self.words = AnswerText.withoutArticles(words)
    plain = self.words.map(\.plain).joined()
    loose = self.words.map(\.key).joined()
  }

  /// It can be read again and is the same then.
  var text: String {
    (words.first?.key ?? "") + words.dropFirst().map { $0.gap + $0.key }.joined()
  }

  /// The ways to read `text`, two where it has an umlaut; none where it is empty.
  static func readings(of text: String, as manner: AnswerWord.Manner) -> [AnswerText] {
    let reader = AnswerReader(text, manner: manner)
    guard reader.hasContent else { return [] }
    let reading = AnswerText(reader.words)
    return reader.germanWords == reader.words
      ? [reading] : [reading, AnswerText(reader.germanWords)]
  }

  /// Its items, where it is a list: "id, ego and superego".
  var items: [AnswerText] {
    var items: [[AnswerWord]] = [[]]
    for word in words {
      let isAnd = AnswerText.ands.contains(word.plain)
      if isAnd || word.joint == .comma { items.append([]) }
      if !isAnd { items[items.count - 1].append(word) }
    }
    return items.filter { !$0.isEmpty }.map(AnswerText.init)
  }

  var hasAnd: Bool { words.contains { AnswerText.ands.contains($0.plain) } }

  /// "cbt" and the like for three words or more, with and without the small ones among them.
  var initials: Set<String> {
    guard words.count > 2 else { return [] }
    let great = words.filter { !AnswerText.small.contains($0.plain) }
    let initials = [words, great].filter { $0.count > 2 }
      .map { String(String.UnicodeScalarView($0.compactMap(\.plain.unicodeScalars.first))) }
    return Set(initials)
  }

  private static func withoutArticles(_ words: [AnswerWord]) -> [AnswerWord] {
    var rest = words[...]
    while rest.count > 1, let first = rest.first, first.manner == .term,
      articles.contains(first.plain), let next = rest.dropFirst().first,
      next.joint != .dot, next.joint != .hyphen,
      // The A of an abbreviation with gaps: "A C T".
      first.plain != "a" || !next.isInitial
    {
      rest = rest.dropFirst()
    }
    return Array(rest)
  }

  private static let articles: Set<String> = [
    "the", "a", "an", "das", "der", "die", "ein", "eine", "le", "la", "les", "un", "une",
  ]
  private static let ands: Set<String> = ["and", "und", "et"]
  private static let small: Set<String> = [
    "a", "an", "and", "as", "at", "by", "de", "der", "des", "die", "du", "et", "for", "from", "in",
    "la", "le", "of", "on", "or", "the", "to", "und", "v", "versus", "von", "vs", "with",
  ]
}
