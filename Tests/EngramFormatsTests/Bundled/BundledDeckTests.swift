import EngramCore
import EngramFormats
import Testing

/// What the bundled decks promise: how much there is, how it asks, and what it never teaches.
struct BundledDeckTests {
  /// The least number of concepts in each.
  private static let least = [
    "foundations": 30, "theorists": 30, "drives-and-structure": 40, "defence-mechanisms": 18,
    "relations-and-self": 28, "techniques-and-process": 40, "therapy-types": 26, "comparisons": 16,
    "clinical-use": 36, "evidence-and-practice": 26,
  ]

  @Test func thereAreTenDecksOfSomeSize() throws {
    let decks = try BundledDecks.all()
    #expect(Set(decks.map(\.key)) == Set(BundledDeckTests.least.keys))
    for deck in decks {
      #expect(deck.concepts.count >= BundledDeckTests.least[deck.key] ?? 0, "\(deck.key)")
      #expect(deck.summary != nil, "\(deck.key)")
    }
    #expect(decks.reduce(0) { $0 + $1.concepts.count } >= 280)
    #expect((70...100).contains(decks.flatMap(\.concepts).count { $0.isEssential }))
  }

  @Test func theyAskInManyWays() throws {
    let cards = BundledDecks.cards(try BundledDecks.all())
    #expect(cards.count >= 650)
    #expect(cards.count { $0.card.kind == .vignette } >= 60)
    #expect(cards.count { $0.card.kind == .contrast } >= 40)
    for (deck, cards) in Dictionary(grouping: cards, by: \.deck) {
      #expect(Set(cards.map(\.card.kind)).count >= 5, "\(deck)")
    }
  }

  @Test func theCheckFindsNothing() throws {
    let decks = try BundledDecks.all().map { ($0, PlaceTable(file: $0.key)) }
    #expect(DeckCheck.check(decks, among: []).map(\.description) == [])
  }

  @Test func everyConceptIsCitedAndExplained() throws {
    for deck in try BundledDecks.all() {
      for concept in deck.concepts {
        #expect(!concept.citations.isEmpty, "\(deck.key)/\(concept.key)")
        #expect(concept.note != nil, "\(deck.key)/\(concept.key)")
      }
    }
  }

  /// Strings by which an error of the articles would show in what a card takes for right.
  private static let refuted = [
    "collaborative unconscious", "rapid eye movement and desensitization", "subconscious",
    "shelder",
    "random images", "random words", "american psychoanalytic association", "behavioral therapy",
    "time-based", "proven effective for over a century", "more effective than in-person",
    "drive theory of social psychology", "not filled with defenses", "meta-analysis of studies",
    "betterhelp", "regain", "get started", "medically reviewed", "getty", "istock",
  ]

  @Test func nothingThatIsRefutedIsTaught() throws {
    for asked in BundledDecks.cards(try BundledDecks.all()) {
      let words = ([asked.card.answer] + asked.card.aliases).joined(separator: " / ").lowercased()
        .replacing("cognitive behavioral therapy", with: "")
        .replacing("dialectical behavioral therapy", with: "").split { !$0.isLetter && $0 != "-" }
      // With blanks at both ends, so that "regain" is not found in "regained".
      let right = " \(words.joined(separator: " ")) "
      for text in BundledDeckTests.refuted {
        #expect(!right.contains(" \(text) "), asked.name)
      }
      let isOfTheSelf = asked.deck == "relations-and-self" || asked.card.prompt.contains("Kohut")
      #expect(!right.contains("self-object") || isOfTheSelf, asked.name)
      if asked.concept.kind == .indication {
        #expect(!right.contains("bipolar") && !right.contains("schizophreni"), asked.name)
      }
      if asked.card.answer == "Sigmund Freud" {
        #expect(!asked.card.prompt.lowercased().contains("ego psychology"), asked.name)
      }
    }
  }

  @Test func theSpellingIsBritishAndNoFootnoteHangsOnAWord() throws {
    let american = [
      "behavior", "defense", "counselor", "color", "favor", "honor", "neighbor", "center",
      "theater",
      "fulfill", "skillful", "analyze", "catalog ", "pediatric", "anesthe", "estrogen",
    ]
    let izing = try Regex(
      #"\b(?!(?:size|sized|prizes?|seize|seized|capsize|mentalization)\b)\w+iz(?:e|es|ed|ing|ation|ations)\b"#
    )
    let footnote = try Regex(#"[a-z]{3,}[0-9]"#)
    let decks = try BundledDecks.all()
    let titles = Set(decks.flatMap(\.sources).map(\.title))
    for deck in decks {
      for concept in deck.concepts {
        // Another spelling may be accepted, and the title of a work stays as it is.
        for text in BundledDecks.texts(concept) where !concept.aliases.contains(text) {
          let place: Comment = "\(deck.key)/\(concept.key): \(text)"
          let lower = titles.reduce(text.lowercased()) { $0.replacing($1, with: "") }
          for word in american { #expect(!lower.contains(word), place) }
          #expect(lower.firstMatch(of: izing) == nil, place)
          #expect(lower.firstMatch(of: footnote) == nil, place)
          #expect(!lower.contains("subconscious") || concept.key.contains("unconscious"), place)
        }
      }
    }
  }
}

extension Source {
  /// In small letters.
  fileprivate var title: String {
    switch matter {
    case .article(let title, _, _), .work(_, _, let title), .text(let title): title.lowercased()
    }
  }
}
