/// One thing to know, as its deck states it; the parent of sibling cards.
///
/// Other concepts are named by reference: a concept key of the same deck, or `deck-key/concept-key`.
package struct Concept: Hashable, Sendable {
  /// Never changes, whatever else is edited.
  package var key: String
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
  private static func phrase(for term: String, kind: ConceptKind) -> String {
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
  package let after: String

  package init(before: String, hole: String, after: String) {
    self.before = before
    self.hole = hole
    self.after = after
  }

  /// Reads "The id works by the {{pleasure}} principle."; nil unless it has exactly one filled hole.
  package init?(_ text: String) {
    guard let open = text.firstRange(of: "{{"),
      let close = text[open.upperBound...].firstRange(of: "}}"),
      !text[close.upperBound...].contains("{{")
    else { return nil }
    let hole = text[open.upperBound..<close.lowerBound]
    guard hole.contains(where: { !$0.isWhitespace }) else { return nil }
    self.init(
      before: String(text[..<open.lowerBound]), hole: String(hole),
      after: String(text[close.upperBound...]))
  }
}
