import EngramCore
import GRDB

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension ArchiveRows {
  /// The events card by card, each card's in the order of the log.
  func forEachLog(_ body: (ArchivedLog) throws -> Void) throws {
    let sql = """
      SELECT \(Event.columns), event.card FROM event JOIN device ON device.id = event.device
      ORDER BY event.card
      """
    let rows = try Row.fetchCursor(db, sql: sql)
    var card: Int64?
    var events: [Event] = []
    while let row = try rows.next() {
      let next: Int64 = row[10]
      if let card, card != next {
        try hand(events, of: card, body)
        events.removeAll(keepingCapacity: true)
      }
      card = next
      guard let event = Event(row) else {
        throw StoreError.refused(reason: "an event of \(try key(of: next)) cannot be read")
      }
      events.append(event)
    }
    if let card { try hand(events, of: card, body) }
  }

  private func hand(
    _ events: [Event], of card: Int64, _ body: (ArchivedLog) throws -> Void
  ) throws {
    let key = try key(of: card)
    let ordered = events.sorted()
    for start in stride(from: 0, to: ordered.count, by: ArchivedLog.most) {
      let end = min(ordered.count, start + ArchivedLog.most)
      try body(ArchivedLog(card: key, events: Array(ordered[start..<end])))
    }
  }

  func forEachQuiz(_ body: (ArchivedQuiz) throws -> Void) throws {
    let sql = """
      SELECT id, uuid, topic, mode, count, options, seed, limitMs, countsMisses, at, offset, day,
        isFinished, isUndone, sequence
      FROM quiz ORDER BY sequence, id
      """
    let rows = try Row.fetchCursor(db, sql: sql)
    while let row = try rows.next() {
      let seed: Int64 = row[6]
      let plan = QuizPlan(
        topic: row[2], mode: try known(row[3]), count: row[4], options: row[5],
        seed: UInt64(bitPattern: seed), limit: row[7], countsMisses: row[8])
      let moment = Moment(
        instant: Instant(milliseconds: row[9]), offset: row[10], day: Day(row[11]))
      try body(
        ArchivedQuiz(
          id: try id(row[1]), plan: plan, moment: moment, isFinished: row[12], isUndone: row[13],
          sequence: row[14], items: try items(of: row[0])))
    }
  }

  private func id(_ data: Data) throws -> EventID {
    guard let id = EventID(bytes: data) else {
      throw StoreError.refused(reason: "the name of a quiz cannot be read")
    }
    return id
  }

  private func items(of quiz: Int64) throws -> [ArchivedQuizItem] {
    let sql = """
      SELECT number, card, concept, mode, prompt, answer, deckTitle, kind, label, grp, right,
        aliases, isPerson, why, citations, theorists, isFlagged, outcome, given, option, chosen,
        took, at, dueEvent
      FROM quizItem WHERE quiz = ? ORDER BY number
      """
    return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [quiz]).map { row in
      guard let concept = try name(of: row[2]) else {
        throw StoreError.refused(reason: "the concept of a question is not there")
      }
      var item = ArchivedQuizItem(
        card: try key(of: row[1]), concept: concept, mode: try known(row[3]), prompt: row[4],
        answer: row[5], deckTitle: row[6], kind: try known(row[7]))
      item.label = row[8]
      item.group = row[9]
      item.options = try options(of: quiz, item: row[0])
      item.right = row[10]
      item.aliases = TextList.split(row[11])
      item.isPerson = row[12]
      item.why = row[13]
      item.citations = TextList.split(row[14])
      item.theorists = TextList.split(row[15])
      item.isFlagged = row[16]
      if let outcome = row[17] as String? {
        item.response = ArchivedQuizItem.Response(
          given: row[18], option: row[19], chosen: try name(of: row[20]),
          outcome: try known(outcome), took: row[21], at: Instant(milliseconds: row[22]))
      }
      item.dueEvent = try (row[23] as Data?).map(id)
      return item
    }
  }

  private func options(of quiz: Int64, item: Int) throws -> [ArchivedQuizItem.Option] {
    let sql = """
      SELECT text, concept, explanation FROM quizOption WHERE quiz = ? AND item = ?
      ORDER BY number
      """
    return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [quiz, item]).map { row in
      ArchivedQuizItem.Option(
        text: row[0], concept: try name(of: row[1]), explanation: row[2])
    }
  }
}
