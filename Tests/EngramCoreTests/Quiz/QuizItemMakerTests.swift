import EngramCore
import Testing

/// Items of each sort: what they ask, what they offer, and what an answer means.
struct QuizItemMakerTests {
  /// Three parts of the mind with a theorist.
  private static func mind(_ contrasts: [Concept.Contrast]) -> SmallDeck {
    func part(_ term: String, _ definition: String) -> Concept {
      Concept(term, .structure, definition) {
        $0.phrase = "the \($0.key)"
        $0.partOf = "model"
        $0.by = ["anna-freud"]
        if $0.key == "id" { $0.contrasts = contrasts }
      }
    }
    return SmallDeck([
      Concept("Model", .theory), Concept("Anna Freud", .theorist, "Ordered the defences."),
      part("Id", "The part that wants at once."),
      part("Ego", "The part that weighs and waits."),
      part("Superego", "The part that judges and forbids."),
    ])
  }

  @Test func aContrastByWhatIsSaidOfEach() throws {
    let deck = Self.mind([
      Concept.Contrast(with: "ego", how: "The id seeks pleasure; the ego heeds the world."),
      Concept.Contrast(with: "superego", how: "The superego forbids much; the id demands all."),
    ])
    let items = deck.variants(.choice, of: "id/contrast")
    let first = try #require(items.first { $0.key.number == 1 })
    #expect(first.prompt == "Which of these is true of the id, but not of the ego?")
    #expect(first.rightText == "It seeks pleasure.")
    #expect(Set(first.texts) == ["It seeks pleasure.", "It heeds the world.", "It forbids much."])
    #expect(first.why == "The id seeks pleasure; the ego heeds the world.")
    let ego = try #require(first.options.first { $0.text == "It heeds the world." })
    #expect(ego.concept == deck.id("ego"))
    #expect(
      ego.explanation == "That is true of the ego. The id seeks pleasure; the ego heeds the world.")
    #expect(items.contains { $0.key.number == 2 && $0.rightText == "It demands all." })
  }

  @Test func whatIsSaidMayBeOneWord() throws {
    let deck = Self.mind([
      Concept.Contrast(with: "ego", how: "The id demands; the ego weighs."),
      Concept.Contrast(with: "superego", how: "The superego forbids, and punishes; the id wants."),
    ])
    let texts = deck.variants(.choice, of: "id/contrast").map { Set($0.texts) }
    #expect(texts.contains(["It demands.", "It weighs.", "It forbids, and punishes."]))
  }

  @Test func aContrastByDefinitionsWhereNotEachIsNamed() throws {
    let deck = Self.mind([Concept.Contrast(with: "ego", how: "One wants; the other weighs.")])
    let item = try #require(deck.variants(.choice, of: "id/contrast").first)
    #expect(item.prompt == "Which of these describes the id, and not the ego?")
    #expect(item.rightText == "The part that wants at once.")
    #expect(item.texts.contains("The part that weighs and waits."))
    #expect(item.concept == deck.id("id"))
  }

  @Test func aStatementIsTrueOrAnothersDefinition() {
    let deck = SmallDeck([.denial()] + Concept.defences)
    let items = deck.variants(.truefalse, of: "denial/define")
    #expect(Set(items.map(\.right)) == [0, 1])
    for item in items {
      #expect(item.texts == ["True", "False"] && item.answer == item.rightText)
      #expect(item.prompt.hasPrefix("True or false? A definition of denial: “"))
      #expect(item.concept == deck.id("denial"))
      let isOwn = item.prompt.contains("Refusing to notice what is plainly there.")
      #expect(isOwn == (item.right == 0))
      // Who calls a false one true has taken the other for it.
      let other = Concept.defences.first { item.prompt.contains($0.definition ?? "?") }
      #expect(item.options[0].concept == other.flatMap { deck.id($0.key) })
      #expect(item.options[1].concept == nil)
      if let other { #expect(item.why?.hasPrefix("That is \(other.phrase).") == true) }
    }
  }

  @Test func aStatementOfTheWrongAuthorMeansTheOther() throws {
    let deck = SmallDeck(Concept.ideas + Concept.theorists)
    let items = deck.variants(.truefalse, of: "positions/who")
    let wrong = try #require(items.first { $0.right == 1 })
    #expect(wrong.concept == deck.id("melanie-klein"))
    let named = try #require(Concept.theorists.first { wrong.prompt.contains($0.term) })
    #expect(wrong.options[0].concept == deck.id(named.key) && named.key != "melanie-klein")
    #expect(wrong.why?.hasPrefix("It is Melanie Klein.") == true)
    #expect(items.contains { $0.right == 0 && $0.prompt.hasSuffix(" is Melanie Klein.") })
  }

  @Test func ofATheoristWhatIsDueToHimOrHer() throws {
    let deck = SmallDeck(Concept.ideas + Concept.theorists)
    let items = deck.variants(.choice, of: "melanie-klein/works")
    let item = try #require(items.first)
    #expect(
      item.prompt == "Which of these ideas is most closely associated with Melanie Klein?")
    #expect(item.rightText == "Positions" && item.concept == deck.id("positions"))
    let crises = items.flatMap(\.options).first { $0.text == "Crises" }
    #expect(crises?.explanation == "Crises: Erik Erikson.")
  }

  @Test func onlyShortAnswersAreTyped() {
    let long = "electroencephalographically overdetermined"
    let deck = SmallDeck([
      .plain("Six words?", "one two three four five six"), .plain("Seven words?", "a b c d e f g"),
      .plain("Exactly 48?", String(repeating: "x", count: 48)),
      .plain("Too long?", long + " overall"), .denial(),
    ])
    let items = deck.items(.typed, count: 50).filter { $0.mode == .typed }
    #expect(
      Set(items.map(\.prompt)) == [
        "Six words?", "Exactly 48?",
        "Which defence mechanism is described here? Refusing to notice what is plainly there.",
      ])
    #expect(items.allSatisfy { $0.options.isEmpty && $0.right == nil && !$0.isPerson })
  }

  /// What overlaps is never offered beside it, and is another answer all the same: Anna Freud is not
  /// Sigmund.
  @Test func whatOverlapsIsNotAcceptedWhereItIsTyped() throws {
    let near = Concept("Disavowal", .defence, "Knowing and not knowing.")
    let deck = SmallDeck([
      near,
      .denial {
        $0.aliases = ["Verleugnung"]
        $0.overlaps = ["disavowal"]
      },
    ])
    let item = try #require(deck.items(.typed, of: ["denial/name"]).first)
    #expect(item.answer == "Denial" && item.aliases == ["Verleugnung"])
  }

  @Test func whatTheLearnerInsistedOnIsAcceptedWhereItIsTyped() {
    let key = CardKey(deck: "small", concept: "denial", kind: .name)
    let card = QuizCard(
      id: ID(1), key: key, prompt: "Which?", answer: "Denial", aliases: ["A"], accepted: ["Refusal"]
    )
    let concept = QuizConcept(
      id: ID(1), deck: "small", deckTitle: "Small", key: "denial", kind: .defence, term: "Denial",
      phrase: "denial", cards: [card])
    let pool = QuizPool(asked: [card.id], concepts: [concept])
    let items = QuizMaker.items(of: pool, QuizPlan(mode: .typed, seed: 1))
    #expect(items.map(\.aliases) == [["A", "Refusal"]])
  }

  @Test func aPersonIsAskedForAsOne() throws {
    let deck = SmallDeck(Concept.theorists + [.denial { $0.by = ["carl-rogers"] }])
    let items = deck.items(.typed, of: ["carl-rogers/name", "denial/who"])
    #expect(items.count == 2 && items.allSatisfy { $0.isPerson && $0.answer == "Carl Rogers" })
    #expect(items.allSatisfy { $0.concept == deck.id("carl-rogers") })
  }
}

