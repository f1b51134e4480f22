import EngramCore
import EngramTestSupport
import Testing

/// The laws of typed answers, over random ones.
@Suite struct TypedAnswerLawTests {
  private func check(
    _ name: String, rounds: Int = 2_000, _ law: (inout SeededGenerator) -> String?
  ) throws {
    let seed = propertySeed(name)
    var generator = SeededGenerator(seed: seed)
    for round in 0..<rounds {
      let broken = law(&generator)
      try #require(broken == nil, "ENGRAM_SEED=\(seed), round \(round): \(broken ?? "")")
    }
  }

  private func question(
    _ answer: String, isPerson: Bool = false, accepted: [String] = [],
    others: [TypedQuestion.OtherName] = []
  ) -> TypedQuestion {
    TypedQuestion(
      answer: answer, aliases: [], isPerson: isPerson, accepted: accepted, others: others)
  }

  private static let names =
    TypedRow.neighbours + [
      "Projective identification", "Free association", "Post-traumatic stress disorder",
      "Eye movement desensitisation and reprocessing", "Introversion and extraversion",
      "Vaillant's hierarchy", "Verdrängung", "Gemeinschaftsgefühl", "Ψυχή", "jouissance",
      "Disorganised/disoriented attachment", "Sándor Ferenczi", "Behaviour therapy (BT)",
      "Trust v mistrust", "L'inconscient", "Mueller", "DSM-5", "Ödipuskomplex", "analyses",
    ]

  private static func others(than name: String) -> [TypedQuestion.OtherName] {
    TypedRow.neighbours.enumerated().filter { $0.element != name }
      .map { TypedQuestion.OtherName(name: $0.element, index: $0.offset) }
  }

  /// Any scalars, with those that mean something to the folding more often than the rest.
  private static func randomText(_ length: Int, _ generator: inout SeededGenerator) -> String {
    var text = String.UnicodeScalarView()
    let telling = Array(
      " \u{301}\u{308}'’-–.,&+()sSeEaAßœİΣ\0\u{200F}\u{200D}🙂עか\u{3099}한٣5".unicodeScalars)
    while text.count < length {
      if Bool.random(using: &generator), let scalar = telling.randomElement(using: &generator) {
        text.append(scalar)
      } else if let scalar = Unicode.Scalar(UInt32.random(in: 0...0x2FFFF, using: &generator)) {
        text.append(scalar)
      }
    }
    return String(text)
  }

  @Test func theRightAnswerIsRight() throws {
    for name in TypedAnswerLawTests.names {
      for isPerson in [false, true] {
        let question = question(
          name, isPerson: isPerson, others: TypedAnswerLawTests.others(than: name))
        #expect(question.judge(name) == .right, "\(name)")
        #expect(question.judge(name.uppercased()) == .right, "\(name)")
        #expect(question.judge(" \(name.lowercased())\n") == .right, "\(name)")
      }
    }
    try check("right answers") { generator in
      let answer = TypedAnswerLawTests.randomText(
        Int.random(in: 1...30, using: &generator), &generator)
      let verdict = question(answer).judge(answer)
      return verdict == .right || verdict == .empty ? nil : "\(answer.debugDescription): \(verdict)"
    }
  }

  @Test func foldingTwiceIsFoldingOnce() throws {
    let pieces = [
      "s", "es", "ses", "uses", "ies", "ie", "is", "us", "ss", "oses", "our", "behaviour", "ise",
      "isation", "ogue", "centre", "ll", "the ", "a ", "l'", "'s", " ", "-", "and", "ü", "ß", "x",
      "o", "defenc", "defence", "practis", "ves", "xes", ".", ",", "1", "000",
    ]
    try check("idempotence") { generator in
      let count = Int.random(in: 1...6, using: &generator)
      let text = (0..<count).compactMap { _ in pieces.randomElement(using: &generator) }.joined()
      let once = TypedQuestion.folded(text)
      let twice = TypedQuestion.folded(once)
      return once == twice ? nil : "\(text): \(once), then \(twice)"
    }
    try check("idempotence of anything") { generator in
      let text = TypedAnswerLawTests.randomText(
        Int.random(in: 0...20, using: &generator), &generator)
      let once = TypedQuestion.folded(text)
      return once == TypedQuestion.folded(once) ? nil : text.debugDescription
    }
  }

  /// All of them, with no other concept near; the prefixes are told by hand.
  @Test func oneWrongLetterIsASlip() {
    let answers = [
      "Sublimation", "Oral stage", "Defence mechanism", "Transitional object", "Working through",
      "Holding environment", "Rationalisation", "Behaviour therapy", "Gemeinschaftsgefühl",
      "Catharsis", "Drive theory", "Superego", "Dream analysis", "Obsessive-compulsive disorder",
    ]
    for answer in answers {
      let question = question(answer)
      for typed in oneLetterErrors(in: answer) {
        let verdict = question.judge(typed)
        #expect(verdict == .slip(answer) || verdict == .right, "\(answer) | \(typed)")
      }
    }
  }

