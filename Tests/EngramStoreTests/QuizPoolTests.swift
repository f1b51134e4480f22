import EngramCore
import EngramTestSupport
import Testing

@testable import EngramStore

/// What questions can be made of.
struct QuizPoolTests {
  @Test func theLotFallsOnNames() throws {
    let decks = DeckDocument.mind + [.plain("p", count: 30, reversed: 9)]
    let one = try Scene(decks)
    var other = try Scene([.plain("z", count: 7)])
    // Other numbers and places, and what is not asked for beside.
    for deck in decks.reversed() { _ = try other.apply([deck]) }
    for deck in decks { _ = try other.apply([deck]) }
    let query = Query.or([.deck("mind"), .deck("people"), .deck("p")])
    for seed in UInt64(0)..<5 {
      let first = try one.pool(query, atMost: 12, seed: seed)
      #expect(try other.pool(query, atMost: 12, seed: seed).picture == first.picture)
      #expect(first.askedKeys.count == 12)
    }
    #expect(try one.pool(seed: 1).askedKeys != one.pool(seed: 2).askedKeys)
  }

  @Test(
    arguments: [
      Query.all, .kind(.structure), .deck("p"), .tag("mind"), .card(.name), .text("Question"),
      .not(.deck("p")), .has(.due), .has(.new), .and([.kind(.theorist), .card(.works)]),
    ])
  func theLowestRanksAreAsked(query: Query) throws {
    var scene = try Scene(DeckDocument.mind + [.plain("p", count: 40, reversed: 11)])
    let cards = try scene.cards
    try scene.act(.setDue(scene.moment.day), on: cards.prefix(9).map(\.card.id))
    try scene.act(.suspend, on: [cards[1].card.id, cards[30].card.id])
    let order = QuizOrder(seed: 1)
    var keys: [String] = []
    try scene.store.forEachCard(matching: query, on: scene.moment.day) { card in
      if card.state?.isSuspended != true { keys.append(card.card.key.description) }
      return true
    }
    keys.sort { order.rank($0) < order.rank($1) }
    for count in [0, 1, 7, 500] {
      #expect(try scene.pool(query, atMost: count).askedKeys == Array(keys.prefix(count)))
    }
    let pool = try scene.pool(query)
    #expect(pool.concepts == pool.concepts.sorted { $0.name < $1.name })
  }

