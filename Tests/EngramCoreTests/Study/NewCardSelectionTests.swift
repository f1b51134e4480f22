import EngramCore
import Testing

@Suite struct NewCardSelectionTests {
  /// "1" is the card of concept 1, "1b" its sibling; "3 after 1 2" requires two concepts.
  private func fresh(_ text: String) -> FreshCard {
    let words = text.split(separator: " ")
    let number = Int64(words[0].filter(\.isNumber)) ?? 0
    return FreshCard(
      card: ID(words[0].hasSuffix("b") ? number + 100 : number), concept: ID(number),
      unmetRequirements: words.dropFirst(2).compactMap { Int64($0) }.map { ID($0) })
  }

  private func selected(
    _ offered: [String], taken: Set<Int64> = [], met: Set<Int64> = [], limit: Int = 20
  ) -> [Int64] {
    var selection = NewCardSelection(
      taken: Set(taken.map { ID($0) }), met: Set(met.map { ID($0) }), limit: limit)
    for text in offered { selection.offer(fresh(text)) }
    return selection.cards.map(\.rawValue)
  }

  @Test(arguments: [
    (["1", "2", "3"], [1, 2, 3]),
    (["3", "1", "2"], [3, 1, 2]),  // as the deck has them
    (["1", "1b", "2"], [1, 2]),  // one card of a concept
    (["1", "2 after 1"], [1, 2]),
    (["1 after 9"], []),
    (["1 after 2", "2 after 1"], []),  // a ring is never entered
    (["3 after 1 2", "1", "2"], [1, 2, 3]),  // it follows what it waits for
    (["2 after 1", "1", "3"], [1, 2, 3]),
    (["3 after 2", "2 after 1", "1", "4"], [1, 2, 3, 4]),
    (["5 after 4", "2 after 1", "1", "4", "6"], [1, 2, 4, 5, 6]),
    (["2b after 9", "2", "1"], [2, 1]),
  ])
  func theDecksOrderAndWhatIsRequired(offered: [String], expected: [Int64]) {
    #expect(selected(offered) == expected)
  }

  @Test func noSiblingOfWhatIsAskedOrDue() {
    #expect(selected(["1", "2", "3 after 2"], taken: [2]) == [1])
  }

  @Test func whatWasIntroducedTodayIsMet() {
    #expect(selected(["2 after 1"], taken: [1], met: [1]) == [2])
  }

  @Test func theLimitHolds() {
    #expect(selected(["1", "2", "3"], limit: 2) == [1, 2])
    #expect(selected(["2 after 1", "1", "3"], limit: 1) == [1])
    #expect(selected(["1"], limit: 0).isEmpty)
    var selection = NewCardSelection(taken: [], limit: 1)
    #expect(!selection.isFull)
    selection.offer(fresh("1"))
    #expect(selection.isFull)
  }
}
