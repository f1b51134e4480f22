/// What a learner typed to pick cards.
package indirect enum Query: Hashable, Sendable {
  /// Every card.
  case all
  /// In the question, the answer or the term; case does not matter.
  case text(String)
  case deck(String)
  case kind(ConceptKind)
  case card(CardKind)
  case tag(String)
  case has(Status)
  /// The cards of these concepts; no words stand for it.
  case concepts([ID<Concept>])
  /// These cards; no words stand for it.
  case cards([ID<Card>])
  case not(Query)
  case and([Query])
  case or([Query])

  package enum Status: String, CaseIterable, Sendable {
    case due, new, suspended, leech, drill
  }

  /// Lapses from which a card counts as a leech.
  package static let leechLapses = 8
}

/// Why a query cannot be read, and what can be.
package struct QueryProblem: Error, Hashable, Sendable, CustomStringConvertible {
  package let description: String
}
