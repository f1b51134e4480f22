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
    let required = concepts.map { concept in
      concept.requires.compactMap { own[$0] ?? own[$0.droppingDeck(deck)] }
    }
    let essentials = concepts.indices.filter { concepts[$0].isEssential }
    let others = concepts.indices.filter { !concepts[$0].isEssential }

    var order: [Int] = []
    var visited = Array(repeating: false, count: concepts.count)
    // A stack of our own: a chain of requirements may be as long as the deck.
    var stack: [(index: Int, next: Int)] = []
    for start in essentials + others where !visited[start] {
      visited[start] = true
      stack.append((start, 0))
      while let (index, next) = stack.last {
        guard next < required[index].count else {
          order.append(index)
          stack.removeLast()
          continue
        }
        stack[stack.count - 1].next += 1
        let requirement = required[index][next]
        guard !visited[requirement] else { continue }
        visited[requirement] = true
        stack.append((requirement, 0))
      }
    }
    return order
  }
}

extension String {
  /// A reference into the deck itself may carry the deck's key.
  package func droppingDeck(_ deck: String) -> String {
    hasPrefix(deck + "/") ? String(dropFirst(deck.count + 1)) : self
  }
}
