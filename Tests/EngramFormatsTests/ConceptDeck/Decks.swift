import EngramCore
import EngramFormats
import EngramTestSupport
import Testing

/// Parses `marked` and expects exactly these diagnostics, each at its marker.
@discardableResult
func expectDiagnostics(
  _ expected: [String], in marked: String, sourceLocation: SourceLocation = #_sourceLocation
) -> ParsedDeck {
  let text = MarkedText(marked)
  let deck = ConceptDeckFormat.parse(text.bytes, file: "deck.yaml")
  #expect(text.describe(deck.diagnostics) == expected, sourceLocation: sourceLocation)
  return deck.value
}

/// A sound deck around the lines of one concept; `lines` are indented by four blanks.
func deck(_ lines: String) -> String {
  """
  deck: Test
  key: test
  concepts:
    - key: ego
      term: Ego
      kind: structure

  """ + lines.split(separator: "\n").map { "    \($0)\n" }.joined()
}

func parse(_ text: String) -> Checked<ParsedDeck> {
  ConceptDeckFormat.parse(Array(text.utf8), file: "deck.yaml")
}
