/// A deck as text: a named set of concepts with the sources they cite.
///
/// It has no ids and no schedule.
package struct DeckDocument: Hashable, Sendable {
  package var key: String
  package var title: String
  package var summary: String?
  /// Where it stands among the decks, which is the order in which they introduce; nil for the end.
  package var position: Int?
  package var sources: [Source]
  package var concepts: [Concept]

  package init(
    key: String, title: String, summary: String? = nil, position: Int? = nil,
    sources: [Source] = [],
    concepts: [Concept] = []
  ) {
    self.key = key
    self.title = title
    self.summary = summary
    self.position = position
    self.sources = sources
    self.concepts = concepts
  }

  /// The sources that one of its concepts cites, as they stand under an answer.
  package func citations(of concept: Concept) -> [String] {
    concept.citations.compactMap { citation in
      sources.first { $0.key == citation.source }?.text(section: citation.section)
    }
  }
}
