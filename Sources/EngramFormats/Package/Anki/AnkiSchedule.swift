import EngramCore

/// What Anki remembers of a card, as SM-2 state and log.
struct AnkiSchedule {
  /// The study day on which the collection's count of days begins.
  let firstDay: Day
  let now: Moment
  let rolloverHour: Int
  let localOffset: (Int) -> Int

  /// Nil where there is nothing to be said of the card.
  func schedule(_ card: AnkiCardRow, log: [AnkiLogRow]) -> ImportedSchedule? {
    let answers = log.filter { $0.isAnswer && $0.at > 0 && $0.at <= now.instant.milliseconds }
    // "Forget" makes a card new again: what lies before it is history only.
    let start = log.last { $0.isForgetting }?.at ?? .min
    let counted = answers.filter { $0.isCounted && $0.at > start }.map {
      (day: moment($0.at).day, isPass: $0.ease != 1)
    }
    let state = state(card, counted: counted)
    let schedule = ImportedSchedule(
      state: state, isSuspended: card.queue == -1,
      buriedUntil: card.queue == -2 || card.queue == -3 ? now.day.advanced(by: 1) : nil,
      answers: answers.compactMap { answer(of: $0, counts: state != nil) })
    let isEmpty =
      state == nil && !schedule.isSuspended && schedule.buriedUntil == nil
      && schedule.answers.isEmpty
    return isEmpty ? nil : schedule
  }

  private func state(
    _ card: AnkiCardRow, counted: [(day: Day, isPass: Bool)]
  ) -> ImportedState? {
    guard let due = due(card) else { return nil }
    let interval =
      card.stage == .review || card.stage == .relearning ? min(max(card.interval, 0), 36_500) : 0
    var repetitions = 0
    if card.stage == .review {
      repetitions = passedDays(counted)
      // With fewer, the next pass would shrink it to six days.
      if interval >= 6 { repetitions = max(2, repetitions) }
    }
    let easiness = card.factor >= 1300 ? (min(card.factor, 9_990) + 5) / 10 : 250
    return ImportedState(
      memory: SM2State(repetitions: repetitions, easiness: easiness, interval: interval),
      due: due, lastDay: lastDay(card, counted: counted, due: due, interval: interval),
      lapses: min(max(card.lapses, 0), 1_000_000))
  }

  /// The study day on which the card is to be asked; nil where it is new.
  private func due(_ card: AnkiCardRow) -> Day? {
    let due = card.homeDeck != 0 && card.homeDue != 0 ? card.homeDue : card.due
    switch card.stage {
    case .new: return nil
    case .review: return firstDay.advanced(by: due)
    case .learning, .relearning:
      // Steps within a day are due at a second since 1970, the others on a day.
      let isSecond = card.queue != 3 && due > 1_000_000_000
      return isSecond
        ? moment(Int64(min(due, 4_000_000_000)) * 1000).day : firstDay.advanced(by: due)
    }
  }

  /// Study days in a row, from the last one back, whose first answer was a pass.
  private func passedDays(_ counted: [(day: Day, isPass: Bool)]) -> Int {
    var passed = 0
    var previous: Day?
    for answer in counted where answer.day != previous {
      passed = answer.isPass ? passed + 1 : 0
      previous = answer.day
    }
    return passed
  }

  private func lastDay(
    _ card: AnkiCardRow, counted: [(day: Day, isPass: Bool)], due: Day, interval: Int
  ) -> Day? {
    if let last = counted.last?.day { return last }
    if let second = card.lastReview, (1...4_000_000_000).contains(second) {
      return moment(Int64(second) * 1000).day
    }
    return card.stage == .review ? min(due.advanced(by: -interval), now.day) : nil
  }

  private func answer(of row: AnkiLogRow, counts: Bool) -> ImportedAnswer? {
    let grades: [Grade] = [.nearly, .hard, .good, .easy]
    guard (1...4).contains(row.ease) else { return nil }
    return ImportedAnswer(
      moment: moment(row.at), grade: grades[row.ease - 1],
      took: min(max(row.took, 0), 3_600_000), isCounted: counts && row.isCounted)
  }

  private func moment(_ milliseconds: Int64) -> Moment {
    Moment(
      instant: Instant(milliseconds: milliseconds), offset: localOffset(Int(milliseconds / 1000)),
      rollover: rolloverHour)
  }
}
