import EngramCore
import Testing

@Suite struct GradeTests {
  @Test(arguments: [6, -1, 7, 10, Int.max, Int.min]) func otherNumbersAreNoGrades(number: Int) {
    #expect(Grade(rawValue: number) == nil)
  }

  @Test func zeroToFive() {
    #expect(Grade.allCases.map(\.rawValue) == [0, 1, 2, 3, 4, 5])
    #expect((0...5).map { Grade(rawValue: $0) } == Grade.allCases)
  }

  @Test func aPassFromThreeAndADrillBelowFour() {
    #expect(Grade.allCases.map(\.isPass) == [false, false, false, true, true, true])
    #expect(Grade.allCases.map(\.startsDrill) == [true, true, true, true, false, false])
  }

  @Test func fourKeysAreStoredAsTwoToFive() {
    #expect(
      (0...6).map { GradeScale.four.grade(forDigit: $0)?.rawValue } == [
        nil, 2, 3, 4, 5, nil, nil,
      ])
    #expect(GradeScale.four.choices.map(\.name) == ["again", "hard", "good", "easy"])
  }

  @Test func sixKeysAreTheGrades() {
    #expect(
      (-1...6).map { GradeScale.six.grade(forDigit: $0)?.rawValue } == [
        nil, 0, 1, 2, 3, 4, 5, nil,
      ])
    #expect(
      GradeScale.six.choices.map(\.name) == [
        "blackout", "wrong", "nearly", "hard", "good", "easy",
      ])
  }
}
