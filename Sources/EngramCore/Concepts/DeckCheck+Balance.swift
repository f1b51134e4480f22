extension DeckCheck.Inspection {
  /// A deck of some size asks in several ways: a student who can only define has not learnt.
  mutating func checkBalance() {
    for (deck, document, _) in checked {
      let concepts = document.concepts.filter { $0.kind != .plain }
      guard concepts.count >= Self.leastConcepts else { continue }
      let generator = CardGenerator(document, in: library)
      var counts: [CardKind: Int] = [:]
      for concept in concepts {
        for card in generator.cards(of: concept) { counts[card.kind, default: 0] += 1 }
      }
      let all = counts.values.reduce(0, +)
      if counts.count < Self.leastKinds {
        let kinds = CardKind.allCases.filter { counts[$0] != nil }.map(\.rawValue)
        warn(
          "unbalanced: only \(kinds.joinedAsWords()) cards; \(Self.leastKinds) kinds are the least "
            + "(vignettes, contrasts and clozes make more)", at: "concepts", in: deck)
      }
      for (kind, count) in counts where count * 2 > all {
        warn(
          "unbalanced: \(count) of \(all) cards are \(kind.rawValue) cards; half is the most",
          at: "concepts", in: deck)
      }
    }
  }

  /// Smaller decks are not judged.
  private static let leastConcepts = 10
  private static let leastKinds = 5
}
