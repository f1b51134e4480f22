import EngramCore
import Testing

@testable import EngramFormats

@Suite struct OrgReaderTests {
  private func read(_ text: String) throws -> [String] {
    told(OrgReader(Array(text.utf8), file: "f.org", try importOptions()))
  }

  /// The cards below a card that is left out stood in its text, too, and so came twice.
  @Test func whatIsLeftOutIsWithoutTheCardsBelowIt() throws {
    let text = "* :drill:\n** part\nx\n** b :drill:\nc\n*** of b\n** last\n"
    let file = try ImportedFile(
      OrgReader(Array(text.utf8), file: "f.org", try importOptions()))
    #expect(file.notes.count + file.rejections.count == 2)
    #expect(file.rejections.map(\.text) != [text])
  }

  @Test(arguments: [
    ("* What? :drill:\nThat.", ["1: What? = That."]),
    ("* Item :drill:\nWhat is it?\n** The Answer\nThat.\n", ["1: What is it? = That."]),
    ("* Estonia :drill:\nCapital?\n** Tallinn\n", ["1: Estonia/Capital? = Tallinn"]),
    ("* What? :drill:\n** Tallinn\n*** more\nit is\n* Next\nno", ["1: What? = Tallinn/more/it is"]),
    ("* TODO [#A] What? :a:drill:b:\n** Answer\nx", ["1: What? = x #a #b"]),
    (
      "#+TITLE: Psych /101/\n#+FILETAGS: :f:drill:\n* Top :t:\n** Q :drill:leech:\nA",
      ["4: Q = A #f #t @Psych 101"]
    ),
    ("* Top :t:\n* Q :drill:\nA", ["2: Q = A"]),
    (
      "* a :drill:\nb\n** c :drill:\nd\n** e\nf\n* g :fc:\nh",
      ["3: c = d", "1: a/b = e/f", "7: g = h"]
    ),
    ("* COMMENT a :drill:\nb\n* c :drill:\nd", ["3: c = d"]),
    // All below it is commented out with it.
    ("* COMMENT a\n** b :drill:\nc\n*** d\n* e :drill:\nf", ["5: e = f"]),
    ("* a :drill:\nb\n** COMMENT\n*** c :drill:\nd\n** e\nf", ["1: a/b = e/f"]),
    (
      "* Noun :drill:\n:PROPERTIES:\n:DRILL_CARD_TYPE: twosided\n:END:\nTranslate.\n** Spanish\nla mujer\n** English\nthe woman\n** Example\nx",
      [
        "1: Translate./Spanish: la mujer = the woman (Example/x)",
        "1: reverse Translate./English: the woman = la mujer (Example/x)",
      ]
    ),
    (
      "* x :drill:\n:PROPERTIES:\n:DRILL_CARD_TYPE: multisided\n:END:\n** Term\nid\n** Definition\nwants",
      ["1: id = wants", "1: reverse wants = id"]
    ),
    (
      "* x :drill:\n:PROPERTIES:\n:DRILL_CARD_TYPE: twosided\n:END:\ny",
      ["1: x = y", "1: reverse y = x"]
    ),
    (
      "* Item :drill:\n:PROPERTIES:\n:DRILL_CARD_TYPE: hide1cloze\n:END:\nThe [id||it] and the [ego].",
      ["1: cloze 1 The [it] and the ego. = id", "1: cloze 2 The id and the [...]. = ego"]
    ),
    (
      "* Freud :drill:\nThe [id] and the [ego].\n** Note\nmore",
      ["1: cloze 1 The [...] and the [...]. = id, ego (Freud/more)"]
    ),
    (
      "* a :drill:\n- [ ] x [fn:1] [[https://x.org][site]] [[file:a.png]] [2026-01-02 Fri] [1/2] [50%] [[b]]",
      ["1: a = - [ ] x [fn:1] site [image: a.png] [2026-01-02 Fri] [1/2] [50%] b"]
    ),
    ("* a :drill:\nx [open\n\n] [b]", ["1: cloze 1 x [open//] [...] = b (a)"]),
    (
      "* a :drill:\nit is [[[l][link]] and [more] b",
      ["1: cloze 1 it is [...] b = link and [more (a)"]
    ),
    (
      "* *a* =b[0]= :drill:\n/c/, _d_ +e+ ~f*g*~ snake_case a*b a/b/c 2 * 3 * 4 (*x*)",
      ["1: a b[0] = c, d e f*g* snake_case a*b a/b/c 2 * 3 * 4 (x)"]
    ),
    (
      "* a :drill:\nSCHEDULED: <2026-01-01 Thu>\n:LOGBOOK:\nx\n:END:\n# no\n#+NAME: x\nb\n#+BEGIN_SRC c\n# yes *x*\n,* y\n#+END_SRC\n:OPEN:\nc",
      ["1: a = b/# yes *x*/* y/:OPEN:/c"]
    ),
    (
      "* a :drill:\n#+BEGIN_COMMENT\nno\n#+END_COMMENT\n#+begin_quote\nyes\n#+end_quote",
      ["1: a = yes"]
    ),
    (
      "* a :drill:",
      [
        "rejected f.org:1:1: no answer: write it below the heading, or below a heading of its own under it"
      ]
    ),
    ("*  :drill:\nx", ["rejected f.org:1:1: no question: write it into the heading or below it"]),
    (
      "* a :drill:\n:PROPERTIES:\n:DRILL_CARD_TYPE: show1cloze\n:END:\nb",
      ["rejected f.org:1:1: a cloze without a hole: put the words to be hidden in [brackets]"]
    ),
    (
      "* a\nb",
      ["f.org: error: no cards in this file: tag the headings that are cards with :drill: or :fc:"]
    ),
    (
      "*a :drill:\n* a drill:\n* a :drill:x\n*bold* :drill:",
      ["f.org: error: no cards in this file: tag the headings that are cards with :drill: or :fc:"]
    ),
    (
      "* What? :fc:\n:PROPERTIES:\n:ID: 7\n:FC_TYPE: normal\n:END:\n:REVIEW_DATA:\n| position | ease |\n:END:\nThat.",
      ["1: What? = That."]
    ),
    ("* What? :fc:\nmore\n** Back\nThat.\n** Aside\nx", ["1: What?/more = That. (Aside/x)"]),
    (
      "* id :fc:\n:PROPERTIES:\n:FC_TYPE: double\n:END:\nwants",
      ["1: id = wants", "1: reverse wants = id"]
    ),
    (
      "* Freud :fc:\n:PROPERTIES:\n:FC_TYPE: cloze\n:END:\nThe {{id}{it}@0} and {{*ego*}@3} {{x}} {{}@1} {{y}.\n** Back\nz",
      [
        "1: cloze 1 Freud/The [it] and ego x {{}@1} {{y}. = id (z)",
        "1: cloze 2 Freud/The id and [...] x {{}@1} {{y}. = ego (z)",
        "1: cloze 3 Freud/The id and ego [...] {{}@1} {{y}. = x (z)",
      ]
    ),
    (
      "* The {{id}@0} and {{ego}@4} :fc:\n:PROPERTIES:\n:FC_TYPE: cloze\n:END:\n",
      ["1: cloze 1 The [...] and ego = id", "1: cloze 5 The id and [...] = ego"]
    ),
  ])
  func cards(text: String, expected: [String]) throws {
    #expect(try read(text) == expected)
  }

