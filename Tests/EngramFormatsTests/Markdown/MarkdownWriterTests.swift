import EngramCore
import EngramTestSupport
import Testing

@testable import EngramFormats

@Suite struct MarkdownWriterTests {
  private func card(
    _ kind: CardKind, _ prompt: String, _ answer: String, number: Int? = nil,
    deck: String = "D", tags: [String] = [], note: String? = nil
  ) -> StudiedCard {
    StudiedCard(
      card: Card(
        id: ID(1), key: CardKey(deck: "d", concept: "c", kind: kind, number: number),
        deckTitle: deck, prompt: prompt, answer: answer, aliases: [], note: note, tags: tags,
        citations: [], isEdited: false), state: nil)
  }

  private func written(_ concepts: [[StudiedCard]]) -> String {
    var writer = MarkdownWriter()
    var text = ""
    for cards in concepts { writer.write(ExportedConcept(id: nil, cards: cards), to: &text) }
    return text
  }

  private func read(_ text: String) -> [String] {
    told(MarkdownReader(Array(text.utf8), file: "f.md"))
  }

  @Test func aDeckIsWrittenAsHashcardsHasIt() {
    let text = written([
      [card(.basic, "What?", "That.", tags: ["a b", "c"], note: "So")],
      [card(.basic, "x", "y"), card(.reverse, "y", "x")],
      [
        card(.cloze, "The [...] and the ego.", "id", number: 1),
        card(.cloze, "The id and the [self].", "ego", number: 2),
      ],
      [card(.basic, "p", "q", deck: "Other")],
    ])
    #expect(
      text == """
        ---
        name = "D"
        engram = "T: tags, N: note, R: asked both ways, # Deck: the next deck"
        ---

        Q: What?
        A: That.
        T: a\\ b c
        N: So

        Q: x
        A: y
        R:

        C: The [id] and the [ego||self].

        # Deck: Other

        Q: p
        A: q


        """)
  }

  @Test(arguments: [
    ("Q: a\nQ: b\nA: c\n---\n# Deck: x\nT: t\nR:", "N: x\n---"),
    ("```\nQ: in code\n---\n[x] ![a](b)\n```\nafter", "~~~\nA: b\n~~~"),
    ("```\nnever closed", "x\n  ```\ny"),
    ("![a](b) [image: c.png] [image: d e.png] [sound: f.mp3]", "[image: ] [sound: x.png]"),
    ("[image: a`b] `[image: c]` ![image: x] \\[image: y]", "![[![\\[!\\![x]("),
    ("\\Q: x\nQ\\: x\n\\\\---\n\\---\n\\```\n---x", "\\"),
    ("a [b] `c[0]`", "[...]"),
  ])
  func textsComeBackAsTheyWere(prompt: String, answer: String) throws {
    let text = written([[card(.basic, prompt, answer)]])
    let notes = try notes(MarkdownReader(Array(text.utf8), file: "f.md"))
    #expect(notes.map(\.cards) == [[ImportedCard(prompt: prompt, answer: answer)]])
  }

  @Test(arguments: [
    ("a [...] b", "x", "cloze 1 "), ("a [hint] b", "x", "cloze 1 "),
    ("[c] [...] [d] ![x](y)", "[e]", "cloze 1 "), ("`[...]`", "x", ""), ("[...] [...]", "x", ""),
    ("[a] [b]", "x", ""), ("no hole", "x", ""), ("\\[...]", "x", ""), ("[...]", "x\\", ""),
    ("[...]", "a||b", ""), ("[...]\nQ: b\n---\nC: [x]", "x", "cloze 1 "),
    ("[image: a.png] [...]", "x\ny", "cloze 1 "), ("a\\b [...]", "x", "cloze 1 "),
    ("![...](b.c)", "a", ""),
  ])
  func aClozeIsRestoredWhereItWouldBeReadAsItIs(
    prompt: String, answer: String, kind: String
  ) {
    let text = written([[card(.cloze, prompt, answer)]])
    #expect(read(text) == ["6: \(kind)\(prompt.shown) = \(answer.shown) @D"])
  }

  @Test func randomCardsComeBackAsTheyWere() throws {
    var random = SeededGenerator(seed: propertySeed("Markdown: what is written is read"))
    let pieces = [
      "Q:", "A:", "C:", "T:", "N:", "R:", "---", "```", "~~~", "# Deck: ", "\n", "\n", "\n\n", "\\",
      "[", "]", "![", "](", ")", "[...]", "[image: a.png]", "[sound: b.mp3]", "`", "``", "||", " ",
      "a", "ä", "🧠", "<", ">", "\t", "!", "#", "\"", ":", "x y",
    ]
    func text() -> String {
      let count = Int.random(in: 1...12, using: &random)
      let raw = (0..<count).compactMap { _ in pieces.randomElement(using: &random) }.joined()
      let tidy = TidyText.text(raw.utf8)
      return tidy.isEmpty ? "z" : tidy
    }
    for _ in 0..<3000 {
      let count = Int.random(in: 1...4, using: &random)
      var cards: [StudiedCard] = []
      let deck = text()
      for number in 1...count {
        let tags = Bool.random(using: &random) ? [] : ["t \\,x", "#y", "z"]
        let note = Bool.random(using: &random) ? nil : text()
        let kind = [CardKind.basic, .reverse, .cloze, .define].randomElement(using: &random)
        cards.append(
          card(
            kind ?? .basic, text(), text(), number: number, deck: deck, tags: tags, note: note))
        if cards[0].card.key.kind == .basic, Bool.random(using: &random) {
          let first = cards[0].card
          cards.append(
            card(
              .reverse, first.answer, first.prompt, deck: deck, tags: first.tags, note: first.note))
        }
      }
      let markdown = written([cards])
      let notes = try notes(MarkdownReader(Array(markdown.utf8), file: "f.md"))
      let back = notes.flatMap { note in
        note.cards.map { "\($0.prompt) = \($0.answer) \(note.tags) \(note.note ?? "")" }
      }
      let there = cards.map { studied in
        let card = studied.card
        return "\(card.prompt) = \(card.answer) \(card.tags) \(card.note ?? "")"
      }
      try #require(back.sorted() == there.sorted(), "\(markdown)")
      for card in notes.flatMap(\.cards) where card.kind == .cloze {
        #expect(cards.contains { $0.card.key.kind == .cloze && $0.card.prompt == card.prompt })
      }
    }
  }
}
