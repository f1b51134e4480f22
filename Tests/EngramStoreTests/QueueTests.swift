import EngramCore
import EngramTestSupport
import GRDB
import Testing

@testable import EngramStore

/// The queue of the store beside one that is worked out from all cards, slowly and plainly.
struct QueueTests {
  @Test func theQueueIsWhatASlowModelGives() throws {
    let seed = propertySeed("queue model")
    for run in UInt64(0)..<12 {
      var random = SeededGenerator(seed: seed &+ run)
      var learner = try Learner(
        Scene(DeckDocument.random(using: &random), seed: seed &+ run))
      for _ in 0..<8 {
        for _ in 0..<6 { try learner.act() }
        learner.scene.moment = learner.scene.moment.later(20 * 3_600_000)
        let limits = StudyLimits(
          newCards: random.number(below: 7), reviews: random.number(below: 9))
        let plan = StudyPlan(day: learner.scene.moment.day, limits: limits)
        for query in [Query.all, .deck("second"), .card(.basic)] {
          let queue = try learner.scene.store.queue(matching: query, plan)
          let model = try QueueModel(learner.scene, query, plan)
          model.expect(queue, "seed \(seed &+ run), \(query), \(limits)")
        }
      }
    }
  }

  @Test func statusIsTheQueueIsWhatIsAsked() throws {
    let seed = propertySeed("queue continuity")
    for run in UInt64(0)..<10 {
      var random = SeededGenerator(seed: seed &+ run)
      var scene = try Scene(DeckDocument.random(using: &random), seed: seed &+ run)
      let limits = StudyLimits(newCards: 4, reviews: 5)
      for _ in 0..<12 {
        try sit(&scene, limits, "seed \(seed &+ run)")
        scene.pass(days: 1 + random.number(below: 4))
      }
      try scene.expectSound()
    }
  }

