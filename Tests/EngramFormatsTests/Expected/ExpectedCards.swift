import EngramCore
import Foundation
import Testing

/// What must come out of a sample: its `NAME.expected.json`, compared by the rules of the samples'
/// README.
struct ExpectedCards {
  let cards: [Card]
  let noteCount: Int
  /// The lines of rows that cannot be imported.
  let rejectedLines: [Int]

  /// A card that must come out.
  struct Card {
    let prompt: String
    let answer: String
    let tags: [String]
    /// Nil where the file says nothing of decks.
    let deck: String?
    let kind: String
    let hidden: [String]
    let isLoose: Bool
    /// What a loose answer must hold.
    let parts: [String]
    let guid: String?
    let extra: [String: String]
  }

  /// The expectation for the sample of this name.
  init(_ name: String) throws {
    try self.init(
      json: JSONSerialization.jsonObject(with: Data(Samples.bytes(name + ".expected.json"))))
  }

  /// From an object with `cards`, `counts` and `rejected`.
  init(json: Any) throws {
    let object = try #require(json as? [String: Any])
    let counts = object["counts"] as? [String: Any]
    noteCount = counts?["notes"] as? Int ?? 0
    rejectedLines = (object["rejected"] as? [[String: Any]] ?? []).compactMap { $0["line"] as? Int }
    cards = (object["cards"] as? [[String: Any]] ?? []).map { card in
      let answer = card["answer"] as? String ?? ""
      return Card(
        prompt: card["prompt"] as? String ?? "", answer: answer,
        tags: card["tags"] as? [String] ?? [], deck: card["deck"] as? String,
        kind: card["kind"] as? String ?? "", hidden: card["hidden"] as? [String] ?? [],
        isLoose: card["loose"] != nil,
        parts: card["answer_contains"] as? [String] ?? answer.components(separatedBy: "\n"),
        guid: card["guid"] as? String, extra: card["extra"] as? [String: String] ?? [:])
    }
  }

  /// All that is wrong with what was read; empty where it is as it must be.
  func differences(from notes: [ImportedNote]) -> [String] {
    var left = notes.flatMap { note in note.cards.map { (note, $0) } }
    var problems: [String] = []
    if notes.count != noteCount {
      problems.append("notes: wanted \(noteCount), read \(notes.count)")
    }
    for want in cards {
      guard let match = left.firstIndex(where: { fits(want, $0.1) }) else {
        problems.append("missing: \(want.prompt) -> \(want.answer)")
        continue
      }
      let (note, card) = left.remove(at: match)
      if ExpectedCards.tags(want.tags) != ExpectedCards.tags(note.tags) {
        problems.append("tags of \(want.prompt): wanted \(want.tags), read \(note.tags)")
      }
      if let deck = want.deck, ExpectedCards.slug(deck) != ExpectedCards.slug(note.deck ?? "") {
        problems.append("deck of \(want.prompt): wanted \(deck), read \(note.deck ?? "none")")
      }
      if want.kind != card.kind.rawValue, !want.isLoose {
        problems.append("kind of \(want.prompt): wanted \(want.kind), read \(card.kind)")
      }
      if let guid = want.guid, guid != note.id {
        problems.append("guid of \(want.prompt): wanted \(guid), read \(note.id ?? "none")")
      }
      let beside = note.citations + [note.note ?? ""]
      for (name, text) in want.extra where !beside.contains(where: { $0.contains(text) }) {
        problems.append("\(name) of \(want.prompt): wanted \(text), read \(beside)")
      }
    }
    return problems + left.map { "too many: \($0.1.prompt) -> \($0.1.answer)" }
  }

  private func fits(_ want: Card, _ got: ImportedCard) -> Bool {
    let (wanted, shown) = (ExpectedCards.plain(want.prompt), ExpectedCards.plain(got.prompt))
    guard wanted == shown || (want.isLoose && wanted.contains(shown)) else { return false }
    let mine = ExpectedCards.plain(got.answer)
    if ExpectedCards.plain(want.answer) == mine { return true }
    if want.kind == "cloze" {
      return want.hidden.allSatisfy { mine.contains(ExpectedCards.plain($0)) }
    }
    return want.isLoose && want.parts.allSatisfy { mine.contains(ExpectedCards.plain($0)) }
  }

  /// Blank lines, list marks, Unicode normal form and the way a hole is drawn are folded.
  static func plain(_ text: String) -> String {
    let holes = text.precomposedStringWithCanonicalMapping
      .replacingOccurrences(of: "\u{A0}", with: " ")
      .replacing(/\[\s*(?:\.\.\.|…)\s*\]|_{3,}/, with: "[...]")
    return holes.components(separatedBy: .newlines).compactMap { line in
      let bare = line.replacing(/^\s*(?:(?:[-*•–]|\d+[.)])\s+)+/, with: "")
      let folded = bare.replacing(/\s+/, with: " ").trimmingCharacters(in: .whitespaces)
      return folded.isEmpty ? nil : folded
    }.joined(separator: "\n")
  }

  private static func tags(_ tags: [String]) -> [String] {
    tags.filter { !["leech", "marked"].contains($0.lowercased()) }.sorted()
  }

  /// A deck by its words.
  private static func slug(_ deck: String) -> String {
    deck.precomposedStringWithCanonicalMapping.lowercased().matches(of: /\w+/)
      .map { String($0.output) }.joined(separator: "-")
  }
}
