/// A deck as text: a named set of concepts with the sources they cite.
///
/// It has no ids and no schedule.
package struct DeckDocument: Hashable, Sendable {
  package var key: String
  package var title: String
  package var summary: String?
  package var sources: [Source]
  package var concepts: [Concept]

  package init(
    key: String, title: String, summary: String? = nil, sources: [Source] = [],
    concepts: [Concept] = []
  ) {
    self.key = key
    self.title = title
    self.summary = summary
    self.sources = sources
    self.concepts = concepts
  }
}
