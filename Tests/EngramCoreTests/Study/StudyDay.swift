import EngramCore

/// A whole study day at random, kept as the store keeps it.
///
/// From what is due, what is new and what was asked so far the queue can be built at any point.
struct StudyDay {
  private(set) var due: [DueCard]
  private(set) var fresh: [FreshCard]
  private(set) var asked: Set<ID<Concept>>
  private(set) var introduced: Set<ID<Concept>> = []
  private(set) var drill: [ID<Card>] = []
  private(set) var tally = DayTally.none
  let limits: StudyLimits
  let seed: UInt64
  let day = Day(20_000)

  init(using generator: inout some RandomNumberGenerator) {
    let concepts = Int64.random(in: 1...25, using: &generator)
    let day = day
    seed = generator.next()
    limits = StudyLimits(
      newCards: .random(in: 0...12, using: &generator),
      reviews: .random(in: 0...30, using: &generator))
    asked = Set(
      (1...concepts).filter { _ in Int.random(in: 0..<6, using: &generator) == 0 }
        .map { ID($0) })
    due = (0..<Int64.random(in: 0...30, using: &generator)).map { number in
      let ready = day.advanced(by: -(Int.random(in: 0...4, using: &generator)))
      let interval = Int.random(in: 0...40, using: &generator)
      return DueCard(
        card: ID(number), concept: ID(.random(in: 1...concepts, using: &generator)), ready: ready,
        interval: interval,
        lastDay: Bool.random(using: &generator) ? ready.advanced(by: -interval) : nil)
    }
    // In no good order: decks follow each other, and may require what a later one teaches.
    fresh = (0..<Int64.random(in: 0...30, using: &generator)).map { number in
      let required = (0..<3).filter { _ in Int.random(in: 0..<4, using: &generator) == 0 }
      return FreshCard(
        card: ID(1_000 + number), concept: ID(.random(in: 1...concepts, using: &generator)),
        unmetRequirements: required.map { _ in ID(.random(in: 1...concepts, using: &generator)) })
    }
  }

  func queue() -> StudyQueue { queue(from: due) }

  func queue(from due: [DueCard]) -> StudyQueue {
    let left = limits.left(after: tally)
    let selection = DueSelection(due, asked: asked, on: day, limit: left.reviews, seed: seed)
    var new = NewCardSelection(
      taken: selection.concepts.union(asked), met: introduced, limit: left.newCards)
    for card in fresh { new.offer(card) }
    return StudyQueue(due: selection, new: new.cards, drill: drill, done: tally, on: day)
  }

  /// One answer, written down.
  mutating func answer(_ item: StudyQueue.Item, isDrilled: Bool) {
    drill.removeAll { $0 == item.card }
    if isDrilled { drill.append(item.card) }
    switch item.source {
    case .due:
      asked.formUnion(due.filter { $0.card == item.card }.map(\.concept))
      due.removeAll { $0.card == item.card }
      tally = DayTally(introduced: tally.introduced, reviewed: tally.reviewed + 1)
    case .new:
      let concepts = fresh.filter { $0.card == item.card }.map(\.concept)
      asked.formUnion(concepts)
      introduced.formUnion(concepts)
      fresh.removeAll { $0.card == item.card }
      tally = DayTally(introduced: tally.introduced + 1, reviewed: tally.reviewed)
    case .drill, .practice, .early: break
    }
  }
}
