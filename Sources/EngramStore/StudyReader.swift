import EngramCore
import GRDB

/// Reads what a study day's queue is built from; costs what is due, not what there is.
struct StudyReader {
  let day: Day
  let limits: StudyLimits
  private let seed: UInt64
  let db: Database
  let asked: [Asked]

  /// A card answered and counted today.
  struct Asked {
    let card: ID<Card>
    let concept: ID<Concept>
    let deck: Int64
    let isIntroduction: Bool
    let isDrilled: Bool
  }

  init(_ plan: StudyPlan, _ db: Database) throws {
    day = plan.day
    limits = plan.limits
    seed = plan.seed
    self.db = db
    asked = try StudyReader.asked(on: plan.day, db)
  }

  /// In the order of what happened to them last and still counts.
  private static func asked(on day: Day, _ db: Database) throws -> [Asked] {
    let columns = """
      SELECT state.card, state.concept, state.deck, state.firstDay = state.lastDay,
        state.isDrillOpen AND NOT state.isSuspended AND coalesce(state.buriedUntil <= ?1, 1)
      """
    let order = """
      ORDER BY (SELECT id FROM event
        WHERE event.card = state.card AND event.uuid = state.lastEvent)
      """
    let rows: [Row]
    if let start = try DayStart(db), start.day <= day {
      // Not indexed: SQLite would take the cards in order from the index, and so the whole log.
      let sql = """
        \(columns)
        FROM (SELECT DISTINCT card FROM event NOT INDEXED WHERE id > ?2) AS recent
          JOIN state ON state.card = recent.card
        WHERE state.lastDay = ?1 \(order)
        """
      rows = try Row.fetchAll(
        db.cachedStatement(sql: sql), arguments: [day.number, start.event])
    } else {
      // Before the first note, or with the clock set back, every state is looked at.
      let sql = "\(columns) FROM state WHERE state.lastDay = ?1 \(order)"
      rows = try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [day.number])
    }
    return rows.map { row in
      Asked(
        card: ID(row[0]), concept: ID(row[1]), deck: row[2], isIntroduction: row[3],
        isDrilled: row[4])
    }
  }

  /// Counted answers of today, over all decks.
  var reviewed: Int { asked.count }

  /// The queue over the decks `decks`, cards outside `scope` left out.
  func queue(of decks: [Int64], scope: Set<ID<Card>>? = nil) throws -> StudyQueue {
    let isIn = { (card: ID<Card>) in scope?.contains(card) ?? true }
    let due = try dueCards(of: decks, scope: scope)
    let here = asked.filter { decks.contains($0.deck) && isIn($0.card) }
    let left = limits.left(after: tally(asked))
    let askedConcepts = Set(asked.map(\.concept))
    let selection = DueSelection(
      due, asked: askedConcepts, on: day, limit: left.reviews, seed: seed)
    let new = try newCards(
      of: decks, isIn, beside: askedConcepts.union(selection.concepts),
      limit: selection.backlog > 0 ? 0 : left.newCards)
    return StudyQueue(
      due: selection, new: new, drill: here.filter(\.isDrilled).map(\.card),
      done: tally(here), on: day)
  }

  func tally(_ asked: [Asked]) -> DayTally {
    let introduced = asked.count { $0.isIntroduction }
    return DayTally(introduced: introduced, reviewed: asked.count - introduced)
  }

  private func dueCards(of decks: [Int64], scope: Set<ID<Card>>?) throws -> [DueCard] {
    let sql = """
      SELECT card, concept, ready, interval, lastDay FROM state
      WHERE deck = ? AND ready <= ? AND ready IS NOT NULL
      """
    let statement = try db.cachedStatement(sql: sql)
    var cards: [DueCard] = []
    for deck in decks {
      let rows = try Row.fetchCursor(statement, arguments: [deck, day.number])
      while let row = try rows.next() {
        let card = ID<Card>(row[0])
        guard scope?.contains(card) ?? true else { continue }
        cards.append(
          DueCard(
            card: card, concept: ID(row[1]), ready: Day(row[2]), interval: row[3],
            lastDay: (row[4] as Int?).map { Day($0) }))
      }
    }
    return cards
  }

  func newCards(
    of decks: [Int64], _ isIn: (ID<Card>) -> Bool = { _ in true },
    beside taken: @autoclosure () -> Set<ID<Concept>>, limit: Int
  ) throws -> [ID<Card>] {
    guard limit > 0 else { return [] }
    var new = NewCardSelection(
      taken: taken(),
      met: Set(asked.lazy.filter(\.isIntroduction).map(\.concept)), limit: limit)
    for ranks in [0..<Rank.others, Rank.others..<Int.max] {
      for deck in decks where !new.isFull {
        try offerNewCards(of: deck, among: decks, ranks: ranks, isIn, to: &new)
      }
    }
    return new.cards
  }

  /// In the deck's order, a few at a time, until the selection has enough.
  private func offerNewCards(
    of deck: Int64, among decks: [Int64], ranks: Range<Int>, _ isIn: (ID<Card>) -> Bool,
    to selection: inout NewCardSelection
  ) throws {
    let sql = """
      SELECT card, concept FROM fresh WHERE deck = ? AND rank >= ? AND rank < ?
        AND NOT EXISTS (SELECT 1 FROM state WHERE state.card = fresh.card AND buriedUntil > ?)
      ORDER BY rank, card
      """
    let rows = try Row.fetchCursor(
      db.cachedStatement(sql: sql),
      arguments: [deck, ranks.lowerBound, ranks.upperBound, day.number])
    while !selection.isFull, let row = try rows.next() {
      let card = ID<Card>(row[0])
      guard isIn(card) else { continue }
      let concept = ID<Concept>(row[1])
      guard !selection.hasTaken(concept) else { continue }
      selection.offer(
        FreshCard(
          card: card, concept: concept,
          unmetRequirements: try unmet(by: concept, among: decks, isIn)))
    }
  }

  /// What the concept requires and the learner has not met.
  ///
  /// What cannot be met here does not block: a suspended concept, or one outside of what is asked for,
  /// or a deck studied alone would never begin.
  private func unmet(
    by concept: ID<Concept>, among decks: [Int64], _ isIn: (ID<Card>) -> Bool
  ) throws -> [ID<Concept>] {
    let sql = """
      SELECT target, fresh.deck, fresh.card FROM relation
        JOIN concept ON concept.id = target
        JOIN fresh ON fresh.deck = concept.deck AND fresh.rank = concept.rank
          AND fresh.concept = target
      WHERE relation.concept = ? AND relation.kind = 'require'
        AND NOT EXISTS (SELECT 1 FROM state WHERE state.concept = target AND due IS NOT NULL)
      """
    let rows = try Row.fetchCursor(
      db.cachedStatement(sql: sql), arguments: [concept.rawValue])
    var unmet: [ID<Concept>] = []
    while let row = try rows.next() {
      if decks.contains(row[1]), isIn(ID(row[2])) { unmet.append(ID(row[0])) }
    }
    return unmet
  }
}
