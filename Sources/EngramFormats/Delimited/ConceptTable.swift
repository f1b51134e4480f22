import EngramCore

/// The rows of a table of concepts, made into decks in which every reference leads somewhere.
///
/// A row that cannot be is refused, and so is one that names it: nothing is left out in silence.
struct ConceptTable {
  private(set) var rows: [ConceptRow]
  /// Why rows are refused, by index.
  private(set) var refusals: [Int: String] = [:]
  /// What each row names.
  private(set) var links: [[Link]]
  /// The key of the deck that each row names.
  let deckKeys: [String]
  /// Whether all rows go into one deck, whatever they name.
  let isOneDeck: Bool

  struct Link {
    let relation: ConceptRow.Relation
    let target: Target
    /// Of a contrast.
    let how: String
  }

  enum Target: Hashable {
    case row(Int)
    /// A theorist that has no row.
    case person(String)
    /// A concept of another deck, by its reference.
    case outside(String)
  }

  /// - Parameters:
  ///   - defaultDeck: The title of the deck of rows that name none, where others do.
  ///   - isOneDeck: Whether the decks that rows name count for nothing.
  init(_ rows: [ConceptRow], defaultDeck: String, isOneDeck: Bool) {
    var rows = rows
    for index in rows.indices where rows[index].deck.isEmpty { rows[index].deck = defaultDeck }
    self.isOneDeck = isOneDeck || !rows.contains { $0.deck != defaultDeck }
    deckKeys = rows.map { NoteKey.deck($0.deck) }
    self.rows = rows
    links = Array(repeating: [], count: rows.count)
    giveKeys()
    resolve()
    refusePairs()
    for relation in [ConceptRow.Relation.requires, .partOf] { refuseCircles(relation) }
    refuseDependents()
  }

  mutating func refuse(_ row: Int, _ reason: String) {
    if refusals[row] == nil { refusals[row] = reason }
  }

  /// Keys of their own first, then of terms; a term that stands twice is refused.
  private mutating func giveKeys() {
    var keys = FreeKeys()
    var lines: [String: Int] = [:]
    for index in rows.indices where !rows[index].concept.key.isEmpty {
      let key = rows[index].concept.key
      if let line = lines.updateValue(rows[index].line, forKey: key) {
        refuse(index, "the key \(key) stands on line \(line) already")
      }
      keys.take(key)
    }
    var terms: [String: Int] = [:]
    var slugs: [(row: Int, slug: String)] = []
    for index in rows.indices where rows[index].concept.key.isEmpty {
      let term = rows[index].concept.term
      if let line = terms.updateValue(rows[index].line, forKey: ConceptSlug.folded(term)) {
        refuse(
          index,
          "\(term) stands on line \(line) already; join the rows, or give each a key in a column "
            + "\"key\"")
        continue
      }
      slugs.append((index, ConceptSlug.slug(term)))
    }
    let counts = Dictionary(slugs.map { ($0.slug, 1) }, uniquingKeysWith: +)
    for (index, slug) in slugs {
      rows[index].concept.key = keys.free(
        slug, of: rows[index].concept.term, isShared: counts[slug] != 1)
    }
  }

  private mutating func resolve() {
    let names = ConceptNames(rows, deckKeys) { refusals[$0] != nil }
    // Near misses are looked for among all terms, so not for ever.
    var hints = 50
    for index in rows.indices where refusals[index] == nil {
      let row = rows[index]
      let named =
        row.references.map { ($0.relation, $0.name, "") }
        + row.contrasts.map { (ConceptRow.Relation.contrast, $0.with, $0.how) }
      for (relation, name, how) in named {
        switch target(name, relation, names) {
        case .found(let target): add(target, relation, how, to: index)
        case .several:
          refuse(
            index,
            "\(relation.rawValue): several rows are called \(name); name the whole name or key")
        case .missing:
          hints -= 1
          let hint = hints >= 0 ? NearMiss.hint(for: name, among: names.terms) : ""
          refuse(
            index, "\(relation.rawValue): no row has the term \(name)\(hint.isEmpty ? "" : hint)")
        }
      }
    }
  }

  private enum Finding {
    case found(Target)
    case several
    case missing
  }

  private func target(
    _ name: String, _ relation: ConceptRow.Relation, _ names: ConceptNames
  ) -> Finding {
    switch names.find(name, isPerson: relation == .by) {
    case .row(let row): return .found(.row(row))
    case .several: return .several
    case .none: break
    }
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    if parts.count == 2, parts.allSatisfy({ ConceptSlug.isKey($0) }) {
      guard names.hasDeck(String(parts[0])) else { return .found(.outside(name)) }
      // This table is all that its decks have.
      let row = names.row(String(parts[1]), inDeck: String(parts[0]))
      return row.map { .found(.row($0)) } ?? .missing
    }
    return relation == .by ? .found(.person(name)) : .missing
  }

  private mutating func add(
    _ target: Target, _ relation: ConceptRow.Relation, _ how: String, to index: Int
  ) {
    if case .row(let other) = target {
      let term = rows[other].concept.term
      if other == index { return refuse(index, "\(relation.rawValue): \(term) names itself") }
      if relation == .by, rows[other].concept.kind != .theorist {
        return refuse(
          index, "by: \(term) is no theorist (line \(rows[other].line)); make its kind theorist")
      }
    }
    let isTwice = links[index].contains { $0.relation == relation && $0.target == target }
    guard !isTwice || relation == .contrast else { return }
    guard !isTwice else { return refuse(index, "two contrasts with the same concept; join them") }
    links[index].append(Link(relation: relation, target: target, how: how))
  }

  /// Two concepts cannot be mixed up and overlap at once.
  private mutating func refusePairs() {
    struct Pair: Hashable { let low, high: Int }
    var confused: [Pair: Int] = [:]
    for relation in [ConceptRow.Relation.confusedWith, .overlaps] {
      for index in rows.indices {
        for link in links[index] where link.relation == relation {
          guard case .row(let other) = link.target else { continue }
          let pair = Pair(low: min(index, other), high: max(index, other))
          if relation == .confusedWith {
            confused[pair] = confused[pair] ?? index
          } else if let row = confused[pair] {
            refuse(
              index,
              "overlaps: \(rows[other].concept.term) is confused with it too (line "
                + "\(rows[row].line)); only one can be")
          }
        }
      }
    }
  }

  /// Refuses what names a refused row, until nothing does.
  private mutating func refuseDependents() {
    var dependents: [Int: [Int]] = [:]
    for index in rows.indices {
      for link in links[index] {
        if case .row(let other) = link.target { dependents[other, default: []].append(index) }
      }
    }
    var open = refusals.keys.sorted()
    while let refused = open.popLast() {
      for index in dependents[refused] ?? [] where refusals[index] == nil {
        let row = rows[refused]
        refuse(
          index, "it names \(row.concept.term), whose row (line \(row.line)) cannot be imported")
        open.append(index)
      }
    }
  }
}
