import EngramCore
import Testing

@Suite struct CivilDateTests {
  /// Counts on from 0001-01-01, as one does on the fingers: no day of ten thousand years is missed.
  @Test func everyDayOfTheCalendar() {
    var number = -719_162
    var wrong: [String] = []
    for year in 1...9999 {
      let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
      for (month, length) in [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        .enumerated()
      {
        for day in 1...length {
          let date = CivilDate(Day(number))
          if date.year != year || date.month != month + 1 || date.day != day
            || date.dayNumber != number
          {
            wrong.append("\(year)-\(month + 1)-\(day) is not \(date)")
          }
          number += 1
        }
        let end = Day(number - 1)
        if Day(end.description) != end
          || CivilDate(year: year, month: month + 1, day: length + 1) != nil
        {
          wrong.append("end of \(year)-\(month + 1)")
        }
      }
    }
    #expect(wrong.isEmpty, "\(wrong.count), the first: \(wrong.first ?? "")")
    #expect(number - 1 == 2_932_896)
  }

  @Test(arguments: [
    ("1970-01-01", 0), ("1969-12-31", -1), ("0001-01-01", -719_162), ("0000-01-01", -719_528),
    ("0000-02-29", -719_469), ("1600-02-29", -135_081), ("2000-02-29", 11_016),
    ("2000-03-01", 11_017),
    ("2026-11-21", 20_778), ("2028-02-29", 21_243), ("2038-01-19", 24_855),
    ("9999-12-31", 2_932_896),
  ])
  func text(text: String, number: Int) {
    #expect(Day(text) == Day(number))
    #expect(Day(number).description == text)
  }

  @Test(arguments: [
    "", "2026", "2026-11", "2026-1-1", "2026-11-21 ", " 2026-11-21", "2026/11/21", "26-11-21",
    "2026-11-00", "2026-11-31", "2026-00-01", "2026-13-01", "2026-02-29", "1900-02-29",
    "2100-02-29",
    "+026-11-21", "-026-11-21", "2026-+1-21", "2026-11--1", "10000-01-01", "２０２６-11-21",
    "2026-11-2١", "2026-11-21T", "2026-11-2\u{301}", "yyyy-mm-dd",
  ])
  func noDate(text: String) {
    #expect(Day(text) == nil)
  }

  @Test(arguments: [
    (-1, 1, 1), (10_000, 1, 1), (2026, 0, 1), (2026, 13, 1), (2026, 4, 31), (2026, 1, 0),
    (2026, 1, 32), (2026, 2, 29), (Int.max, 1, 1), (2026, Int.max, 1), (2026, 1, Int.min),
  ])
  func noSuchDate(year: Int, month: Int, day: Int) {
    #expect(CivilDate(year: year, month: month, day: day) == nil)
  }

  @Test func daysAreCountedByTheCalendar() throws {
    let leap = try #require(Day("2028-02-28"))
    #expect(leap.advanced(by: 1).description == "2028-02-29")
    #expect(leap.advanced(by: 2).description == "2028-03-01")
    #expect(leap.advanced(by: -59).description == "2027-12-31")
    #expect(leap.advanced(by: 366).days(since: leap) == 366)
    #expect(leap.days(since: leap.advanced(by: 3)) == -3)
    #expect(leap < leap.advanced(by: 1))
  }

  @Test func daysEndWithTheCalendar() throws {
    let last = try #require(Day("9999-12-31"))
    let first = try #require(Day("0000-01-01"))
    #expect(last.advanced(by: 1) == last)
    #expect(last.advanced(by: .max) == last)
    #expect(first.advanced(by: .max) == last)
    #expect(last.advanced(by: .min) == first)
    #expect(last.advanced(by: -1).advanced(by: 1) == last)
  }
}
