package import EngramCore

/// The format of concept decks: strict YAML.
package enum ConceptDeckFormat {
  /// Reads a deck file, with every problem in it.
  ///
  /// Where there are errors, the document is what could be read all the same.
  package static func parse(_ bytes: [UInt8], file: String) -> Checked<ParsedDeck> {
    let text = DeckText(bytes, file: file)
    var yaml = YAMLReader(text)
    var deck = DeckReader(file: file)
    var problems = text.diagnostics
    var document = DeckDocument(key: "", title: "")
    if let tree = yaml.read() {
      document = deck.document(tree)
    } else if problems.isEmpty, yaml.diagnostics.isEmpty {
      problems = [Diagnostic(.error, at: Place(file: file), "the file has no deck in it")]
    }
    problems += yaml.diagnostics + deck.reader.diagnostics
    // The reader's order is that of its own questions, not of the text.
    let ordered = problems.enumerated().sorted { a, b in
      a.element.place == b.element.place
        ? a.offset < b.offset : a.element.place < b.element.place
    }.map(\.element)
    return Checked(ParsedDeck(document: document, places: deck.reader.places), ordered)
  }
}
