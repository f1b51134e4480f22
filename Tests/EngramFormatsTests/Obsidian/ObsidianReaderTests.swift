import EngramCore
import Testing

@testable import EngramFormats

@Suite struct ObsidianReaderTests {
  private func read(_ text: String) throws -> [String] {
    told(ObsidianReader(Array(text.utf8), file: "f.md", try importOptions()))
  }

  @Test func manyFencesBelowAClozeTakeNoTime() throws {
    let fences = String(repeating: "```\nx\n```\nmore\n", count: 20_000)
    #expect(try read("==a== b\n" + fences) == ["1: cloze 1 [...] b = a"])
  }

  /// The code stayed where it was while the tag before it was cut out.
  @Test(arguments: [
    (
      "#flashcards What does this print?\n~~~\nprint(\"hello, world\")\n~~~\n?\nhello, world",
      ["1: What does this print?/~~~/print(\"hello, world\")/~~~ = hello, world"]
    ),
    ("#flashcards/py a?\n~~~\n[[b]]\n~~~\n?\nc", ["1: a?/~~~/[[b]]/~~~ = c @py"]),
    ("## a?\n~~~\n[[b]]\n~~~\n?\nc", ["1: a?//~~~/[[b]]/~~~ = c"]),
    ("a?\n~~~\n[[b]]\n~~~\n#flashcards [[d]]\n?\nc", ["1: a?/~~~/[[b]]/~~~/d = c"]),
    ("a?\n~~~\n#flashcards/x\n~~~\n?\nc", ["1: a?/~~~/#flashcards/x/~~~ = c"]),
    (
      "==a==\n~~~\n#flashcards/x\n~~~\n==b==",
      [
        "1: cloze 1 [...]/~~~/#flashcards/x/~~~/b = a",
        "1: cloze 2 a/~~~/#flashcards/x/~~~/[...] = b",
      ]
    ),
  ])
  func codeStaysCodeBesideATagOrAHeading(text: String, cards: [String]) throws {
    #expect(try read(text) == cards)
  }

