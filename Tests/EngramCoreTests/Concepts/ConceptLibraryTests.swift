import EngramCore
import Testing

struct ConceptLibraryTests {
  private let library = ConceptLibrary([
    DeckDocument(
      key: "a", title: "A",
      concepts: [
        Concept(key: "ego", term: "A's ego", kind: .structure),
        Concept(key: "only", term: "Only", kind: .process),
      ]),
    DeckDocument(
      key: "b", title: "B", concepts: [Concept(key: "ego", term: "B's ego", kind: .structure)]),
  ])

  @Test(arguments: [
    ("ego", "a", "A's ego"), ("ego", "b", "B's ego"), ("b/ego", "a", "B's ego"),
    ("only", "b", "Only"), ("a/only", "c", "Only"),
  ])
  func found(reference: String, from: String, term: String) {
    #expect(library.concept(reference, from: from)?.term == term)
  }

  @Test func missingAndAmbiguous() {
    #expect(library.resolve("superego", from: "a") == .missing)
    #expect(library.resolve("c/ego", from: "a") == .missing)
    #expect(library.resolve("a/b/ego", from: "c") == .missing)
    #expect(library.resolve("", from: "a") == .missing)
    #expect(library.resolve("ego", from: "c") == .ambiguous(["a", "b"]))
    #expect(library.concept("ego", from: "c") == nil)
  }

  @Test func aPlaceFallsBackToWhatHoldsIt() {
    var places = PlaceTable(file: "f")
    places.set("concepts/3", to: Place(file: "f", line: 7, column: 5))
    places.set("concepts/3/contrasts/0/with", to: Place(file: "f", line: 9, column: 16))
    #expect(places["concepts/3/contrasts/0/with"].description == "f:9:16")
    #expect(places["concepts/3/contrasts/0/how"].description == "f:7:5")
    #expect(places["concepts/4"].description == "f")
  }

  @Test(arguments: [
    ("defintion", "definition"), ("kidn", "kind"), ("trem", "term"), ("Term", "term"),
    ("xyzzy", nil), ("", nil),
  ])
  func nearMiss(word: String, meant: String?) {
    #expect(NearMiss.best(for: word, among: ["definition", "kind", "term"]) == meant)
  }
}
