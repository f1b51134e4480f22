import EngramCore
import Testing

/// The quiz on what was mixed up: both of a pair, side by side, the firmest pair first.
struct ConfusionDrillTests {
  private static let deck = SmallDeck(
    [
      .denial {
        $0.contrasts = [
          Concept.Contrast(
            with: "projection", how: "One does not see it; the other sees it in somebody else.")
        ]
      }
    ] + Concept.defences + Concept.ideas + Concept.theorists)

  /// - Parameter pairs: asked for and chosen, by key.
  private func confusions(_ pairs: [(String, String)]) throws -> Confusions {
    try pairs.reduce(into: Confusions()) { confusions, pair in
      confusions.note(
        asked: try #require(Self.deck.id(pair.0)), chosen: Self.deck.id(pair.1),
        isRight: false)
    }
  }

  private func drill(
    _ pairs: (String, String)..., count: Int = 20, options: Int = 4, seed: UInt64 = 1
  ) throws -> [QuizItem] {
    let plan = QuizPlan(count: count, options: options, seed: seed)
    return ConfusionDrill.items(of: Self.deck.pool, plan, confusions: try confusions(pairs))
  }

  @Test func withoutAMixUpThereIsNothingToDrill() throws { #expect(try drill().isEmpty) }

  @Test func thePairStandsSideBySideInEachItem() throws {
    for seed in SmallDeck.seeds {
      let items = try drill(("denial", "projection"), seed: seed)
      let both = Set([Self.deck.id("denial"), Self.deck.id("projection")])
      #expect(items.map(\.mode) == [.choice, .choice, .choice])
      #expect(items.first?.key.kind == .contrast)
      #expect(Set(items.map(\.concept)) == both)
      for item in items { #expect(both.isSubset(of: item.options.map(\.concept)), "seed \(seed)") }
    }
  }

  @Test func itDoesNotMatterWhichOfThemWasAskedFor() throws {
    let there = try drill(("denial", "projection"))
    let back = try drill(("projection", "denial"))
    #expect(Set(there.map(\.card)) == Set(back.map(\.card)))
  }

  @Test func theFirmestPairComesFirst() throws {
    let items = try drill(
      ("splitting", "undoing"), ("undoing", "regression"), ("splitting", "undoing"))
    #expect(items.count == 3)
    #expect(Set(items.prefix(2).map(\.key.concept)) == ["splitting", "undoing"])
    #expect(items.last?.key.concept == "regression")
  }

  @Test func noCardComesTwice() throws {
    let items = try drill(
      ("denial", "projection"), ("projection", "denial"), ("denial", "splitting"),
      ("splitting", "denial"))
    #expect(Set(items.map(\.card)).count == items.count)
  }

  @Test func neverMoreThanWanted() throws {
    for count in 0...4 {
      #expect(try drill(("denial", "projection"), count: count).count == min(3, count))
    }
  }

  @Test(arguments: QuizPlan.optionCounts)
  func asManyOptionsAsWanted(options: Int) throws {
    let items = try drill(("undoing", "regression"), options: options)
    #expect(!items.isEmpty && items.allSatisfy { (3...options).contains($0.options.count) })
  }

  @Test func personsAreDrilledToo() throws {
    let items = try drill(("melanie-klein", "john-bowlby"))
    #expect(Set(items.map(\.rightText)) == ["Melanie Klein", "John Bowlby"])
    #expect(items.allSatisfy { $0.texts.contains("Melanie Klein") })
  }

  @Test func whatIsNoLongerInADeckIsPassedOver() throws {
    var gone = try confusions([("denial", "projection")])
    gone.note(asked: ID(999), chosen: Self.deck.id("denial"), isRight: false)
    gone.note(asked: try #require(Self.deck.id("denial")), chosen: ID(999), isRight: false)
    let items = ConfusionDrill.items(of: Self.deck.pool, QuizPlan(seed: 1), confusions: gone)
    #expect(items.count == 3)
  }

  @Test func whatCannotStandTogetherIsNotForcedTo() throws {
    // A theorist was given where an idea was asked for.
    #expect(try drill(("denial", "melanie-klein")).isEmpty)
  }
}
