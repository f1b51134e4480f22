import EngramCore
import GRDB

/// The place of a concept among those its deck introduces.
enum Rank {
  /// Where the places begin of what no essential requires: beyond any deck, and three bytes long.
  static let others = 1 << 22
}

/// Writes one deck: its concepts, their cards, and what became of the cards that were there.
struct DeckWriter {
  private let deck: DeckDocument
  private let deckID: Int64
  private let generator: CardGenerator
  /// Of all decks, with what they require.
  private let essentials: Set<String>
  private var report: DeckReport
  /// Which concept each contrast card contrasts with.
  private(set) var contrasts: [(card: Int64, other: Concept.Reference)] = []

  /// Writes decks that may refer to each other, and to decks that are there.
  static func write(
    _ decks: [DeckDocument], sources: [String: String], isBundled: Bool,
    _ suspensions: inout Suspensions, _ db: Database
  ) throws -> [DeckReport] {
    if isBundled { for deck in decks { try giveWay(to: deck.key, db) } }
    let library = try ConceptLibrary(decks, areBundled: isBundled, completedFrom: db)
    let essentials = IntroductionOrder.essentials(of: decks, in: library)
    let writers = try decks.map { deck in
      try DeckWriter(deck, isBundled: isBundled, essentials: essentials, library: library, db)
    }
    let renamed = try ConceptRenaming.apply(decks, areBundled: isBundled, db)
    var contrasts: [(card: Int64, other: Concept.Reference)] = []
    let reports = try writers.map { writer in
      var writer = writer
      var report = try writer.write(&suspensions, db)
      report.renamed = renamed[report.deck] ?? []
      contrasts += writer.contrasts
      try writer.keep(sources[report.deck], db)
      return report
    }
    for deck in decks { try writeRelations(of: deck, library: library, db) }
    try write(contrasts, db)
    return reports
  }

  /// A deck of the learner's that has the key of one that comes with the program gets another, and
  /// stays what it is.
  private static func giveWay(to key: String, _ db: Database) throws {
    let own = try Int64.fetchOne(
      db, sql: "SELECT id FROM deck WHERE key = ? AND isBundled = 0", arguments: [key])
    guard let own else { return }
    let keys = try String.fetchSet(db, sql: "SELECT key FROM deck")
    var number = 2
    while keys.contains("\(key)-\(number)") { number += 1 }
    try db.execute(
      sql: "UPDATE deck SET key = ? WHERE id = ?", arguments: ["\(key)-\(number)", own])
  }

  private init(
    _ deck: DeckDocument, isBundled: Bool, essentials: Set<String>, library: ConceptLibrary,
    _ db: Database
  ) throws {
    self.deck = deck
    self.essentials = essentials
    generator = CardGenerator(deck, in: library)
    report = DeckReport(deck: deck.key)
    try db.execute(
      sql: """
        INSERT INTO deck (key, title, summary, position, isBundled)
        VALUES (?1, ?2, ?3, coalesce(?4, (SELECT coalesce(max(position), 0) + 1 FROM deck)), ?5)
        ON CONFLICT (key) DO UPDATE SET title = excluded.title, summary = excluded.summary,
          position = coalesce(?4, position), isBundled = excluded.isBundled
        WHERE title <> excluded.title OR summary IS NOT excluded.summary
          OR position <> coalesce(?4, position) OR isBundled <> excluded.isBundled
        """, arguments: [deck.key, deck.title, deck.summary, deck.position, isBundled])
    let id = try Int64.fetchOne(
      db, sql: "SELECT id FROM deck WHERE key = ?", arguments: [deck.key])
    guard let id else { throw StoreError.refused(reason: "deck \(deck.key) was not written") }
    deckID = id
  }

  mutating func write(_ suspensions: inout Suspensions, _ db: Database) throws -> DeckReport {
    let order = IntroductionOrder.indices(
      of: deck.concepts, deck: deck.key, essentials: essentials)
    let others =
      (order.lastIndex { essentials.contains("\(deck.key)/\(deck.concepts[$0].key)") } ?? -1) + 1
    let rank = Dictionary(
      uniqueKeysWithValues: order.enumerated().map { place, index in
        (index, place < others ? place : Rank.others + place)
      })
    for (index, concept) in deck.concepts.enumerated() {
      let row = ConceptRow(concept, of: deck, rank: rank[index] ?? index, position: index)
      let (id, isOther) = try row.put(into: deckID, db)
      try putCards(of: concept, id, isOther: isOther, &suspensions, db)
    }
    try retireMissingConcepts(&suspensions, db)
    return report
  }

