/// The order in which a deck introduces its concepts: essentials first, then as the deck has them,
/// and each after the concepts that it requires.
package enum IntroductionOrder {
  /// The indices of `concepts` in that order.
  ///
  /// What an essential requires comes with it, before it. Requirements outside the deck are met by
  /// the queue. A cycle, which the deck check reports, is broken where it closes.
  package static func indices(of concepts: [Concept], deck: String) -> [Int] {
    let own = Dictionary(
      concepts.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    var order: [Int] = []
    var visited: Set<Int> = []

    func visit(_ index: Int) {
      guard visited.insert(index).inserted else { return }
      for reference in concepts[index].requires {
        if let required = own[reference] ?? own[reference.droppingDeck(deck)] { visit(required) }
      }
      order.append(index)
    }
    let essentials = concepts.indices.filter { concepts[$0].isEssential }
    for index in essentials + concepts.indices.filter({ !concepts[$0].isEssential }) {
      visit(index)
    }
    return order
  }
}

extension String {
  /// A reference into the deck itself may carry the deck's key.
  fileprivate func droppingDeck(_ deck: String) -> String {
    hasPrefix(deck + "/") ? String(dropFirst(deck.count + 1)) : self
  }
}