  @Test func idsLastWhereHolesAreNumbered() throws {
    func lasts(_ type: String, _ body: String) throws -> Bool? {
      let text = "* a :fc:\n:PROPERTIES:\n:FC_TYPE: \(type)\n:ID: x-1\n:END:\n\(body)"
      let note = try notes(OrgReader(Array(text.utf8), file: "f", try importOptions())).first
      #expect(note?.id == "x-1")
      return note?.numbersLast
    }
    #expect(try lasts("normal", "b") == true)
    #expect(try lasts("cloze", "{{b}@0}") == true)
    #expect(try lasts("cloze", "{{b}}") == false)
    #expect(try lasts("cloze", "{{b}@0} {{c}@0}") == false)
  }

  /// The states of the cards, such as "2 250 6 1 due 2026-01-08 last 2026-01-02".
  private func states(_ text: String) throws -> [String] {
    let reader = OrgReader(
      Array(text.utf8), file: "f.org", try importOptions(withSchedule: true))
    let found = try notes(reader)
    guard !found.isEmpty else { return ["rejected"] }
    return found.flatMap(\.cards).map { card in
      let suspended = card.schedule?.isSuspended == true ? " suspended" : ""
      guard let state = card.schedule?.state else { return "new" + suspended }
      return "\(state.memory.repetitions) \(state.memory.easiness) \(state.memory.interval) "
        + "\(state.lapses) due \(state.due) last \(state.lastDay?.description ?? "never")"
        + suspended
    }
  }

  private func drill(_ properties: String, scheduled: String = "") throws -> [String] {
    let planning = scheduled.isEmpty ? "" : "SCHEDULED: <\(scheduled)>\n"
    return try states(
      "* a :drill:\n\(planning):PROPERTIES:\n\(properties)\n:END:\nb")
  }

