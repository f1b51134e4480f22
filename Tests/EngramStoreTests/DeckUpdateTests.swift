import EngramCore
import Testing

@testable import EngramStore

/// A later version of a deck: texts change, schedules and the learner's own words stay.
struct DeckUpdateTests {
  private func deck(_ vignettes: [String], others: [Concept] = []) -> DeckDocument {
    var concept = Concept(key: "denial", term: "Denial", kind: .defence)
    concept.definition = "A refusal to take notice of a painful fact."
    concept.vignettes = vignettes
    return DeckDocument(key: "d", title: "Defences", concepts: [concept] + others)
  }

  /// The deck learnt, each card with an interval of its own.
  private func learnt(_ deck: DeckDocument) throws -> Scene {
    var scene = try Scene([deck])
    for (place, card) in try scene.cards.enumerated() {
      try scene.act(.setDue(Day(30_000 + place)), on: [card.card.id])
    }
    return scene
  }

  private func dues(_ scene: Scene) throws -> [String: Int] {
    Dictionary(
      uniqueKeysWithValues: try scene.cards.map {
        (
          $0.card.prompt.split(separator: " ").prefix(2).joined(separator: " "),
          $0.state?.due.map { $0.number - 30_000 } ?? -1
        )
      })
  }

  @Test func twiceChangesNothing() throws {
    var scene = try learnt(deck(["He laughs.", "She forgets."]))
    let before = try scene.picture
    let events = try scene.count("event")
    let report = try scene.apply([deck(["He laughs.", "She forgets."])])[0]
    #expect(!report.changesAnything && report.unchanged == 4)
    #expect(try scene.picture == before)
    #expect(try scene.count("event") == events)
  }

  @Test func rewordingKeepsTheSchedule() throws {
    var scene = try learnt(deck(["He laughs.", "She forgets."]))
    let report = try scene.apply([deck(["He grins.", "She forgets."])])[0]
    #expect(report.updated == 1 && report.unchanged == 3 && report.added == 0)
    #expect(try dues(scene)["He grins."] == 2)
    try scene.expectSound()
  }

  @Test func addingAndReorderingKeepTheSchedules() throws {
    var scene = try learnt(deck(["He laughs.", "She forgets."]))
    let report = try scene.apply([deck(["It is new.", "She forgets.", "He laughs."])])[0]
    #expect(report.added == 1 && report.updated == 0 && report.vanished == [])
    let dues = try dues(scene)
    #expect(dues["He laughs."] == 2 && dues["She forgets."] == 3 && dues["It is"] == -1)
    try scene.expectSound()
  }

  @Test func whatVanishedIsSuspendedAndNamedAndComesBackWithItsSchedule() throws {
    var scene = try learnt(deck(["He laughs.", "She forgets."]))
    let report = try scene.apply([deck(["She forgets."])])[0]
    #expect(report.vanished.map(\.description) == ["d/denial/vignette/1"])
    let card = try scene.card("d/denial/vignette/1")
    #expect(try scene.state(card)?.isSuspended == true)
    try scene.expectSound()
    // An undo is of the learner's acts, not of the deck's.
    #expect(try scene.undo().kind == .event(.setDue(Day(30_003))))
    #expect(try scene.state(card)?.isSuspended == true)

    let back = try scene.apply([deck(["She forgets.", "He laughs."])])[0]
    #expect(back.returned.map(\.description) == ["d/denial/vignette/1"])
    #expect(try scene.state(card)?.due == Day(30_002))
    #expect(try scene.state(card)?.isSuspended == false)
    try scene.expectSound()
  }

