import EngramCore
import Testing

struct IntroductionOrderTests {
  private func order(_ concepts: [(key: String, requires: [String], isEssential: Bool)]) -> [String]
  {
    let concepts = concepts.map { key, requires, isEssential in
      var concept = Concept(key: key, term: key, kind: .process)
      concept.requires = requires
      if isEssential { concept.tags = [Concept.essentials] }
      return concept
    }
    let deck = DeckDocument(key: "d", title: "d", concepts: concepts)
    let essentials = IntroductionOrder.essentials(of: [deck], in: ConceptLibrary([deck]))
    return IntroductionOrder.indices(of: concepts, deck: "d", essentials: essentials)
      .map { concepts[$0].key }
  }

  /// Found by Tests/Scripts/month.py on ten decks: an essential of one waited for all of another.
  @Test func whatAnEssentialOfAnotherDeckRequiresIsEssentialToo() {
    func deck(_ key: String, _ concepts: [(key: String, requires: [String])]) -> DeckDocument {
      DeckDocument(
        key: key, title: key,
        concepts: concepts.map { entry in
          var concept = Concept(key: entry.key, term: entry.key, kind: .process)
          concept.requires = entry.requires
          return concept
        })
    }
    var one = deck("one", [("a", ["two/b"]), ("x", [])])
    one.concepts[0].tags = [Concept.essentials]
    let two = deck("two", [("c", []), ("b", ["one/x", "d"]), ("d", [])])
    let essentials = IntroductionOrder.essentials(
      of: [one, two], in: ConceptLibrary([one, two]))
    #expect(essentials == ["one/a", "two/b", "one/x", "two/d"])
    let order = IntroductionOrder.indices(of: two.concepts, deck: "two", essentials: essentials)
    #expect(order.map { two.concepts[$0].key } == ["d", "b", "c"])
  }

  @Test func essentialsFirstThenTheDecksOrder() {
    #expect(
      order([("a", [], false), ("b", [], true), ("c", [], false), ("d", [], true)])
        == ["b", "d", "a", "c"])
  }

  @Test func whatAnEssentialRequiresComesWithIt() {
    #expect(
      order([("a", [], false), ("b", ["c"], true), ("c", ["d/e"], false), ("e", [], false)])
        == ["e", "c", "b", "a"])
  }

  @Test func otherDecksAreNotWaitedFor() {
    #expect(order([("a", ["other/b", "x"], false), ("b", [], false)]) == ["a", "b"])
  }

  @Test func aCycleIsBrokenWhereItCloses() {
    #expect(
      order([("a", ["b"], false), ("b", ["c"], false), ("c", ["a"], false)]) == ["c", "b", "a"])
    #expect(order([("a", ["a"], false)]) == ["a"])
  }

  @Test func aChainAsLongAsTheDeckIsNoTrouble() {
    let chain = (0..<50_000).map { (key: "\($0)", requires: ["\($0 + 1)"], isEssential: false) }
    #expect(order(chain).first == "49999")
  }
}
