import EngramCore

extension DeckDocument {
  /// What an excerpt with the concepts of these keys has: they, and all to which they refer in this
  /// deck; the whole deck where no other concept has cards.
  func keys(keeping wanted: Set<String>, in library: ConceptLibrary) -> Set<String> {
    let generator = CardGenerator(self, in: library)
    let isWhole = concepts.allSatisfy { concept in
      wanted.contains(concept.key) || generator.cards(of: concept).isEmpty
    }
    guard !isWhole else { return Set(concepts.map(\.key)) }
    let own = Dictionary(concepts.map { ($0.key, $0) }) { first, _ in first }
    var kept: Set<String> = []
    var open = wanted.filter { own[$0] != nil }
    while let next = open.popFirst() {
      kept.insert(next)
      for reference in own[next]?.references ?? [] {
        let name = own[reference] == nil ? reference.droppingDeck(key) : reference
        if own[name] != nil, !kept.contains(name) { open.insert(name) }
      }
    }
    return kept
  }
}

extension Concept {
  /// All other concepts that it names.
  fileprivate var references: [Reference] {
    let whole = partOf.map { [$0] } ?? []
    return by + whole + contrasts.map(\.with) + confusedWith + overlaps + requires
  }
}