  /// Asks everything that the day has, with a look at the database after each answer.
  private func sit(_ scene: inout Scene, _ limits: StudyLimits, _ comment: Comment) throws {
    let plan = StudyPlan(day: scene.moment.day, limits: limits)
    let status = try scene.store.status(plan)
    var queue = try scene.store.queue(matching: .all, plan)
    #expect(
      [status.due, status.new, status.drill, status.backlog]
        == [queue.dueCount, queue.newCount, queue.drillCount, queue.backlog], comment)
    var asked = [StudyQueue.Source.due: 0, .new: 0, .drill: 0]
    while let item = queue.current, asked.values.reduce(0, +) < 200 {
      asked[item.source, default: 0] += 1
      let grade = scene.random.element(of: [.wrong, .hard, .good, .good, .easy] as [Grade])
      let state = try scene.answer(item.card, grade)
      queue.finishCurrent(isDrilled: state.isDrillPending(on: plan.day))
      #expect(try scene.store.queue(matching: .all, plan) == queue, comment)
      scene.moment = scene.moment.later(5000)
    }
    #expect(asked[.due] == status.due && asked[.new] == status.new, comment)
    let after = try scene.store.status(plan)
    #expect(after.left == 0, comment)
    #expect(after.reviewed == status.reviewed + status.due + status.new, comment)
  }

  @Test func limitsCountOverRunsOfADay() throws {
    var scene = try Scene([.plain("a", count: 30)])
    let plan = StudyPlan(
      day: scene.moment.day, limits: StudyLimits(newCards: 5, reviews: 3))
    var introduced = 0
    for _ in 0..<4 {
      for _ in 0..<2 {
        guard let item = try scene.store.queue(matching: .all, plan).current else { continue }
        try scene.answer(item.card, .good)
        introduced += 1
      }
    }
    #expect(introduced == 5)
    scene.pass(days: 1)
    let next = StudyPlan(day: scene.moment.day, limits: plan.limits)
    let queue = try scene.store.queue(matching: .all, next)
    #expect(queue.dueCount == 3 && queue.backlog == 2 && queue.newCount == 0)
  }

  @Test func essentialsOfAllDecksComeBeforeTheRest() throws {
    let decks = ["a", "b", "c"].map { key in
      var deck = DeckDocument.plain(key, count: 6)
      for index in [2, 5] { deck.concepts[index].tags = [Concept.essentials] }
      return deck
    }
    let scene = try Scene(decks)
    let plan = StudyPlan(day: scene.moment.day, limits: StudyLimits(newCards: 8))
    let order = try scene.store.queue(matching: .all, plan).items
      .compactMap { try scene.store.card($0.card)?.card.key.concept }
    #expect(order == ["a2", "a5", "b2", "b5", "c2", "c5", "a0", "a1"])
  }

  @Test func whatIsRequiredComesFirstAlsoFromAnotherDeck() throws {
    var first = DeckDocument.plain("a", count: 3)
    first.concepts[0].requires = ["b/b1"]
    first.concepts[1].requires = ["a0"]
    let scene = try Scene([first, .plain("b", count: 2)])
    let plan = StudyPlan(day: scene.moment.day, limits: StudyLimits())
    let order = try scene.store.queue(matching: .all, plan).items
      .compactMap { try scene.store.card($0.card)?.card.key.concept }
    #expect(order == ["a2", "b0", "b1", "a0", "a1"])
  }

  /// A deck, or the essentials, can be studied alone, whatever it requires of others.
  @Test func whatIsNotAskedForBlocksNothing() throws {
    var first = DeckDocument.plain("a", count: 3)
    first.concepts[0].requires = ["b/b1"]
    first.concepts[1].requires = ["a0"]
    first.concepts[1].tags = [Concept.essentials]
    let scene = try Scene([first, .plain("b", count: 2)])
    let plan = StudyPlan(day: scene.moment.day, limits: StudyLimits())
    func order(_ query: Query) throws -> [String] {
      try scene.store.queue(matching: query, plan).items
        .compactMap { try scene.store.card($0.card)?.card.key.concept }
    }
    #expect(try order(.deck("a")) == ["a0", "a1", "a2"])
    #expect(try order(.tag(Concept.essentials)) == ["a1"])
    #expect(try scene.store.status(plan).decks.map(\.new) == [3, 2])
  }

  @Test func whatCannotBeMetBlocksNothing() throws {
    var deck = DeckDocument.plain("a", count: 2)
    deck.concepts[1].requires = ["a0"]
    var scene = try Scene([deck])
    try scene.act(.suspend, on: [try scene.card("a/a0/basic")])
    let plan = StudyPlan(day: scene.moment.day, limits: StudyLimits())
    #expect(
      try scene.store.queue(matching: .all, plan).items.map(\.card)
        == [try scene.card("a/a1/basic")])
  }

  @Test func suspendedAndBuriedStayOutAndTheBuriedComeBack() throws {
    var scene = try Scene([.plain("a", count: 3)])
    let cards = try scene.cards.map(\.card.id)
    for card in cards { try scene.answer(card, .good) }
    scene.pass(days: 1)
    let day = scene.moment.day
    try scene.act(.suspend, on: [cards[0]])
    try scene.act(.bury(until: day.advanced(by: 1)), on: [cards[1]])
    func due(on day: Day) throws -> Set<ID<Card>> {
      let plan = StudyPlan(day: day, limits: StudyLimits())
      return Set(try scene.store.queue(matching: .all, plan).items.map(\.card))
    }
    #expect(try due(on: day) == [cards[2]])
    #expect(try due(on: day.advanced(by: 1)) == [cards[1], cards[2]])
    try scene.act(.resume, on: cards)
    #expect(try due(on: day) == Set(cards))
  }

  @Test func aDrillEndsWithItsDayAndAtFour() throws {
    var scene = try Scene([.plain("a", count: 2)])
    let cards = try scene.cards.map(\.card.id)
    let plan = StudyPlan(day: scene.moment.day, limits: StudyLimits())
    for card in cards { try scene.answer(card, .hard) }
    #expect(try scene.store.status(plan).drill == 2)
    try scene.answer(cards[0], .nearly)
    try scene.answer(cards[1], .good)
    #expect(try scene.store.queue(matching: .all, plan).current?.card == cards[0])
    #expect(try scene.store.status(plan).drill == 1)
    scene.pass(days: 1)
    let next = StudyPlan(day: scene.moment.day, limits: StudyLimits())
    #expect(try scene.store.status(next).drill == 0)
    #expect(try scene.store.status(next).due == 2)
  }

  @Test func buryingANewCardKeepsItBackForTheDay() throws {
    var scene = try Scene([.plain("a", count: 2)])
    let cards = try scene.cards.map(\.card.id)
    let day = scene.moment.day
    try scene.act(.bury(until: day.advanced(by: 1)), on: [cards[0]])
    func new(on day: Day) throws -> [ID<Card>] {
      try scene.store.queue(matching: .all, StudyPlan(day: day, limits: StudyLimits())).items
        .map(\.card)
    }
    #expect(try new(on: day) == [cards[1]])
    #expect(try new(on: day.advanced(by: 1)) == cards)
  }

  @Test func practiceAsksAllThatMatchAndEarlyWhatIsNext() throws {
    var scene = try Scene([.plain("a", count: 4)])
    let cards = try scene.cards.map(\.card.id)
    try scene.answer(cards[0], .good)
    scene.pass(days: 1)
    try scene.answer(cards[1], .good)
    try scene.act(.suspend, on: [cards[3]])
    let plan = StudyPlan(day: scene.moment.day, limits: StudyLimits())
    let practice = try scene.store.practiceQueue(matching: .all, plan)
    #expect(Set(practice.items.map(\.card)) == Set(cards[..<3]))
    #expect(practice.items.allSatisfy { $0.source == .practice })
    #expect(try scene.store.earlyQueue(matching: .all, plan).items == [])
    try scene.answer(cards[0], .good)
    scene.pass(days: 1)
    let next = StudyPlan(day: scene.moment.day, limits: StudyLimits())
    #expect(
      try scene.store.earlyQueue(matching: .all, next).items.map(\.card) == [cards[0]])
  }
}

