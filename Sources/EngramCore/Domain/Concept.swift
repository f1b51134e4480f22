/// One thing to know, as its deck states it; the parent of sibling cards.
///
/// Other concepts are named by reference: a concept key of the same deck, or `deck-key/concept-key`.
package struct Concept: Hashable, Sendable {
  /// What schedules hang on; one that must change is named in `was`.
  package var key: String
  /// Keys that it had before, here or in another deck.
  package var was: [Reference] = []
  package var term: String
  /// How the term stands inside a sentence: "the id".
  package var phrase: String
  package var aliases: [String] = []
  package var kind: ConceptKind
  /// A noun or gerund phrase of at most 25 words; of a theorist, what he or she did.
  package var definition: String?
  /// The theorists it is due to.
  package var by: [Reference] = []
  package var partOf: Reference?
  package var parts: Parts?
  package var contrasts: [Contrast] = []
  package var vignettes: [String] = []
  package var cloze: [Cloze] = []
  /// What learners mix up with it.
  package var confusedWith: [Reference] = []
  /// So near that either might be called right.
  package var overlaps: [Reference] = []
  /// To be introduced before it.
  package var requires: [Reference] = []
  package var note: String?
  package var citations: [Citation] = []
  package var tags: [String] = []
  /// Questions better than the generated ones.
  package var ask: [CardKind: String] = [:]
  /// Card kinds that would be bad cards here.
  package var skip: Set<CardKind> = []
  /// A plain concept that is asked in both directions.
  package var isReversed = false
  /// Of a plain concept: its cards as they are to be asked, in place of the definition's.
  package var cards: [CardText] = []

  package init(key: String, term: String, phrase: String? = nil, kind: ConceptKind) {
    self.key = key
    self.term = term
    self.phrase = phrase ?? Concept.phrase(for: term, kind: kind)
    self.kind = kind
  }

  package typealias Reference = String

  package enum Parts: String, CaseIterable, Sendable {
    /// The parts in this deck are all there are; their order means nothing.
    case complete
    /// The parts stand in this deck in their order.
    case ordered
  }

  package struct Contrast: Hashable, Sendable {
    package let with: Reference
    package let how: String

    package init(with: Reference, how: String) {
      self.with = with
      self.how = how
    }
  }

  package var isEssential: Bool { tags.contains(Concept.essentials) }

  package static let essentials = "essentials"

  /// The term with a small first letter, unless it is a name or an abbreviation.
  package static func phrase(for term: String, kind: ConceptKind) -> String {
    guard kind != .theorist, kind != .plain, let first = term.first, first.isUppercase,
      term.dropFirst().first?.isUppercase != true
    else { return term }
    return first.lowercased() + term.dropFirst()
  }
}

/// A sentence with one hole.
package struct Cloze: Hashable, Sendable {
  package let before: String
  package let hole: String
  /// Other words that fill the hole rightly.
  package let aliases: [String]
  package let after: String

  package init(before: String, hole: String, aliases: [String] = [], after: String) {
    self.before = before
    self.hole = hole
    self.aliases = aliases
    self.after = after
  }

  /// Reads "The id works by the {{pleasure|Lust}} principle."; nil unless it has exactly one filled
  /// hole.
  package init?(_ text: String) {
    guard case .one(let cloze) = Cloze.read(text) else { return nil }
    self = cloze
  }

  /// What can be said of a sentence with holes.
  package enum Reading: Hashable, Sendable {
    case one(Cloze)
    case none
    case several(Int)
    /// "{{" without "}}" behind it.
    case unclosed
    case empty
  }

  package static func read(_ text: String) -> Reading {
    let bytes = Array(text.utf8)
    func finds(_ byte: Character, _ index: Int) -> Bool {
      index + 1 < bytes.count && bytes[index] == byte.asciiValue && bytes[index + 1] == bytes[index]
    }
    let opens = bytes.indices.filter { finds("{", $0) && !($0 > 0 && bytes[$0 - 1] == 0x7B) }
    guard let open = opens.first else { return .none }
    guard opens.count == 1 else { return .several(opens.count) }
    guard let close = bytes.indices.dropFirst(open + 2).first(where: { finds("}", $0) }) else {
      return .unclosed
    }
    let part = { (range: Range<Int>) in String(decoding: bytes[range], as: UTF8.self) }
    let words = bytes[open + 2..<close].split(separator: 0x7C, omittingEmptySubsequences: false)
      .map { part($0.startIndex..<$0.endIndex) }
    let isFilled = words.allSatisfy { word in
      word.unicodeScalars.contains { !$0.properties.isWhitespace }
    }
    guard isFilled, let hole = words.first else { return .empty }
    return .one(
      Cloze(
        before: part(0..<open), hole: hole, aliases: Array(words.dropFirst()),
        after: part(close + 2..<bytes.count)))
  }

  /// As a deck file has it.
  package var text: String {
    before + "{{" + ([hole] + aliases).joined(separator: "|") + "}}" + after
  }
}