  @Test func aRenamedConceptKeepsItsHistory() throws {
    var scene = try learnt(deck(["He laughs.", "She forgets."]))
    let dues = try dues(scene)
    var renamed = deck(["He laughs.", "She forgets."])
    renamed.concepts[0].key = "disavowal"
    renamed.concepts[0].was = ["denial"]
    let report = try scene.apply([renamed])[0]
    #expect(
      report.renamed.map(\.from) == ["d/denial"] && report.renamed.map(\.to) == ["d/disavowal"])
    #expect(report.added == 0 && report.vanished == [] && report.unchanged == 4)
    #expect(try self.dues(scene) == dues)
    #expect(try scene.store.card(#require(CardKey("d/denial/define"))) == nil)
    _ = try scene.card("d/disavowal/define")
    try scene.expectSound()
    #expect(try scene.apply([renamed])[0].changesAnything == false)
  }

  @Test func aConceptThatMovesToAnotherDeckKeepsItsHistory() throws {
    var scene = try learnt(deck(["He laughs."], others: [.plain("left")]))
    let before = try scene.cards.map(\.state)
    var left = deck([])
    var moved = left
    left.concepts = [.plain("left")]
    moved.concepts = deck(["He laughs."]).concepts
    moved.concepts[0].was = ["d/denial"]
    let there = DeckDocument(key: "e", title: "Elsewhere", concepts: moved.concepts)
    let reports = try scene.apply([left, there])
    #expect(reports[0].vanished == [] && reports[1].renamed.map(\.to) == ["e/denial"])
    let cards = try scene.cards
    #expect(Set(cards.map(\.state)) == Set(before))
    #expect(cards.count { $0.card.key.deck == "e" } == 3)
    try scene.expectSound()
    let plan = StudyPlan(day: Day(40_000), limits: StudyLimits(newCards: 9, reviews: 99))
    #expect(try scene.store.status(plan).decks.map(\.total) == [1, 3])
  }

  @Test func aDeckTakesNothingFromOneThatIsNotGiven() throws {
    var scene = try learnt(deck(["He laughs."]))
    var thief = deck(["He laughs."]).concepts
    thief[0].was = ["d/denial"]
    let report = try scene.apply([DeckDocument(key: "e", title: "Thief", concepts: thief)])[0]
    #expect(report.renamed == [] && report.added == 3)
    try scene.expectSound()
  }

  /// What sets two concepts apart rests on the sources of both.
  @Test func aContrastCitesWhatBothConceptsCite() throws {
    func source(_ key: String) -> Source {
      Source(key: key, matter: .work(author: key.uppercased(), year: "1923", title: "On \(key)"))
    }
    var one = DeckDocument(key: "one", title: "One", sources: [source("x"), source("z")])
    var two = DeckDocument(key: "two", title: "Two", sources: [source("y"), source("z")])
    var id = Concept(key: "id", term: "Id", kind: .structure)
    id.citations = ["x", "z"].map { Citation(source: $0) }
    id.contrasts = [Concept.Contrast(with: "two/ego", how: "One wants, the other weighs.")]
    id.vignettes = ["A toddler screams."]
    var ego = Concept(key: "ego", term: "Ego", kind: .structure)
    ego.definition = "The part that mediates."
    ego.citations = ["y", "z"].map { Citation(source: $0) }
    one.concepts = [id]
    two.concepts = [ego]
    func citations(_ scene: Scene) throws -> [String: [String]] {
      Dictionary(
        uniqueKeysWithValues: try scene.cards.filter { $0.card.key.deck == "one" }
          .map { ($0.card.key.kind.rawValue, $0.card.citations) })
    }
    var scene = try Scene([one, two])
    let own = ["X 1923, On x", "Z 1923, On z"]
    #expect(try citations(scene) == ["contrast": own + ["Y 1923, On y"], "vignette": own])
    // Also when the other deck was there before, and when its sources change.
    two.concepts[0].citations = [Citation(source: "z")]
    _ = try scene.apply([two])
    #expect(try scene.apply([one])[0].changesAnything == false)
    #expect(try citations(scene) == ["contrast": own, "vignette": own])
  }

  @Test func decksStandInTheOrderThatTheyAskFor() throws {
    func deck(_ key: String, _ position: Int?) -> DeckDocument {
      DeckDocument(key: key, title: key, position: position, concepts: [.plain(key)])
    }
    var scene = try Scene([deck("a", nil), deck("b", nil)])
    #expect(try scene.store.decks().map(\.key) == ["a", "b"])
    _ = try scene.apply([deck("b", 1), deck("c", 2), deck("a", 3)])
    #expect(try scene.store.decks().map(\.key) == ["b", "c", "a"])
    _ = try scene.apply([deck("d", nil), deck("c", nil)])
    #expect(try scene.store.decks().map(\.key) == ["b", "c", "a", "d"])
  }

  @Test func aNewCardDoesNotInheritTheScheduleOfOneThatVanished() throws {
    var scene = try learnt(deck(["He laughs.", "She forgets."]))
    _ = try scene.apply([deck(["He laughs."])])
    let report = try scene.apply([deck(["He laughs.", "They look away."])])[0]
    #expect(report.added == 1 && report.returned == [])
    #expect(try dues(scene)["They look"] == -1)
    try scene.expectSound()
  }

  @Test func whatTheLearnerSuspendedStaysSoWhenItComesBack() throws {
    var scene = try learnt(deck(["He laughs.", "She forgets."]))
    let card = try scene.card("d/denial/vignette/1")
    try scene.act(.suspend, on: [card])
    _ = try scene.apply([deck(["She forgets."])])
    _ = try scene.apply([deck(["She forgets.", "He laughs."])])
    #expect(try scene.state(card)?.isSuspended == true)
    try scene.act(.resume, on: [card])
    #expect(try scene.state(card)?.isSuspended == false)
  }

  @Test func aConceptThatVanishesComesBackUnderOtherWords() throws {
    let other = Concept.plain("extra")
    var scene = try learnt(deck([], others: [other]))
    #expect(try scene.apply([deck([])])[0].vanished.map(\.description) == ["d/extra/basic"])
    #expect(!(try scene.apply([deck([])])[0].changesAnything))
    let back = try scene.apply([deck([], others: [.plain("extra", answer: "Other.")])])[0]
    #expect(back.returned.map(\.description) == ["d/extra/basic"])
    #expect(try scene.state(scene.card("d/extra/basic"))?.due == Day(30_002))
    try scene.expectSound()
  }

  @Test func anUpdateOfAllWordsOfAConceptKeepsEverySchedule() throws {
    var scene = try learnt(deck(["He laughs.", "She forgets."]))
    var changed = deck(["He grins.", "She omits."])
    changed.concepts[0].term = "Disavowal"
    changed.concepts[0].definition = "Another refusal altogether."
    let report = try scene.apply([changed])[0]
    #expect(report.updated == 4 && report.added == 0 && report.vanished == [])
    #expect(try scene.cards.map { $0.state?.due?.number } == [30_000, 30_001, 30_002, 30_003])
  }

  @Test func ownWordsWinAndAreReported() throws {
    var scene = try learnt(deck(["He laughs.", "She forgets."]))
    let card = try scene.card("d/denial/vignette/2")
    let words = CardWords(prompt: "My words?", answer: "Mine.", note: "My note.")
    try scene.store.edit(card, to: words, at: scene.moment)
    let report = try scene.apply([deck(["He laughs.", "She omits."])])[0]
    #expect(report.keptEdits.map(\.description) == ["d/denial/vignette/2"])
    #expect(try scene.store.card(card)?.card.prompt == "My words?")
    #expect(try scene.store.card(card)?.card.note == "My note.")
    #expect(try scene.store.card(card)?.card.isEdited == true)
    try scene.store.edit(card, to: nil, at: scene.moment)
    #expect(try scene.store.card(card)?.card.prompt.hasPrefix("She omits.") == true)
    #expect(try scene.undo().kind == .edit)
    #expect(try scene.store.card(card)?.card.prompt == "My words?")
  }

  @Test func oneBecomesSeveralAndGetsANumber() throws {
    var scene = try learnt(deck(["He laughs."]))
    #expect(try scene.state(scene.card("d/denial/vignette"))?.due == Day(30_002))
    _ = try scene.apply([deck(["She forgets.", "He laughs."])])
    #expect(try scene.state(scene.card("d/denial/vignette/1"))?.due == Day(30_002))
    #expect(try scene.state(scene.card("d/denial/vignette"))?.due == Day(30_002))
    #expect(try scene.state(scene.card("d/denial/vignette/2")) == nil)
    try scene.expectSound()
  }

  @Test func aSecondDeckRefersToTheFirst() throws {
    var freud = Concept(key: "freud", term: "Sigmund Freud", kind: .theorist)
    freud.definition = "The founding of psychoanalysis."
    var denial = deck([])
    denial.concepts[0].by = ["freud"]
    denial.concepts[0].requires = ["people/freud"]
    denial.concepts[0].contrasts = [Concept.Contrast(with: "freud", how: "One is a person.")]
    var scene = try Scene([DeckDocument(key: "people", title: "People", concepts: [freud])])
    #expect(try scene.apply([denial])[0].added == 4)
    let card = try scene.card("d/denial/who")
    #expect(try scene.store.card(card)?.card.answer == "Sigmund Freud")
    #expect(try scene.count("relation") == 3)
    #expect(!(try scene.apply([denial])[0].changesAnything))
    try scene.expectSound()
  }

  @Test func aCardThatTheLearnerSuspendedIsNotSaidToBeBack() throws {
    var scene = try learnt(deck(["He laughs.", "She forgets."]))
    let card = try #require(try scene.cards.first { $0.card.prompt.hasPrefix("She") }).card.id
    try scene.act(.suspend, on: [card])
    _ = try scene.apply([deck(["He laughs."])])
    let report = try scene.apply([deck(["He laughs.", "She forgets."])])[0]
    #expect(report.returned == [])
    #expect(try scene.state(card)?.isSuspended == true)
  }
}