/// Groups to be matched.
struct QuizMatchingTests {
  private static let whos =
    (Concept.ideas + Concept.second).map { "\($0.key)/who" }
    + ["double-bind/who", "schema/who"]

  private func expectGroup(_ items: [QuizItem], _ size: Int) {
    #expect(items.count == size && Set(items.map(\.group)) == [0])
    let options = items.first?.options ?? []
    #expect(
      options.count == size && items.allSatisfy { $0.mode == .match && $0.options == options })
    #expect(Set(items.map(\.right)) == Set(0..<size))
    #expect(Set(items.map(\.label)).count == size)
    for item in items { #expect(item.rightText == item.answer) }
  }

  @Test(arguments: 4...5)
  func theoristsWithWhatIsDueToThemEachOnce(count: Int) {
    let deck = SmallDeck(
      (Concept.ideas.prefix(count) + Concept.second.prefix(count)) + Concept.theorists.prefix(count)
    )
    for seed in SmallDeck.seeds {
      let items = deck.items(.match, of: Self.whos, count: count, seed: seed)
      expectGroup(items, count)
      #expect(items.allSatisfy { $0.key.kind == .who })
    }
  }

  @Test func neverMoreThanSix() {
    let more = [
      Concept("Gregory Bateson", .theorist, "Studied families."),
      Concept("Double bind", .process) { $0.by = ["gregory-bateson"] },
      Concept("Aaron Beck", .theorist, "Studied gloom."),
      Concept("Schema", .process) { $0.by = ["aaron-beck"] },
    ]
    let deck = SmallDeck(Concept.ideas + Concept.theorists + more)
    for seed in SmallDeck.seeds {
      expectGroup(deck.items(.match, of: Self.whos, count: 6, seed: seed), 6)
    }
  }

  @Test func stagesOfOneDevelopment() {
    func stages(_ whole: String, _ terms: [String]) -> [Concept] {
      [Concept(whole, .theory)]
        + terms.map { term in
          Concept(term, .stage, "A time of \(term.lowercased().dropLast())ness.") {
            $0.partOf = whole.lowercased()
          }
        }
    }
    let deck = SmallDeck(
      stages("Libido", ["Orzal", "Anzal", "Phazlic", "Latzent", "Genzital"])
        + stages("Thought", ["Senzory", "Prezop", "Conzrete", "Forzmal"]))
    for seed in SmallDeck.seeds {
      let items = deck.items(.match, count: 4, seed: seed)
      expectGroup(items, 4)
      let ofLibido = items.count {
        ["orzal", "anzal", "phazlic", "latzent", "genzital"].contains($0.key.concept)
      }
      #expect(ofLibido == 0 || ofLibido == 4, "two developments are mixed")
    }
  }

  @Test func withThreeThereIsNothingToMatch() {
    let items = SmallDeck(Concept.ideas.prefix(3) + Concept.theorists).items(.match, count: 6)
    #expect(!items.isEmpty && items.allSatisfy { $0.mode != .match })
  }

  @Test func anIdeaOfTwoIsNotMatched() {
    let shared = Concept("Shared idea", .process, "Both had it.") {
      $0.by = ["melanie-klein", "john-bowlby"]
    }
    let items = SmallDeck(Concept.ideas.prefix(3) + [shared] + Concept.theorists).items(
      .match, count: 6)
    #expect(items.allSatisfy { $0.mode != .match || $0.label != "Shared idea" })
  }
}
