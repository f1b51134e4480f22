import EngramCore
import EngramFormats
import EngramTestSupport
import Testing

struct ConceptDeckPrintTests {
  @Test func theCanonicalFile() {
    let text = """
      deck: Drives
      key: drives
      summary: "Two models: old and new."
      position: 3
      sources:
        pdt-2024: {article: What Is It?, publisher: BetterHelp, date: 2024-05-16}
        freud-1923: {author: Sigmund Freud, year: 1923, work: "Ego, Id"}
        s-1: {citation: "Kandel 2013, p. 12"}
      concepts:
        - key: id
          was: [es, old/id]
          term: Id
          phrase: the id
          aliases: [das Es, "no"]
          kind: structure
          definition: The part, if any, that holds the drives.
          by: [sigmund-freud]
          part-of: structural-model
          list: complete
          contrasts:
            - {with: ego, how: "The id wants, the ego weighs."}
          vignettes:
            - A toddler screams.
          cloze:
            - "The id works by the {{pleasure}} principle."
          confused-with: [ego]
          overlaps: [unconscious]
          requires: [structural-model]
          note: "# not a comment"
          cite: [freud-1923, {source: pdt-2024, section: Ego}]
          tags: [essentials]
          ask: {who: Who named it?}
          skip: [name]

        - key: capital
          term: Capital of France?
          kind: plain
          definition: Paris
          reverse: true

        - key: brücke
          kind: plain
          note: "See\u{5C}u000Athere"
          cite: [s-1]
          cards:
            - ask: Which structure carries the fibres of V?
              answer: "The pons\u{5C}u000A\u{5C}u000Aand no other"
              also: [pons, "Brücke, die"]
            - ask: "The […] carries the fibres of V."
              answer: pons
              kind: cloze

      """
    let deck = parse(text)
    #expect(deck.diagnostics.isEmpty)
    #expect(ConceptDeckFormat.print(deck.value.document) == text)
  }

  /// The law: what is printed reads back as the same document.
  @Test func parsingUndoesPrinting() {
    var generator = SeededGenerator(seed: propertySeed("parsingUndoesPrinting"))
    for _ in 0..<300 {
      let document = DeckDocument.random(using: &generator)
      let text = ConceptDeckFormat.print(document)
      let parsed = parse(text)
      #expect(parsed.diagnostics.map(\.description) == [], "\(text)")
      let isSame = parsed.value.document == document
      #expect(isSame, "\(text)\n\(ConceptDeckFormat.print(parsed.value.document))")
    }
  }
}

extension DeckDocument {
  fileprivate static func random(using generator: inout SeededGenerator) -> DeckDocument {
    var random = RandomTexts(generator: generator)
    defer { generator = random.generator }
    return DeckDocument(
      key: random.key(), title: random.text(), summary: random.maybe { $0.text() },
      sources: random.keys(upTo: 3).map { Source(key: $0, matter: random.matter()) },
      concepts: random.keys(upTo: 3, atLeast: 1).map { random.concept($0) })
  }
}

/// Draws texts that a careless printer would break.
private struct RandomTexts {
  var generator: SeededGenerator

  private static let pieces = [
    "a", "The id", "ego", "'", "\"", ": ", ":", "- ", "-", "#", " #", "# ", "?", "? ", "{", "}",
    "[",
    "]", ",", ", ", "&x", "*x", "!x", "|", ">", "%", "@", "`", "yes", "No", "null", "~", "1e3",
    "0x1F", "1923", "2024-05-16", ".5", "\\", "\\n", "é", "e\u{301}", "日本", "🙂", "👩‍👩‍👧", "\u{202E}",
    "\u{E000}", "\u{F0000}", "<<", "=", "---", "...", "--- a", "$", "\u{301}", "\u{FFFD}",
    "\u{200D}", "::", "word",
  ]

  mutating func text() -> String {
    while true {
      var text = ""
      for _ in 0..<Int.random(in: 1...5, using: &generator) {
        text += RandomTexts.pieces.randomElement(using: &generator) ?? ""
        if Bool.random(using: &generator) { text += " " }
      }
      // Folded, as every text of a document is.
      let folded = text.unicodeScalars.split(separator: " ").map(String.init).joined(separator: " ")
      if !folded.isEmpty { return folded }
    }
  }

