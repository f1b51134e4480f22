import EngramCore

/// The concepts of a table by what others call them.
struct ConceptNames {
  /// The keys of the rows' decks, each once, and each row's.
  private let decks: Set<String>
  private let deckKeys: [String]
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

  /// Of rows that have keys, in decks with these keys.
  init(_ rows: [ConceptRow], _ deckKeys: [String], _ isRefused: (Int) -> Bool) {
    self.deckKeys = deckKeys
    decks = Set(deckKeys)
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

  func hasDeck(_ key: String) -> Bool { decks.contains(key) }

  /// The row with this key, if it is in that deck.
  func row(_ key: String, inDeck deck: String) -> Int? {
    byKey[key].flatMap { deckKeys[$0] == deck ? $0 : nil }
  }

  /// The names that can be meant, for hints.
  var terms: some Sequence<String> { byTerm.keys.sorted() }

  private static func lastName(_ name: String) -> String? {
    ConceptSlug.folded(name).utf8.split(separator: 0x20).last.flatMap { String($0) }
  }
}
