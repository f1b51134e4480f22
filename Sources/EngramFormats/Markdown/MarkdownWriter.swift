package import EngramCore

/// Writes cards as Markdown that engram reads back with the same words, and hashcards too as long as
/// one deck is written.
package struct MarkdownWriter {
  /// Of the cards written last; nil before the first.
  private var deck: String?

  package init() {}

  /// What of a card Markdown cannot carry, in words for the learner.
  package static let lost = [
    "schedules and the log of answers",
    "keys and ids: read back, a card is known by its words",
    "other right answers (aliases) and citations",
    "the kinds of generated cards: they come back as plain questions, each on its own",
    "a cloze that hides several places at once, or a word directly behind a backslash: it comes "
      + "back as a plain question",
  ]

  /// Appends the cards of a concept.
  package mutating func write(
    _ concept: ExportedConcept, to output: inout some TextOutputStream
  ) {
    guard let title = concept.cards.first?.card.deckTitle else { return }
    if deck == nil {
      output.write(MarkdownWriter.frontMatter(title))
    } else if deck != title {
      output.write("# Deck: \(MarkdownWriter.line(title))\n\n")
    }
    deck = title
    for block in MarkdownBlock.blocks(of: concept.cards.map(\.card)) {
      output.write(block.text)
      output.write("\n")
    }
  }

  /// The beginning of a file in engram's dialect.
  static func frontMatter(_ title: String) -> String {
    let name = line(title).unicodeScalars.reduce(into: "") { text, scalar in
      if scalar == "\"" || scalar == "\\" { text += "\\" }
      text.unicodeScalars.append(scalar)
    }
    return """
      ---
      name = "\(name)"
      engram = "T: tags, N: note, R: asked both ways, # Deck: the next deck"
      ---


      """
  }

  private static func line(_ title: String) -> String {
    TidyText.text(title.utf8.map { $0 == ASCII.newLine ? ASCII.space : $0 })
  }
}
