import EngramCore
import Testing

/// How many items are made of small pools, in which order and in which modes.
struct QuizMakerTests {
  /// Ten terms with a definition, a theorist each, and room for every mode.
  private static let rich = Concept.theorists + Concept.ideas

  /// Nine that tempt alike.
  private static let many = zip(
    ["One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"],
    [
      "apples", "bridges", "candles", "dances", "engines", "flutes", "gardens", "hammers",
      "islands",
    ]
  ).map { Concept("\($0)fold", .defence, "Thinking of \($1).") }

  private static let modes: [QuizMode] = [.choice, .typed, .truefalse, .match]

  @Test func nothingComesOfAnEmptyPool() {
    let empty = QuizPool(asked: [], concepts: [])
    for mode in QuizMode.allCases {
      #expect(QuizMaker.items(of: empty, QuizPlan(mode: mode, seed: 1)).isEmpty)
    }
    // Nor of cards that the pool does not have.
    let strange = QuizPool(asked: [ID(7)], concepts: [])
    #expect(QuizMaker.items(of: strange, QuizPlan(seed: 1)).isEmpty)
  }

  @Test(arguments: QuizMode.allCases)
  func ofOneConceptOnlyWhatNeedsNoOther(mode: QuizMode) {
    let deck = SmallDeck([.denial()])
    for seed in SmallDeck.seeds {
      for item in deck.items(mode, seed: seed) {
        #expect(item.mode == .typed || item.mode == .truefalse && item.right == 0)
      }
    }
    #expect(!deck.items(.typed).isEmpty)
  }

  @Test(arguments: modes)
  func eachModeIsKeptWhereItCanBe(mode: QuizMode) {
    let deck = SmallDeck(Self.rich)
    for seed in SmallDeck.seeds {
      let items = deck.items(mode, count: 4, seed: seed)
      #expect(items.count == 4 && items.allSatisfy { $0.mode == mode }, "seed \(seed)")
    }
  }

  @Test func mixedHasAllModes() {
    let deck = SmallDeck(Self.rich)
    let modes = SmallDeck.seeds.flatMap { deck.items(.mixed, count: 12, seed: $0).map(\.mode) }
    #expect(Set(modes) == Set(Self.modes))
  }

  @Test(arguments: [QuizMode.choice, .mixed])
  func withTooFewFairOptionsItIsAskedInAnotherWay(mode: QuizMode) {
    let deck = SmallDeck([.denial(), Concept.defences[0]])
    for seed in SmallDeck.seeds {
      let items = deck.items(mode, seed: seed)
      #expect(!items.isEmpty && items.allSatisfy { $0.mode == .typed || $0.mode == .truefalse })
      #expect(Set(items.prefix(2).map(\.concept)).count == 2, "seed \(seed)")
    }
    let three = SmallDeck([.denial()] + Concept.defences.prefix(2))
    #expect(three.items(.choice, of: ["denial/name"]).map(\.mode) == [.choice])
  }

  @Test(arguments: QuizPlan.optionCounts)
  func asManyOptionsAsWantedWhereThereAre(options: Int) {
    let deck = SmallDeck([.denial()] + Concept.defences)
    let counts = deck.variants(.choice, of: "denial/name", options: options).map(\.options.count)
    #expect(counts.contains(options) && counts.allSatisfy { (3...options).contains($0) })
  }

  @Test func moreThanATopicHasGivesWhatItHas() {
    let deck = SmallDeck(Self.rich)
    let cards = deck.pool.asked.count
    for mode in QuizMode.allCases {
      let items = deck.items(mode, count: 500)
      #expect(items.count <= cards && items.count >= 10, "\(mode)")
      #expect(Set(items.map(\.card)).count == items.count, "\(mode): a card is asked twice")
    }
  }

  @Test(arguments: QuizMode.allCases)
  func neverMoreThanWanted(mode: QuizMode) {
    let deck = SmallDeck(Self.rich)
    for count in 1...12 { #expect(deck.items(mode, count: count).count == count) }
  }

  @Test func eachConceptComesOnceBeforeAnyComesTwice() {
    let deck = SmallDeck([.denial()] + Concept.defences)
    for seed in SmallDeck.seeds {
      let concepts = deck.items(.choice, count: 10, seed: seed).map(\.concept)
      #expect(concepts.count == 10)
      #expect(Set(concepts.prefix(5)).count == 5, "seed \(seed)")
    }
  }

  @Test func whatTheLearnerMixesUpComesFirst() throws {
    let deck = SmallDeck([.denial()] + Self.many)
    let asked = try #require(deck.id("denial"))
    let mixedUp = try #require(deck.id("twofold"))
    var confusions = Confusions()
    confusions.note(asked: asked, chosen: mixedUp, isRight: false)
    func isAlwaysThere(_ confusions: Confusions) -> Bool {
      deck.variants(.choice, of: "denial/name", options: 3, confusions: confusions)
        .filter { item in item.texts.contains { $0.count > "Denial".count } }
        .allSatisfy { $0.texts.contains("Twofold") }
    }
    #expect(isAlwaysThere(confusions))
    #expect(!isAlwaysThere(Confusions()))
    // Whichever of the two was asked for.
    var reversed = Confusions()
    reversed.note(asked: mixedUp, chosen: asked, isRight: false)
    #expect(isAlwaysThere(reversed))
  }

  @Test func whatTheDeckCallsConfusedComesBeforeTheRest() {
    let deck = SmallDeck([.denial { $0.confusedWith = ["sixfold"] }] + Self.many)
    let there = deck.variants(.choice, of: "denial/name", options: 4).count {
      $0.texts.contains("Sixfold")
    }
    #expect(there == SmallDeck.seeds.count)
  }

  @Test func aPlanIsAllThatChanceHas() {
    let deck = SmallDeck(Self.rich)
    for mode in QuizMode.allCases {
      #expect(deck.items(mode, seed: 3) == deck.items(mode, seed: 3))
      #expect(deck.items(mode, seed: 3) != deck.items(mode, seed: 4))
    }
  }
}