  @Test(arguments: [
    ("a::b", ["1: a = b"]),
    ("a :: b\nc:::d", ["1: a = b", "2: c = d", "2: reverse d = c"]),
    ("- a::b\n1. c::d\n> - [ ] e::f\n* g::h", ["1: a = b", "2: c = d", "3: e = f", "4: g = h"]),
    ("a::b::c\na::::b\n`x::y`::z\nhttp://x", ["1: a = b::c", "3: `x::y` = z"]),
    ("prose\na\nb\n?\nc\nd\n\nprose", ["1: prose/a/b = c/d"]),
    ("a\n??\nb", ["1: a = b", "1: reverse b = a"]),
    ("a\n?\nstd::x\n?\n- c\n\nd::e", ["1: a = std::x/?/- c", "7: d = e"]),
    ("## What?\n?\nThat.", ["1: What? = That."]),
    ("a\n?\n```\nx\n\ny::z\n```\nb\n", ["1: a = ```/x//y::z/```/b"]),
    ("```\na::b\n==c==\n```\n", []),
    (
      "# Brain\n\nThe ==id== and ==ego==.\nmore\n",
      [
        "3: cloze 1 The [...] and ego./more = id @Brain",
        "3: cloze 2 The id and [...]./more = ego @Brain",
      ]
    ),
    ("==a==^[h] and ==b==", ["1: cloze 1 [h] and b = a", "1: cloze 2 a and [...] = b"]),
    (
      "==1;;a;;h1== ==1;;b== ==2;;c== ==d==[^2]^[h2]",
      ["1: cloze 1 [h1] [...] c d = a, b", "1: cloze 2 a b [...] [h2] = c, d"]
    ),
    ("{{a}} is {{b;;h}} ==", ["1: cloze 1 [...] is b == = a", "1: cloze 2 a is [h] == = b"]),
    ("==a== {{b}} **c**", ["1: cloze 1 [...] {{b}} **c** = a"]),
    ("a == b and c == d ===x=== `==y==`\n====\n\n==z==", ["4: cloze 1 [...] = z"]),
    ("==un\nclosed==", []),
    (
      "[[Page|words]] [[Page]] ![[a.png|100]] ![[b.mp3]] ![[Note#h]]::![x](c.png) %%no%% <!--no--> ^id-1",
      ["1: words Page [image: a.png] [sound: b.mp3] Note = [image: c.png]"]
    ),
    ("[[a [[b ![[ ]] ^x y %% <!-- x::z ^", ["1: [[a [[b ![[ ]] ^x y %% <!-- x = z ^"]),
    (
      "#flashcards/psych/freud #exam\na::b\n\n#flashcards\nc::d\n# T\ne::f",
      ["2: a = b #exam @psych::freud", "5: c = d #exam", "7: e = f #exam @T"]
    ),
    // A fence right below a cloze ends it; above a line "?" it is of the question.
    ("The ==id==.\n```\ncode\n```\nmore", ["1: cloze 1 The [...]. = id"]),
    (
      "==a==\n```\nx\n```\n==b==\n~~~\ny\n~~~\n",
      ["1: cloze 1 [...]/```/x/```/b = a", "1: cloze 2 a/```/x/```/[...] = b"]
    ),
    ("==a== What?\n```\nx\n```\n?\nb", ["1: ==a== What?/```/x/``` = b"]),
    ("| a | b |\n|---|---|\n| x::y | z |\n\nc::d", ["5: c = d"]),
    ("> [!note] a::b\n> c::d", ["1: a = b", "2: c = d"]),
    ("> [!question]- What?\n> more\n> ?\n> That.", ["1: What?/more = That."]),
    ("> [!tip]\n> The ==id== is\n> old.", ["1: cloze 1 The [...] is/old. = id"]),
    ("> [!no\n> [! x] ==a==", ["1: cloze 1 > [!no/> [! x] [...] = a"]),
    ("a::b ^abc\nc::d ^x-1  \n\ne\n?\nf\n^id", ["1: a = b", "2: c = d", "4: e = f"]),
    ("a::b ^abc <!--SR:!2026-01-31,15,250-->", ["1: a = b"]),
    ("#flashcards/x a::b\nc #flashcardsy::d", ["1: a = b @x", "2: c #flashcardsy = d"]),
    (
      "---\ntags: [flashcards/deep/er, exam]\ntitle: T\n---\n# H\na::b",
      ["6: a = b #exam @deep::er"]
    ),
    ("---\ntags:\n  - flashcards\n---\n# H\na::b", ["6: a = b @H"]),
    (
      "a::b <!--SR:!2026-01-02,15,250-->\nc::d\n<!--SR:!2026-01-02,15,250-->\ne\n?\nf\n<!--SR:!2026-01-02,15,250-->",
      ["1: a = b", "2: c = d", "4: e = f"]
    ),
    (
      "a::\n::b\n::\n",
      [
        "rejected f.md:1:1: no answer: write it behind the colons, on the same line",
        "rejected f.md:2:1: no question: write it before the colons, on the same line",
        "rejected f.md:3:1: no question: write it before the colons, on the same line",
      ]
    ),
    (
      "?\nb\n\na\n?\n",
      [
        "rejected f.md:1:1: no question: write it right above the line \"?\"",
        "rejected f.md:4:1: no answer: write it right below the line \"?\"",
      ]
    ),
  ])
  func cards(text: String, expected: [String]) throws {
    let told = try read(text)
    #expect(told.filter { !$0.hasPrefix("f.md: error: no cards") } == expected)
    #expect(told.isEmpty == false)
  }

  /// The comment was looked for at the end of its line, and was missing from what is left out.
  @Test(arguments: [
    "a::b <!--SR:!2026-01-16,15,270--> ^abc", "a::b\n<!--SR:!2026-01-16,15,270--> ^abc\n",
    "a\n?\nb <!--SR:!2026-01-16,15,270--> ^abc",
  ])
  func aBlocksNameMayStandBehindLearningData(text: String) throws {
    #expect(try read(text) == ["1: a = b"])
    #expect(try states(text) == ["2 270 15 due 2026-01-16 last 2026-01-01"])
  }

  @Test(arguments: ["a::\n<!--SR:!2026-01-16,15,270-->", "a\n?\n<!--SR:!2026-01-16,15,270-->"])
  func whatIsLeftOutKeepsItsLearningData(text: String) throws {
    let file = try ImportedFile(
      ObsidianReader(Array(text.utf8), file: "f.md", importOptions()))
    #expect(file.rejections.map(\.text) == [text + "\n\n\n"])
  }