  private mutating func putCards(
    of concept: Concept, _ id: Int64, isOther: Bool, _ suspensions: inout Suspensions,
    _ db: Database
  ) throws {
    let known = try CardRow.all(of: id, db)
    let texts = generator.cards(of: concept)
    for kind in CardKind.allCases {
      let ofKind = texts.filter { $0.kind == kind }
      let rows = known.filter { $0.kind == kind.rawValue }
      guard !ofKind.isEmpty || !rows.isEmpty else { continue }
      let matching = CardMatching(ofKind, known: rows.map(\.known))
      for placed in matching.placed {
        let key = CardKey(
          deck: deck.key, concept: concept.key, kind: kind,
          number: placed.number == 0 ? nil : placed.number)
        let old = rows.first { $0.known.card == placed.card }
        try put(placed, key, concept: id, old: old, isOther: isOther, &suspensions, db)
      }
      for card in matching.vanished {
        guard let row = rows.first(where: { $0.known.card == card }) else { continue }
        try retire(row, concept: concept.key, &suspensions, db)
      }
    }
  }

  private mutating func put(
    _ placed: CardMatching.Placed, _ key: CardKey, concept: Int64, old: CardRow?, isOther: Bool,
    _ suspensions: inout Suspensions, _ db: Database
  ) throws {
    let text = placed.text
    let aliases = TextList.joined(text.aliases)
    let citations = TextList.joined(text.citations)
    if let old { note(text, old.known.card.rawValue) }
    guard let old else {
      let sql = """
        INSERT INTO card (concept, kind, number, prompt, answer, aliases, citations)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """
      try db.cachedStatement(sql: sql).execute(arguments: [
        concept, text.kind.rawValue, placed.number, text.prompt, text.answer, aliases, citations,
      ])
      note(text, db.lastInsertedRowID)
      report.added += 1
      return
    }
    if old.known.hasVanished, try suspensions.takeBack(old.known.card, db) {
      report.returned.append(key)
    }
    let isReworded = old.known.prompt != text.prompt || old.known.answer != text.answer
    if isReworded || isOther { report.updated += 1 } else { report.unchanged += 1 }
    if isReworded, try EditRecord.exists(old.known.card, db) { report.keptEdits.append(key) }
    guard
      isReworded || old.known.hasVanished || old.aliases != aliases
        || old.citations != citations || old.known.number != placed.number
    else { return }
    let sql = """
      UPDATE card SET number = ?, prompt = ?, answer = ?, aliases = ?, citations = ?,
        hasVanished = 0, isHidden = 0
      WHERE id = ?
      """
    try db.cachedStatement(sql: sql).execute(arguments: [
      placed.number, text.prompt, text.answer, aliases, citations, old.known.card.rawValue,
    ])
  }

  private mutating func note(_ text: CardText, _ card: Int64) {
    if let other = text.other { contrasts.append((card: card, other: other)) }
  }

  private mutating func retire(
    _ row: CardRow, concept: String, _ suspensions: inout Suspensions, _ db: Database
  ) throws {
    guard !row.known.hasVanished, let kind = CardKind(rawValue: row.kind) else { return }
    let number = row.known.number == 0 ? nil : row.known.number
    report.vanished.append(
      CardKey(deck: deck.key, concept: concept, kind: kind, number: number))
    suspensions.vanished.append(row.known.card)
    try db.execute(
      sql: "UPDATE card SET hasVanished = 1 WHERE id = ?",
      arguments: [row.known.card.rawValue])
  }

  /// But for notes that were imported into the deck: they are of other files.
  private mutating func retireMissingConcepts(
    _ suspensions: inout Suspensions, _ db: Database
  ) throws {
    let kept = Set(deck.concepts.map(\.key))
    let rows = try Row.fetchAll(
      db, sql: "SELECT id, key FROM concept WHERE deck = ? AND lineage IS NULL",
      arguments: [deckID])
    for row in rows where !kept.contains(row["key"]) {
      for card in try CardRow.all(of: row["id"], db) {
        try retire(card, concept: row["key"], &suspensions, db)
      }
    }
  }

  /// Keeps the deck as text, so that it can be taken out as it came in.
  private func keep(_ source: String?, _ db: Database) throws {
    guard let source else { return }
    try db.execute(
      sql: """
        INSERT INTO deckSource (deck, text) VALUES (?, ?)
        ON CONFLICT (deck) DO UPDATE SET text = excluded.text WHERE text <> excluded.text
        """, arguments: [deckID, source])
  }
}
