import EngramCore
import Testing

/// What each kind of event does to a card: rules R2 to R8.
@Suite struct CardStateTests {
  // MARK: Counted answers

  @Test func aFirstAnswerMakesACard() throws {
    let state = try #require(Diary([(10, .review(.good))]).state())
    #expect(
      state
        == CardState(
          memory: SM2State(repetitions: 1, easiness: 250, interval: 1), due: Day(11),
          firstDay: Day(10), lastDay: Day(10), lastEvent: EventID(high: 1, low: 0)))
    #expect(!state.isNew)
  }

  @Test func noEventsNoState() {
    #expect(Diary().state() == nil)
  }

  @Test func dueIsTheStudyDayPlusTheInterval() throws {
    let diary = Diary([(10, .review(.good)), (11, .review(.good)), (17, .review(.good))])
    let state = try #require(diary.state())
    #expect(state.memory.interval == 15)
    #expect(state.due == Day(32))
    #expect(state.firstDay == Day(10))
    #expect(state.lastDay == Day(17))
  }

  /// R2: two devices answered the same card on one study day.
  @Test(arguments: [Grade.blackout, .hard, .good, .easy])
  func theFirstCountedAnswerOfADayCounts(second: Grade) throws {
    let one = Diary([(10, .review(.hard))])
    let two = Diary([(10, .review(.hard)), (10, .review(second))])
    let state = try #require(two.state())
    #expect(state == one.state()?.resting(on: state.lastEvent))
  }

  @Test func theNextDayCountsAgain() throws {
    let diary = Diary([(10, .review(.good)), (10, .review(.blackout)), (11, .review(.good))])
    #expect(diary.state()?.memory.interval == 6)
  }

  /// The study day went back: the clock was corrected, or the learner flew east to west.
  @Test func anAnswerOnAnEarlierDayIsPractice() throws {
    let diary = Diary([(10, .review(.good)), (9, .review(.blackout))])
    let state = try #require(diary.state())
    #expect(state.memory.repetitions == 1)
    #expect(state.due == Day(11))
    #expect(state.lastDay == Day(10))
  }

  /// R5, where the learner asked to count it: the scheduled interval is multiplied.
  @Test func anEarlyReviewCountsFromTheScheduledInterval() throws {
    let diary = Diary([(10, .review(.good)), (11, .review(.good)), (13, .review(.good))])
    let state = try #require(diary.state())
    #expect(state.memory.interval == 15)
    #expect(state.due == Day(28))
  }

  /// R6: no credit for what was remembered longer than asked for.
  @Test(arguments: [17, 18, 40, 400]) func aLateReviewCountsLikeOneOnTime(day: Int) throws {
    let diary = Diary([(10, .review(.good)), (11, .review(.good)), (day, .review(.good))])
    let state = try #require(diary.state())
    #expect(state.memory.interval == 15)
    #expect(state.due == Day(day + 15))
  }

  /// R8: only what had been known can lapse.
  @Test func lapses() {
    var diary = Diary()
    let grades: [Grade] = [.wrong, .nearly, .good, .blackout, .blackout, .hard, .good, .nearly]
    let lapses = grades.enumerated().map { day, grade in
      diary.write(.review(grade), on: day)
      return diary.state()?.lapses
    }
    #expect(lapses == [0, 0, 0, 1, 1, 1, 1, 2])
  }

  @Test func presetsFoldTheSameLogDifferently() {
    let diary = Diary([(10, .review(.blackout))])
    #expect(diary.state(by: Engine(SM2(preset: .published)))?.memory.easiness == 250)
    #expect(diary.state(by: Engine(SM2(preset: .source)))?.memory.easiness == 170)
  }

  @Test func enginesAreNamedByWhatChangesTheFold() {
    #expect(Engine().name == "sm2-published/1 max 36500")
    #expect(Engine(SM2(preset: .source, maximumInterval: 365)).name == "sm2-source/1 max 365")
  }

  // MARK: Drill

  /// R3: below 4 is drilled until 4 or more on the same study day.
  @Test(arguments: [
    ([Event.Kind.review(.good)], false),
    ([.review(.easy)], false),
    ([.review(.hard)], true),
    ([.review(.blackout)], true),
    ([.review(.hard), .drill(.hard)], true),
    ([.review(.hard), .drill(.good)], false),
    ([.review(.nearly), .drill(.wrong), .drill(.hard), .drill(.easy)], false),
    ([.review(.hard), .drill(.good), .drill(.blackout)], false),  // over is over
    ([.review(.good), .drill(.blackout)], false),
    ([.review(.hard), .practice(.easy)], true),  // practice neither ends it
    ([.review(.good), .practice(.blackout)], false),  // nor starts it
    ([.review(.hard), .review(.easy)], true),
    ([.review(.good), .review(.blackout)], false),
    ([.review(.hard), .suspend, .resume], true),
    ([.review(.hard), .reset], false),
  ])
  func theDrillIsPending(kinds: [Event.Kind], isPending: Bool) throws {
    let state = try #require(Diary(kinds.map { (10, $0) }).state())
    #expect(state.isDrillPending(on: Day(10)) == isPending)
    #expect(!state.isDrillPending(on: Day(11)), "it ends with the day")
    #expect(!state.isDrillPending(on: Day(9)))
  }

  @Test func aDrillOfTheDayBeforeEndsNothing() throws {
    let diary = Diary([(10, .review(.hard)), (11, .drill(.easy))])
    #expect(try #require(diary.state()).isDrillPending(on: Day(10)))
  }

  @Test(arguments: Grade.allCases) func drillAndPracticeMoveNoSchedule(grade: Grade) throws {
    let before = try #require(Diary([(10, .review(.hard))]).state())
    for kind in [Event.Kind.drill(grade), .practice(grade)] {
      let after = try #require(Diary([(10, .review(.hard)), (10, kind)]).state())
      #expect(after.memory == before.memory)
      #expect(after.due == before.due)
      #expect(after.lastDay == before.lastDay)
      #expect(after.lapses == before.lapses)
    }
  }

  @Test func practiceLeavesANewCardNew() throws {
    let state = try #require(Diary([(10, .practice(.easy))]).state())
    #expect(state.isNew)
    #expect(state.firstDay == nil)
    #expect(state.memory == .initial)
  }

  // MARK: Manual changes

  @Test func resetForgetsButForSuspension() throws {
    let diary = Diary([
      (10, .review(.good)), (11, .review(.wrong)), (11, .suspend), (11, .bury(until: Day(20))),
      (12, .reset),
    ])
    let state = try #require(diary.state())
    #expect(
      state
        == CardState(isSuspended: true, buriedUntil: Day(20), lastEvent: EventID(high: 1, low: 4)))
    #expect(state.isNew)
  }

  /// Forgotten is forgotten: the card is new, even on the day it was answered.
  @Test func afterAResetTheSameDayCountsAgain() {
    let diary = Diary([(10, .review(.good)), (10, .reset), (10, .review(.hard))])
    #expect(diary.state()?.memory == SM2State(repetitions: 1, easiness: 236, interval: 1))
  }

  @Test func setDueMovesTheDayAndNothingElse() throws {
    let before = try #require(Diary([(10, .review(.hard))]).state())
    let after = try #require(Diary([(10, .review(.hard)), (10, .setDue(Day(99)))]).state())
    #expect(after.due == Day(99))
    #expect(after.memory == before.memory)
    #expect(after.lastDay == before.lastDay)
    #expect(after.isDrillOpen)
  }

  @Test func suspendedCardsAreNeverReady() throws {
    var diary = Diary([(10, .review(.good)), (10, .suspend)])
    #expect(try #require(diary.state()).ready == nil)
    diary.write(.resume, on: 11)
    #expect(try #require(diary.state()).ready == Day(11))
  }

  @Test func buriedCardsAreReadyLater() throws {
    var diary = Diary([(10, .review(.good)), (10, .bury(until: Day(15)))])
    #expect(try #require(diary.state()).ready == Day(15))
    diary.write(.setDue(Day(40)), on: 10)
    #expect(try #require(diary.state()).ready == Day(40))
    diary.write(.resume, on: 10)
    #expect(try #require(diary.state()).buriedUntil == nil)
  }

  @Test func newCardsHaveNoReadyDay() {
    #expect(CardState().ready == nil)
  }

  @Test func anImportedStateTakesThePlaceOfTheOldOne() throws {
    let imported = ImportedState(
      memory: SM2State(repetitions: 4, easiness: 212, interval: 30), due: Day(50),
      lastDay: Day(20), lapses: 3)
    var diary = Diary([(10, .review(.hard)), (10, .suspend), (11, .importState(imported))])
    #expect(
      diary.state()
        == CardState(
          memory: imported.memory, due: Day(50), firstDay: Day(10), lastDay: Day(20), lapses: 3,
          isSuspended: true, lastEvent: EventID(high: 1, low: 2)))
    diary.write(.review(.good), on: 50)
    #expect(diary.state()?.due == Day(50 + 64))  // 30 x 2.12 = 63.6
  }

  /// A log that came along tells when the card was first asked; the state alone does not.
  @Test func anImportedStateKeepsTheFirstDay() {
    let imported = ImportedState(
      memory: .initial, due: Day(50), lastDay: Day(20), lapses: 0)
    #expect(
      Diary([(5, .review(.good)), (30, .importState(imported))]).state()?.firstDay == Day(5))
    #expect(Diary([(30, .importState(imported))]).state()?.firstDay == Day(20))
  }

  @Test func anImportedStateWithoutALastDayBeginsToday() {
    let imported = ImportedState(
      memory: SM2State(repetitions: 1, easiness: 250, interval: 1), due: Day(12), lastDay: nil,
      lapses: 0)
    let state = Diary([(11, .importState(imported))]).state()
    #expect(state?.firstDay == Day(11))
    #expect(state?.lastDay == nil)
  }

  // MARK: Undo

  @Test func undoTakesBackOneEvent() {
    var diary = Diary([(10, .review(.good)), (11, .review(.good))])
    let before = diary.state()
    let slip = diary.write(.review(.blackout), on: 17)
    #expect(diary.state()?.lapses == 1)
    diary.write(.undo(slip), on: 17)
    #expect(diary.state() == before)
  }

  /// An answer is refused when the card has changed since: so each event that counts is named.
  @Test func theStateNamesTheEventItRestsOn() {
    var diary = Diary()
    let kinds: [Event.Kind] = [
      .review(.hard), .drill(.good), .practice(.good), .suspend, .resume, .setDue(Day(3)),
      .bury(until: Day(4)), .reset,
    ]
    for kind in kinds {
      let id = diary.write(kind, on: 1)
      #expect(diary.state()?.lastEvent == id)
    }
    let slip = diary.write(.review(.good), on: 1)
    diary.write(.undo(slip), on: 1)
    #expect(diary.state()?.lastEvent == diary.events[kinds.count - 1].id)
  }

  @Test func undoOfTheFirstAnswerGivesNothing() {
    var diary = Diary()
    let slip = diary.write(.review(.blackout), on: 10)
    diary.write(.undo(slip), on: 10)
    #expect(diary.state() == nil)
  }

  /// What was practice because of the first answer counts once that is taken back.
  @Test func undoOfTheCountedAnswerLetsTheSecondCount() {
    var diary = Diary()
    let slip = diary.write(.review(.blackout), on: 10)
    diary.write(.review(.easy), on: 10)
    diary.write(.undo(slip), on: 10)
    #expect(diary.state()?.memory == SM2State(repetitions: 1, easiness: 260, interval: 1))
  }

  @Test func undoOfAnUnknownEventDoesNothing() {
    var diary = Diary([(10, .review(.good))])
    let before = diary.state()
    diary.write(.undo(EventID(high: 9, low: 9)), on: 10)
    #expect(diary.state() == before)
  }

  /// There is no redo in the log: what was undone stays so, whatever happens to the undo.
  @Test func anUndoIsFinal() {
    var diary = Diary([(10, .review(.good))])
    let before = diary.state()
    let slip = diary.write(.review(.blackout), on: 11)
    let undo = diary.write(.undo(slip), on: 11)
    diary.write(.undo(undo), on: 11)
    #expect(diary.state() == before)
  }

  // MARK: Far away

  /// Due days past the end of Int stopped the program.
  @Test func aDueDayBeyondAllCalendarsIsTheirLast() {
    var diary = Diary()
    let engine = Engine(SM2(maximumInterval: .max))
    for _ in 0..<40 {
      let due = diary.state(by: engine)?.due ?? Day(0)
      diary.write(.review(.easy), on: due.number)
    }
    #expect(diary.state(by: engine)?.due?.description == "9999-12-31")
  }
}
