import EngramCore
import EngramFormats
import Testing

struct DeckYAMLExportTests {
  private static let source = """
    deck: Drives
    key: drives
    sources:
      f-1923: {author: Sigmund Freud, year: 1923, work: The Ego}
      g-1900: {author: Sigmund Freud, year: 1900, work: The Dream}
    concepts:
      - {key: freud, term: Sigmund Freud, kind: theorist, definition: founded it, cite: [g-1900]}
      - key: model
        term: Model
        kind: structure
        list: complete
        definition: A picture of the mind.
        cite: [f-1923]
      - {key: id, term: Id, kind: structure, part-of: model, by: [freud], cite: [f-1923],
         definition: Holds drives., confused-with: [ego, drives/superego], ask: {who: "Who?"}}
      - {key: ego, term: Ego, kind: structure, part-of: model, requires: [id], cite: [f-1923],
         definition: Mediates.}
      - {key: superego, term: Superego, kind: structure, part-of: model, cite: [f-1923],
         definition: Judges., contrasts: [{with: ego, how: It forbids.}]}
      - {key: year, term: In which year?, kind: plain, definition: "1923", reverse: true}
    """

  private func files(
    _ concepts: [ExportedConcept], source: String? = source
  ) throws -> (files: [ExportedDeckFile], lost: [String]) {
    var export = DeckYAMLExport { _ in source }
    var files: [ExportedDeckFile] = []
    for concept in concepts {
      if let file = try export.add(concept) { files.append(file) }
    }
    if let file = try export.finish() { files.append(file) }
    return (files, export.lost)
  }

  private func concepts(_ keys: [String]) -> [ExportedConcept] {
    keys.map { ExportedConcept(.exported("a", "b", .define, deck: "drives", concept: $0)) }
  }

  private func expectSound(_ file: ExportedDeckFile) -> DeckDocument {
    let parsed = ConceptDeckFormat.parse(Array(file.text.utf8), file: file.key)
    let problems =
      parsed.diagnostics
      + DeckCheck.check([(parsed.value.document, parsed.value.places)], among: [])
    #expect(problems.filter { $0.severity == .error }.map(\.description) == [])
    return parsed.value.document
  }

  @Test func aWholeDeckIsItsSource() throws {
    let keys = ["freud", "model", "id", "ego", "superego", "year"]
    let file = try #require(files(concepts(keys)).files.first)
    let source = ConceptDeckFormat.parse(Array(Self.source.utf8), file: "").value.document
    #expect(expectSound(file) == source)
  }

  /// Whatever part of a deck is asked for, it is a sound deck.
  @Test func everyPartIsSound() throws {
    let keys = ["freud", "model", "id", "ego", "superego", "year"]
    for choice in 1..<64 {
      let wanted = keys.enumerated().filter { choice & 1 << $0.offset != 0 }.map(\.element)
      let file = try #require(files(concepts(wanted)).files.first)
      let written = expectSound(file).concepts.map(\.key)
      #expect(wanted.allSatisfy(written.contains))
    }
  }

