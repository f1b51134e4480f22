package import EngramCore

/// What a schedule is reckoned by while answers of another program are taken over.
package struct ImportRules: Sendable {
  let engine: Engine
  /// That of the import.
  let moment: Moment

  package init(_ engine: Engine, at moment: Moment) {
    self.engine = engine
    self.moment = moment
  }

  /// What is dated after the import itself would come after what the import says.
  fileprivate func admit(_ answer: ImportedAnswer) -> Bool {
    answer.moment.instant < moment.instant && answer.moment.day <= moment.day
      && answer.moment.day == answer.moment.day.advanced(by: 0)
      && (-1440...1440).contains(answer.moment.offset)
  }
}

/// The answers of another program's log as events of one card.
struct ForeignAnswers: Sendable {
  /// Those that the card's log has not.
  private(set) var events: [Event] = []
  /// With them.
  private(set) var history: CardHistory

  init(
    _ answers: [ImportedAnswer], of name: AnswerName, after history: CardHistory,
    by rules: ImportRules
  ) {
    self.history = history
    events.reserveCapacity(answers.count)
    for answer in answers where rules.admit(answer) {
      guard let event = self.history.event(for: answer, of: name) else { continue }
      events.append(event)
      self.history.add(event)
    }
  }
}
