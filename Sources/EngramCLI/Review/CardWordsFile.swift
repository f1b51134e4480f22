import EngramCore
import EngramStore

/// The words of a card as a text to be edited: Q:, A: and N: at the beginning of lines.
enum CardWordsFile {
  enum Reading: Hashable {
    case unchanged
    case incomplete(String)
    /// Nil goes back to the deck's own words.
    case words(CardWords?)
  }

  static func text(of card: Card) -> String {
    """
    # \(card.key)
    # Change the words behind Q: (question), A: (answer) and N: (note), then save and leave.
    # Lines that begin with # are passed over. Delete everything to go back to the deck's words.

    Q: \(card.prompt)

    A: \(card.answer)

    N: \(card.note ?? "")

    """
  }

  static func words(in text: String, of card: Card) -> Reading {
    let fields = fields(of: text)
    if fields.values.allSatisfy(\.isEmpty) {
      return card.isEdited ? .words(nil) : .unchanged
    }
    guard let prompt = fields["Q"], !prompt.isEmpty else {
      return .incomplete("Not changed: there is no question behind Q:")
    }
    guard let answer = fields["A"], !answer.isEmpty else {
      return .incomplete("Not changed: there is no answer behind A:")
    }
    let note = fields["N"].flatMap { $0.isEmpty ? nil : $0 }
    let isSame = prompt == card.prompt && answer == card.answer && note == card.note
    return isSame ? .unchanged : .words(CardWords(prompt: prompt, answer: answer, note: note))
  }

  /// A field goes on until the next one begins; white space is folded.
  private static func fields(of text: String) -> [Character: String] {
    var fields: [Character: String] = [:]
    var current: Character?
    // Also "\r\n", which is one Character and no "\n".
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    where !line.hasPrefix("#") {
      var rest = line
      if let first = line.first, "QAN".contains(first), line.dropFirst().first == ":" {
        current = first
        rest = line.dropFirst(2)
      }
      if let current { fields[current, default: ""] += " " + rest }
    }
    return fields.mapValues { value in
      value.split { $0.isWhitespace }.joined(separator: " ")
    }
  }
}