/// Which known card each text is, among variants of one kind.
struct CardMatchingTests {
  /// Cards as "number prompt", those that vanished with "-" before; texts as prompts.
  @Test(
    arguments: [
      // nothing yet, one, several
      ([], ["a"], "new:0 a", []), ([], ["a", "b"], "new:1 a, new:2 b", []),
      (["0 a"], ["a"], "1:0 a", []), (["0 a"], ["x"], "1:0 x", []),
      // one becomes several, and several become one
      (["0 a"], ["a", "b"], "1:1 a, new:2 b", []), (["0 a"], ["b", "a"], "new:2 b, 1:1 a", []),
      (["0 a"], ["x", "y"], "1:1 x, new:2 y", []), (["1 a", "2 b"], ["b"], "2:2 b", [1]),
      (["1 a", "2 b"], ["x"], "1:1 x", [2]), (["1 a", "2 b"], [], "", [1, 2]),
      // rewording, reordering, inserting
      (["1 a", "2 b"], ["a", "x"], "1:1 a, 2:2 x", []),
      (["1 a", "2 b"], ["b", "a"], "2:2 b, 1:1 a", []),
      (["1 a", "2 b"], ["x", "a", "b"], "new:3 x, 1:1 a, 2:2 b", []),
      (["1 a", "2 b", "3 c"], ["c", "x", "a"], "3:3 c, 2:2 x, 1:1 a", []),
      // after one has vanished, places are those of the rest
      (["-1 a", "2 b", "3 c"], ["x", "c"], "2:2 x, 3:3 c", [1]),
      (["-1 a", "2 b", "3 c"], ["b", "x"], "2:2 b, 3:3 x", [1]),
      (["1 a", "-2 b"], ["a", "x"], "1:1 a, new:3 x", [2]),
      (["1 a", "-2 b"], ["a", "b"], "1:1 a, 2:2 b", []),
      // what was alone comes back as itself, under whatever words
      (["-0 a"], ["x"], "1:0 x", []), (["-0 a"], ["x", "y"], "new:2 x, new:3 y", [1]),
      // equal questions before equal places, doubles each once
      (["1 a", "2 a"], ["a", "a"], "1:1 a, 2:2 a", []),
      (["1 a"], ["a", "a"], "1:1 a, new:2 a", []),
    ] as [([String], [String], String, [Int64])])
  func matching(known: [String], texts: [String], placed: String, vanished: [Int64]) {
    let cards = known.enumerated().map { place, text in
      let parts = text.split(separator: " ")
      return CardMatching.Known(
        card: ID(Int64(place + 1)), number: abs(Int(parts[0]) ?? 0), prompt: String(parts[1]),
        answer: "x", hasVanished: text.hasPrefix("-"))
    }
    let matching = CardMatching(
      texts.enumerated().map {
        CardText(kind: .vignette, number: $0 + 1, prompt: $1, answer: "x")
      }, known: cards)
    let found = matching.placed.map {
      "\($0.card.map { "\($0.rawValue)" } ?? "new"):\($0.number) \($0.text.prompt)"
    }
    #expect(found.joined(separator: ", ") == placed)
    #expect(matching.vanished.map(\.rawValue) == vanished)
  }
}
