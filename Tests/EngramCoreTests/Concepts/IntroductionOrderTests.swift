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
    return IntroductionOrder.indices(of: concepts, deck: "d").map { concepts[$0].key }
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
