import EngramTestSupport
import Testing

@testable import EngramScreens

struct FrameTests {
  @Test func aHeaderHasTwoSides() {
    let header = Line.sides([Run("Object relations")], [Run("12 of 34", .dim)], width: 30)
    #expect(header.text == "Object relations      12 of 34")
    #expect(header.columns == 30)
  }

  @Test func theLeftSideGivesWay() {
    let left = [Run("Object "), Run("relations", .strong)]
    let header = Line.sides(left, [Run("12 of 34")], width: 20)
    #expect(header.text == "Object rel… 12 of 34")
    #expect(Line.sides([Run("Object")], [Run("12 of 34")], width: 5).text == "12 of")
  }

  @Test func linesAreCutAtWholeCharacters() {
    let line = Line([Run("自我"), Run("理想", .strong)])
    #expect(line.clipped(to: 5).text == "自我")
    #expect(line.clipped(to: 6).runs == [Run("自我"), Run("理", .strong)])
    #expect(line.truncated(to: 7).runs == [Run("自我"), Run("理", .strong), Run("…", .strong)])
    #expect(line.truncated(to: 8) == line)
    #expect(line.truncated(to: 0).text == "")
  }

  @Test func runsAndTitlesHaveNoNewlines() {
    let size = Size(columns: 20, rows: 6)
    #expect(Run("a\nb").text == "a b")
    #expect(Frame(size: size, lines: [], title: "a\nb").title == "a b")
  }

  @Test func aFrameKeepsToItsSize() {
    let frame = Frame(
      size: Size(columns: 3, rows: 2), lines: [Line("abcdef"), Line("自我"), Line("c")],
      cursor: .init(column: 3, row: 0))
    #expect(frame.text == "abc\n自")
    #expect(frame.cursor == nil)
  }

  @Test(arguments: [(1, 1, "…"), (12, 3, "too small: …"), (80, 3, "too small: needs 20x6")])
  func belowTheLeastSizeThereIsANotice(columns: Int, rows: Int, notice: String) {
    let size = Size(columns: columns, rows: rows)
    #expect(size.isTooSmall)
    #expect(Frame.tooSmall(size).text == notice)
    #expect(!Size(columns: 20, rows: 6).isTooSmall)
  }

  @Test func textIsAPicture() {
    let size = Size(columns: 40, rows: 12)
    var lines: [Line] = [
      .sides([Run("  Object relations", .accent)], [Run("12 of 34  ", .dim)], width: 40), .blank,
    ]
    lines += TextLayout.lines("Which theorist described the depressive position?", width: 36)
      .map { $0.indented(by: 2) }
    lines += [.blank, Line.rule(width: 36).indented(by: 2), Line("Klein", .strong).centred(in: 40)]
    let frame = Frame(size: size, lines: lines)
    expectSnapshot(frame.text, "picture")
    expectSnapshot(frame.marked, "marked-picture")
  }
}