  /// What names a deck that is not exported stays; what leaves the deck is written in full.
  @Test func partsOfSeveralDecksFitTogether() throws {
    let sources = [
      "drives": Self.source,
      "more": """
      deck: More
      key: more
      concepts:
        - key: drive
          term: Drive
          kind: process
          definition: A pressure.
          confused-with: [ego, drives/id, elsewhere/it]
      """,
    ]
    var export = DeckYAMLExport(exported: [
      ConceptName(deck: "drives", concept: "id"), ConceptName(deck: "more", concept: "drive"),
    ]) { sources[$0] }
    let drive = ExportedConcept(.exported("a", "b", .define, deck: "more", concept: "drive"))
    #expect(try export.add(concepts(["id"])[0]) == nil)
    #expect(try export.add(drive)?.key == "drives")
    let file = try #require(try export.finish())
    let document = ConceptDeckFormat.parse(Array(file.text.utf8), file: "").value.document
    #expect(
      document.concepts.first?.confusedWith == ["drives/ego", "drives/id", "elsewhere/it"],
      "written in full, and the ego came along with the id")
    #expect(export.lost == [])
  }

  /// A theorist that a table of concepts only names has no cards, but others have their "who" cards of
  /// it.
  @Test(arguments: [["bond"], ["bond", "secure-base", "phases"]])
  func aConceptWithoutCardsThatOthersReferToIsKept(keys: [String]) throws {
    let source = """
      deck: Attachment
      key: drives
      concepts:
        - {key: john-bowlby, term: John Bowlby, kind: theorist}
        - {key: bond, term: Bond, kind: process, definition: A tie., by: [john-bowlby]}
        - {key: secure-base, term: Secure base, kind: process, definition: A place.}
        - {key: phases, term: Phases, kind: stage, definition: Steps.}
        - {key: mary, term: Mary Ainsworth, kind: theorist}
      """
    let (files, lost) = try files(concepts(keys), source: source)
    let document = expectSound(try #require(files.first))
    #expect(document.concepts.first?.term == "John Bowlby")
    #expect(document.concepts.map(\.key).contains("mary") == (keys.count == 3))
    #expect(document.concepts.count == (keys.count == 3 ? 5 : 2))
    #expect(lost == [])
  }

  @Test func aListOfWhichPartsAreMissingIsNoList() throws {
    let (files, lost) = try files(concepts(["model"]))
    let document = expectSound(try #require(files.first))
    #expect(document.concepts.map(\.key) == ["model"])
    #expect(document.concepts.first?.parts == nil)
    #expect(lost == ["1 list with parts that are not exported: what asks for a part is gone"])
  }

  /// What leads to a concept of another exported deck that is not written itself cannot stay.
  @Test func aReferenceThatWouldLeadNowhereIsCounted() throws {
    let sources = [
      "a": "deck: A\nkey: a\nconcepts:\n"
        + "  - {key: x, term: X, kind: process, definition: Y., confused-with: [z]}\n",
      "b": "deck: B\nkey: b\nconcepts:\n"
        + "  - {key: z, term: Z, kind: process, definition: W.}\n"
        + "  - {key: v, term: V, kind: process, definition: U.}\n",
    ]
    var export = DeckYAMLExport(exported: [
      ConceptName(deck: "a", concept: "x"), ConceptName(deck: "b", concept: "v"),
    ]) { sources[$0] }
    #expect(
      try export.add(ExportedConcept(.exported("a", "b", .define, deck: "a", concept: "x"))) == nil)
    let file = try #require(try export.finish())
    #expect(!file.text.contains("confused-with"))
    #expect(export.lost == ["1 reference to concepts of other decks that are not exported"])
  }

  /// Even where that deck is not exported, once its key is known.
  @Test func aShortReferenceIntoAnotherDeckIsWrittenInFull() throws {
    let sources = [
      "a": "deck: A\nkey: a\nconcepts:\n"
        + "  - {key: x, term: X, kind: process, definition: Y., requires: [z, missing]}\n",
      "b": "deck: B\nkey: b\nconcepts:\n"
        + "  - {key: z, term: Z, kind: process, definition: W.}\n",
    ]
    let name = ConceptName(deck: "a", concept: "x")
    var export = DeckYAMLExport(exported: [name], others: ["a", "b"]) { sources[$0] }
    #expect(
      try export.add(ExportedConcept(.exported("a", "b", .define, deck: "a", concept: "x"))) == nil)
    let file = try #require(try export.finish())
    let document = ConceptDeckFormat.parse(Array(file.text.utf8), file: "").value.document
    #expect(document.concepts.first?.requires == ["b/z", "missing"])
    #expect(export.lost == [])
  }

  @Test func ownWordsOfPlainCardsAreWritten() throws {
    let concepts = [
      ExportedConcept(
        .exported("1923", "Which year?", .reverse, deck: "drives", concept: "year", isEdited: true)),
      ExportedConcept(.exported("x", "y", .define, deck: "drives", concept: "id", isEdited: true)),
    ]
    let (files, lost) = try files(concepts)
    let document = expectSound(try #require(files.first))
    #expect(
      document.concepts.last?.cards == [
        CardText(kind: .basic, prompt: "In which year?", answer: "1923"),
        CardText(kind: .reverse, prompt: "1923", answer: "Which year?"),
      ])
    #expect(lost == ["your own words for 1 card, which come from concepts"])
  }

  @Test func plainDecksAreWrittenCardByCard() throws {
    let cards = [
      Card.exported(
        "a\n\nb", "c", title: "Brain: one", aliases: ["d"], note: "n\nm", tags: ["t u"],
        citations: ["Kandel, p. 1"]),
      .exported("[...]", "e", .cloze, number: 2, note: "n\nm"),
    ]
    let other = Card.exported("x", "y", deck: "größe-2", title: "Größe 2", concept: "It is")
    let (files, lost) = try files(
      [
        ExportedConcept(id: "g", cards: cards.map { StudiedCard(card: $0, state: nil) }),
        ExportedConcept(other), ExportedConcept(other),
      ], source: nil)
    #expect(lost == [])
    #expect(files.map(\.key) == ["brain", "größe-2"])
    #expect(
      files.first?.text == """
        deck: "Brain: one"
        key: brain
        sources:
          source-1: {citation: "Kandel, p. 1"}
        concepts:
          - key: pons
            kind: plain
            note: "n\\u000Am"
            cite: [source-1]
            tags: [t u]
            cards:
              - ask: "a\\u000A\\u000Ab"
                answer: c
                also: [d]
              - ask: "[...]"
                answer: e
                kind: cloze

        """)
    let copies = expectSound(try #require(files.last))
    #expect(copies.concepts.map(\.key) == ["it-is", "it-is-2"])
  }

  /// The learner's note for one card took the place of its concept's, for all of them.
  @Test func theNotesThatDoNotGoAlongAreCounted() throws {
    let source = """
      deck: Drives
      key: drives
      concepts:
        - {key: year, term: When?, kind: plain, definition: "1923", reverse: true, note: Old.}
      """
    func card(_ prompt: String, _ answer: String, _ kind: CardKind, note: String) -> Card {
      .exported(
        prompt, answer, kind, deck: "drives", concept: "year", note: note,
        isEdited: note != "Old.")
    }
    let cards = [
      card("When?", "1923", .basic, note: "Old."), card("1923", "Then!", .reverse, note: "New."),
    ]
    let (files, lost) = try files([ExportedConcept(cards[0], cards[1])], source: source)
    #expect(files.first?.text.contains("Old.") == true)
    #expect(files.first?.text.contains("Then!") == true)
    #expect(lost == ["the notes of 1 card, beside that of the first"])
  }
}
