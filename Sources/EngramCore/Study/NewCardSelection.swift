/// Picks the day's new cards from all that have never been asked, offered in deck order.
///
/// One card of a concept a day, none of a concept that is asked or due today, and none before the
/// concepts that it requires. A card that comes before them waits, and follows the last of them: so
/// what is left of the day does not depend on how much of it was introduced already.
package struct NewCardSelection: Hashable, Sendable {
  package private(set) var cards: [ID<Card>] = []
  private var waiting: [FreshCard] = []
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

  /// Takes the card if it may be introduced today, and then those that waited for it.
  package mutating func offer(_ fresh: FreshCard) {
    guard !isFull, !taken.contains(fresh.concept) else { return }
    waiting.append(fresh)
    guard isReady(fresh) else { return }
    while !isFull, let next = waiting.firstIndex(where: isReady) {
      let card = waiting.remove(at: next)
      cards.append(card.card)
      taken.insert(card.concept)
      met.insert(card.concept)
    }
  }

  private func isReady(_ fresh: FreshCard) -> Bool {
    !taken.contains(fresh.concept) && fresh.unmetRequirements.allSatisfy(met.contains)
  }
}
