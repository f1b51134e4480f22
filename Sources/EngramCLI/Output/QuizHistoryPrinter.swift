import EngramCore
import EngramScreens
import EngramStore

/// Scores over time, by topic: with a chart on a terminal, in words elsewhere.
enum QuizHistoryPrinter {
  static func show(
    in environment: Environment, _ common: CommonOptions, asJSON: Bool
  ) throws {
    let desk = try Desk.open(environment, common, for: .reading)
    let records = try desk.store.quizHistory()
    guard !asJSON else {
      for record in records { environment.print(json(record)) }
      return
    }
    let trend = QuizTrend(records)
    guard let columns = environment.columns, desk.settings.front == .full else {
      for line in trend.lines { environment.print(line) }
      return
    }
    for row in trend.rows(width: min(100, columns)) { environment.print(SafeText(row.text)) }
  }

  private static func json(_ record: QuizRecord) -> JSON {
    .object([
      ("at", .string(Moment(instant: record.at, offset: record.offset, rollover: 0).description)),
      ("day", .string("\(record.day)")),
      ("topic", .string(record.topic)), ("mode", .string(record.mode.rawValue)),
      ("finished", .bool(record.isFinished)), ("right", .int(record.score.right)),
      ("asked", .int(record.score.asked)), ("percent", .int(record.score.percent)),
      ("seconds", .int(record.took / 1000)),
    ])
  }
}
