import EngramCore
import Testing

/// Each rule of the check, with the part of the deck that it points at.
struct DeckCheckTests {
  /// Every path stands on a line of its own, so that the lines tell the paths.
  private static let paths =
    [
      "key", "sources/s", "sources/t",
    ]
    + (0..<6).flatMap { index in
      [
        "", "/key", "/term", "/definition", "/by", "/by/0", "/part-of", "/list", "/contrasts/0",
        "/contrasts/0/with", "/contrasts/0/how", "/contrasts/1/with", "/vignettes/0", "/cloze/0",
        "/confused-with/0", "/confused-with/1", "/overlaps/0", "/requires/0", "/cite/0", "/ask/who",
      ].map { "concepts/\(index)\($0)" }
    }

  private func places(_ file: String) -> PlaceTable {
    var table = PlaceTable(file: file)
    for (index, path) in DeckCheckTests.paths.enumerated() {
      table.set(path, to: Place(file: file, line: index + 1, column: 1))
    }
    return table
  }

  /// "deck concepts/1/by/0 error: ...", with the path for the line.
  private func check(_ decks: [DeckDocument], among others: [DeckDocument] = []) -> [String] {
    DeckCheck.check(decks.map { ($0, places($0.key)) }, among: others).map { diagnostic in
      let line = diagnostic.place.line
      let path = line > 0 ? DeckCheckTests.paths[line - 1] : ""
      return
        "\(diagnostic.place.file) \(path) \(diagnostic.severity.rawValue): \(diagnostic.message)"
    }
  }

  private func deck(_ key: String, _ concepts: [Concept]) -> DeckDocument {
    DeckDocument(
      key: key, title: key,
      sources: [Source(key: "s", matter: .work(author: "A", year: "1", title: "W"))],
      concepts: concepts)
  }

  private func deck(_ concepts: [Concept]) -> DeckDocument { deck("d", concepts) }

  /// A sound concept, with one card and one citation.
  private func concept(
    _ key: String, _ kind: ConceptKind = .process, _ edit: (inout Concept) -> Void = { _ in }
  ) -> Concept {
    var concept = Concept(key: key, term: "Term \(key)", kind: kind)
    concept.definition = "Meaning of \(key)."
    concept.skip = [.name]
    concept.citations = [Citation(source: "s")]
    edit(&concept)
    return concept
  }

  @Test func nothingIsWrongWithASoundDeck() {
    #expect(check([deck([concept("a"), concept("b") { $0.requires = ["a"] }])]) == [])
  }

  @Test func keysStandOnce() {
    let found = check([
      deck("d", [concept("a"), concept("a") { $0.definition = "Other." }]),
      deck("d", [concept("b")]),
    ])
    #expect(found.contains("d concepts/1/key error: the concept key a is taken on line 5"))
    #expect(found.contains("d key error: the deck key d is taken by d:1:1"))
  }

