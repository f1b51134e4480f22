import EngramCore
import EngramFormats
import EngramTestSupport
import Testing

/// What Anki's rows mean for SM-2; day 0 of the scene's collection is 2026-09-28, now 2026-11-21.
struct AnkiScheduleTests {
  /// The answer of 2026-10-01 at noon, and others a day later each.
  private static let october = 1_790_848_800_000

  private func schedule(card: String, log: [String] = []) throws -> ImportedSchedule? {
    let rows = log.enumerated().map { index, row in
      "INSERT INTO revlog VALUES (\(Self.october + index * 86_400_000), 20, 0, \(row))"
    }
    let change = "UPDATE cards SET \(card) WHERE id = 20;" + rows.joined(separator: ";")
    let file = try PackageScene.imported(change, withSchedule: true)
    return file.cards.first?.schedule
  }

  @Test(arguments: [
    // Reviews are due on a day.
    ("type=2, queue=2, due=60, ivl=20, factor=2345, lapses=2", "2 235 20 due 2026-11-27 lapses 2"),
    ("type=2, queue=2, due=-5, ivl=5, factor=2050", "0 205 5 due 2026-09-23 lapses 0"),
    // A factor that cannot be.
    ("type=2, queue=2, due=1, ivl=3, factor=1299", "0 250 3 due 2026-09-29 lapses 0"),
    ("type=2, queue=2, due=1, ivl=3, factor=1300", "0 130 3 due 2026-09-29 lapses 0"),
    // Old collections kept seconds as negative intervals.
    ("type=2, queue=2, due=1, ivl=-600, factor=2500", "0 250 0 due 2026-09-29 lapses 0"),
    // A filtered deck keeps the real due day elsewhere.
    ("type=2, queue=2, due=-99999, ivl=9, odid=5, odue=60", "2 250 9 due 2026-11-27 lapses 0"),
    // Learning steps: at a second, or on a day. 01:00 belongs to the day before.
    ("type=1, queue=1, due=1795222800", "0 250 0 due 2026-11-20 lapses 0"),
    ("type=1, queue=3, due=55", "0 250 0 due 2026-11-22 lapses 0"),
    ("type=3, queue=1, due=1795258800, ivl=12", "0 250 12 due 2026-11-21 lapses 0"),
    // The first scheduler's relearning.
    ("type=2, queue=3, due=55, ivl=12", "0 250 12 due 2026-11-22 lapses 0"),
  ])
  func states(card: String, expected: String) throws {
    let state = try #require(try schedule(card: card)?.state)
    let memory = state.memory
    let shown =
      "\(memory.repetitions) \(memory.easiness) \(memory.interval) due \(state.due) "
      + "lapses \(state.lapses)"
    #expect(shown == expected)
  }

  @Test func aNewCardHasNone() throws {
    #expect(try schedule(card: "type=0") == nil)
  }

  @Test func suspendedAndBuried() throws {
    #expect(try schedule(card: "queue=-1")?.isSuspended == true)
    for queue in [-2, -3] {
      let buried = try schedule(card: "queue=\(queue)")?.buriedUntil
      #expect(buried?.description == "2026-11-22")
    }
  }

  /// Ease, interval, last interval, factor, time, type.
  @Test(arguments: [
    (["3,1,0,2500,9,0", "3,3,1,2500,9,1", "3,6,3,2500,9,1"], 3, 3),
    (["3,1,0,2500,9,0", "1,1,1,2300,9,1", "3,6,3,2300,9,1"], 1, 3),
    // Cramming changes nothing; rescheduling is no answer.
    (["3,1,0,2500,9,0", "1,1,1,0,9,3", "0,9,1,2500,0,4", "0,9,1,2500,0,5"], 1, 2),
    // A filtered deck that does reschedule.
    (["3,1,0,2500,9,0", "1,1,1,2300,9,3"], 0, 2),
    // "Forget" makes it new; before it there is history only.
    (["3,1,0,2500,9,0", "3,3,1,2500,9,1", "0,0,1,0,0,4", "3,1,0,2500,9,0"], 1, 3),
    // What is no grade is none.
    (["5,1,0,2500,9,1", "0,1,0,2500,9,1", "-1,1,0,2500,9,1"], 0, 0),
  ])
  func repetitions(log: [String], repetitions: Int, answers: Int) throws {
    let schedule = try schedule(card: "type=2, queue=2, due=60, ivl=4, factor=2500", log: log)
    #expect(schedule?.state?.memory.repetitions == repetitions)
    #expect(schedule?.answers.count == answers)
  }

  @Test func answersAsEvents() throws {
    let schedule = try schedule(
      card: "type=2, queue=2, due=60, ivl=4, factor=2500",
      log: ["1,1,0,2500,-9,0", "2,1,0,2500,99999999,1", "3,1,0,2500,4000,1", "4,1,0,0,4000,3"])
    let answers = schedule?.answers ?? []
    #expect(answers.map(\.grade) == [.nearly, .hard, .good, .easy])
    #expect(answers.map(\.took) == [0, 3_600_000, 4000, 4000])
    #expect(answers.map(\.isCounted) == [true, true, true, false])
    #expect(answers.first?.moment.offset == 120)
    #expect(answers.map(\.moment.day.description).first == "2026-10-01")
    #expect(schedule?.state?.lastDay?.description == "2026-10-03")
  }

  @Test func aForgottenCardIsNewWithItsHistory() throws {
    let schedule = try schedule(card: "type=0", log: ["3,1,0,2500,9,0", "0,0,1,0,0,4"])
    #expect(schedule?.state == nil)
    #expect(schedule?.answers.map(\.isCounted) == [false])
  }

  @Test func whatLiesInTheFutureIsNoAnswer() throws {
    let log = Array(repeating: "3,1,0,2500,9,1", count: 60)
    let schedule = try schedule(card: "type=2, queue=2, due=60, ivl=4", log: log)
    // From 1 October to 21 November, noon in Greenwich being the present.
    #expect(schedule?.answers.count == 52)
  }

  @Test func withoutOffsetTheLearnersZoneCounts() throws {
    let file = try PackageScene.imported(
      "UPDATE col SET conf = '{}'; UPDATE cards SET type = 2, queue = 2, due = 60",
      withSchedule: true)
    #expect(file.cards.first?.schedule?.state?.due.description == "2026-11-27")
  }

  @Test func withoutALogTheLastDayComesFromTheCard() throws {
    let dated = try schedule(card: "type=2, queue=2, due=60, ivl=4, data='{\"lrt\":1790848800}'")
    #expect(dated?.state?.lastDay?.description == "2026-10-01")
    let bare = try schedule(card: "type=2, queue=2, due=50, ivl=4, data=''")
    #expect(bare?.state?.lastDay?.description == "2026-11-13")
  }
}
