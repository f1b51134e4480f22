import EngramCore
import Testing

@Suite struct StudyLimitsTests {
  @Test(arguments: [(0, 0, 20, 200), (5, 30, 15, 170), (20, 200, 0, 0), (25, 400, 0, 0)])
  func limitsCountOverTheWholeDay(introduced: Int, reviewed: Int, new: Int, reviews: Int) {
    let left = StudyLimits().left(after: DayTally(introduced: introduced, reviewed: reviewed))
    #expect(left == StudyLimits(newCards: new, reviews: reviews))
  }
}
