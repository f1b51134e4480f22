/// The order in which a deck introduces its concepts: essentials first, then as the deck has them,
/// and each after the concepts that it requires.
package enum IntroductionOrder {
  /// The essentials of `decks` with all that they require, in whatever deck, as "deck/concept": an
  /// essential does not wait until another deck is nearly done.
  package static func essentials(of decks: [DeckDocument], in library: ConceptLibrary) -> Set<
    String
  > {
    var found: Set<String> = []
    var stack = decks.flatMap { deck in
      deck.concepts.lazy.filter(\.isEssential).map {
        ConceptLibrary.Entry(deck: deck.key, concept: $0)
      }
    }
    while let entry = stack.popLast() {
      guard found.insert("\(entry.deck)/\(entry.concept.key)").inserted else { continue }
      for reference in entry.concept.requires {
        if case .found(let required) = library.resolve(reference, from: entry.deck) {
          stack.append(required)
        }
      }
    }
    return found
  }

  /// The indices of `concepts` in that order.
  ///
  /// - Parameter essentials: those of all decks, with what they require, as "deck/concept". A
  ///   requirement outside the deck is met by the queue. A cycle, which the deck check reports, is
  ///   broken where it closes.
  package static func indices(
    of concepts: [Concept], deck: String, essentials: Set<String>
  ) -> [Int] {
    let isEssential = concepts.map { essentials.contains("\(deck)/\($0.key)") }
    let own = Dictionary(
      concepts.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    let required = concepts.map { concept in
      concept.requires.compactMap { own[$0] ?? own[$0.droppingDeck(deck)] }
    }
    let first = concepts.indices.filter { isEssential[$0] }
    let others = concepts.indices.filter { !isEssential[$0] }

    var order: [Int] = []
    var visited = Array(repeating: false, count: concepts.count)
    // A stack of our own: a chain of requirements may be as long as the deck.
    var stack: [(index: Int, next: Int)] = []
    for start in first + others where !visited[start] {
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
