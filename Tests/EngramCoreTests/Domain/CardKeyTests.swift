import EngramCore
import Testing

/// The lasting name of a card, as it is typed and stored.
@Suite struct CardKeyTests {
  @Test func everyKindReadsBack() {
    for kind in CardKind.allCases {
      for number in [nil, 1, 2, 40] {
        let key = CardKey(deck: "drives", concept: "id", kind: kind, number: number)
        #expect(CardKey(key.description) == key)
      }
    }
  }

  @Test func theTextIsReadable() {
    let key = CardKey(deck: "drives-and-structure", concept: "id", kind: .contrast, number: 2)
    #expect(key.description == "drives-and-structure/id/contrast/2")
    #expect(CardKey("d/ego/who") == CardKey(deck: "d", concept: "ego", kind: .who))
  }

  /// One card has one name: what reads back as another text is refused.
  @Test(arguments: [
    "", "d", "d/c", "d/c/", "/c/define", "d//define", "d/c/Define", "d/c/unknown", "d/c/define/",
    "d/c/define/0", "d/c/define/-1", "d/c/define/+1", "d/c/define/01", "d/c/define/x",
    "d/c/define/1/2", "d/c/define/99999999999999999999",
  ])
  func noCardKey(text: String) {
    #expect(CardKey(text) == nil)
  }
}
