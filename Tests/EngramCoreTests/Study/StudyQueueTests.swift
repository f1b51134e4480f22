import EngramCore
import EngramTestSupport
import Testing

@Suite struct StudyQueueTests {
  private let today = Day(100)

  private func dueSelection(_ count: Int, limit: Int = 1_000) -> DueSelection {
    let cards = (0..<count).map { number in
      DueCard(
        card: ID(Int64(number)), concept: ID(Int64(number)), ready: Day(99), interval: 1,
        lastDay: Day(98))
    }
    return DueSelection(cards, asked: [], on: today, limit: limit, seed: 1)
  }

  private func queue(
    due: Int, new: Int, drill: [Int64] = [], done: DayTally = .none, limit: Int = 1_000
  ) -> StudyQueue {
    StudyQueue(
      due: dueSelection(due, limit: limit), new: (0..<new).map { ID(Int64(1_000 + $0)) },
      drill: drill.map { ID($0) }, done: done, on: today)
  }

  /// "d" for due and "n" for new.
  private func picture(_ queue: StudyQueue) -> String {
    String(queue.items.map { $0.source == .new ? "n" : "d" })
  }

  // MARK: Spread

  @Test(arguments: [
    (0, 0, ""), (3, 0, "ddd"), (0, 3, "nnn"), (1, 1, "dn"), (2, 1, "dnd"), (3, 3, "dndndn"),
    (6, 2, "ddnddndd"), (2, 6, "nndnndnn"), (9, 1, "dddddnddd d"), (8, 3, "ddnddnddndd"),
  ])
  func newCardsAreSpread(due: Int, new: Int, expected: String) {
    #expect(picture(queue(due: due, new: new)) == expected.replacing(" ", with: ""))
  }

  /// Between two new cards lie as many due ones as between any other two, give or take one.
  @Test func theSpreadIsEven() {
    for due in 0...60 {
      for new in 1...20 where due >= new {
        let gaps = picture(queue(due: due, new: new)).split(
          separator: "n", omittingEmptySubsequences: false
        ).map(\.count)
        #expect(gaps.count == new + 1)
        let (least, most) = (gaps.dropLast().min() ?? 0, gaps.dropLast().max() ?? 0)
        #expect(most - least <= 1, "\(due) due, \(new) new: \(gaps)")
        #expect((least - 1...most).contains(gaps.last ?? 0), "\(due) due, \(new) new: \(gaps)")
      }
    }
  }

  @Test func eachRowKeepsItsOrder() {
    let queue = queue(due: 20, new: 7)
    let due = queue.items.filter { $0.source == .due }.map(\.card)
    #expect(due == dueSelection(20).cards)
    let new = queue.items.filter { $0.source == .new }.map(\.card.rawValue)
    #expect(new == Array(1_000..<1_007))
    #expect((queue.dueCount, queue.newCount, queue.count) == (20, 7, 27))
  }

  @Test func aBacklogLeavesNoRoomForNewCards() {
    let full = queue(due: 30, new: 5, limit: 10)
    #expect((full.dueCount, full.newCount, full.backlog) == (10, 0, 20))
    let exact = queue(due: 10, new: 5, limit: 10)
    #expect((exact.dueCount, exact.newCount, exact.backlog) == (10, 5, 0))
  }

  // MARK: Drill

  @Test func theDrillComesLastAndInOrder() {
    var queue = queue(due: 2, new: 0, drill: [7, 5])
    var asked: [StudyQueue.Item] = []
    while let item = queue.current, asked.count < 10 {
      asked.append(item)
      queue.finishCurrent(isDrilled: false)
    }
    let due = dueSelection(2).cards
    #expect(asked.map(\.card) == due + [ID(7), ID(5)])
    #expect(asked.map(\.source) == [.due, .due, .drill, .drill])
    #expect(queue.count == 0)
  }

  /// A drilled card comes round until it is let go, behind those that have waited longer.
  @Test func theDrillGoesRoundUntilFour() {
    var queue = queue(due: 0, new: 3, drill: [])
    let grades: [(Int64, Grade)] = [
      (1_000, .nearly), (1_001, .good), (1_002, .hard),  // the new cards
      (1_000, .hard), (1_002, .good), (1_000, .blackout), (1_000, .easy),
    ]
    for (card, grade) in grades {
      #expect(queue.current?.card == ID(card))
      queue.finishCurrent(isDrilled: grade.startsDrill)
    }
    #expect(queue.current == nil)
  }

  @Test func finishingAnEmptyQueueDoesNothing() {
    var queue = queue(due: 0, new: 0)
    queue.finishCurrent(isDrilled: true)
    #expect(queue.current == nil)
    #expect(queue.count == 0)
  }

  // MARK: Other ways in and out

  @Test func aSuspendedCardLeavesWhereverItStands() {
    var queue = queue(due: 3, new: 1, drill: [50, 51])
    queue.remove(ID(50))
    queue.remove(ID(1_000))
    queue.remove(ID(12_345))
    #expect((queue.dueCount, queue.newCount, queue.drillCount) == (3, 0, 1))
  }

  /// After an undo the card is asked again at once.
  @Test func aCardIsBroughtToTheFront() throws {
    var queue = queue(due: 3, new: 1, drill: [50, 51])
    let order = queue.items.map(\.card)
    try #require(order.count == 4)
    queue.bringToFront(order[2])
    #expect(queue.items.map(\.card) == [order[2], order[0], order[1], order[3]])
    queue.bringToFront(ID(51))
    #expect(queue.current?.card == ID(51))
    #expect(queue.current?.source == .drill)
    #expect((queue.drillCount, queue.count) == (2, 6))
    let before = queue
    queue.bringToFront(ID(12_345))
    #expect(queue == before)
  }

  @Test func limitingLeavesTheDrill() {
    var queue = queue(due: 9, new: 9, drill: [50, 51])
    let first = Array(queue.items.prefix(4))
    queue.limit(to: 4)
    #expect(queue.items == first)
    #expect(queue.drillCount == 2)
    queue.limit(to: 100)
    #expect(queue.items == first)
  }

  @Test(arguments: [StudyQueue.Source.practice, .early]) func otherQueues(
    source: StudyQueue.Source
  ) {
    var queue = StudyQueue([ID(3), ID(1)], as: source, on: today)
    #expect(queue.items.map(\.card) == [ID(3), ID(1)])
    #expect(queue.items.map(\.source) == [source, source])
    #expect(queue.current?.card == ID(3))
    #expect((queue.dueCount, queue.newCount, queue.backlog) == (0, 0, 0))
    queue.finishCurrent(isDrilled: true)
    queue.finishCurrent(isDrilled: false)
    #expect(queue.current?.card == ID(3))
    #expect(queue.current?.source == .drill)
  }
}
