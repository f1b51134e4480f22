/// Picks the day's new cards from all that have never been asked, offered in deck order.
///
/// One card of a concept a day, none of a concept that is asked or due today, and none before the
/// concepts that it requires.
package struct NewCardSelection: Hashable, Sendable {
  package private(set) var cards: [ID<Card>] = []
  private var taken: Set<ID<Concept>>
  private var met: Set<ID<Concept>>
  private let limit: Int

  /// - Parameters:
  ///   - taken: concepts of which a card is asked or due today.
  ///   - met: concepts that were introduced today: what requires them may follow.
  ///   - limit: how many new cards the day has left.
  package init(taken: Set<ID<Concept>>, met: Set<ID<Concept>> = [], limit: Int) {
    self.taken = taken
    self.met = met
    self.limit = limit
  }

  package var isFull: Bool { cards.count >= limit }

  /// Whether a card of the concept is asked, due or chosen today: no other of it will be taken.
  package func hasTaken(_ concept: ID<Concept>) -> Bool { taken.contains(concept) }

  /// Takes the card if it may be introduced today.
  package mutating func offer(_ fresh: FreshCard) {
    guard !isFull, fresh.unmetRequirements.allSatisfy(met.contains),
      taken.insert(fresh.concept).inserted
    else { return }
    cards.append(fresh.card)
    met.insert(fresh.concept)
  }
}