  mutating func maybe<Value>(_ make: (inout RandomTexts) -> Value) -> Value? {
    Bool.random(using: &generator) ? make(&self) : nil
  }

  mutating func some<Value>(_ make: (inout RandomTexts) -> Value) -> [Value] {
    (0..<Int.random(in: 0...2, using: &generator)).map { _ in make(&self) }
  }

  mutating func key() -> String {
    [
      "id", "no", "null", "a-1", "größe", "記憶_1", "𝐀", "a-\u{FE0F}-b", "\u{301}x", "1923", "0",
      "1e3", "true", "on-and-on",
    ]
    .randomElement(using: &generator) ?? "id"
  }

  mutating func keys(upTo most: Int, atLeast least: Int = 0) -> [String] {
    let keys = (0..<Int.random(in: least...most, using: &generator)).map { _ in key() }
    return keys.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  mutating func reference() -> String {
    Bool.random(using: &generator) ? key() : "\(key())/\(key())"
  }

  mutating func matter() -> Source.Matter {
    guard Bool.random(using: &generator) else { return .text(text()) }
    return Bool.random(using: &generator)
      ? .article(title: text(), publisher: maybe { $0.text() }, date: maybe { $0.text() })
      : .work(author: text(), year: maybe { $0.text() } ?? "1923", title: text())
  }

  mutating func cloze() -> Cloze {
    let plain = { (text: String) in
      // By scalars: a sign that carries a mark is another character, and the same byte.
      let signs: [Unicode.Scalar: Unicode.Scalar] = ["{": "(", "}": ")", "|": "/"]
      return String(String.UnicodeScalarView(text.unicodeScalars.map { signs[$0] ?? $0 }))
    }
    return Cloze(
      before: plain(text()) + " ", hole: plain(text()), aliases: some { plain($0.text()) },
      after: " " + plain(text()))
  }

  mutating func concept(_ key: String) -> Concept {
    let kind = ConceptKind.allCases.randomElement(using: &generator) ?? .plain
    var concept = Concept(key: key, term: text(), phrase: maybe { $0.text() }, kind: kind)
    concept.definition = kind == .plain ? text() : maybe { $0.text() }
    concept.aliases = some { $0.text() }
    concept.by = some { $0.reference() }
    concept.partOf = maybe { $0.reference() }
    concept.parts = maybe { Concept.Parts.allCases.randomElement(using: &$0.generator) ?? .ordered }
    concept.contrasts = some { Concept.Contrast(with: $0.reference(), how: $0.text()) }
    concept.vignettes = some { $0.text() }
    concept.cloze = some { $0.cloze() }
    concept.confusedWith = some { $0.reference() }
    concept.overlaps = some { $0.reference() }
    concept.requires = some { $0.reference() }
    concept.note = maybe { $0.text() }
    concept.citations = some { random in
      Citation(source: random.key(), section: random.maybe { $0.text() })
    }
    concept.tags = some { $0.text() }
    for kind in [CardKind.define, .name, .who, .works] {
      concept.ask[kind] = maybe { $0.text() }
    }
    concept.skip = Set(CardKind.allCases.filter { _ in Bool.random(using: &generator) })
    guard kind == .plain else { return concept }
    concept.note = maybe { $0.lines() }
    if Bool.random(using: &generator) {
      concept.isReversed = Bool.random(using: &generator)
    } else {
      giveCards(to: &concept)
    }
    return concept
  }

  private mutating func giveCards(to concept: inout Concept) {
    concept.definition = nil
    concept.aliases = []
    var count: [CardKind: Int] = [:]
    for _ in 0..<Int.random(in: 1...3, using: &generator) {
      let kind = [.basic, .reverse, .cloze].randomElement(using: &generator) ?? CardKind.basic
      count[kind, default: 0] += 1
      concept.cards.append(
        CardText(
          kind: kind, number: count[kind] ?? 1, prompt: lines(), answer: lines(),
          aliases: some { $0.text() }))
    }
    guard Bool.random(using: &generator), let first = concept.cards.first else { return }
    concept.term = first.prompt.unicodeScalars.split { $0 == "\n" || $0 == " " }
      .map(String.init).joined(separator: " ")
    concept.phrase = concept.term
  }

  private mutating func lines() -> String {
    (0..<Int.random(in: 1...3, using: &generator)).map { _ in text() }
      .joined(separator: Bool.random(using: &generator) ? "\n" : "\n\n")
  }
}
