import EngramCore
import Testing

@testable import EngramFormats

@Suite struct MarkdownReaderTests {
  private func read(_ text: String) -> [String] {
    told(MarkdownReader(Array(text.utf8), file: "f.md"))
  }

  @Test(arguments: [
    (
      "# Week 1\n\nQ: a\nA: b\n\n## Week 2\n\n### One\n#\nQ: c\nA: d\n\n# Rest\n",
      ["3: a = b", "10: c = d"]
    ),
    (
      "Q: a\nA: b\n---\n## Week 2\n---\n# Deck: D\n# x\nC: [c]",
      ["1: a = b", "8: cloze 1 [...] = c @D"]
    ),
    (
      "Q: a\nA: b\n\n# no heading\nmore\n\nQ: c\nA: d\n# none\nQ: e\nA: f",
      ["1: a = b//# no heading/more", "7: c = d/# none", "10: e = f"]
    ),
    ("Q: a\nA: b\n\n# in the answer\n\n---\n", ["1: a = b//# in the answer"]),
    ("Q: a\nA: b\n\n```\n\n# code\n```\n", ["1: a = b//```//# code/```"]),
    (
      "---\nengram: 1\n---\nQ: a\nA: b\n\n# of the answer\nQ: c\nA: d\nT: e\n\n# Week\nQ: f\nA: g",
      ["4: a = b//# of the answer", "8: c = d #e", "13: f = g"]
    ),
  ])
  func headingsBetweenCardsAreNoText(text: String, cards: [String]) {
    #expect(read(text) == cards)
  }

