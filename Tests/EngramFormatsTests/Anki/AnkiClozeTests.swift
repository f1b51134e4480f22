import EngramCore
import EngramFormats
import EngramTestSupport
import Testing

/// Holes as Anki 26.09.3 reads them; each row was compared with it.
struct AnkiClozeTests {
  @Test(arguments: [
    ("A {{c1::circle}} by {{c2::closure::principle}}.", 1, "A [...] by closure.", ["circle"]),
    ("A {{c1::circle}} by {{c2::closure::principle}}.", 2, "A circle by [principle].", ["closure"]),
    ("{{c1::a}} and {{c1::b}}", 1, "[...] and [...]", ["a", "b"]),
    ("{{c1::a}} and {{c1::a}}", 1, "[...] and [...]", ["a"]),
    ("{{c1::an {{c2::unconscious}} one}}", 1, "[...]", ["an unconscious one"]),
    ("{{c1::an {{c2::unconscious}} one}}", 2, "an [...] one", ["unconscious"]),
    ("{{c1,2::a}} {{c2::b}}", 1, "[...] b", ["a"]),
    ("{{c1,2::a}} {{c2::b}}", 2, "[...] [...]", ["a", "b"]),
    ("{{c1,::a}} {{c2::b}}", 1, "[...] b", ["a"]),
    ("{{c1::a {{c2::b}} c::hint}}", 1, "[hint]", ["a b c"]),
    ("{{c1::a {{c2::b}} c::hint}}", 2, "a [...] c", ["b"]),
    ("{{c1::a::h {{c2::b}} }}", 1, "[h ]", ["ab"]), ("{{c1::a::b::c}}", 1, "[b::c]", ["a"]),
    ("{{c1::\\(a::b\\)}}", 1, "[b\\)]", ["\\(a"]),
    ("{{c1::x{{c1::y}}z}}", 1, "[...]", ["xyz"]), ("{{c1::{{c2::x}}::h}}", 1, "[h]", ["x"]),
    ("{{c1::a}}}", 1, "[...]}", ["a"]), ("}} {{c1::a}} }}", 1, "}} [...] }}", ["a"]),
    ("{{c1::<b>x</b> &amp; y::a &lt; b}}", 1, "[a < b]", ["x & y"]),
    ("{{c0::z}} {{c1::a}}", 1, "z [...]", ["a"]),
    ("{{c99999::a}} {{c1::b}}", 1, "{{c99999::a}} [...]", ["b"]),
    ("{{c1:a}} {{C1::a}} {{ c1::a}} {{c2::b}}", 2, "{{c1:a}} {{C1::a}} {{ c1::a}} [...]", ["b"]),
    ("{{c2::b}} {{c1::a::h", 2, "[...] {{c1::a::h", ["b"]),
    ("{{c1::a<br>b}} c", 1, "[...] c", ["a\nb"]), ("{{c1::}} x", 1, "[...] x", []),
    ("{{c1::a::}}", 1, "[...]", ["a"]), ("no holes", 1, "no holes", []),
  ])
  func asked(html: String, number: Int, prompt: String, hidden: [String]) {
    let cloze = AnkiCloze(html)
    #expect(HTMLText.plain(cloze.prompt(asking: number)) == prompt)
    #expect(cloze.hidden(by: number) == hidden)
  }

  @Test(arguments: [
    ("{{c3::a}} {{c1::b}} {{c12::c}} {{c3::d}}", [1, 3, 12], "a b c d"),
    ("{{c0::a}} {{c501::b}} {{c500::c}}", [500], "a b c"), ("{{c1::a", [], "{{c1::a"),
    ("{{c1::a {{c2::b::h}} c::h", [2], "{{c1::a b c::h"), ("", [], ""),
    ("{{c18446744073709551616::a}}", [], "{{c18446744073709551616::a}}"),
    ("{{c::a}} {{c,::b}} {{c1", [], "{{c::a}} {{c,::b}} {{c1"),
  ])
  func numbersAndWhole(html: String, numbers: [Int], whole: String) {
    #expect(AnkiCloze(html).numbers == numbers)
    #expect(AnkiCloze(html).whole == whole)
  }

  @Test func beyondTenLevelsOpeningsAreDroppedAsInAnki() {
    let html =
      (1...12).map { "{{c\($0)::\($0) " }.joined() + String(repeating: "}}", count: 12)
    #expect(AnkiCloze(html).numbers == Array(1...10))
    #expect(AnkiCloze(html).prompt(asking: 10) == "1 2 3 4 5 6 7 8 9 [...]}}}}")
  }

  @Test(arguments: ["{{c1::", "}}", "{", "::", "{{c1,", "{{c1::a}}", "{{c1::a::", "{{c1,1"])
  func aHundredThousandTimes(piece: String) {
    let cloze = AnkiCloze(String(repeating: piece, count: 100_000))
    #expect(cloze.numbers.count <= 1)
    #expect(cloze.prompt(asking: 1).utf8.count <= 1_000_000)
  }

  @Test func anyTextKeepsItsWords() {
    var generator = SeededGenerator(seed: propertySeed("AnkiCloze.words"))
    let pieces = ["{{c1::", "{{c2::", "}}", "::", "a", "b", " ", "{", "}", ":", "{{c3,1::", "é"]
    for _ in 0..<3_000 {
      let html = (0..<15).map { _ in pieces[Int(generator.next() % UInt64(pieces.count))] }.joined()
      let cloze = AnkiCloze(html)
      for number in cloze.numbers {
        // Every number that is offered has a hole in the text.
        #expect(cloze.prompt(asking: number).contains("["), "\(html)")
      }
      if cloze.numbers.isEmpty { #expect(cloze.prompt(asking: 1) == cloze.whole, "\(html)") }
    }
  }
}
