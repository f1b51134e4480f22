/// Which due cards a study day asks, and in which order.
///
/// Without a backlog by due day, shuffled within one; with a backlog the most salvageable first:
/// the least overdue in relation to its interval, since SM-2 assumes recall to fall as
/// 0.9^(elapsed/interval). Both orders depend on nothing but the study day, the seed and the card,
/// so an answer never moves the cards that are left.
package struct DueSelection: Hashable, Sendable {
  package let cards: [ID<Card>]
  /// Concepts of everything due, asked today or not.
  package let concepts: Set<ID<Concept>>
  /// Due cards beyond the limit.
  package let backlog: Int

  /// - Parameters:
  ///   - due: all cards that are ready on `day`.
  ///   - asked: concepts of which a card was asked on `day` already.
  ///   - limit: how many reviews the day has left.
  package init(
    _ due: [DueCard], asked: Set<ID<Concept>>, on day: Day, limit: Int, seed: UInt64
  ) {
    let order = DayOrder(day: day, seed: seed)
    let held = DueSelection.heldOver(due, asked: asked, on: day, order: order)
    let eligible = held.isEmpty ? due : due.filter { !held.contains($0.card) }
    backlog = max(0, eligible.count - limit)
    let ranked =
      backlog > 0
      ? eligible.sorted { order.isMoreSalvageable($0, $1) }
      : eligible.sorted { order.isDueEarlier($0, $1) }
    cards = ranked.prefix(limit).map(\.card)
    concepts = Set(due.lazy.map(\.concept))
  }

  /// Cards in an order of the day, for practice.
  package static func shuffled(_ cards: [ID<Card>], on day: Day, seed: UInt64) -> [ID<Card>] {
    let order = DayOrder(day: day, seed: seed)
    let key = { (card: ID<Card>) in SeededGenerator.mix(order.key(card, ID(0))) }
    return cards.map { (key($0), $0) }.sorted { $0 < $1 }.map(\.1)
  }

  /// Cards due since today whose sibling is asked today: they wait until tomorrow, and no longer.
  private static func heldOver(
    _ due: [DueCard], asked: Set<ID<Concept>>, on day: Day, order: DayOrder
  ) -> Set<ID<Card>> {
    let fresh = due.filter { $0.ready == day }
    guard !fresh.isEmpty else { return [] }
    var taken = asked.union(due.lazy.filter { $0.ready < day }.map(\.concept))
    var held: Set<ID<Card>> = []
    for card in fresh.sorted(by: { order.isDueEarlier($0, $1) })
    where !taken.insert(card.concept).inserted {
      held.insert(card.card)
    }
    return held
  }
}

/// The order of one study day: seeded, and different each day.
struct DayOrder: Hashable, Sendable {
  private let salt: UInt64
  private let day: Day

  init(day: Day, seed: UInt64) {
    self.day = day
    salt = SeededGenerator.mix(seed &+ UInt64(bitPattern: Int64(day.number)))
  }

  /// Neighbouring ids of one concept land far apart: the golden ratio spreads them over the range.
  func key(_ card: ID<Card>, _ concept: ID<Concept>) -> UInt64 {
    SeededGenerator.mix(salt ^ UInt64(bitPattern: concept.rawValue))
      &+ UInt64(bitPattern: card.rawValue) &* 0x9E37_79B9_7F4A_7C15
  }

  func isDueEarlier(_ a: DueCard, _ b: DueCard) -> Bool {
    if a.ready != b.ready { return a.ready < b.ready }
    return isBefore(a, b)
  }

  func isMoreSalvageable(_ a: DueCard, _ b: DueCard) -> Bool {
    let left = elapsed(a).multipliedFullWidth(by: max(1, b.interval))
    let right = elapsed(b).multipliedFullWidth(by: max(1, a.interval))
    return left != right ? left < right : isBefore(a, b)
  }

  private func isBefore(_ a: DueCard, _ b: DueCard) -> Bool {
    let (x, y) = (key(a.card, a.concept), key(b.card, b.concept))
    return x != y ? x < y : a.card < b.card
  }

  private func elapsed(_ card: DueCard) -> Int {
    max(0, day.days(since: card.lastDay ?? card.ready))
  }
}