  /// Every swap, loss, doubling, change and addition of one letter behind the first of a long word.
  private func oneLetterErrors(in answer: String) -> [String] {
    let letters = Array(answer)
    var errors: [String] = []
    var start = 0
    for word in letters.split(whereSeparator: { $0 == " " || $0 == "-" }) {
      start = word.startIndex
      guard word.count >= 5 else { continue }
      for index in start + 1..<word.endIndex {
        let before = letters[..<index]
        let after = letters[(index + 1)...]
        errors.append(String(before + after))
        errors.append(String(before + "q" + after))
        errors.append(String(before + [letters[index]] + letters[index...]))
        errors.append(String(before + "q" + letters[index...]))
        if index + 1 < word.endIndex {
          errors.append(String(before + [letters[index + 1], letters[index]] + after.dropFirst()))
        }
      }
    }
    return errors
  }

  @Test func garbageIsNeverAccepted() throws {
    let letters = Array("abcdefghijklmnopqrstuvwxyz  -'")
    try check("garbage") { generator in
      let name = TypedAnswerLawTests.names.randomElement(using: &generator) ?? ""
      let length = Int.random(in: 0...30, using: &generator)
      let typed =
        Bool.random(using: &generator)
        ? TypedAnswerLawTests.randomText(length, &generator)
        : String((0..<length).compactMap { _ in letters.randomElement(using: &generator) })
      let isPerson = Bool.random(using: &generator)
      switch question(name, isPerson: isPerson).judge(typed) {
      // The odd draw of three letters may be an abbreviation or a name.
      case .right where typed.count <= 5, .wrong, .empty: return nil
      case .right, .slip: return "\(name): \(typed.debugDescription)"
      }
    }
  }

  /// Typing another concept's name is never accepted, however near it is.
  @Test func noNeighbourIsAccepted() {
    for name in TypedRow.neighbours {
      let others = TypedAnswerLawTests.others(than: name)
      for isPerson in [false, true] {
        let question = question(name, isPerson: isPerson, others: others)
        for other in others {
          #expect(
            question.judge(other.name) == .wrong(other: other.index), "\(name), \(other.name)")
        }
      }
    }
  }

  @Test func whatWasOverruledStaysRight() {
    let question = question(
      "Repression", accepted: ["Verdrängung", "regression", "", "?"],
      others: TypedAnswerLawTests.others(than: "Repression"))
    #expect(question.judge("die verdraengung") == .right)
    #expect(question.judge("Regressions") == .right)
    #expect(question.judge("verdrägnung") == .wrong(other: nil))
    #expect(question.judge("!") == .empty)
  }

  @Test(arguments: [
    ("a", 100_000), ("repression ", 9_000), ("e\u{301}\u{489}\u{308}", 25_000),
    ("\u{301}", 100_000), ("🙂", 100_000), ("👨‍👩‍👧", 20_000), ("\u{202E}שלום", 20_000), ("\0", 100_000),
    ("the ", 25_000), ("'", 100_000), ("a'", 50_000), ("a,b;", 25_000), ("(", 100_000),
    ("ü", 100_000), ("1,", 50_000), ("a and ", 17_000), ("l'", 50_000), ("a-", 50_000),
    ("dis", 33_000), ("한", 100_000), (" (a) ", 20_000),
  ])
  func hostileAnswersAreNeverAccepted(piece: String, count: Int) {
    let typed = String(repeating: piece, count: count)
    let others = TypedRow.neighbours.enumerated().map {
      TypedQuestion.OtherName(name: $0.element, index: $0.offset)
    }
    for isPerson in [false, true] {
      let sane = question("Repressing", isPerson: isPerson, others: others)
      #expect(!isAccepted(sane.judge(typed)))
      let hostile = question(typed, isPerson: isPerson, others: others)
      #expect(!isAccepted(hostile.judge("repression")))
      // Nearly the same and as long: it comes to an end, whatever it is called.
      _ = hostile.judge(typed + "b")
      #expect(!WordDiff(typed: typed, right: "Id \(typed)").pieces.isEmpty)
    }
  }

  private func isAccepted(_ verdict: TypedVerdict) -> Bool {
    switch verdict {
    case .right, .slip: true
    case .wrong, .empty: false
    }
  }

  @Test func aFewHundredNeighboursHideNoSlip() {
    let others = (0..<600).map {
      TypedQuestion.OtherName(name: "Concept \($0) of behavioural therapy", index: $0)
    }
    #expect(question("Repression", others: others).judge("represion") == .slip("Repression"))
  }
}