  /// They were doubled, looked through for each one, and lost without a word.
  @Test func tagsAreOnceEachAndNotEndless() {
    func read(_ lines: String) -> [String] {
      self.read("---\nengram: 1\ntags: [z]\n---\nQ: a\nA: b\n" + lines)
    }
    #expect(read("T: x y x\nT: y z w") == ["5: a = b #z #x #y #w"])
    let many = (0..<100_000).map { "t\($0)" }.joined(separator: " ")
    #expect(
      read("T: \(many)")
        == ["f.md:5:1: error: the card has 100001 tags; 1000 are the most there can be"])
    #expect(
      read("T: x\nT: " + String(repeating: "x ", count: 1 << 19)).last?.contains("1 MiB") == true)
  }

  @Test func headingsAreLookedThroughOnce() {
    let text = String(repeating: "\n# x\n", count: 100_000)
    #expect(read("Q: a\nA: b\n" + text + "Q: c\nA: d") == ["1: a = b", "200003: c = d"])
  }

  @Test func otherTextBetweenCardsIsAnError() {
    #expect(read("#tag\nQ: a\nA: b").contains { $0.contains("f.md:1:1") })
    #expect(read("####### x\nQ: a\nA: b").contains { $0.contains("f.md:1:1") })
  }

  @Test(arguments: [
    ("Q: a\nA: b", ["1: a = b"]),
    ("Q:a\nA:b\n", ["1: a = b"]),
    ("Q: a\nA: b\nQ: c\nA: d", ["1: a = b", "3: c = d"]),
    ("Q: a\n\n\n\nmore  \n  indented\nA:\n\nb\n\n\n", ["1: a//more/  indented = b"]),
    ("Q: a\nA: b\n---\n\n---   \nC: [x]", ["1: a = b", "6: cloze 1 [...] = x"]),
    ("Q: a\nA: b\n ---\n----\n--- x", ["1: a = b/ ---/----/--- x"]),
    ("Q: a\n q: b\n A: c\nA: d", ["1: a/ q: b/ A: c = d"]),
    (
      "C: one [two] three [four].",
      ["1: cloze 1 one [...] three four. = two", "1: cloze 2 one two three [...]. = four"]
    ),
    ("C: [a||hint] b", ["1: cloze 1 [hint] b = a"]),
    (
      "C: [a || b] [||] [c||]",
      [
        "1: cloze 1 [...] || c|| = a || b", "1: cloze 2 a || b [...] c|| = ||",
        "1: cloze 3 a || b || [...] = c||",
      ]
    ),
    ("C: over\n[two\nlines] here", ["1: cloze 1 over/[...] here = two/lines"]),
    (#"C: \[no\] [yes\]] \\[x] a\b"#, [#"1: cloze 1 [no] [...] \[x] a\b = yes]"#]),
    ("C: `a[0]` ``b`[1]`` is [x]", ["1: cloze 1 `a[0]` ``b`[1]`` is [...] = x"]),
    (
      "C: a ` b [x] `` [y]",
      ["1: cloze 1 a ` b [...] `` y = x", "1: cloze 2 a ` b x `` [...] = y"]
    ),
    (
      "C: ![a](b.png) [see](https://x.org) [ ] [x]",
      ["1: cloze 1 [image: b.png] [see](https://x.org) [ ] [...] = x"]
    ),
    (
      "C: the [amygdala](fear) ![no] y",
      [
        "1: cloze 1 the [...](fear) !no y = amygdala",
        "1: cloze 2 the amygdala(fear) ![...] y = no",
      ]
    ),
    ("C: it is [![a](b.png) this]", ["1: cloze 1 it is [...] = [image: b.png] this"]),
    (
      "Q: ![x](<a b.png>) ![](c(1).jpg \"title\") ![s](d.MP3)\nA: ![](@/e.svg)",
      ["1: [image: a b.png] [image: c(1).jpg] [sound: d.MP3] = [image: e.svg]"]
    ),
    (
      #"Q: `![a](b)` ![a(b) ![a](b \![c](d) !\[e](f)"# + "\nA: !",
      [#"1: `![a](b)` ![a(b) ![a](b \[image: d] ![e](f) = !"#]
    ),
    ("Q: a\n```\nA: no\n---\n![x](y)\n```\nA: b", ["1: a/```/A: no/---/![x](y)/``` = b"]),
    ("Q: a\n~~~~\n~~~\nA: no\n~~~~~\nA: b", ["1: a/~~~~/~~~/A: no/~~~~~ = b"]),
    ("Q: a\n```\nA: never closed", ["1: a/``` = never closed"]),
    ("Q: a\n```x``` is no fence\nA: b\n```\n", ["1: a/```x``` is no fence = b/```"]),
    ("Q: ```\nA: code\n```\nA: b", ["1: ```/A: code/``` = b"]),
    ("C: [x]\n```\n[y]\n```", ["1: cloze 1 [...]/```/[y]/``` = x"]),
    (
      "Q: a\n" + #"Q\: b\#nA\\: c\#n\---\#n\```\#nT\: d"# + "\nA: e",
      [#"1: a/Q: b/A\: c/---/```/T\: d = e"#]
    ),
    ("Q: ἐγκέφαλος 🧠\u{301}\nA: \u{2028}x", ["1: ἐγκέφαλος 🧠\u{301} = \u{2028}x"]),
    (
      "Q: T, N, R and # are text here\nA: b\nT: c\nN: d\nR:\n# Deck: e",
      ["1: T, N, R and # are text here = b/T: c/N: d/R:/# Deck: e"]
    ),
  ])
  func cards(text: String, expected: [String]) {
    #expect(read(text) == expected)
  }

  @Test(arguments: [
    ("---\nname = \"The brain\"\n---\nQ: a\nA: b", ["4: a = b @The brain"]),
    ("---\nname = 'x \\ y' \n---\nQ: a\nA: b", ["4: a = b @x \\ y"]),
    ("---\ndeck: Psych: 101\ntags: [a, \"b\"]\n---\nQ: a\nA: b", ["5: a = b #a #b @Psych: 101"]),
    ("---\ntitle: X\ntags:\n  - one\n  - two\n# c\n\n---\nQ: a\nA: b", ["9: a = b #one #two @X"]),
    ("---\ntags: #one, two three\n---\nQ: a\nA: b", ["4: a = b #one #two #three"]),
    ("---\nQ: a\nA: b\n---\nQ: c\nA: d", ["2: a = b", "5: c = d"]),
    ("---\n---\nQ: a\nA: b", ["3: a = b"]),
    (
      "# Deck: One::Two\nQ: a\nA: b\n---\n# Deck: Three\nQ: c\nA: d",
      ["2: a = b @One::Two", "6: c = d @Three"]
    ),
    (
      "---\nengram = 1\n---\nQ: a\nA: b\nR:\nT: x y\\ z\nN: more\n\nand more\nQ: c\nA: d",
      [
        "4: a = b #x #y z (more//and more)", "4: reverse b = a #x #y z (more//and more)",
        "11: c = d",
      ]
    ),
    (
      "---\nengram = 1\nname = N\n---\nC: [x]\nT: t\n# Deck: D\nQ: R: a\nA: b\nA\\: R\\:",
      ["5: cloze 1 [...] = x #t @N", "8: R: a = b/A: R\\: @D"]
    ),
  ])
  func frontMatterAndDialect(text: String, expected: [String]) {
    #expect(read(text) == expected)
  }

  @Test(arguments: [
    ("", ["f.md: error: no cards in this file"]),
    ("---\nname = x\n---\n", ["f.md: error: no cards in this file"]),
    ("q: a\na: b\nQ: c\nA: d", ["f.md:1:1: error: this text belongs to no card"]),
    ("hello\nworld\nQ: a\nA: b", ["f.md:1:1: error: this text belongs to no card"]),
    ("A: b\nmore\nQ: a\nA: b", ["f.md:1:1: error: an answer without a question"]),
    ("Q: a\nA: b\nA: c", ["f.md:3:1: error: a second answer to the question of line 1"]),
    ("C: [a]\nA: c", ["f.md:2:1: error: an answer behind the cloze of line 1"]),
    ("Q: a\nQ: b\nA: c", ["f.md:2:1: error: the question of line 1 has no answer"]),
    ("Q: a\n---\nQ: b\nA: c", ["f.md:2:1: error: the question of line 1 has no answer"]),
    ("Q: a\n\n\n", ["f.md:1:1: error: the last question has no answer"]),
    ("Q:\nA: b", ["f.md:1:1: error: an empty question"]),
    ("Q: a\nA:\n  \n", ["f.md:2:1: error: an empty answer"]),
    ("C:\n", ["f.md:1:1: error: an empty cloze"]),
    ("C: no [ ] hole", ["f.md:1:1: error: this cloze has no hole"]),
    ("C: a\n\nb [c\nd", ["f.md:3:1: error: this [ is never closed"]),
    ("C: a [b [c] d]", ["f.md:1:1: error: a hole inside a hole"]),
    ("C: `[a]`", ["f.md:1:1: error: this cloze has no hole"]),
    (
      "---\nengram = 1\n---\nQ: a\nA: b\nT: t\nlost\n",
      ["f.md:7:1: error: text behind the tags of a card"]
    ),
  ])
  func problems(text: String, expected: [String]) {
    let problems = read(text).filter { $0.hasPrefix("f.md") }
    #expect(problems.count == expected.count)
    #expect(zip(problems, expected).allSatisfy { $0.hasPrefix($1) }, "\(problems)")
  }

  @Test func theSampleGivesWhatItMust() throws {
    let file = Samples.file("brain.md")
    let read = try ImportedFile(MarkdownFormat.reader(file, .test()))
    #expect(try ExpectedCards("brain.md").differences(from: read.notes) == [])
    #expect(
      read.recognition
        == "Markdown: 12 lines beginning Q: or A:, 5 beginning C: with [holes], 3 lines of ---")
  }

  @Test func theBrokenSampleTellsAllItsProblemsAtOnce() throws {
    let problems = told(try MarkdownFormat.reader(Samples.file("damaged/broken.md"), .test()))
      .filter { $0.contains("error:") }
    #expect(
      problems == [
        "broken.md:1:1: error: this text belongs to no card: begin it with Q:, A: or C:, or take "
          + "it out",
        "broken.md:6:1: error: an answer without a question: put a line that begins with Q: above "
          + "it",
        "broken.md:10:1: error: the question of line 8 has no answer: put a line that begins with "
          + "A: above this one",
        "broken.md:13:1: error: this cloze has no hole: put the words to be hidden in [brackets]",
        "broken.md:16:1: error: the last question has no answer: add a line that begins with A:",
      ])
  }

  @Test func manyProblemsAreCountedAndNotAllTold() {
    let told = read(String(repeating: "x\n---\n", count: 1000))
    #expect(told.count == 101)
    #expect(told.last == "f.md: error: and 901 more problems behind these")
  }

  @Test func aTextOfMoreThanAMebibyteIsRefused() {
    let told = read("Q: a\nA: " + String(repeating: "x", count: 1 << 20))
    #expect(told == ["f.md:2:1: error: longer than 1 MiB, the most for one text: divide it"])
  }

  @Test(arguments: [
    "[", "]", "![", "![](", "![a](b", "[x](", "`", "` `` ", "\\", "==", ":", "[a]", "![x](<",
    "(", "[ ", "\n[", "```\n", "~~~~\n", "\n", "a\n---\n", "Q: a\n", "# Deck: x\n", "!\\",
  ])
  func hostileTextsTakeLinearTime(piece: String) {
    let count = (1 << 13) / piece.utf8.count
    for start in ["C: ", "Q: a\nA: "] {
      _ = read(start + String(repeating: piece, count: count))
    }
  }

  @Test(arguments: [
    ("Q: a\nA: b", "2 lines beginning Q: or A:"),
    ("C: a [b]\n---\n", "1 line beginning C: with [holes], 1 line of ---"),
    (
      "Q: a\nA: b\nC: [c]\n---",
      "2 lines beginning Q: or A:, 1 beginning C: with [holes], 1 line of ---"
    ),
    ("stray\nQ: a\nA: b", "2 lines beginning Q: or A:"),
    ("Q: a", nil), ("C: a", nil), ("Front,Back\na,b", nil), ("", nil), (" Q: a\n A: b", nil),
    ("Q: a\nQ: b\nA: c", nil), ("# Heading\n\n```\nQ: a\nA: b\n```\n", nil),
    ("* Item :drill:\n", nil),
  ])
  func recognition(text: String, expected: String?) {
    #expect(MarkdownFormat.recognise(Array(text.utf8)) == expected)
  }
}
