package import EngramCore

extension ConceptDeckFormat {
  /// The canonical file of a deck: parsing it gives `document` again.
  package static func print(_ document: DeckDocument) -> String {
    var printer = DeckPrinter()
    printer.print(document)
    return printer.text
  }
}

private struct DeckPrinter {
  private(set) var text = ""

  mutating func print(_ deck: DeckDocument) {
    line("deck: \(YAMLText.block(deck.title))")
    line("key: \(YAMLText.block(deck.key))")
    if let summary = deck.summary { line("summary: \(YAMLText.block(summary))") }
    if let position = deck.position { line("position: \(position)") }
    if !deck.sources.isEmpty { line("sources:") }
    for source in deck.sources {
      line("  \(YAMLText.flow(source.key)): \(fields(of: source.matter))")
    }
    line(deck.concepts.isEmpty ? "concepts: []" : "concepts:")
    for (index, concept) in deck.concepts.enumerated() {
      if index > 0 { line("") }
      print(concept)
    }
  }

  private mutating func print(_ concept: Concept) {
    line("  - key: \(YAMLText.block(concept.key))")
    list("was", concept.was)
    if concept.cards.first.map({ $0.prompt.foldingWhiteSpace != concept.term }) ?? true {
      field("term", concept.term)
    }
    if concept.phrase != Concept.phrase(for: concept.term, kind: concept.kind) {
      field("phrase", concept.phrase)
    }
    list("aliases", concept.aliases)
    line("    kind: \(concept.kind.rawValue)")
    field("definition", concept.definition)
    list("by", concept.by)
    field("part-of", concept.partOf)
    field("list", concept.parts?.rawValue)
    items(
      "contrasts",
      concept.contrasts.map {
        "{with: \(YAMLText.flow($0.with)), how: \(YAMLText.flow($0.how))}"
      })
    items("vignettes", concept.vignettes.map(YAMLText.block))
    items("cloze", concept.cloze.map { YAMLText.block($0.text) })
    list("confused-with", concept.confusedWith)
    list("overlaps", concept.overlaps)
    list("requires", concept.requires)
    field("note", concept.note)
    flow("cite", concept.citations.map(citation))
    list("tags", concept.tags)
    let asks = CardKind.allCases.compactMap { kind in
      concept.ask[kind].map { "\(kind.rawValue): \(YAMLText.flow($0))" }
    }
    if !asks.isEmpty { line("    ask: {\(asks.joined(separator: ", "))}") }
    list("skip", CardKind.allCases.filter(concept.skip.contains).map(\.rawValue))
    if concept.isReversed { line("    reverse: true") }
    if !concept.cards.isEmpty { line("    cards:") }
    for card in concept.cards { print(card) }
  }

  private mutating func print(_ card: CardText) {
    line("      - ask: \(YAMLText.block(card.prompt))")
    line("        answer: \(YAMLText.block(card.answer))")
    if card.kind != .basic { line("        kind: \(card.kind.rawValue)") }
    guard !card.aliases.isEmpty else { return }
    line("        also: [\(card.aliases.map(YAMLText.flow).joined(separator: ", "))]")
  }

  private func citation(_ citation: Citation) -> String {
    let source = YAMLText.flow(citation.source)
    return citation.section.map { "{source: \(source), section: \(YAMLText.flow($0))}" } ?? source
  }

  private func fields(of matter: Source.Matter) -> String {
    let fields: [(String, String?)] =
      switch matter {
      case .article(let title, let publisher, let date):
        [
          ("article", YAMLText.flow(title)), ("publisher", publisher.map(YAMLText.flow)),
          ("date", date.map(YAMLText.date)),
        ]
      case .text(let text): [("citation", YAMLText.flow(text))]
      case .work(let author, let year, let title):
        [
          ("author", YAMLText.flow(author)), ("year", YAMLText.date(year)),
          ("work", YAMLText.flow(title)),
        ]
      }
    let shown = fields.compactMap { name, value in value.map { "\(name): \($0)" } }
    return "{\(shown.joined(separator: ", "))}"
  }

  private mutating func field(_ name: String, _ value: String?) {
    if let value { line("    \(name): \(YAMLText.block(value))") }
  }

  private mutating func list(_ name: String, _ values: [String]) {
    flow(name, values.map(YAMLText.flow))
  }

  private mutating func flow(_ name: String, _ values: [String]) {
    if !values.isEmpty { line("    \(name): [\(values.joined(separator: ", "))]") }
  }

  private mutating func items(_ name: String, _ values: [String]) {
    guard !values.isEmpty else { return }
    line("    \(name):")
    for value in values { line("      - \(value)") }
  }

  private mutating func line(_ line: String) {
    text += line
    text += "\n"
  }
}
