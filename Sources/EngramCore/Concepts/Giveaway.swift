/// Finds an answer inside its own question: the words of it, their stems, its initials.
package struct Giveaway: Sendable {
  private let answerWords: Set<String>
  private let stems: Set<String>
  /// Stems of words long enough that a word beginning with one is of the same family.
  private let roots: [String]
  private let initials: Set<String>
  /// How the answer's words begin: most words of a question differ there already.
  private let beginnings: Set<[UInt8]>

  package init(answer: String, aliases: [String]) {
    let answers = [answer] + aliases
    let words = answers.flatMap(Giveaway.words).map { $0.lowercased() }
      .filter { $0.utf8.count > 1 && !Giveaway.generic.contains($0) }
    answerWords = Set(words)
    stems = Set(words.map(WordStem.of))
    roots = Set(words.filter { $0.utf8.count > 4 }.map(WordStem.of))
      .filter { $0.utf8.count > 3 }.sorted()
    initials = Set(answers.compactMap(Giveaway.initials))
    beginnings = Set(words.map { Array($0.utf8.prefix(2)) })
  }

  package func isIn(_ prompt: String) -> Bool {
    Giveaway.words(prompt).contains(where: gives)
  }

  /// The words of `prompt` that tell the answer, as written, each once.
  package func words(in prompt: String) -> [String] {
    var seen: Set<Substring> = []
    return Giveaway.words(prompt).filter { gives($0) && seen.insert($0).inserted }
      .map(String.init)
  }

  /// The prompt with the telling words blotted out.
  package func masking(_ prompt: String) -> String {
    var masked = ""
    var end = prompt.startIndex
    for word in Giveaway.words(prompt) where gives(word) {
      masked += prompt[end..<word.startIndex] + Giveaway.blot
      end = word.endIndex
    }
    return masked + prompt[end...]
  }

  /// Always of one length, so that it tells nothing of the word.
  package static let blot = "_____"

  private func gives(_ word: Substring) -> Bool {
    if !initials.isEmpty, initials.contains(String(word)) { return true }
    let word = word.lowercased()
    guard word.utf8.count > 1, beginnings.contains(Array(word.utf8.prefix(2))),
      !Giveaway.generic.contains(word)
    else { return false }
    if answerWords.contains(word) { return true }
    let stem = WordStem.of(word)
    return stems.contains(stem)
      || roots.contains { stem.hasPrefix($0) && stem.utf8.count <= $0.utf8.count + 3 }
  }

  /// "CBT" for "Cognitive behavioural therapy"; nil for answers of one or two words.
  private static func initials(_ answer: String) -> String? {
    let letters = answer.split { $0 == " " || $0 == "-" }.compactMap(\.first)
      .filter { $0.isLetter }
    return letters.count > 2 ? String(letters).uppercased() : nil
  }

  /// Runs of letters and digits, with the marks that stand on them.
  private static func words(_ text: String) -> [Substring] {
    let scalars = text.unicodeScalars
    var words: [Substring] = []
    var start: String.Index?
    var index = scalars.startIndex
    while index < scalars.endIndex {
      if isInWord(scalars[index]) {
        start = start ?? index
      } else if let first = start {
        words.append(text[first..<index])
        start = nil
      }
      index = scalars.index(after: index)
    }
    if let first = start { words.append(text[first...]) }
    return words
  }

  private static func isInWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return true
    case 0..<0x80: return false
    default:
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .spacingMark, .enclosingMark: return true
      default: return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      }
    }
  }

  /// Words that many terms share, so that they tell nothing.
  private static let generic: Set<String> = [
    "a", "an", "and", "analysis", "as", "at", "by", "complex", "concept", "content", "for", "from",
    "in", "mechanism", "method", "mind", "model", "of", "on", "or", "part", "parts", "phase",
    "position", "principle", "process", "psychology", "psychotherapy", "school", "stage", "stages",
    "technique", "term", "the", "theory", "therapy", "to", "treatment", "with",
  ]
}
