import Testing

@testable import EngramScreens

struct DisplayWidthTests {
  @Test(
    arguments: [
      ("a", 1), (" ", 1), ("é", 1), ("e\u{301}", 1), ("─", 1), ("…", 1), ("ж", 1), ("ש", 1),
      ("精", 2), ("あ", 2), ("ｱ", 1), ("Ａ", 2), ("、", 2), ("\u{3000}", 2),
      ("가", 2), ("\u{1100}\u{1161}\u{11A8}", 2),
      ("👍", 2), ("👍🏽", 2), ("👨‍👩‍👧‍👦", 2), ("🏳️‍🌈", 2), ("🇩🇪", 2), ("1️⃣", 2), ("❤️", 2),
      ("❤", 1), ("⌚", 2), ("☺︎", 1), ("1", 1), ("#", 1),
      ("\u{301}", 0), ("\u{200D}", 0), ("\u{FE0F}", 0), ("\n", 0), ("\u{1B}", 0),
      ("กำ", 2),
    ] as [(Character, Int)])
  func columns(of character: Character, are columns: Int) {
    #expect(DisplayWidth.columns(of: character) == columns)
  }

  @Test func columnsOfATextAreThoseOfItsCharacters() {
    #expect(DisplayWidth.columns(of: "Ich: 自我 👨‍👩‍👧‍👦" as SafeText) == 5 + 4 + 1 + 2)
    #expect(DisplayWidth.columns(of: "" as SafeText) == 0)
    #expect(DisplayWidth.columns(of: "ab\ncd" as SafeText) == 4)
  }
}
