import EngramCore
import Testing

/// Short histories worked out by hand on paper, from a new card on.
@Suite struct LadderTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let preset: SM2.Preset
    let grades: String
    let repetitions: String
    let easiness: String
    let intervals: String

    init(
      _ preset: SM2.Preset, _ grades: String, repetitions: String, easiness: String,
      intervals: String
    ) {
      self.preset = preset
      self.grades = grades
      self.repetitions = repetitions
      self.easiness = easiness
      self.intervals = intervals
    }

    var testDescription: String { "\(preset.rawValue) \(grades)" }
  }

  static let cases = [
    Case(
      .published, "4 4 4 4 4 4",
      repetitions: "1 2 3 4 5 6",
      easiness: "250 250 250 250 250 250",
      intervals: "1 6 15 38 95 238"),
    Case(
      .source, "4 4 4 4 4 4",
      repetitions: "1 2 3 4 5 6",
      easiness: "250 250 250 250 250 250",
      intervals: "1 6 15 38 95 238"),
    Case(
      .published, "5 5 5 5",
      repetitions: "1 2 3 4",
      easiness: "260 270 280 290",
      intervals: "1 6 17 48"),  // 6 x 2.70 = 16.2, 17 x 2.80 = 47.6
    Case(
      .source, "5 5 5 5",
      repetitions: "1 2 3 4",
      easiness: "260 270 280 290",
      intervals: "1 6 16 45"),  // 16 x 2.80 = 44.8
    Case(
      .published, "3 3 3 3",
      repetitions: "1 2 3 4",
      easiness: "236 222 208 194",
      intervals: "1 6 14 30"),  // 6 x 2.22 = 13.32, 14 x 2.08 = 29.12
    Case(
      .source, "3 3 3 3",
      repetitions: "1 2 3 4",
      easiness: "236 222 208 194",
      intervals: "1 6 13 27"),  // 13 x 2.08 = 27.04
    Case(
      .published, "4 4 4 2 4 4 4",
      repetitions: "1 2 3 0 1 2 3",
      easiness: "250 250 250 250 250 250 250",
      intervals: "1 6 15 1 1 6 15"),
    Case(
      .source, "4 4 4 2 4 4 4",
      repetitions: "1 2 3 0 1 2 3",
      easiness: "250 250 250 218 218 218 218",
      intervals: "1 6 15 1 1 6 13"),  // 6 x 2.18 = 13.08
    Case(
      .published, "0 0 3 4 4 4",
      repetitions: "0 0 1 2 3 4",
      easiness: "250 250 236 236 236 236",
      intervals: "1 1 1 6 15 36"),  // 6 x 2.36 = 14.16, 15 x 2.36 = 35.4
    Case(
      .source, "0 0 3 4 4 4",
      repetitions: "0 0 1 2 3 4",
      easiness: "170 130 130 130 130 130",  // 0.90 and 1.16 are lifted to the floor
      intervals: "1 1 1 6 8 10"),  // 7.8, 10.4
    Case(
      .published, "4 4 3 3 4",
      repetitions: "1 2 3 4 5",
      easiness: "250 250 236 222 222",
      intervals: "1 6 15 36 80"),  // 15 x 2.36 = 35.4, 36 x 2.22 = 79.92
    Case(
      .source, "4 4 3 3 4",
      repetitions: "1 2 3 4 5",
      easiness: "250 250 236 222 222",
      intervals: "1 6 15 35 78"),  // 35 x 2.22 = 77.7
    // In binary floating point 2.5 + 0.1 + 0.1 + 0.1 is above 2.8, and 125 x 2.8 becomes 351.
    Case(
      .published, "5 5 4 4 5 4",
      repetitions: "1 2 3 4 5 6",
      easiness: "260 270 270 270 280 280",
      intervals: "1 6 17 46 125 350"),
  ]

  @Test(arguments: cases) func history(_ expected: Case) throws {
    let grades = try numbers(expected.grades).map { try #require(Grade(rawValue: $0)) }
    let steps = Ladder(grades, by: SM2(preset: expected.preset)).steps
    #expect(steps.map(\.grade) == grades)
    #expect(steps.map(\.state.repetitions) == numbers(expected.repetitions))
    #expect(steps.map(\.state.easiness) == numbers(expected.easiness))
    #expect(steps.map(\.state.interval) == numbers(expected.intervals))
  }

  @Test func aFailureAfterASuccessIsALapse() {
    let ladder = Ladder([.wrong, .good, .wrong, .blackout, .hard, .nearly], by: SM2())
    #expect(ladder.steps.map(\.isLapse) == [false, false, true, false, false, true])
  }

  @Test func noGradesNoSteps() {
    #expect(Ladder([], by: SM2()).steps.isEmpty)
  }
}

private func numbers(_ text: String) -> [Int] { text.split(separator: " ").compactMap { Int($0) } }
