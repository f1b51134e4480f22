import EngramCore
import Testing

struct NoteMatchingTests {
  private func known(_ cards: [(CardKind, Int, String)]) -> [NoteMatching.Known] {
    cards.enumerated().map { index, card in
      NoteMatching.Known(
        kind: card.0,
        card: CardMatching.Known(
          card: ID(Int64(index)), number: card.1, prompt: card.2, answer: "a"))
    }
  }

  private func note(
    _ cards: [(CardKind, Int, String)], numbersLast: Bool
  ) -> ImportedNote {
    ImportedNote(
      cards: cards.map { ImportedCard(kind: $0.0, number: $0.1, prompt: $0.2, answer: "a") },
      numbersLast: numbersLast)
  }

  /// Each card as its place among the known ones, "new" where it is none of them, and its number.
  private func text(_ matching: NoteMatching) -> String {
    let placed = matching.placed.map {
      "\($0.known.map { "\($0.rawValue)" } ?? "new"):\($0.number)"
    }
    let gone = matching.vanished.map { " -\($0.rawValue)" }
    return placed.joined(separator: " ") + gone.joined()
  }

  @Test func numbersDecideWhereTheyLast() {
    let old = known([(.cloze, 1, "x"), (.cloze, 2, "y"), (.basic, 0, "z")])
    let new = note([(.cloze, 2, "x"), (.cloze, 3, "new"), (.basic, 0, "w")], numbersLast: true)
    #expect(text(NoteMatching(new, known: old)) == "1:2 new:3 2:0 -0")
  }

  @Test func wordsDecideWhereTheyDoNot() {
    let old = known([(.basic, 1, "x"), (.basic, 2, "y"), (.reverse, 0, "z")])
    let new = note([(.basic, 0, "y"), (.basic, 0, "v")], numbersLast: false)
    #expect(text(NoteMatching(new, known: old)) == "1:2 new:3 -0 -2")
  }

  @Test func theOnlyCardStaysTheSameUnderAnotherNumber() {
    let old = known([(.cloze, 0, "x")])
    #expect(text(NoteMatching(note([(.cloze, 1, "y")], numbersLast: true), known: old)) == "0:1")
  }

  /// Numbers that stand twice name nothing.
  @Test func twiceTheSameNumberIsNone() {
    let new = note([(.basic, 1, "x"), (.basic, 1, "y")], numbersLast: true)
    #expect(text(NoteMatching(new)) == "new:1 new:2")
  }
}
