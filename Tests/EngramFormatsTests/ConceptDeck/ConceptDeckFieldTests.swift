import EngramCore
import EngramFormats
import Testing

struct ConceptDeckFieldTests {
  @Test func everyFieldIsRead() {
    let parsed = expectDiagnostics(
      [],
      in: """
        # A comment.
        deck: Drives and structure
        key: drives-and-structure
        summary: Freud's models
          of the mind.
        sources:
          pdt-2024: {article: "What Is It?", publisher: BetterHelp, date: 2024-05-16}
          freud-1923: {author: Sigmund Freud, year: 1923, work: The Ego and the Id}
        concepts:
          - key: id
            term: Id
            phrase: the id
            aliases: [das Es, "it: the id"]
            kind: structure
            definition: The  part that
              holds the drives.
            by: [sigmund-freud, theorists/anna-freud]
            part-of: structural-model
            list: ordered
            contrasts:
              - {with: ego, how: "The id wants, the ego weighs."}
            vignettes:
              - A toddler screams.
              - 'It''s "now" or never.'
            cloze:
              - "The id works by the {{pleasure}} principle."
            confused-with: [ego]
            overlaps: [unconscious]
            requires: [structural-model]
            note: Not the same.
            cite: [freud-1923, {source: pdt-2024, section: "Ego: psychology"}]
            tags: [essentials]
            ask: {who: Who named it?, define: What is it?}
            skip: [name, cloze]
          - {key: capital, term: Capital of France?, kind: plain, definition: Paris, reverse: true}
        """)
    var id = Concept(key: "id", term: "Id", phrase: "the id", kind: .structure)
    id.aliases = ["das Es", "it: the id"]
    id.definition = "The part that holds the drives."
    id.by = ["sigmund-freud", "theorists/anna-freud"]
    id.partOf = "structural-model"
    id.parts = .ordered
    id.contrasts = [.init(with: "ego", how: "The id wants, the ego weighs.")]
    id.vignettes = ["A toddler screams.", "It's \"now\" or never."]
    id.cloze = [Cloze(before: "The id works by the ", hole: "pleasure", after: " principle.")]
    id.confusedWith = ["ego"]
    id.overlaps = ["unconscious"]
    id.requires = ["structural-model"]
    id.note = "Not the same."
    id.citations = [
      Citation(source: "freud-1923"), Citation(source: "pdt-2024", section: "Ego: psychology"),
    ]
    id.tags = ["essentials"]
    id.ask = [.who: "Who named it?", .define: "What is it?"]
    id.skip = [.name, .cloze]
    var capital = Concept(key: "capital", term: "Capital of France?", kind: .plain)
    capital.definition = "Paris"
    capital.isReversed = true
    let document = DeckDocument(
      key: "drives-and-structure", title: "Drives and structure",
      summary: "Freud's models of the mind.",
      sources: [
        Source(
          key: "pdt-2024",
          matter: .article(title: "What Is It?", publisher: "BetterHelp", date: "2024-05-16")),
        Source(
          key: "freud-1923",
          matter: .work(author: "Sigmund Freud", year: "1923", title: "The Ego and the Id")),
      ], concepts: [id, capital])
    #expect(parsed.document == document)
  }

  @Test func placesAreKnownByPath() {
    let places = parse(
      """
      deck: D
      key: d
      sources:
        a-1: {author: A, year: "1", work: W}
      concepts:
        - key: id
          term: Id
          kind: structure
          contrasts:
            - {with: ego, how: "So."}
          cite: [a-1, {source: a-1, section: S}]
          ask: {who: Who?}
      """
    ).value.places
    let spots = [
      "key": "2:6", "sources/a-1": "4:3", "sources/a-1/year": "4:26", "concepts/0": "6:5",
      "concepts/0/term": "7:11", "concepts/0/contrasts/0": "10:9",
      "concepts/0/contrasts/0/with": "10:16", "concepts/0/contrasts/0/how": "10:26",
      "concepts/0/cite/0": "11:12", "concepts/0/cite/1/section": "11:40",
      "concepts/0/ask/who": "12:16", "concepts/0/note": "6:5", "concepts/0/by/3": "6:5",
    ]
    for (path, spot) in spots {
      #expect(places[path].description == "deck.yaml:\(spot)", "\(path)")
    }
    #expect(places["nonsense"] == Place(file: "deck.yaml"))
  }

  @Test func aByteOrderMarkAndWindowsLineEndsAreFine() {
    let text = "\u{FEFF}deck: D\r\nkey: d\r\nconcepts:\r\n  - {key: a, term: A, kind: practice}\r\n"
    let deck = parse(text)
    #expect(deck.diagnostics.isEmpty)
    #expect(deck.value.document.concepts.map(\.key) == ["a"])
    #expect(deck.value.places["concepts/0/term"].description == "deck.yaml:4:20")
  }

  @Test func wordsThatYAMLTakesForOtherThingsAreTexts() {
    let deck = parse(
      deck("aliases: [yes, null, 1e3, ~, 1923, 2024-05-16, 0x1F, .inf]\nnote: no"))
    #expect(deck.diagnostics.isEmpty)
    let concept = deck.value.document.concepts.first
    #expect(
      concept?.aliases == ["yes", "null", "1e3", "~", "1923", "2024-05-16", "0x1F", ".inf"])
    #expect(concept?.note == "no")
  }

  @Test func asterisksAndAmpersandsAreTextWhereYAMLSaysSo() {
    let deck = parse(
      deck(
        """
        note: Freud & Breuer * and *so* on
          *not an alias* &nor an anchor !nor a tag
        aliases: ["*a", '&b', "!c", d*e, f&g]  # *x &y !z
        vignettes:
          - |
            *literal* &text
        """))
    #expect(deck.diagnostics.isEmpty)
    let concept = deck.value.document.concepts.first
    #expect(
      concept?.note
        == "Freud & Breuer * and *so* on *not an alias* &nor an anchor !nor a tag")
    #expect(concept?.aliases == ["*a", "&b", "!c", "d*e", "f&g"])
    #expect(concept?.vignettes == ["*literal* &text"])
  }
}
