/// Which due cards a study day asks, and in which order.
///
/// Without a backlog by due day, shuffled within one; with a backlog the most salvageable first:
/// the least overdue in relation to its interval, since SM-2 assumes recall to fall as
/// 0.9^(elapsed/interval). Both orders depend on nothing but the study day, the seed and the card,
/// so an answer never moves the cards that are left.
package struct DueSelection: Hashable, Sendable {
  package let cards: [ID<Card>]
  /// Due cards beyond the limit.
  package let backlog: Int
  private let sortedConcepts: [ID<Concept>]

  /// Concepts of everything due, asked today or not.
  package var concepts: Set<ID<Concept>> { Set(sortedConcepts) }

  /// - Parameters:
  ///   - due: all cards that are ready on `day`.
  ///   - asked: concepts of which a card was asked on `day` already.
  ///   - limit: how many reviews the day has left.
  package init(
    _ due: [DueCard], asked: Set<ID<Concept>>, on day: Day, limit: Int, seed: UInt64
  ) {
    let order = DayOrder(day: day, seed: seed)
    sortedConcepts = due.map(\.concept).sorted()
    let rivals = DueSelection.rivals(among: due, of: sortedConcepts, asked: asked)
    let held = DueSelection.heldOver(rivals, asked: asked, on: day, order: order)
    let eligible = held.isEmpty ? due : due.filter { !held.contains($0.card) }
    backlog = max(0, eligible.count - limit)
    let ranked =
      backlog > 0
      ? eligible.first(limit) { order.isMoreSalvageable($0, $1) }
      : eligible.sorted { order.isDueEarlier($0, $1) }
    cards = ranked.prefix(limit).map(\.card)
  }

  /// How many cards a day without a limit would ask: a due card is asked today unless it waits for a
  /// sibling.
  ///
  /// The same rule as in the selection, for those who need no order.
  ///
  /// - Parameters:
  ///   - earlier: the concept of each card that was ready before the day.
  ///   - today: the concept of each card that is ready since the day.
  ///   - asked: concepts of which a card was asked on the day already.
  package static func askable(
    earlier: [ID<Concept>], today: [ID<Concept>], asked: Set<ID<Concept>>
  ) -> Int {
    guard !today.isEmpty else { return earlier.count }
    let before = earlier.sorted()
    var place = 0
    var last: ID<Concept>?
    var count = before.count
    for concept in today.sorted() where concept != last {
      last = concept
      while place < before.count, before[place] < concept { place += 1 }
      let isTaken = place < before.count && before[place] == concept
      if !isTaken, !asked.contains(concept) { count += 1 }
    }
    return count
  }

  /// Cards in an order of the day, for practice.
  package static func shuffled(_ cards: [ID<Card>], on day: Day, seed: UInt64) -> [ID<Card>] {
    let order = DayOrder(day: day, seed: seed)
    let key = { (card: ID<Card>) in SeededGenerator.mix(order.key(card, ID(0))) }
    return cards.map { (key($0), $0) }.sorted { $0 < $1 }.map(\.1)
  }

  /// Cards due since today whose sibling is asked today: they wait until tomorrow, and no longer.
  private static func heldOver(
    _ rivals: [DueCard], asked: Set<ID<Concept>>, on day: Day, order: DayOrder
  ) -> Set<ID<Card>> {
    let fresh = rivals.filter { $0.ready == day }
    guard !fresh.isEmpty else { return [] }
    var taken = asked.union(rivals.lazy.filter { $0.ready < day }.map(\.concept))
    var held: Set<ID<Card>> = []
    for card in fresh.sorted(by: { order.isDueEarlier($0, $1) })
    where !taken.insert(card.concept).inserted {
      held.insert(card.card)
    }
    return held
  }

  /// Cards of which a sibling is due too or was asked today.
  ///
  /// A backlog has few of them: sorted numbers find them at a fraction of what a set of all costs.
  private static func rivals(
    among due: [DueCard], of concepts: [ID<Concept>], asked: Set<ID<Concept>>
  ) -> [DueCard] {
    var shared = asked
    for (concept, next) in zip(concepts, concepts.dropFirst()) where concept == next {
      shared.insert(concept)
    }
    return shared.isEmpty ? [] : due.filter { shared.contains($0.concept) }
  }
}

extension Array {
  /// What `sorted(by:)` begins with, without putting the rest in order.
  fileprivate func first(_ count: Int, by isBefore: (Element, Element) -> Bool) -> [Element] {
    guard count > 0 else { return [] }
    var best: [Element] = []
    var last: Element?
    for element in self {
      if let last, !isBefore(element, last) { continue }
      best.append(element)
      guard best.count >= count * 2 else { continue }
      best.sort(by: isBefore)
      best.removeLast(best.count - count)
      last = best.last
    }
    return Array(best.sorted(by: isBefore).prefix(count))
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
