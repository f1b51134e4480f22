import EngramCore
import Testing

struct ConceptWordingTests {
  @Test(arguments: [
    ("Repression", ConceptKind.defence, "repression"), ("EMDR", .therapy, "EMDR"),
    ("Sigmund Freud", .theorist, "Sigmund Freud"), ("What is it?", .plain, "What is it?"),
    ("id", .structure, "id"), ("Éros", .process, "éros"), ("", .process, ""), ("X", .process, "x"),
  ])
  func phrase(term: String, kind: ConceptKind, phrase: String) {
    #expect(Concept(key: "k", term: term, kind: kind).phrase == phrase)
    #expect(Concept(key: "k", term: term, phrase: "the k", kind: kind).phrase == "the k")
  }

  @Test(arguments: [
    ("A {{b}} c", Cloze.Reading.one(Cloze(before: "A ", hole: "b", after: " c"))),
    ("A {{b|d e}} c", .one(Cloze(before: "A ", hole: "b", aliases: ["d e"], after: " c"))),
    ("A {{b|}} c", .empty), ("A {{|b}} c", .empty),
    ("{{b}}", .one(Cloze(before: "", hole: "b", after: ""))),
    ("{{{b}}", .one(Cloze(before: "", hole: "{b", after: ""))),
    ("a", .none), ("{a} }}", .none), ("{{a}} {{b}} {{c}}", .several(3)), ("{{a} b", .unclosed),
    ("}} {{a", .unclosed), ("{{ }}", .empty), ("{{}}", .empty),
  ])
  func cloze(text: String, reading: Cloze.Reading) {
    #expect(Cloze.read(text) == reading)
    if case .one(let cloze) = reading {
      #expect(Cloze(text) == cloze)
      #expect(cloze.text == text)
    } else {
      #expect(Cloze(text) == nil)
    }
  }

  @Test func cardKeysRoundTrip() {
    for kind in CardKind.allCases {
      for number in [nil, 1, 12] {
        let key = CardKey(deck: "d", concept: "c-1", kind: kind, number: number)
        #expect(CardKey(key.description) == key)
      }
    }
    #expect(CardKey(deck: "d", concept: "c", kind: .list, number: 2).description == "d/c/list/2")
    // A key that begins with a mark, as of a question that begins with a coloured heart.
    let mark = CardKey(deck: "d", concept: "\u{FE0F}-what", kind: .basic)
    #expect(CardKey(mark.description) == mark)
  }

  @Test(arguments: [
    "", "d", "d/c", "d/c/unknown", "d/c/list/0", "d/c/list/-1", "d/c/list/01", "d/c/list/x",
    "d/c/list/1/2", "/c/list", "d//list", "d/c/list/", "d/c/list/+1",
  ])
  func noCardKey(text: String) {
    #expect(CardKey(text) == nil)
  }

  @Test func wordsAreJoined() {
    #expect([].joinedAsWords() == "")
    #expect(["A"].joinedAsWords() == "A")
    #expect(["A", "B"].joinedAsWords() == "A and B")
    #expect(["A", "B", "C"].joinedAsWords() == "A, B and C")
  }
}
