import EngramCore
import EngramTestSupport
import Testing

@testable import EngramScreens

/// A line as it is typed: what keys do to it, and what is seen of it.
struct LineEditorTests {
  @Test(
    arguments: [
      ("Klein", [], "Klein|"), ("Klein", [.left, .left], "Kle|in"),
      ("Klein", [.home, .character("M")], "M|Klein"), ("Klein", [.backspace], "Klei|"),
      ("Klein", [.home, .backspace], "|Klein"), ("Klein", [.home, .delete], "|lein"),
      ("Klein", [.delete], "Klein|"), ("Klein", [.control("a"), .right], "K|lein"),
      ("Klein", [.control("a"), .control("e")], "Klein|"), ("Klein", [.home, .end], "Klein|"),
      ("Melanie Klein", [.control("w")], "Melanie |"),
      ("Melanie Klein  ", [.control("w")], "Melanie |"),
      ("Melanie Klein", [.control("w"), .control("w"), .control("w")], "|"),
      ("Klein", [.left, .control("u")], "|n"), ("Klein", [.left, .left, .control("k")], "Kle|"),
      ("", [.left, .right, .backspace, .delete, .control("w")], "|"),
      ("x", [.enter, .tab, .escape, .up, .down, .pageUp, .control("x")], "x|"),
      // A terminal sends the accent after its letter.
      ("e", [.character("\u{301}")], "é|"), ("e", [.character("\u{301}"), .backspace], "|"),
      ("a", [.character("\n"), .character("\u{1B}"), .character("\u{202E}")], "a|"),
      ("a\nb\r\nc\u{2028}d", [], "abcd|"),
    ] as [(String, [Key], String)])
  func editing(text: String, keys: [Key], line: String) {
    var editor = LineEditor(text)
    for edit in keys.compactMap(LineEditor.Edit.init) { editor.apply(edit) }
    #expect(editor.shown(in: 60).text.text == line.replacing("|", with: ""))
    #expect(editor.text == line.replacing("|", with: ""))
    #expect(editor.shown(in: 60).cursor == line.prefix { $0 != "|" }.count)
  }

  @Test func noMoreThanFiveHundredFit() {
    #expect(LineEditor(String(repeating: "x", count: 10_000)).text.count == 500)
    let zalgo = "a" + String(repeating: "\u{301}", count: 10_000)
    #expect(LineEditor(zalgo).text.unicodeScalars.count <= 500)
  }

  @Test(
    arguments: [
      ("abcdefghij", 0, 10, "…cdefghij", 9), ("abcdefghij", 10, 10, "abcdefghij", 0),
      ("abcdefghi", 0, 10, "abcdefghi", 9), ("abcdefghijklmnopqrst", 10, 10, "…efghijkl…", 7),
      ("甘えとは何か", 0, 8, "…は何か", 7), ("甘えとは何か", 3, 9, "甘えとは…", 6),
      ("甘えとは何か", 6, 8, "甘えと…", 0), ("abc", 0, 3, "", 0),
    ])
  func scrolling(text: String, left: Int, width: Int, shown: String, cursor: Int) {
    var editor = LineEditor(text)
    for _ in 0..<left { editor.apply(.left) }
    let line = editor.shown(in: width)
    #expect(line.text.text == shown)
    #expect(line.cursor == cursor)
  }

  /// Whatever is typed, the cursor is in view and the line fits.
  @Test func theCursorIsAlwaysInView() {
    var random = SeededGenerator(seed: propertySeed("line editor"))
    let letters = Array("ab é甘👩🏽‍🎓\u{301}\u{200D}\u{1F1E9}z ")
    let moves: [LineEditor.Edit] = [
      .backspace, .delete, .left, .left, .right, .home, .end, .eraseWord, .eraseToEnd,
    ]
    for _ in 0..<200 {
      var editor = LineEditor()
      for _ in 0..<random.index(below: 120) {
        let isMove = random.index(below: 4) == 0
        editor.apply(
          isMove
            ? moves[random.index(below: moves.count)]
            : .insert(letters[random.index(below: letters.count)]))
        let width = 1 + random.index(below: 40)
        let shown = editor.shown(in: width)
        #expect(DisplayWidth.columns(of: shown.text) <= width)
        #expect(shown.cursor < max(1, width))
      }
    }
  }
}
