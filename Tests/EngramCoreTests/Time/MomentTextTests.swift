import EngramCore
import EngramTestSupport
import Testing

@Suite struct MomentTextTests {
  @Test(arguments: [
    ("1970-01-01T00:00Z", 0, 0),
    ("1970-01-01T00:00:00Z", 0, 0),
    ("1970-01-01T00:00:00.001Z", 1, 0),
    ("1970-01-01T00:00:01.5Z", 1_500, 0),
    ("1970-01-01T00:00:01.25Z", 1_250, 0),
    ("1970-01-01T00:00:01.123456789Z", 1_123, 0),
    ("1970-01-01T01:00+01:00", 0, 60),
    ("1969-12-31T20:30:00-03:30", 0, -210),
    ("1970-01-01T05:45:00+05:45", 0, 345),
    ("1970-01-01T14:00:00+14:00", 0, 840),
    ("1969-12-31T23:59:59.999Z", -1, 0),
    ("1969-07-20T16:17:40-04:00", -14_182_940_000, -240),
    ("2038-01-19T03:14:08Z", 2_147_483_648_000, 0),
    ("2026-11-21T09:30:00+01:00", 1_795_249_800_000, 60),
    ("0001-01-01T00:00:00Z", -62_135_596_800_000, 0),
    ("9999-12-31T23:59:59.999Z", 253_402_300_799_999, 0),
    ("2028-02-29T12:00:00-00:30", 1_835_440_200_000, -30),
  ])
  func reads(text: String, milliseconds: Int64, offset: Int) throws {
    let moment = try #require(Moment(iso: text, rollover: 4))
    #expect(moment.instant == Instant(milliseconds: milliseconds))
    #expect(moment.offset == offset)
  }

  @Test(arguments: [
    "", "2026-11-21", "2026-11-21T09:30", "2026-11-21T09:30:00", "2026-11-21 09:30:00Z",
    "2026-11-21t09:30:00Z", "2026-11-21T09:30:00z", "2026-11-21T9:30:00Z", "2026-11-21T24:00:00Z",
    "2026-11-21T09:60:00Z", "2026-11-21T09:30:60Z", "2026-11-21T09:30:0Z", "2026-11-21T09:30:00.Z",
    "2026-11-21T09:30:00,5Z", "2026-11-21T09:30.5Z", "2026-11-21T09:30:00+1:00",
    "2026-11-21T09:30:00+0100", "2026-11-21T09:30:00+01", "2026-11-21T09:30:00+01:60",
    "2026-11-21T09:30:00+19:00", "2026-11-21T09:30:00 01:00", "2026-11-21T09:30:00Z ",
    "2026-11-21T09:30:00ZZ", "2026-11-31T09:30:00Z", "2026-02-29T09:30:00Z", "2026-11-21T-1:30:00Z",
    "2026-11-21T09:30:00\u{2212}01:00", "2026-11-21T0٩:30:00Z", "2026-11-21T\u{301}9:30:00Z",
    "2026-11-2\u{301}T09:30:00Z", "20261121T093000Z", "now", "2026-W47-6T09:30:00Z",
  ])
  func refuses(text: String) {
    #expect(Moment(iso: text, rollover: 4) == nil)
  }

  @Test(arguments: [
    (0, 0, "1970-01-01T00:00:00.000+00:00"),
    (-1, 0, "1969-12-31T23:59:59.999+00:00"),
    (-1, 60, "1970-01-01T00:59:59.999+01:00"),
    (0, -210, "1969-12-31T20:30:00.000-03:30"),
    (0, -30, "1969-12-31T23:30:00.000-00:30"),
    (1_795_249_800_000, 840, "2026-11-21T22:30:00.000+14:00"),
    (-62_135_596_800_000, 0, "0001-01-01T00:00:00.000+00:00"),
    (1_835_440_200_007, 0, "2028-02-29T12:30:00.007+00:00"),
  ])
  func prints(milliseconds: Int64, offset: Int, text: String) {
    let moment = Moment(
      instant: Instant(milliseconds: milliseconds), offset: offset, rollover: 4)
    #expect(moment.description == text)
  }

  @Test(arguments: [0, 4, 23]) func whatIsPrintedReadsBack(rollover: Int) throws {
    let seed = propertySeed("moments, rollover \(rollover)")
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<5_000 {
      let moment = Moment(
        instant: Instant(
          milliseconds: .random(in: -62_135_000_000_000...253_402_000_000_000, using: &generator)),
        offset: .random(in: -1_080...1_080, using: &generator), rollover: rollover)
      let again = Moment(iso: moment.description, rollover: rollover)
      try #require(again == moment, "ENGRAM_SEED=\(seed): \(moment)")
    }
  }
}
