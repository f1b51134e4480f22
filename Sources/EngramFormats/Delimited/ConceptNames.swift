import EngramCore

/// The concepts of a table by what others call them.
struct ConceptNames {
  private var byKey: [String: Int] = [:]
  private var byTerm: [String: [Int]] = [:]
  private var byAlias: [String: [Int]] = [:]
  /// Theorists by their last names.
  private var byLastName: [String: [Int]] = [:]

  enum Found {
    case row(Int)
    case several
    case none
  }

  /// Of rows that have keys.
  init(_ rows: [ConceptRow], _ isRefused: (Int) -> Bool) {
    for (index, row) in rows.enumerated() where !isRefused(index) {
      byKey[row.concept.key] = index
      byTerm[ConceptSlug.folded(row.concept.term), default: []].append(index)
      for alias in row.concept.aliases {
        byAlias[ConceptSlug.folded(alias), default: []].append(index)
      }
      if row.concept.kind == .theorist, let last = ConceptNames.lastName(row.concept.term) {
        byLastName[last, default: []].append(index)
      }
    }
  }

  /// The row that a name means, its term before its aliases; a person's by the last name too.
  func find(_ name: String, isPerson: Bool) -> Found {
    if let row = byKey[name] { return .row(row) }
    let folded = ConceptSlug.folded(name)
    for names in [byTerm, byAlias] + (isPerson ? [byLastName] : []) {
      guard let rows = names[folded] else { continue }
      return rows.count == 1 ? .row(rows[0]) : .several
    }
    return .none
  }

  /// The names that can be meant, for hints.
  var terms: some Sequence<String> { byTerm.keys.sorted() }

  private static func lastName(_ name: String) -> String? {
    ConceptSlug.folded(name).utf8.split(separator: 0x20).last.flatMap { String($0) }
  }
}
