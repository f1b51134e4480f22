import EngramCore
import Testing

@testable import EngramStore

/// What another program knew of a card becomes events, and the fold gives what it said.
struct ImportScheduleTests {
  private static let state = ImportedState(
    memory: SM2State(repetitions: 3, easiness: 236, interval: 15), due: Day(20_010),
    lastDay: Day(19_995), lapses: 2)

  private static func answer(_ day: Int, _ grade: Grade, isCounted: Bool = true) -> ImportedAnswer {
    ImportedAnswer(moment: .noon(of: day), grade: grade, took: 2100, isCounted: isCounted)
  }

  private static func note(
    _ schedule: ImportedSchedule?, id: String = "guid", prompt: String = "Who?"
  ) -> ImportedNote {
    ImportedNote(
      id: id, cards: [ImportedCard(prompt: prompt, answer: "Freud.", schedule: schedule)],
      numbersLast: true)
  }

  private static let schedule = ImportedSchedule(
    state: state,
    answers: [
      answer(19_970, .good), answer(19_971, .good), answer(19_980, .nearly),
      answer(19_980, .hard, isCounted: false), answer(19_995, .easy),
    ].enumerated().map { index, answer in
      ImportedAnswer(
        moment: answer.moment.later(index), grade: answer.grade, took: answer.took,
        isCounted: answer.isCounted)
    })

  private func scene() throws -> Scene { try Scene([]) }

  /// Answers may be worked out where the file is read, before the card is known to be new.
  @Test func answersWorkedOutBeforeAreTheSame() throws {
    let note = ImportScheduleTests.note(ImportScheduleTests.schedule)
    var pictures: [[String]] = []
    for isReady in [true, false] {
      var scene = try scene()
      let rules = try isReady ? ImportRules(scene.engine, at: scene.moment) : nil
      _ = try scene.store.importing(
        ImportRequest(files: ["a.apkg"], format: "Anki package"), at: scene.moment,
        by: scene.engine, using: &scene.random
      ) { importer in
        try importer.begin(file: "a.apkg", defaultDeck: "Notes")
        _ = try importer.add(ReadyNote(note, by: rules))
      }
      #expect(try scene.count("event") == 6)
      pictures.append(try scene.content)
    }
    #expect(pictures[0] == pictures[1])
  }

  @Test func theFoldGivesWhatTheOtherProgramSaid() throws {
    var scene = try scene()
    let report = try scene.load([ImportScheduleTests.note(ImportScheduleTests.schedule)])
    #expect(report.text == "added 1, scheduled 1, answers 5")
    let card = try #require(try scene.cards.first)
    #expect(card.state?.memory == ImportScheduleTests.state.memory)
    #expect(card.state?.due == Day(20_010) && card.state?.lapses == 2)
    #expect(card.state?.firstDay == Day(19_970) && card.state?.lastDay == Day(19_995))
    #expect(try scene.count("fresh") == 0)
    try scene.expectSound()
    // Another command's place in the log is behind it, and it is taken back alone.
    scene.pass(days: 20)
    try scene.answer(card.card.id, .good)
    #expect(try scene.undo().kind == .event(.review(.good, took: 1500)))
    #expect(try scene.cards.first?.state == card.state)
    try scene.expectSound()
  }

  /// Many answers are written without the trigger that drops events twice; it is there again after.
  @Test func aLongLogIsWrittenOnce() throws {
    var scene = try scene()
    let answers = (0..<3000).map { index in
      ImportedAnswer(
        moment: .noon(of: 10_000 + index), grade: .good, took: 900, isCounted: true)
    }
    let notes = [
      ImportScheduleTests.note(ImportedSchedule(answers: answers + answers)),
      ImportScheduleTests.note(ImportedSchedule(answers: answers), id: "2", prompt: "Second?"),
    ]
    let sql = "SELECT count(*) FROM sqlite_master WHERE type = 'trigger'"
    let triggers = try scene.rows(sql)
    #expect(try scene.load(notes, isDryRun: true).answers == 6000)
    #expect(try scene.load(notes).answers == 6000)
    #expect(try scene.rows(sql) == triggers)
    #expect(!(try scene.load(notes).isChanged))
    #expect(try scene.count("event") == 6000)
    try scene.expectSound()
  }

