import EngramCore
import EngramTestSupport
import Testing

/// What the bundled decks say of concepts, looked up in the test's own way.
struct QuizNames {
  private var concepts: [ID<Concept>: QuizConcept] = [:]
  private var overlaps: Set<[ID<Concept>]> = []

  init() throws {
    for concept in QuizSource(try BundledDecks.all()).concepts {
      concepts[concept.id] = concept
      for other in concept.relations.overlaps { overlaps.insert([concept.id, other].sorted()) }
    }
  }

  /// Term and aliases in lower case.
  func of(_ id: ID<Concept>?) -> Set<String> {
    guard let concept = id.flatMap({ concepts[$0] }) else { return [] }
    return Set(([concept.term ?? ""] + concept.aliases).map { $0.lowercased() })
  }

  func noun(of id: ID<Concept>) -> String? { concepts[id]?.kind.noun }

  /// Overlaps, parts and wholes, and terms that are others with more words.
  func isForbidden(_ a: ID<Concept>, _ b: ID<Concept>) -> Bool {
    overlaps.contains([a, b].sorted()) || wholes(of: a).contains(b) || wholes(of: b).contains(a)
      || isLonger(a, than: b) || isLonger(b, than: a)
  }

  private func wholes(of id: ID<Concept>) -> Set<ID<Concept>> {
    var found: Set<ID<Concept>> = []
    var next = concepts[id]?.relations.partOf ?? []
    while let whole = next.popLast() {
      if found.insert(whole).inserted { next += concepts[whole]?.relations.partOf ?? [] }
    }
    return found
  }

  private func isLonger(_ a: ID<Concept>, than b: ID<Concept>) -> Bool {
    guard let first = concepts[a]?.term, let second = concepts[b]?.term else { return false }
    return " \(first.lowercased()) ".contains(" \(second.lowercased()) ")
  }
}
