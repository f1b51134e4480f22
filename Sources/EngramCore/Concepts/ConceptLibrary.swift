/// All concepts that references may name, over all decks.
package struct ConceptLibrary: Sendable {
  /// Where a concept is at home.
  package struct Entry: Hashable, Sendable {
    package let deck: String
    package let concept: Concept
    /// The sources it cites, as they stand under an answer.
    package let citations: [String]

    package init(deck: String, concept: Concept, citations: [String] = []) {
      self.deck = deck
      self.concept = concept
      self.citations = citations
    }
  }

  private var entries: [String: [Entry]] = [:]

  package init(_ decks: some Sequence<DeckDocument>) {
    for deck in decks {
      for concept in deck.concepts {
        add(Entry(deck: deck.key, concept: concept, citations: deck.citations(of: concept)))
      }
    }
  }

  package mutating func add(_ entry: Entry) {
    entries[entry.concept.key, default: []].append(entry)
  }

  package enum Resolution: Hashable, Sendable {
    case found(Entry)
    case missing
    /// Several other decks have a concept of this key; these are their keys.
    case ambiguous([String])
  }

  /// What `reference`, written in the deck `deck`, names: its own concept before another deck's.
  package func resolve(_ reference: Concept.Reference, from deck: String) -> Resolution {
    let parts = reference.split(separator: "/", omittingEmptySubsequences: false)
    let key = String(parts.last ?? "")
    let candidates = parts.count > 2 ? [] : entries[key] ?? []
    if parts.count == 2 {
      return candidates.first { $0.deck == parts[0] }.map(Resolution.found) ?? .missing
    }
    if let own = candidates.first(where: { $0.deck == deck }) { return .found(own) }
    return switch candidates.count {
    case 0: .missing
    case 1: .found(candidates[0])
    default: .ambiguous(candidates.map(\.deck))
    }
  }

  package func concept(_ reference: Concept.Reference, from deck: String) -> Concept? {
    if case .found(let entry) = resolve(reference, from: deck) { entry.concept } else { nil }
  }
}
