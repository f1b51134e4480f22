import EngramCore
import EngramTestSupport
import Testing

@Suite struct HistoryTests {
  @Test func eachEventAndWhatItMade() {
    var diary = Diary([(10, .review(.hard)), (10, .drill(.good)), (10, .review(.easy))])
    let slip = diary.write(.review(.blackout), on: 11)
    diary.write(.undo(slip), on: 11)
    diary.write(.review(.good), on: 11)
    let steps = History(diary.events, by: Engine()).steps
    #expect(
      steps.map(\.event.kind) == [
        .review(.hard), .drill(.good), .review(.easy), .review(.good),
      ])
    #expect(steps.map(\.isCounted) == [true, false, false, true])
    #expect(steps.map(\.state.memory.interval) == [1, 1, 1, 6])
  }

  /// A failure counts even where it changes neither the memory nor the due day.
  @Test func aCountedAnswerMayChangeOnlyItsDay() {
    let diary = Diary([(10, .review(.wrong)), (10, .setDue(Day(12))), (11, .review(.wrong))])
    let steps = History(diary.events, by: Engine()).steps
    #expect(steps.map(\.isCounted) == [true, true, true])
  }

  /// Its last step is the state, and no event is told twice.
  @Test func itEndsWhereTheFoldEnds() throws {
    let seed = propertySeed("history = fold")
    var generator = SeededGenerator(seed: seed)
    for length in 0..<200 {
      var log = RandomLog(seed: generator.next())
      log.write(length % 40)
      let steps = History(log.shuffled(), by: Engine()).steps
      let state = CardState.folding(log.events, by: Engine())
      try #require(steps.last?.state == state, "ENGRAM_SEED=\(seed), log \(length)")
      try #require(
        Set(steps.map(\.event.id)).count == steps.count, "ENGRAM_SEED=\(seed), log \(length)")
    }
  }
}