  @Test func theSameAgainAddsNoEvent() throws {
    var scene = try scene()
    try scene.load([ImportScheduleTests.note(ImportScheduleTests.schedule)])
    let events = try scene.count("event")
    #expect(
      !(try scene.load([ImportScheduleTests.note(ImportScheduleTests.schedule)])
        .isChanged))
    let card = try scene.cards[0].card.id
    scene.pass(days: 12)
    try scene.answer(card, .good)
    try scene.act(.setDue(Day(20_500)), on: [card])
    let state = try scene.state(card)
    #expect(
      !(try scene.load([ImportScheduleTests.note(ImportScheduleTests.schedule)])
        .isChanged))
    #expect(try scene.state(card) == state)
    #expect(try scene.count("event") == events + 2)
  }

  /// An answer of one's own counts for more than what is known elsewhere of the time before.
  @Test func ownAnswersStay() throws {
    var scene = try scene()
    try scene.load([ImportScheduleTests.note(nil)])
    let card = try scene.cards[0].card.id
    try scene.answer(card, .easy)
    let report = try scene.load([ImportScheduleTests.note(ImportScheduleTests.schedule)])
    #expect(report.text == "unchanged 1, answers 5")
    #expect(try scene.state(card)?.lastDay == Day(20_000))
    try scene.expectSound()
  }

  @Test func newerAnswersElsewhereAreTakenOver() throws {
    var scene = try scene()
    try scene.load([ImportScheduleTests.note(nil)])
    let card = try scene.cards[0].card.id
    try scene.answer(card, .easy)
    scene.pass(days: 30)
    let later = ImportedState(
      memory: SM2State(repetitions: 5, easiness: 250, interval: 40), due: Day(20_050),
      lastDay: Day(20_010), lapses: 0)
    let report = try scene.load([ImportScheduleTests.note(ImportedSchedule(state: later))])
    #expect(report.text == "unchanged 1, scheduled 1")
    #expect(try scene.state(card)?.memory == later.memory)
    #expect(try scene.state(card)?.firstDay == Day(20_000))
    try scene.expectSound()
  }

  @Test func suspendedAndBuriedCardsAreSo() throws {
    var scene = try scene()
    let schedules = [
      ImportedSchedule(isSuspended: true),
      ImportedSchedule(state: ImportScheduleTests.state, buriedUntil: Day(20_001)),
      ImportedSchedule(state: ImportScheduleTests.state, buriedUntil: Day(19_000)),
    ]
    let notes = schedules.enumerated().map { index, schedule in
      ImportScheduleTests.note(schedule, id: "\(index)", prompt: "Who \(index)?")
    }
    #expect(try scene.load(notes).scheduled == 2)
    let states = try scene.cards.map(\.state)
    #expect(states.map { $0?.isSuspended } == [true, false, false])
    #expect(states.map { $0?.buriedUntil } == [nil, Day(20_001), nil])
    // The learner's word stays.
    try scene.act(.resume, on: [try scene.cards[0].card.id])
    #expect(!(try scene.load(notes).isChanged))
    try scene.expectSound()
  }

  /// What is dated after the import itself would come after the state in the fold.
  @Test func answersFromTheFutureAreLeftOut() throws {
    var scene = try scene()
    let schedule = ImportedSchedule(
      state: ImportScheduleTests.state,
      answers: [
        ImportScheduleTests.answer(19_990, .good), ImportScheduleTests.answer(20_400, .wrong),
      ]
    )
    #expect(try scene.load([ImportScheduleTests.note(schedule)]).answers == 1)
    #expect(try scene.cards[0].state?.memory == ImportScheduleTests.state.memory)
    try scene.expectSound()
  }

  @Test func takenBackAndImportedAgainItIsTheSame() throws {
    var scene = try scene()
    try scene.load([ImportScheduleTests.note(nil)])
    let before = try scene.picture
    let notes = [ImportScheduleTests.note(ImportScheduleTests.schedule)]
    try scene.load(notes)
    let after = try scene.cards[0].state
    for _ in 0..<3 {
      try scene.undo()
      #expect(try scene.picture == before)
      #expect(try scene.load(notes).answers == 5)
      #expect(try scene.cards[0].state?.memory == after?.memory)
      #expect(try scene.cards[0].state?.firstDay == after?.firstDay)
      try scene.expectSound()
    }
  }

  @Test func aNewCardWithALogIsHiddenByUndo() throws {
    var scene = try scene()
    let before = try scene.picture
    try scene.load([ImportScheduleTests.note(ImportScheduleTests.schedule)])
    let state = try scene.cards[0].state
    try scene.undo()
    #expect(try scene.picture == before)
    try scene.expectSound()
    let report = try scene.load([ImportScheduleTests.note(ImportScheduleTests.schedule)])
    #expect(report.text == "unchanged 1, returned 1, scheduled 1, answers 5")
    #expect(try scene.cards[0].state?.memory == state?.memory)
    #expect(try scene.cards[0].state?.isSuspended == false)
    try scene.expectSound()
  }

  @Test func twoCopiesHaveTheSameAnswers() throws {
    var one = try scene()
    var other = try Scene([], seed: 7)
    let notes = [ImportScheduleTests.note(ImportScheduleTests.schedule)]
    try one.load(notes)
    try other.load([ImportScheduleTests.note(nil, id: "first", prompt: "First?")] + notes)
    let card = try one.cards[0].card.id
    let foreign = try other.log.filter { $0.1.device == ScheduleWriter.device }.map { (card, $0.1) }
    #expect(foreign.count == 5)
    #expect(try one.store.merge(foreign, by: one.engine, using: &one.random) == 0)
  }

  /// A log of hostile numbers neither traps nor breaks the database's rules.
  @Test func hostileNumbersAreTaken() throws {
    var scene = try scene()
    let moments = [
      Moment(instant: Instant(milliseconds: .min), offset: 0, day: Day(Int.min)),
      Moment(instant: Instant(milliseconds: 5), offset: 99_999, day: Day(0)),
      Moment(instant: Instant(milliseconds: .max), offset: 0, day: Day(Int.max)),
    ]
    let state = ImportedState(
      memory: SM2State(repetitions: .max, easiness: .max, interval: .max), due: Day(Int.max),
      lastDay: Day(Int.min), lapses: .max)
    let schedule = ImportedSchedule(
      state: state, buriedUntil: Day(Int.max),
      answers: moments.map {
        ImportedAnswer(moment: $0, grade: .good, took: .min, isCounted: true)
      })
    try scene.load([ImportScheduleTests.note(schedule)])
    try scene.expectSound()
    let negative = ImportedState(
      memory: SM2State(repetitions: -1, easiness: -1, interval: -1), due: Day(Int.min),
      lastDay: nil, lapses: -1)
    try scene.load([
      ImportScheduleTests.note(ImportedSchedule(state: negative), id: "2", prompt: "Negative?")
    ])
    try scene.expectSound()
    for card in try scene.cards { try scene.answer(card.card.id, .easy) }
    try scene.expectSound()
  }
}
