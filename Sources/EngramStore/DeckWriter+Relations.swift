import EngramCore
import GRDB

/// What rests on several concepts, and so is written after all of them are.
extension DeckWriter {
  static func writeRelations(
    of deck: DeckDocument, library: ConceptLibrary, _ db: Database
  ) throws {
    let find = """
      SELECT concept.id FROM concept JOIN deck ON deck.id = concept.deck
      WHERE concept.key = ? AND deck.key = ?
      """
    func id(_ reference: String) throws -> Int64? {
      let parts = reference.split(separator: "/")
      let key = String(parts.last ?? "")
      if parts.count == 2 {
        return try Int64.fetchOne(
          db.cachedStatement(sql: find), arguments: [key, String(parts[0])])
      }
      guard case .found(let entry) = library.resolve(reference, from: deck.key) else { return nil }
      return try Int64.fetchOne(db.cachedStatement(sql: find), arguments: [key, entry.deck])
    }
    for concept in deck.concepts {
      guard let own = try id("\(deck.key)/\(concept.key)") else { continue }
      var wanted: Set<Relation> = []
      for (kind, references) in concept.relations {
        for target in try references.compactMap({ try id($0) }) where target != own {
          wanted.insert(Relation(kind: kind, target: target))
        }
      }
      try put(wanted, of: own, db)
    }
  }

  private struct Relation: Hashable {
    let kind: String
    let target: Int64
  }

  /// Writes what is different only: an import notes each change.
  private static func put(_ wanted: Set<Relation>, of concept: Int64, _ db: Database) throws {
    let rows = try Row.fetchAll(
      db.cachedStatement(sql: "SELECT kind, target FROM relation WHERE concept = ?"),
      arguments: [concept])
    let known = Set(rows.map { Relation(kind: $0[0], target: $0[1]) })
    for gone in known.subtracting(wanted) {
      let sql = "DELETE FROM relation WHERE concept = ? AND kind = ? AND target = ?"
      try db.cachedStatement(sql: sql).execute(arguments: [concept, gone.kind, gone.target])
    }
    for new in wanted.subtracting(known) {
      let sql = "INSERT INTO relation (concept, kind, target) VALUES (?, ?, ?)"
      try db.cachedStatement(sql: sql).execute(arguments: [concept, new.kind, new.target])
    }
  }
}

extension DeckWriter {
  /// Writes which concept each contrast card contrasts with, where that is not known yet.
  static func write(
    _ contrasts: [(card: Int64, other: Concept.Reference)], _ db: Database
  ) throws {
    let sql = """
      INSERT INTO contrast (card, other)
      SELECT ?, concept.id FROM deck JOIN concept ON concept.deck = deck.id
      WHERE deck.key = ? AND concept.key = ?
      ON CONFLICT (card) DO UPDATE SET other = excluded.other WHERE other <> excluded.other
      """
    for (card, other) in contrasts {
      let parts = other.split(separator: "/").map(String.init)
      guard parts.count == 2 else { continue }
      try db.cachedStatement(sql: sql).execute(arguments: [card, parts[0], parts[1]])
    }
  }
}

extension ConceptLibrary {
  /// The concepts of `decks`, and of the decks already there what `decks` refer to.
  ///
  /// Bundled decks refer to bundled ones only: what a learner imports must not make a reference of
  /// theirs ambiguous.
  init(
    _ decks: [DeckDocument], areBundled: Bool, completedFrom db: Database
  ) throws {
    let given = Set(decks.map(\.key))
    let keys = Set(
      decks.lazy.flatMap(\.concepts).flatMap(\.relations).flatMap(\.1).map { reference in
        String(reference.split(separator: "/").last ?? "")
      })
    let sql = """
      SELECT deck.key, concept.key, term, kind, definition, aliases, citations, phrase
      FROM concept JOIN deck ON deck.id = concept.deck
      WHERE concept.deck IN (SELECT id FROM deck WHERE isBundled >= ?) AND concept.key = ? AND EXISTS (SELECT 1 FROM card
        WHERE card.concept = concept.id AND card.hasVanished = 0)
      """
    self.init(decks)
    for key in keys {
      for row in try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [areBundled, key])
      where !given.contains(row[0]) {
        guard let kind = ConceptKind(rawValue: row[3]), let term = row[2] as String? else {
          continue
        }
        var concept = Concept(key: row[1], term: term, phrase: row[7], kind: kind)
        concept.definition = row[4]
        concept.aliases = TextList.split(row[5])
        add(Entry(deck: row[0], concept: concept, citations: TextList.split(row[6])))
      }
    }
  }
}

extension Concept {
  /// How the term stands inside a sentence, where the term alone does not tell.
  var ownPhrase: String? {
    kind == .plain || phrase == Concept.phrase(for: term, kind: kind) ? nil : phrase
  }

  /// The references by the names that `relation.kind` has for them.
  fileprivate var relations: [(String, [Reference])] {
    [
      ("by", by), ("partOf", partOf.map { [$0] } ?? []), ("contrast", contrasts.map(\.with)),
      ("confusedWith", confusedWith), ("overlap", overlaps), ("require", requires),
    ]
  }
}