  private func states(_ text: String) throws -> [String] {
    let options = try importOptions(withSchedule: true)
    let found = try notes(ObsidianReader(Array(text.utf8), file: "f.md", options))
    return found.isEmpty
      ? ["rejected"]
      : found.flatMap(\.cards).map { card in
        guard let state = card.schedule?.state else { return "new" }
        return "\(state.memory.repetitions) \(state.memory.easiness) \(state.memory.interval) "
          + "due \(state.due) last \(state.lastDay?.description ?? "never")"
      }
  }

  @Test(arguments: [
    ("a::b <!--SR:!2026-01-16,15,270-->", ["2 270 15 due 2026-01-16 last 2026-01-01"]),
    (
      "a:::b\n<!--SR:!2026-01-16,1.0,130!2000-01-01,1,250-->",
      ["1 130 1 due 2026-01-16 last 2026-01-15", "new"]
    ),
    (
      "==a== ==b== ==c==\n<!--SR:!2026-01-16,4,250!2026-01-17,5,250-->",
      ["1 250 4 due 2026-01-16 last 2026-01-12", "1 250 5 due 2026-01-17 last 2026-01-12", "new"]
    ),
    ("a\n?\nb <!--SR:!2026-01-16,4,250-->", ["1 250 4 due 2026-01-16 last 2026-01-12"]),
    ("a\n?\nb\n<!--SR:!2026-01-16,4,250", ["1 250 4 due 2026-01-16 last 2026-01-12"]),
    ("a::b", ["new"]), ("a::b <!--SR:-->", ["new"]),
    ("a::b <!--SR:!2026-02-30,15,270-->", ["rejected"]),
    ("a::b <!--SR:!2026-01-16,-1,270-->", ["rejected"]),
    ("a::b <!--SR:!2026-01-16,9999999999999999999,270-->", ["rejected"]),
    ("a::b <!--SR:!2026-01-16,1,27000-->", ["rejected"]),
    ("a::b <!--SR:!x-->", ["rejected"]),
  ])
  func learningData(text: String, expected: [String]) throws {
    #expect(try states(text) == expected)
  }

  @Test func rejectedCardsAreKeptAsTheyStand() throws {
    var reader = ObsidianReader(
      Array("# H\n?\n\n- a:: <!--SR:!2026-01-16,4,250-->\n".utf8), file: "f.md",
      try importOptions())
    var texts: [String?] = []
    try reader.read { piece in
      if case .rejected(let rejection) = piece { texts.append(rejection.text) }
    }
    #expect(texts == ["# H\n?\n\n\n", "- a:: <!--SR:!2026-01-16,4,250-->\n\n"])
  }

  @Test func otherLinesAreCounted() throws {
    let text = "# Title\n\nprose\nof two lines\n\na::b\n\n==c==\n"
    let reader = ObsidianReader(Array(text.utf8), file: "f.md", try importOptions())
    #expect(
      reader.recognition == "Obsidian: 1 of Q::A, 1 with ==holes==; 3 other lines are no cards")
  }

  @Test(arguments: [
    ("#flashcards\n==a== b", "1 with ==holes==, tagged #flashcards"),
    ("a::b <!--SR:!2026-01-16,4,250-->", "1 of Q::A, learning data in comments"),
    ("# Title\n\na::b\nc:::d\ne\n?\nf", "1 of Q::A, 1 of Q:::A, 1 with a line \"?\""),
    ("a::b\nc::d", "2 of Q::A"),
    ("a::b", nil), ("# Title\n\n==a== b", nil), ("A::B\tfront\tback\nA::B\tx\ty", nil),
    ("Q: a\nA: b::c\n\nQ: d\nA: e::f", nil), ("* x :drill:\na::b\nc::d", nil), ("", nil),
    ("prose\nand more\nstd::vector", nil), ("#flashcards only", nil),
  ])
  func recognition(text: String, expected: String?) {
    #expect(ObsidianFormat.recognise(Array(text.utf8)) == expected)
  }

  @Test(arguments: [
    "==", "=", ":", "::", "a::b\n", "{{", "}}", "==a", "==a==", "[[", "![[", "^[", "[^", "%%",
    "<!--",
    "<!--SR:", "#", "#f", "?\n", "??\n", "\n", "a\n", "`", "![", ";;", " #flashcards", "^a ", "%",
  ])
  func hostileTextsTakeLinearTime(piece: String) throws {
    let text = String(repeating: piece, count: (1 << 13) / piece.utf8.count)
    _ = try read("==a== " + text)
    _ = try read("{{a}}\n?\n" + text)
  }
}
