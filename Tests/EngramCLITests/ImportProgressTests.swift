import EngramScreens
import Testing

@testable import EngramCLI

struct ImportProgressTests {
  @Test func nothingIsShownInTheFirstHalfSecond() {
    var progress = ImportProgress(at: 0)
    #expect(progress.note(at: 499, width: 79) == nil)
    #expect(!progress.isShown)
    #expect(progress.note(at: 500, width: 79)?.text == "2 notes, 4 a second")
    #expect(progress.isShown)
  }

  @Test func itIsDrawnTenTimesASecondAtMost() {
    var progress = ImportProgress(at: 0)
    let drawn = (0..<2000).count { progress.note(at: $0, width: 79) != nil }
    #expect(drawn == 15)
  }

  /// The first file filled the bar, and all others came at "1 s left".
  @Test func severalFilesShareTheBar() throws {
    var progress = ImportProgress(at: 0, files: 4)
    let half = try #require(progress.reach(1, of: 2, at: 1000, width: 79)?.text)
    #expect(half.contains(" 12 %"))
    progress.finishFile()
    let second = try #require(progress.reach(1, of: 2, at: 2000, width: 79)?.text)
    #expect(second.contains(" 37 %") && second.hasSuffix("4 s left"))
  }

  @Test(arguments: [79, 40, 20])
  func barRateAndWhatIsLeftFitTheLine(width: Int) throws {
    var progress = ImportProgress(at: 0)
    for _ in 0..<100 { _ = progress.note(at: 1, width: width) }
    let line = try #require(progress.reach(1, of: 4, at: 1000, width: width)?.text)
    #expect(line.count <= width)
    if width == 79 {
      #expect(line.hasSuffix(" 25 %  100 notes, 100 a second, 4 s left"))
      #expect(line.hasPrefix("━━━"))
    }
  }
}