  @Test func referencesLeadSomewhere() {
    let others = [deck("e", [concept("both"), concept("far")]), deck("f", [concept("both")])]
    let found = check(
      [
        deck([
          concept("alpha") { $0.requires = ["alhpa"] },
          concept("beta") { $0.requires = ["both"] },
          concept("gamma") { $0.requires = ["gamma"] },
          concept("delta") { $0.by = ["alpha"] },
          concept("epsilon") { $0.contrasts = [.init(with: "f/far", how: "So.")] },
          concept("zeta") { $0.confusedWith = ["alpha", "alpha"] },
        ])
      ], among: others)
    #expect(
      found == [
        "d concepts/0/requires/0 error: no concept has the key alhpa; did you mean alpha?",
        "d concepts/1/requires/0 error: several decks have a concept both; write e/both or f/both",
        "d concepts/2/requires/0 error: gamma names itself in requires",
        "d concepts/3/by/0 error: alpha is no theorist (its kind is process)",
        "d concepts/4/contrasts/0/with error: no concept has the key f/far; did you mean e/far?",
        "d concepts/5/confused-with/1 warning: confused-with names alpha twice",
      ])
  }

  @Test func pairsAgree() {
    let found = check([
      deck([
        concept("a") {
          $0.contrasts = [.init(with: "b", how: "So."), .init(with: "b", how: "Else.")]
          $0.overlaps = ["c"]
        },
        concept("b") { $0.contrasts = [.init(with: "a", how: "The other way.")] },
        concept("c") { $0.confusedWith = ["a"] },
      ])
    ])
    #expect(
      found == [
        "d concepts/0 warning: d/a/contrast (d:12:1) has the same question with another answer",
        "d concepts/0/contrasts/1/with error: a second contrast with b; one is enough",
        "d concepts/0/overlaps/0 error: a and c are confused and overlap at once "
          + "(confused-with at d:58:1); only one can be",
        "d concepts/1/contrasts/0/with warning: this pair is contrasted at d:13:1 already: "
          + "two cards ask the same",
      ])
  }

  @Test func cyclesAreShown() {
    let found = check([
      deck([
        concept("a") { $0.requires = ["b"] }, concept("b") { $0.requires = ["c"] },
        concept("c") { $0.requires = ["e/x"] }, concept("p") { $0.partOf = "q" },
        concept("q") { $0.partOf = "p" },
      ]), deck("e", [concept("x") { $0.requires = ["d/b"] }]),
    ])
    #expect(
      found == [
        "d concepts/4/part-of error: part-of goes in a circle: p -> q -> p",
        "e concepts/0/requires/0 error: requires goes in a circle: d/b -> d/c -> x -> d/b",
      ])
  }

  @Test func aListHasEnoughParts() {
    let parts = (0..<7).map { index in concept("p\(index)") { $0.partOf = "whole" } }
    let whole = { (kind: Concept.Parts) in self.concept("whole") { $0.parts = kind } }
    #expect(
      check([deck([whole(.complete)] + parts.prefix(1))]) == [
        "d concepts/0/list error: list: complete wants 3 to 6 parts; "
          + "1 concept of this deck has part-of: whole"
      ])
    #expect(
      check([deck([whole(.complete)] + parts)]) == [
        "d concepts/0/list error: list: complete wants 3 to 6 parts; "
          + "7 concepts of this deck have part-of: whole"
      ])
    #expect(check([deck([whole(.ordered)] + parts)]) == [])
  }

  @Test func sourcesAndCitationsMeet() {
    var document = deck([
      concept("a") { $0.citations = [Citation(source: "ss")] }, concept("b") { $0.citations = [] },
    ])
    document.sources.append(Source(key: "t", matter: .work(author: "A", year: "1", title: "X")))
    #expect(
      check([document]) == [
        "d sources/s warning: the source s is never cited",
        "d sources/t warning: the source t is never cited",
        "d concepts/0/cite/0 error: sources has no ss; did you mean s?",
        "d concepts/1 warning: b cites no source",
      ])
  }

  @Test func answersAreShort() {
    let long = (1...26).map { "w\($0)" }.joined(separator: " ")
    let found = check([
      deck([
        concept("a") {
          $0.definition = long
          $0.term = (1...13).map { "t\($0)" }.joined(separator: " ")
          $0.contrasts = [.init(with: "b", how: long)]
          $0.cloze = [Cloze(before: "x ", hole: String(long.prefix(40)), after: "")]
        }, concept("b") { $0.definition = String(long.dropLast(4)) },
      ])
    ])
    #expect(
      found == [
        "d concepts/0/term warning: the term has 13 words; 12 is the most",
        "d concepts/0/definition warning: the definition has 26 words; 25 is the most",
        "d concepts/0/contrasts/0/how warning: the difference has 26 words; 25 is the most",
        "d concepts/0/cloze/0 warning: the hole has 13 words; 12 is the most",
      ])
  }

  @Test func questionsThatTellTheirAnswersAreNamed() {
    let found = check([
      deck([
        concept("a") {
          $0.term = "Drive"
          $0.skip = []
          $0.definition = "A driving force."
          $0.vignettes = ["She feels driven."]
          $0.cloze = [Cloze(before: "The aim is its ", hole: "aim", after: ".")]
          $0.ask = [.who: "Whose is it?"]
        },
        concept("b") { $0.skip = Set(CardKind.allCases) },
      ])
    ])
    #expect(
      found == [
        "d concepts/0/definition warning: the question of the name card tells its answer: "
          + "\"driving\" is masked",
        "d concepts/0/vignettes/0 warning: the question of the vignette card tells its answer: "
          + "\"driven\"; the card is left out",
        "d concepts/0/cloze/0 warning: the rest of the sentence of the cloze card tells its answer: "
          + "\"aim\"; the card is left out",
        "d concepts/0/ask/who warning: a has no who card that this could ask",
        "d concepts/1 warning: no card comes of b",
      ])
  }

  @Test func noQuestionHasTwoAnswers() {
    let twin = { (key: String, definition: String) in
      self.concept(key) {
        $0.phrase = "it"
        $0.definition = definition
      }
    }
    let other = deck("e", [twin("x", "One thing.")])
    #expect(
      check([deck([twin("a", "Another."), twin("b", "one thing.")])], among: [other]) == [
        "d concepts/0/definition warning: e/x/define (the deck e) has the same question "
          + "with another answer",
        "d concepts/1/definition warning: e/x/define (the deck e) has the same question "
          + "and the same answer",
      ])
  }

  @Test func anOlderVersionAmongTheOthersIsLeftOut() {
    #expect(check([deck([concept("a")])], among: [deck([concept("a"), concept("b")])]) == [])
  }

  @Test func longChainsAndManyProblemsTakeNoTime() {
    let concepts = (0..<5_000).map { index in
      concept("c-\(index)") {
        $0.requires = ["c-\((index + 1) % 5_000)", "missing-\(index)"]
        $0.definition = "Meaning \(index)."
      }
    }
    let found = check([deck(concepts)])
    #expect(found.filter { $0.contains("circle") }.count == 1)
    #expect(found.contains { $0.contains("c-0 -> c-1 -> c-2 -> c-3 -> ... -> c-4997") })
  }
}
