/// Finds an answer inside its own question: the words of it, their stems, its initials.
package struct Giveaway: Sendable {
  private let stems: Set<String>
  private let initials: Set<String>

  package init(answer: String, aliases: [String]) {
    let answers = [answer] + aliases
    stems = Set(answers.flatMap(Giveaway.words).compactMap(Giveaway.stem))
    initials = Set(answers.compactMap(Giveaway.initials))
  }

  package func isIn(_ prompt: String) -> Bool {
    Giveaway.words(prompt).contains(where: gives)
  }

  /// The words of `prompt` that tell the answer, as written.
  package func words(in prompt: String) -> [String] {
    Giveaway.words(prompt).filter(gives)
  }

  /// The prompt with the telling words blotted out.
  package func masking(_ prompt: String) -> String {
    guard isIn(prompt) else { return prompt }
    var masked = ""
    var word = ""
    for character in prompt {
      if Giveaway.isInWord(character) {
        word.append(character)
        continue
      }
      masked += gives(word) ? "_____" : word
      word = ""
      masked.append(character)
    }
    return masked + (gives(word) ? "_____" : word)
  }

  private func gives(_ word: String) -> Bool {
    if initials.contains(word) { return true }
    let word = word.lowercased()
    guard word.count > 1, !Giveaway.generic.contains(word) else { return false }
    return stems.contains { word == $0 || ($0.count > 3 && word.hasPrefix($0)) }
  }

  /// What all forms of a word begin with: "displacement" and "displaced" share "displac".
  private static func stem(_ word: String) -> String? {
    let word = word.lowercased()
    guard word.count > 1, !generic.contains(word) else { return nil }
    guard word.count > 5 else { return word }
    return String(word.prefix(max(5, word.count - 4)))
  }

  /// "CBT" for "Cognitive behavioural therapy"; nil for answers of one or two words.
  private static func initials(_ answer: String) -> String? {
    let letters = answer.split { $0 == " " || $0 == "-" }.compactMap(\.first)
      .filter { $0.isLetter }
    return letters.count > 2 ? String(letters).uppercased() : nil
  }

  private static func words(_ text: String) -> [String] {
    text.split { !isInWord($0) }.map(String.init)
  }

  private static func isInWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber
  }

  /// Words that many terms share, so that they tell nothing.
  private static let generic: Set<String> = [
    "a", "an", "and", "analysis", "as", "by", "complex", "concept", "content", "for", "from", "in",
    "mechanism", "method", "mind", "model", "of", "on", "or", "part", "parts", "phase", "position",
    "principle", "process", "psychology", "psychotherapy", "school", "stage", "stages", "technique",
    "term", "the", "theory", "therapy", "to", "treatment", "with",
  ]
}