/// The rules of the queue over all cards at once, without an index or a cache.
private struct QueueModel {
  let due: Set<ID<Card>>
  let dueKeys: [ID<Card>: (ready: Int, overdue: Double)]
  let limit: Int
  let new: [ID<Card>]
  let drill: Set<ID<Card>>
  let backlog: Int

  private struct Row {
    let card: ID<Card>
    let concept: Int
    let deck: Int
    let rank: Int
    let state: CardState?
    let isIn: Bool
  }

  init(_ scene: Scene, _ query: Query, _ plan: StudyPlan) throws {
    let places = Dictionary(
      uniqueKeysWithValues: try scene.rows(
        """
        SELECT card.id, concept.id, deck.position, concept.rank FROM card
        JOIN concept ON concept.id = card.concept JOIN deck ON deck.id = concept.deck
        """
      ).map { ($0[0], $0) })
    let scope = Set(try scene.store.cardIDs(matching: query, on: plan.day))
    let rows = try scene.cards.map { studied in
      let place = try #require(places[Int(studied.card.id.rawValue)])
      return Row(
        card: studied.card.id, concept: place[1], deck: place[2], rank: place[3],
        state: studied.state, isIn: scope.contains(studied.card.id))
    }
    let day = plan.day
    let today = rows.filter { $0.state?.lastDay == day }
    let introduced = today.count { $0.state?.firstDay == day }
    let asked = Set(today.map(\.concept))
    let ready = rows.filter { row in row.isIn && row.state?.ready.map { $0 <= day } ?? false }
    // A card due since today waits while a sibling is asked; of several such, one is asked.
    let older = asked.union(ready.filter { $0.state?.ready != day }.map(\.concept))
    let fresh = Dictionary(grouping: ready.filter { $0.state?.ready == day }, by: \.concept)
    let held = fresh.reduce(0) {
      $0 + (older.contains($1.key) ? $1.value.count : $1.value.count - 1)
    }
    due = Set(ready.filter { $0.state?.ready != day || !older.contains($0.concept) }.map(\.card))
    dueKeys = Dictionary(
      uniqueKeysWithValues: ready.map { row in
        let elapsed = day.days(since: row.state?.lastDay ?? row.state?.ready ?? day)
        let interval = max(1, row.state?.memory.interval ?? 1)
        return (
          row.card, (row.state?.ready?.number ?? 0, Double(max(0, elapsed)) / Double(interval))
        )
      })
    limit = max(0, plan.limits.reviews - (today.count - introduced))
    backlog = max(0, ready.count - held - limit)
    drill = Set(
      today.filter { row in
        guard let state = row.state else { return false }
        return row.isIn && state.isDrillOpen && !state.isSuspended
          && state.buriedUntil.map { $0 <= day } ?? true
      }.map(\.card))

    let met = Set(rows.filter { $0.state?.due != nil }.map(\.concept))
    let offered = rows.filter {
      ($0.state.map { $0.due == nil && !$0.isSuspended } ?? true)
        && $0.state?.buriedUntil.map { $0 <= day } ?? true
    }
    let introducible = Set(
      rows.filter { $0.isIn && $0.state.map { $0.due == nil && !$0.isSuspended } ?? true }
        .map(\.concept))
    let requires = try scene.rows("SELECT concept, target FROM relation WHERE kind = 'require'")
    var taken = asked.union(ready.map(\.concept))
    var known = met
    var chosen: [ID<Card>] = []
    let room = backlog > 0 ? 0 : max(0, plan.limits.newCards - introduced)
    let order = offered.filter(\.isIn).sorted { a, b in
      let (x, y) = (a.rank >= Rank.others, b.rank >= Rank.others)
      if x != y { return y }
      if a.deck != b.deck { return a.deck < b.deck }
      return (a.rank, a.card.rawValue) < (b.rank, b.card.rawValue)
    }
    func mayCome(_ row: Row) -> Bool {
      !taken.contains(row.concept)
        && requires.filter { $0[0] == row.concept }.allSatisfy {
          known.contains($0[1]) || !introducible.contains($0[1])
        }
    }
    while chosen.count < room, let next = order.first(where: mayCome) {
      chosen.append(next.card)
      taken.insert(next.concept)
      known.insert(next.concept)
    }
    new = chosen
  }

  func expect(_ queue: StudyQueue, _ comment: Comment) {
    let asked = queue.items.filter { $0.source == .due }.map(\.card)
    #expect(queue.backlog == backlog, comment)
    #expect(Set(asked).isSubset(of: due) && Set(asked).count == asked.count, comment)
    if backlog > 0 {
      #expect(asked.count == limit, comment)
      let overdue = asked.compactMap { dueKeys[$0]?.overdue }
      #expect(overdue == overdue.sorted(), comment)
    } else {
      let ready = asked.compactMap { dueKeys[$0]?.ready }
      #expect(ready == ready.sorted(), comment)
    }
    #expect(queue.items.filter { $0.source == .new }.map(\.card) == new, comment)
    #expect(queue.drillCount == drill.count, comment)
  }
}
