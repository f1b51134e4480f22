/// A card that is due, with what its place in the queue depends on.
package struct DueCard: Hashable, Sendable {
  package let card: ID<Card>
  package let concept: ID<Concept>
  /// The first day on which it could be asked.
  package let ready: Day
  /// Days.
  package let interval: Int
  package let lastDay: Day?

  package init(
    card: ID<Card>, concept: ID<Concept>, ready: Day, interval: Int, lastDay: Day?
  ) {
    self.card = card
    self.concept = concept
    self.ready = ready
    self.interval = interval
    self.lastDay = lastDay
  }
}

/// A card never answered, in the order in which its deck introduces it.
package struct FreshCard: Hashable, Sendable {
  package let card: ID<Card>
  package let concept: ID<Concept>
  /// Concepts to be met first that have not been met on an earlier day.
  package let unmetRequirements: [ID<Concept>]

  package init(card: ID<Card>, concept: ID<Concept>, unmetRequirements: [ID<Concept>]) {
    self.card = card
    self.concept = concept
    self.unmetRequirements = unmetRequirements
  }
}