  @Test func whatDrillKnew() throws {
    let base = ":DRILL_EASE: 2.36\n:DRILL_FAILURE_COUNT: 1\n:DRILL_LAST_INTERVAL: 15.6\n"
    let last = ":DRILL_LAST_REVIEWED: [2026-11-02 Mon 10:22]\n"
    #expect(
      try drill(base + last + ":DRILL_REPEATS_SINCE_FAIL: 4", scheduled: "2026-11-18 Wed")
        == ["3 236 16 1 due 2026-11-18 last 2026-11-02"])
    #expect(
      try drill(base + last + ":DRILL_REPEATS_SINCE_FAIL: 1")
        == ["2 236 16 1 due 2026-11-18 last 2026-11-02"])
    #expect(try drill(base) == ["new"])
    #expect(
      try drill(":DRILL_LAST_INTERVAL: -1\n" + last) == ["0 250 0 0 due 2026-11-02 last 2026-11-02"]
    )
    #expect(try drill(":DRILL_EASE: x\n" + last) == ["rejected"])
    #expect(try drill(":DRILL_LAST_INTERVAL: 1e9\n" + last) == ["rejected"])
    #expect(try drill(":DRILL_FAILURE_COUNT: 9223372036854775808\n" + last) == ["rejected"])
    #expect(try drill("", scheduled: "2026-11-18 Wed") == ["new"])
  }

  @Test func whatFlashcardsKnew() throws {
    func fc(_ type: String, _ rows: String, tags: String = "fc") throws -> [String] {
      try states(
        "* a :\(tags):\n:PROPERTIES:\n:FC_TYPE: \(type)\n:END:\n:REVIEW_DATA:\n"
          + "| position | ease | box | interval | due |\n|---+---+---+---+---|\n\(rows)\n:END:\nb {{c}@0}"
      )
    }
    #expect(
      try fc(
        "double",
        "| front | 2.6 | 4 | 15.2 | 2026-11-30T22:00:00Z |\n| back | 2.5 | 0 | 0 | 2026-11-01T00:00:00Z |"
      )
        == ["3 260 15 0 due 2026-11-30 last 2026-11-15", "new"])
    #expect(
      try fc("cloze", "| 0 | 2.35 | 3 | 6.0 | 2026-12-01T02:59:59Z |", tags: "suspended:fc")
        == ["2 235 6 0 due 2026-11-30 last 2026-11-24 suspended"])
    #expect(try fc("normal", "| front | 2.5 | 9e9 | 1 | 2026-11-30T22:00:00Z |") == ["rejected"])
    #expect(try fc("normal", "| front | 2.5 | 3 | 1 | tomorrow |") == ["rejected"])
    #expect(try fc("normal", "| nonsense |") == ["rejected"])
    #expect(try fc("normal", "") == ["new"])
  }

  @Test(arguments: [
    ("* a :drill:\n* b :fc:\n* c :fc:x:", "1 heading tagged :drill:, 2 headings tagged :fc:"),
    ("* a\nb", nil), ("# a :drill:", nil), ("Q: a\nA: b", nil), ("", nil),
    ("**bold** :drill:", nil),
  ])
  func recognition(text: String, expected: String?) {
    #expect(OrgFormat.recognise(Array(text.utf8)) == expected)
  }

  @Test(arguments: [
    "[", "]", "[[", "[[a][", "{{", "{{a}", "{", "*", "* ", " *a", "=a= ", "\n* a :drill:", ":a:\n",
    "#+BEGIN_X\n", ":PROPERTIES:\n", "[\n\n", "[a]", "||", "{{a}} ", "\\", "/a/ ",
  ])
  func hostileTextsTakeLinearTime(piece: String) throws {
    let text = String(repeating: piece, count: (1 << 13) / piece.utf8.count)
    _ = try read("* a :drill:\n" + text)
    _ = try read("* a :fc:\n:PROPERTIES:\n:FC_TYPE: cloze\n:END:\n" + text)
  }

  @Test func aRejectedEntryIsKeptAsItStands() throws {
    let text = "#+TITLE: T\n#+filetags: :x:\n* a\n** b :drill:\n:PROPERTIES:\n:ID: 1\n:END:\n* c\nd"
    var reader = OrgReader(Array(text.utf8), file: "f.org", try importOptions())
    var texts: [String?] = []
    try reader.read { piece in
      if case .rejected(let rejection) = piece { texts.append(rejection.text) }
    }
    #expect(texts == ["** b :drill:\n:PROPERTIES:\n:ID: 1\n:END:\n"])
    #expect(reader.preamble == "#+TITLE: T\n#+filetags: :x:\n")
  }

  @Test func headingsOfEverGreaterDepth() throws {
    let text = (1...500).map { String(repeating: "*", count: $0) + " h\($0) :drill:t\($0):\nx\n" }
    #expect(try read(text.joined()).count == 500)
  }
}
