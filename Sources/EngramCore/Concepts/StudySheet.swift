/// A deck to be read before it is reviewed: its concepts in the deck's order.
package struct StudySheet: Hashable, Sendable {
  package let title: String
  package let summary: String?
  package let entries: [Entry]

  package init(title: String, summary: String?, entries: [Entry]) {
    self.title = title
    self.summary = summary
    self.entries = entries
  }

  /// One concept; of a plain one, question and answer.
  package struct Entry: Hashable, Sendable {
    package let term: String
    package let definition: String?
    package let isEssential: Bool
    package let aliases: [String]
    /// Names of other concepts, by how they are related.
    package let related: [Relation: [String]]
    /// What sets it apart from others, a sentence each.
    package let differences: [String]
    package let note: String?
    package let citations: [String]

    package init(
      term: String, definition: String?, isEssential: Bool, aliases: [String],
      related: [Relation: [String]], differences: [String], note: String?, citations: [String]
    ) {
      self.term = term
      self.definition = definition
      self.isEssential = isEssential
      self.aliases = aliases
      self.related = related
      self.differences = differences
      self.note = note
      self.citations = citations
    }

    /// The entry line by line, each with a heading but the definition.
    package var lines: [(heading: String?, text: String)] {
      var lines: [(String?, String)] = definition.map { [(nil, $0)] } ?? []
      func add(_ heading: String, _ texts: [String], separator: String = ", ") {
        if !texts.isEmpty { lines.append((heading, texts.joined(separator: separator))) }
      }
      add("Also", aliases)
      for relation in Relation.allCases { add(relation.heading, related[relation] ?? []) }
      for difference in differences { add("Difference", [difference]) }
      add("Note", note.map { [$0] } ?? [])
      add("Source", citations, separator: "; ")
      return lines
    }
  }

  /// How another concept is named in an entry, in the order of showing.
  package enum Relation: CaseIterable, Sendable {
    case theorist, whole, part, confusion

    fileprivate var heading: String {
      switch self {
      case .theorist: "Who"
      case .whole: "Part of"
      case .part: "Parts"
      case .confusion: "Not to be confused with"
      }
    }
  }
}