  @Test func whatIsRelatedComesAlong() throws {
    let scene = try Scene(DeckDocument.mind)
    let card = try scene.card("mind/id/define")
    let pool = try scene.pool(.cards([card]))
    #expect(pool.asked == [card])
    #expect(
      pool.concepts.map(\.name) == [
        "mind/drive", "mind/ego", "mind/id", "mind/model", "mind/superego", "people/freud",
        "people/klein",
      ])
    let id = try #require(pool.concept("mind/id"))
    #expect(id.phrase == "the id" && pool.concept("mind/drive")?.phrase == "drive")
    #expect(id.aliases == ["das Es", "it"] && id.tags == [Concept.essentials, "mind"])
    #expect(id.deckTitle == "Mind" && id.kind == .structure && id.term == "Id")
    #expect(id.definition == "The id of all parts." && id.note == "Not the unconscious.")
    let names = { (ids: [ID<Concept>]) in
      ids.compactMap { id in pool.concepts.first { $0.id == id }?.key }
    }
    #expect(names(id.relations.by) == ["freud"] && names(id.relations.partOf) == ["model"])
    #expect(names(id.relations.confusedWith) == ["ego", "superego"])
    #expect(names(id.relations.overlaps) == ["drive"])
    #expect(names(id.relations.requires) == ["model"])
    #expect(
      id.cards.map { "\($0.key.kind)\($0.key.number ?? 0)" }
        == ["define0", "name0", "who0", "contrast1", "contrast2"])
    #expect(names(id.cards.compactMap(\.other)) == ["ego", "freud"])
  }

  /// From a part to its whole and on to the other parts; from a theorist to what is due to him.
  @Test func relationsAreFollowedBothWays() throws {
    let scene = try Scene(DeckDocument.mind)
    let names = { (card: String) in
      try Set(scene.pool(.cards([scene.card(card)])).concepts.map(\.name))
    }
    #expect(
      try names("mind/ego/define").isSuperset(of: ["mind/superego", "mind/model", "mind/id"]))
    #expect(
      try names("people/freud/works").isSuperset(of: ["mind/id", "mind/ego", "mind/superego"]))
    // Theorists are offered with every concept, and with them what they are known for.
    #expect(
      try names("mind/drive/define").isSuperset(
        of: ["mind/drive", "mind/id", "people/freud", "people/klein"]))
  }

  @Test func theLearnersOwnWordsWin() throws {
    let scene = try Scene(DeckDocument.mind)
    let card = try scene.card("mind/id/define")
    let words = CardWords(prompt: "Mine?", answer: "My own.", note: "My note.")
    try scene.store.edit(card, to: words, at: scene.moment)
    let id = try #require(try scene.pool().concept("mind/id"))
    #expect(id.definition == "My own." && id.note == "My note.")
    let cards = id.cards.map { [$0.prompt, $0.answer, $0.note] }
    #expect(cards.first == ["Mine?", "My own.", "My note."])
    #expect(cards.dropFirst().allSatisfy { $0[2] == "Not the unconscious." })
  }

  @Test func whatIsSuspendedIsNotAskedAndWhatIsGoneIsNotThere() throws {
    var scene = try Scene(DeckDocument.mind)
    try scene.act(.suspend, on: scene.cards.filter { $0.card.key.concept == "ego" }.map(\.card.id))
    var decks = DeckDocument.mind
    decks[0].concepts.removeAll { $0.key == "drive" }
    decks[0].concepts[1].overlaps = []
    _ = try scene.apply(decks)
    let pool = try scene.pool()
    #expect(pool.concept("mind/drive") == nil)
    #expect(pool.concept("mind/ego")?.cards == [])
    #expect(pool.concept("mind/ego")?.definition == "The ego of all parts.")
    #expect(!pool.askedKeys.contains { $0.contains("/ego/") || $0.contains("/drive/") })
    #expect(try scene.pool(.has(.suspended)).asked == [])
  }

  @Test func whatWasInsistedOnIsRemembered() throws {
    var scene = try Scene(DeckDocument.mind)
    let cards = [try scene.card("mind/id/name"), try scene.card("mind/ego/name")]
    let accepted = {
      try scene.pool().concepts.flatMap(\.cards).filter { cards.contains($0.id) }.map(\.accepted)
    }
    let quiz = try scene.begin(cards)
    try scene.answer(0, .overruled, in: quiz)
    try scene.answer(1, .slip, in: quiz)
    let again = try scene.begin(cards)
    try scene.answer(0, .overruled, in: again)
    #expect(try accepted() == [[], ["overruled at 0"]])
    try scene.undo()
    #expect(try accepted() == [[], ["overruled at 0"]])
    try scene.undo()
    #expect(try accepted() == [[], []])
  }

  @Test func aPlainCardIsItsQuestionOnly() throws {
    let scene = try Scene([.plain("p", count: 300), .plain("q", count: 5)])
    let pool = try scene.pool(.deck("p"), atMost: 3)
    #expect(pool.asked.count == 3 && (120...123).contains(pool.concepts.count))
    #expect(pool.concepts.allSatisfy { $0.deck == "p" && $0.term == nil && $0.phrase == nil })
    #expect(pool.concepts.allSatisfy { $0.cards.count == 1 && $0.kind == .plain })
  }

  @Test func topicsAreCounted() throws {
    var scene = try Scene(DeckDocument.mind + [.plain("p", count: 4, reversed: 1)])
    try scene.act(.suspend, on: [try scene.card("mind/id/who"), try scene.card("p/p0/basic")])
    let topics = try scene.store.quizTopics()
    #expect(topics.decks.map(\.key) == ["mind", "people", "p"])
    #expect(topics.decks.map(\.title) == ["Mind", "People", "Deck p"])
    #expect(topics.decks.map(\.cards) == [14, 4, 4])
    #expect(
      topics.kinds.map { "\($0.kind) \($0.cards)" } == [
        "theory 2", "structure 10", "theorist 4", "process 2",
      ])
    #expect(topics.tags.map { "\($0.tag) \($0.cards)" } == ["essentials 4", "mind 6"])
  }

  @Test func namesTellWhichConceptIsMeant() throws {
    let scene = try Scene(DeckDocument.mind + [.plain("p", count: 4)])
    let names = try scene.store.quizNames()
    #expect(
      names.map(\.name) == [
        "Drive", "Ego", "Id", "das Es", "it", "Structural model", "Superego", "Sigmund Freud",
        "Melanie Klein",
      ])
    #expect(try names[3].concept == scene.concept("mind/id"))
  }

  @Test func theLowestOfManyAreKept() {
    var random = SeededGenerator(seed: propertySeed("the lowest of many"))
    for _ in 0..<200 {
      let ranks = (0..<random.number(below: 60)).map { _ in random.next() % 1000 }
      let limit = random.number(below: 20)
      var lowest = LowestRanks<UInt64>(limit: limit)
      for rank in ranks { lowest.offer(rank, rank: rank) }
      #expect(lowest.elements == Array(ranks.sorted().prefix(limit)))
    }
  }
}
