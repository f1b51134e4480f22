import EngramCore
import EngramTestSupport
import Testing

/// What the check says of concepts too alike, of decks that ask in one way, and of handed-down keys.
struct DeckLikenessTests {
  private func concept(
    _ key: String, _ definition: String, _ edit: (inout Concept) -> Void = { _ in }
  ) -> Concept {
    var concept = Concept(key: key, term: "Term \(key)", kind: .process)
    concept.definition = definition
    concept.skip = [.name]
    concept.citations = [Citation(source: "s")]
    edit(&concept)
    return concept
  }

  private func deck(_ concepts: [Concept], key: String = "d") -> DeckDocument {
    DeckDocument(
      key: key, title: key,
      sources: [Source(key: "s", matter: .work(author: "A", year: "1", title: "W"))],
      concepts: concepts)
  }

  private func messages(_ decks: [DeckDocument], among others: [DeckDocument] = []) -> [String] {
    DeckCheck.check(decks.map { ($0, PlaceTable(file: $0.key)) }, among: others).map(\.message)
  }

  private let projection = "Ascribing one's own unacceptable wishes to another person."

  @Test func aNameBelongsToOneConcept() {
    let found = messages([
      deck([
        concept("a", "Something of one sort.") { $0.aliases = ["Shared"] },
        concept("b", "What is wholly different.") { $0.term = "shared" },
      ])
    ])
    #expect(found == ["\"shared\" also names a: either would be right"])
  }

  @Test func theNameOfAConceptOfAnotherDeckIsTakenToo() {
    let other = deck([concept("a", "Something of one sort.") { $0.term = "Denial" }], key: "e")
    let own = deck([concept("b", "What is wholly different.") { $0.aliases = ["denial"] }])
    #expect(messages([own], among: [other]) == ["\"denial\" also names e/a: either would be right"])
  }

  @Test func twoDefinitionsThatSayTheSameAreTold() {
    let found = messages([
      deck([
        concept("projection", projection),
        concept("other", "Ascribing to another person unacceptable wishes that are one's own."),
        concept("far", "Turning an impulse into its opposite, and overdoing it."),
      ])
    ])
    #expect(found.count == 1)
    #expect(
      found.first?.hasPrefix("the definition says nearly what that of projection says") == true)
  }

  @Test func conceptsThatOverlapMayBeAlike() {
    let found = messages([
      deck([
        concept("one", projection) { $0.aliases = ["Shared"] },
        concept("two", projection) {
          $0.aliases = ["Shared"]
          $0.overlaps = ["one"]
        },
      ])
    ])
    #expect(found == [])
  }

  /// The index must find whatever comparing all with all finds.
  @Test func noLikenessIsMissed() {
    let seed = propertySeed("likeness")
    let words = (0..<12).map { String(repeating: String(UnicodeScalar(UInt8(97 + $0))), count: 4) }
    for run in UInt64(0)..<40 {
      var random = SeededGenerator(seed: seed &+ run)
      let bags = (0..<12).map { _ in
        Set((0..<6).map { _ in words[Int.random(in: 0..<words.count, using: &random)] })
      }
      var alike = 0
      for a in bags.indices where bags[a].count >= 4 {
        for b in bags.indices.dropFirst(a + 1) where bags[b].count >= 4 {
          let shared = bags[a].intersection(bags[b]).count
          alike += shared * 100 > bags[a].union(bags[b]).count * 60 ? 1 : 0
        }
      }
      let concepts = bags.enumerated().map { concept("c\($0)", $1.sorted().joined(separator: " ")) }
      let found = messages([deck(concepts)]).filter { $0.contains("says nearly") }
      #expect(found.count == alike, "seed \(seed &+ run)")
    }
  }

  @Test func aDeckThatOnlyDefinesIsUnbalanced() {
    let concepts = (0..<10).map { number in
      concept(
        "c\(number)",
        "Sense \(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"][number])."
      )
    }
    #expect(
      messages([deck(concepts)]) == [
        "unbalanced: only define cards; 5 kinds are the least (vignettes, contrasts and clozes make more)",
        "unbalanced: 10 of 10 cards are define cards; half is the most",
      ])
    #expect(messages([deck(concepts.dropLast())]) == [])
  }

  @Test func anEarlierKeyIsFreeAndHandedDownOnce() {
    let found = messages([
      deck([
        concept("a", "Something of one sort.") { $0.was = ["b", "old"] },
        concept("b", "What is wholly different.") { $0.was = ["d/old"] },
      ])
    ])
    #expect(
      found == ["b is still the key of a concept", "a was d/old too; only one can be"])
  }
}
