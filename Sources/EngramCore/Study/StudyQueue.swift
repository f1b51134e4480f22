/// What is left to ask on a study day, in order: due and new cards, then the drill.
package struct StudyQueue: Hashable, Sendable {
  package struct Item: Hashable, Sendable {
    package let card: ID<Card>
    package let source: Source
  }

  package enum Source: Hashable, Sendable { case due, new, drill, practice, early }

  package private(set) var items: [Item]
  private var drill: [ID<Card>]
  /// Due cards beyond the day's limit.
  package let backlog: Int
  package let day: Day

  /// Due and new cards spread evenly among each other over the whole day.
  ///
  /// - Parameters:
  ///   - drill: cards graded below 4 today, the longest waiting first.
  ///   - done: what was answered today already of the cards that this queue draws from: the spread
  ///     goes on from there, so that leaving and coming back continues the same queue.
  package init(
    due: DueSelection, new: [ID<Card>], drill: [ID<Card>], done: DayTally, on day: Day
  ) {
    items = StudyQueue.spread(due: due.cards, new: due.backlog > 0 ? [] : new, done: done)
    self.drill = drill
    backlog = due.backlog
    self.day = day
  }

  /// Cards asked outside the schedule's order: practice, or reviews ahead of their day.
  package init(_ cards: [ID<Card>], as source: Source, on day: Day) {
    items = cards.map { Item(card: $0, source: source) }
    drill = []
    backlog = 0
    self.day = day
  }

  package var current: Item? {
    items.first ?? drill.first.map { Item(card: $0, source: .drill) }
  }

  package var dueCount: Int { items.count { $0.source == .due } }
  package var newCount: Int { items.count { $0.source == .new } }
  package var drillCount: Int { drill.count + items.count { $0.source == .drill } }
  package var count: Int { items.count + drill.count }

  /// Takes the current card off; puts it at the end of the drill where it is to be drilled.
  package mutating func finishCurrent(isDrilled: Bool) {
    guard let current else { return }
    if items.isEmpty { drill.removeFirst() } else { items.removeFirst() }
    if isDrilled { drill.append(current.card) }
  }

  /// Takes a card out wherever it stands (suspended, buried).
  package mutating func remove(_ card: ID<Card>) {
    items.removeAll { $0.card == card }
    drill.removeAll { $0 == card }
  }

  /// Asks a card next that stands further back, as after an undo of its answer.
  package mutating func bringToFront(_ card: ID<Card>) {
    if let place = items.firstIndex(where: { $0.card == card }) {
      items.insert(items.remove(at: place), at: 0)
    } else if let place = drill.firstIndex(of: card) {
      drill.remove(at: place)
      items.insert(Item(card: card, source: .drill), at: 0)
    }
  }

  /// Keeps the first `limit` cards; the drill stays whole.
  package mutating func limit(to limit: Int) {
    items = Array(items.prefix(limit))
  }

  /// Merges by the place each card has in its own row of the whole day.
  private static func spread(due: [ID<Card>], new: [ID<Card>], done: DayTally) -> [Item] {
    let allDue = due.count + done.reviewed + 1
    let allNew = new.count + done.introduced + 1
    var items: [Item] = []
    var (i, j) = (0, 0)
    while i < due.count || j < new.count {
      let isDueNext =
        j >= new.count
        || (i < due.count
          && (i + done.reviewed + 1) * allNew <= (j + done.introduced + 1) * allDue)
      if isDueNext {
        items.append(Item(card: due[i], source: .due))
        i += 1
      } else {
        items.append(Item(card: new[j], source: .new))
        j += 1
      }
    }
    return items
  }
}
