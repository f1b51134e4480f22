import EngramCore
import EngramTestSupport
import Testing

/// To which study day a moment belongs.
@Suite struct StudyDayTests {
  @Test(arguments: [
    (0, "2026-11-21T00:00:00+01:00", "2026-11-21"),
    (0, "2026-11-20T23:59:59.999+01:00", "2026-11-20"),
    (4, "2026-11-21T03:59:59.999+01:00", "2026-11-20"),
    (4, "2026-11-21T04:00:00+01:00", "2026-11-21"),
    (4, "2026-11-22T00:30:00+01:00", "2026-11-21"),
    (23, "2026-11-21T22:59:59.999+01:00", "2026-11-20"),
    (23, "2026-11-21T23:00:00+01:00", "2026-11-21"),
    (23, "2026-11-22T12:00:00+01:00", "2026-11-21"),
    (4, "2026-01-01T03:59:00Z", "2025-12-31"),
    (4, "2028-02-29T03:59:00Z", "2028-02-28"),
    (4, "2028-03-01T03:59:00Z", "2028-02-29"),
    (4, "2028-03-01T04:00:00Z", "2028-03-01"),
    (4, "1970-01-01T03:59:59.999Z", "1969-12-31"),
    (4, "1970-01-01T04:00:00Z", "1970-01-01"),
    (0, "1969-12-31T23:59:59.999Z", "1969-12-31"),
    (23, "1969-12-31T22:59:59.999Z", "1969-12-30"),
    (4, "1969-07-20T16:17:40-04:00", "1969-07-20"),
    (4, "2038-01-19T03:14:08Z", "2038-01-18"),
    (4, "9999-12-31T23:59:59Z", "9999-12-31"),
    (4, "0001-01-01T12:00:00Z", "0001-01-01"),
  ])
  func rollover(hour: Int, text: String, day: String) throws {
    let moment = try #require(Moment(iso: text, rollover: hour))
    #expect(moment.day.description == day)
  }

  @Test(arguments: ZoneTable.rows) func zones(_ row: ZoneTable.Row) throws {
    let instant = try #require(Moment(iso: row.utc, rollover: 0)).instant
    let moment = Moment(instant: instant, offset: row.offset, rollover: 4)
    #expect(moment.day.description == row.day)
    #expect(moment.description.hasPrefix(row.local.replacing(" ", with: "T")))
  }

  @Test func theTableHoldsManyZones() {
    #expect(Set(ZoneTable.rows.map(\.zone)).count >= 30)
  }

  // MARK: Travel

  /// Takes off in Tokyo in the evening and lands in Honolulu in the morning of the same date.
  @Test func flyingEastTheSameDayComesTwice() throws {
    let tokyo = try moment("2026-11-21T20:00:00+09:00")
    let landed = try moment("2026-11-21T08:00:00-10:00")
    #expect(tokyo.instant < landed.instant)
    #expect(tokyo.day == landed.day)
    var card = card(at: tokyo)
    card = answer(.blackout, card, at: landed)
    #expect(card.memory.repetitions == 1, "the day's second answer is practice")
    card = answer(.good, card, at: try moment("2026-11-22T08:00:00-10:00"))
    #expect(card.memory.interval == 6)
  }

  /// Before 04:00 in Honolulu it is even the study day before.
  @Test func flyingEastTheDayBeforeMayComeAgain() throws {
    let tokyo = try moment("2026-11-21T20:00:00+09:00")
    let landed = try moment("2026-11-21T03:00:00-10:00")
    #expect(landed.day == tokyo.day.advanced(by: -1))
    let kind = Answering.kind(.good, took: 0, for: card(at: tokyo), on: landed.day)
    #expect(kind == .practice(.good, took: 0))
  }

  /// Takes off in Honolulu at one at night, lands nine hours later: no study day of the 24th.
  @Test func flyingWestADayIsLost() throws {
    let first = try moment("2026-11-23T12:00:00-10:00")
    let takenOff = try moment("2026-11-24T01:00:00-10:00")
    let landed = try moment("2026-11-25T05:00:00+09:00")
    #expect(landed.instant.milliseconds - takenOff.instant.milliseconds == 9 * 3_600_000)
    #expect(first.day == takenOff.day)
    #expect(landed.day == first.day.advanced(by: 2))
    let late = answer(.good, card(at: first), at: landed)
    #expect(late.memory.interval == 6, "a day late, and no harm done")
    #expect(late.due == landed.day.advanced(by: 6))
  }

  private func moment(_ text: String) throws -> Moment {
    try #require(Moment(iso: text, rollover: 4))
  }

  private func card(at moment: Moment) -> CardState { answer(.good, CardState(), at: moment) }

  private func answer(_ grade: Grade, _ card: CardState, at moment: Moment) -> CardState {
    card.applying(
      .review(grade, took: 0), id: EventID(high: 0, low: 0), on: moment.day, by: Engine())
  }

  // MARK: The clock

  @Test func aFixedClockStandsStill() throws {
    let moment = try moment("2026-11-21T03:30:00+01:00")
    let clock = StudyClock.fixed(moment)
    #expect(clock.rollover == 4)
    #expect(clock.now() == moment)
    #expect(clock.now() == clock.now())
  }

  @Test func theRolloverDecidesTheClocksDay() throws {
    let clock = StudyClock.fixed(try moment("2026-11-21T03:30:00+01:00"))
    #expect(clock.now().day.description == "2026-11-20")
    #expect(clock.rollingOver(at: 3).now().day.description == "2026-11-21")
    #expect(clock.rollingOver(at: 0).rollover == 0)
  }
}
