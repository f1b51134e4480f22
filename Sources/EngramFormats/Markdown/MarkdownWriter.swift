package import EngramCore

/// Writes cards as Markdown that engram reads back with the same words, and hashcards too as long as
/// one deck is written.
package struct MarkdownWriter {
  /// Of the cards written last; nil before the first.
  private var deck: String?

  package init() {}

  private var lostAliases = 0
  private var lostCitations = 0

  /// What could not be carried so far, in words for the learner.
  package var lost: [String] {
    var lost: [String] = []
    if lostAliases > 0 { lost.append("other right answers of \(lostAliases.of("card"))") }
    if lostCitations > 0 { lost.append("the sources of \(lostCitations.of("card"))") }
    return lost
  }

  /// Nothing: the deck, which stands first, is known with its first concept.
  package func begin(_ output: inout some TextOutputStream) {}

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
    lostAliases += concept.cards.count { !$0.card.aliases.isEmpty }
    lostCitations += concept.cards.count { !$0.card.citations.isEmpty }
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
