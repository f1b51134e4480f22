package import EngramCore

/// How the scores went over time, topic by topic.
package struct QuizTrend: Hashable, Sendable {
  private let topics: [Topic]
  private let latest: [QuizRecord]

  /// The quizzes of one topic, oldest first.
  private struct Topic: Hashable, Sendable {
    let word: String
    var records: [QuizRecord]

    var percents: [Int] { records.map(\.score.percent) }
  }

  /// - Parameter records: oldest first; those in which nothing was answered count nowhere.
  package init(_ records: [QuizRecord]) {
    let records = records.filter { $0.score.asked > 0 }
    var topics: [Topic] = []
    var places: [String: Int] = [:]
    // The topic of the latest quiz comes first.
    for record in records.reversed() {
      if let place = places[record.topic] {
        topics[place].records.append(record)
      } else {
        places[record.topic] = topics.count
        topics.append(Topic(word: record.topic, records: [record]))
      }
    }
    self.topics = topics.map { Topic(word: $0.word, records: $0.records.reversed()) }
    latest = records.suffix(QuizTrend.shownQuizzes).reversed()
  }

  private static let shownQuizzes = 20
  private static let barsShown = 20

  /// Score by score as a row of bars from 0 to 100 %, the last ones where there are too many.
  package static func chart(_ percents: [Int], width: Int) -> SafeText {
    let bars: [SafeText] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    return percents.suffix(max(0, width)).map { percent in
      bars[(min(max(0, percent), 100) * (bars.count - 1) + 50) / 100]
    }.joined()
  }

  /// For the full screen and for a terminal: each topic with its chart, then the latest quizzes.
  package func rows(width: Int) -> [Line] {
    guard !topics.isEmpty else { return [Line(QuizTrend.none, .dim)] }
    let bars = min(QuizTrend.barsShown, max(0, width - 30))
    let narrow = min(width, 76)
    var rows = topics.map { row($0, bars: bars, width: narrow) }
    rows += [.blank, Line("The latest", .accent)]
    rows += latest.map { record in
      let left: SafeText = SafeText(record.day.description) + "  " + QuizWords.topic(record.topic)
      let isWide = width >= 60
      let mode: SafeText = isWide ? QuizWords.mode(record.mode) + "  " : ""
      return .sides(
        [Run(left)], [Run(mode, .dim), Run(QuizTrend.score(record, isWide)), end(of: record)],
        width: narrow
      )
    }
    return rows
  }

  private func row(_ topic: Topic, bars: Int, width: Int) -> Line {
    let percents = topic.percents
    let last = TextLayout.pad("\(percents.last ?? 0) %", width: 6, alignment: .right)
    let chart = TextLayout.pad(
      QuizTrend.chart(percents, width: bars), width: bars, alignment: .right)
    return .sides(
      [Run(QuizWords.topic(topic.word)), Run("  \(percents.count)x", .dim)],
      [Run(chart, .accent), Run(last, .strong)], width: width)
  }

  private func end(of record: QuizRecord) -> Run {
    let percent = TextLayout.pad(QuizWords.percent(record.score), width: 6, alignment: .right)
    return Run(percent, .dim)
  }

  private static func score(_ record: QuizRecord, _ isWide: Bool) -> SafeText {
    let score: SafeText = "\(record.score.right) of \(record.score.asked)"
    guard !record.isFinished else { return score }
    return isWide ? "unfinished  " + score : "unfinished"
  }

  /// For the linear front and for pipes: numbers only.
  package var lines: [SafeText] {
    guard !topics.isEmpty else { return [QuizTrend.none] }
    let scores = topics.map { topic in
      let percents = topic.percents.suffix(QuizTrend.barsShown).map { "\($0)" }
      let count = topic.records.count
      return QuizWords.topic(topic.word)
        + ", \(count == 1 ? "1 quiz" : "\(count) quizzes"), oldest first, in percent: "
        + SafeText(percents.joined(separator: ", ")).asSentence
    }
    let quizzes = latest.map { record -> SafeText in
      let state = record.isFinished ? "" : ", unfinished"
      return SafeText(record.day.description) + ": " + QuizWords.topic(record.topic) + ", "
        + QuizWords.mode(record.mode) + ", \(record.score.right) of \(record.score.asked), "
        + QuizWords.percent(record.score) + SafeText(state) + "."
    }
    return scores + ["The latest:"] + quizzes
  }

  private static let none: SafeText = "There is no quiz yet."
}
