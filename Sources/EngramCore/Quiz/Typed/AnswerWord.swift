/// One word of an answer, in the spellings by which it is compared.
struct AnswerWord: Hashable, Sendable {
  /// What stands between a word and the one before it.
  enum Joint: Hashable, Sendable {
    case blank, dot, hyphen, comma, sign
  }

  /// What its capitals say of a word.
  enum Script: Hashable, Sendable {
    case ordinary
    /// "CBT": so short that each letter counts, an S at the end too.
    case capitals
    /// "SSRIs".
    case capitalsInPlural
  }

  /// How words are folded: of a name no ending is a plural and no letter the other spelling.
  enum Manner: Hashable, Sendable {
    case term, name
  }

  /// Small letters without accents.
  let plain: String
  /// `plain` in the singular.
  let singular: String
  /// `singular` as Americans spell it.
  let key: String
  let joint: Joint
  let script: Script
  let manner: Manner

  init(
    _ plain: String, joint: Joint = .blank, script: Script = .ordinary, manner: Manner
  ) {
    self.plain = plain
    self.joint = joint
    self.script = script
    self.manner = manner
    guard manner == .term, script != .capitals, plain.utf8.count <= AnswerWord.longest else {
      singular = plain
      key = plain
      return
    }
    singular = script == .capitalsInPlural ? String(plain.dropLast()) : SingularForm.of(plain)
    key = AnswerWord.key(of: singular)
  }

  /// The letters of both, as if they were written in one.
  func joined(with next: AnswerWord) -> AnswerWord {
    AnswerWord(plain + next.plain, joint: joint, manner: manner)
  }

  var isAbbreviation: Bool { script != .ordinary }

  var isInitial: Bool { plain.unicodeScalars.count == 1 }

  var hasDigit: Bool { plain.unicodeScalars.contains { $0.properties.numericType != nil } }

  /// Each spelling once, as scalars.
  var spellings: [[Unicode.Scalar]] {
    var spellings = [plain]
    for spelling in [singular, key] where !spellings.contains(spelling) {
      spellings.append(spelling)
    }
    return spellings.map { Array($0.unicodeScalars) }
  }

  /// In bytes; what is longer is no word, and only compared as it is.
  static let longest = 80

  /// What to write between it and the word before it.
  var gap: String {
    switch joint {
    case .blank, .sign: " "
    case .dot: ". "
    case .hyphen: "-"
    case .comma: ", "
    }
  }

  /// Folds until nothing changes, so that folding what is folded changes nothing either.
  private static func key(of singular: String) -> String {
    var key = AmericanSpelling.of(singular)
    for _ in 0..<4 {
      let next = AmericanSpelling.of(SingularForm.of(key))
      if next == key { break }
      key = next
    }
    return key
  }
}
