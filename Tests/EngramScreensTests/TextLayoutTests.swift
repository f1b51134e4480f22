import EngramCore
import Testing

@testable import EngramScreens

struct TextLayoutTests {
  @Test(
    arguments: [
      ("the id and the ego", 7, ["the id", "and the", "ego"]),
      ("the id and the ego", 100, ["the id and the ego"]),
      ("unconscious", 4, ["unco", "nsci", "ous"]),
      ("an unconscious wish", 6, ["an", "uncons", "cious", "wish"]),
      ("one\n\n  two three\n", 8, ["one", "", "  two", "three", ""]),
      ("a  b   c", 4, ["a  b", "c"]),
      ("countertransference-focused", 20, ["countertransference-", "focused"]),
      ("1923-1926 -5", 6, ["1923-1", "926 -5"]),
      ("精神分析、無意識。", 6, ["精神分", "析、無", "意識。"]),
      ("精神分、析", 6, ["精神", "分、析"]),
      ("自我ego自我", 6, ["自我", "ego自", "我"]),
      ("자아 이상", 5, ["자아", "이상"]),
      ("a\u{A0}b c", 4, ["a\u{A0}b", "c"]),
      ("abc", 1, ["a", "b", "c"]),
      ("自a", 1, ["…", "a"]),
      ("", 5, [""]),
      ("abc", 0, []),
    ] as [(SafeText, Int, [SafeText])])
  func wraps(text: SafeText, width: Int, rows: [SafeText]) {
    #expect(TextLayout.wrap(text, width: width) == rows)
  }

  @Test(
    arguments: [
      ("transference", 12, "transference"), ("transference", 6, "trans…"), ("transference", 1, "…"),
      ("transference", 0, ""), ("精神分析", 6, "精神…"), ("精神分析", 4, "精…"), ("a\nb", 5, "a b"),
      ("👨‍👩‍👧‍👦👨‍👩‍👧‍👦", 3, "👨‍👩‍👧‍👦…"),
    ] as [(SafeText, Int, SafeText)])
  func truncates(text: SafeText, width: Int, shown: SafeText) {
    #expect(TextLayout.truncate(text, width: width) == shown)
  }

  @Test func padsToAWidth() {
    #expect(TextLayout.pad("自我", width: 6) == "自我  ")
    #expect(TextLayout.pad("ego", width: 6, alignment: .right) == "   ego")
    #expect(TextLayout.pad("ego", width: 6, alignment: .centre) == " ego  ")
    #expect(TextLayout.pad("superego", width: 6) == "superego")
  }

  /// Properties: no row is too wide, and nothing but white space is lost or moved.
  @Test func wrappingLosesNothing() throws {
    let seed = UInt64.random(in: .min ... .max)
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<3_000 {
      let text = prose(using: &generator)
      let width = Int.random(in: 1...30, using: &generator)
      let rows = TextLayout.wrap(text, width: width)
      for row in rows {
        try #require(DisplayWidth.columns(of: row) <= width, "too wide; seed \(seed)")
        try #require(!row.text.contains("\n"), "newline in a row; seed \(seed)")
      }
      let cut = TextLayout.truncate(text, width: width)
      try #require(DisplayWidth.columns(of: cut) <= width, "cut too wide; seed \(seed)")
      if width == 1 { continue }
      let kept = rows.map(\.text).joined()
      try #require(withoutSpace(kept) == withoutSpace(text.text), "changed; seed \(seed)")
    }
  }
}

private func withoutSpace(_ text: String) -> String {
  String(text.filter { !$0.isWhitespace })
}

private func prose(using generator: inout SeededGenerator) -> SafeText {
  let parts = [
    "id", "superego", "transference", " ", "  ", "\n", "-", "—", "精神", "、", "가나", "👍🏽", "🇩🇪",
    "👨‍👩‍👧‍👦", "e\u{301}", "שלום", "「", "」", ".", "\u{A0}", "(", ")",
  ]
  var text = ""
  for _ in 0..<Int.random(in: 0...40, using: &generator) {
    text += parts.randomElement(using: &generator) ?? ""
  }
  return SafeText(text)
}
