import EngramCore
import GRDB

/// What can be decided only when everything was handed over.
extension Importer {
  /// - Returns: whether the database is other than it was.
  mutating func finish() throws -> Bool {
    let continued = try settleLineages()
    report.supersedes = continued.names
    for lineage in continued.lineages { try mend(lineage) }
    try retireDropped(of: Set(continued.lineages))
    for lineage in continued.lineages { try retireMissing(of: lineage) }
    try writeDocuments()
    try schedules.finish()
    let isRestored = try finishArchive()
    try suspensions.record(at: moment, by: engine, using: &random, db)
    report.decks = cardsOfDecks.compactMap { id, cards in
      decks[id].map { ImportReport.Deck(title: $0.title, cards: cards) }
    }.sorted { $0.title < $1.title }
    guard try journal.hasChanges(db) || isRestored else {
      // Which file has a concept now is no change that a learner could see or take back.
      guard lineages.hasMoves else { return false }
      try journal.discard(db)
      try lineages.move()
      return true
    }
    try lineages.move()
    try refreshCaches()
    report.isChanged = true
    try journal.finish(report, db)
    return true
  }

  private mutating func settleLineages() throws -> ImportLineages.Continued {
    try lineages.settle { concept in concepts.hasSeen(concept) }
  }

  /// The list of new cards and the counts of decks, as far as they can have changed.
  private func refreshCaches() throws {
    if documents.isEmpty, reorderedDecks.isEmpty, archive == nil {
      try Store.fillFresh(after: journal.cards.before, db)
    } else {
      try Store.refillFresh(db)
    }
    guard archive == nil else { return try Store.recountCards(db) }
    let uncounted = uncounted.union(reorderedDecks)
    let recount = try RawStatement(
      "UPDATE deck SET cardCount = \(Store.cardCount) WHERE id = ?", db)
    for deck in uncounted { try recount.run(.number(deck)) }
    let addition = try RawStatement(
      "UPDATE deck SET cardCount = cardCount + ? WHERE id = ?", db)
    for (deck, cards) in addedCards where !uncounted.contains(deck) {
      try addition.run(.number(Int64(cards)), .number(deck))
    }
  }

  /// Suspends the cards that notes have no more, where their files are newer versions.
  private mutating func retireDropped(of lineages: Set<Int64>) throws {
    for (card, lineage) in dropped where lineages.contains(lineage) { try retire(card) }
  }

  /// Suspends the concepts of a lineage that no file of this import has.
  private mutating func retireMissing(of lineage: Int64) throws {
    let sql = """
      SELECT card.id, concept.id FROM concept JOIN card ON card.concept = concept.id
      WHERE concept.lineage = ? AND concept.id <= ? AND card.hasVanished = 0
      ORDER BY concept.id, card.id
      """
    var missing: [Int64] = []
    try RawStatement(sql, db).forEach(.number(lineage), .number(journal.concepts.before)) { row in
      if !concepts.hasSeen(row.number(1)) { missing.append(row.number(0)) }
      return true
    }
    for card in missing { try retire(card) }
  }

  /// Suspends a card that no file has any more.
  mutating func retire(_ card: Int64) throws {
    let sql = """
      SELECT deck.key, concept.key, card.kind, card.number FROM card
        JOIN concept ON concept.id = card.concept JOIN deck ON deck.id = concept.deck
      WHERE card.id = ? AND card.hasVanished = 0
      """
    let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [card])
    guard let row, let kind = CardKind(rawValue: row[2]) else { return }
    let number: Int = row[3]
    try db.cachedStatement(sql: "UPDATE card SET hasVanished = 1 WHERE id = ?")
      .execute(arguments: [card])
    suspensions.vanished.append(ID(card))
    report.vanished.append(
      CardKey(
        deck: row[0], concept: row[1], kind: kind, number: number == 0 ? nil : number))
  }

  private mutating func writeDocuments() throws {
    guard !documents.isEmpty else { return }
    let reports = try DeckWriter.write(
      documents, sources: sources, isBundled: false, &suspensions, db)
    for (deck, report) in zip(documents, reports) {
      var written = report
      if request.takesTheirs { try takeTheirs(deck.key, &written) }
      count(written)
      let row = try Int64.fetchOne(
        db, sql: "SELECT id FROM deck WHERE key = ?", arguments: [deck.key])
      if let row {
        decks.add(row, key: deck.key, title: deck.title)
        uncounted.insert(row)
        cardsOfDecks[row, default: 0] += written.added + written.updated + written.unchanged
      }
    }
  }

  private mutating func count(_ written: DeckReport) {
    report.added += written.added
    report.updated += written.updated
    report.unchanged += written.unchanged
    report.vanished += written.vanished
    report.returned += written.returned
    report.keptEdits += written.keptEdits
  }

  /// Puts the deck's words in place of the learner's.
  private func takeTheirs(_ deck: String, _ report: inout DeckReport) throws {
    let sql = """
      DELETE FROM edit WHERE card IN (SELECT card.id FROM deck JOIN concept ON concept.deck = deck.id
        JOIN card ON card.concept = concept.id WHERE deck.key = ? AND card.hasVanished = 0
          AND concept.lineage IS NULL)
      """
    try db.execute(sql: sql, arguments: [deck])
    let alone = min(report.unchanged, db.changesCount - report.keptEdits.count)
    report.unchanged -= alone
    report.updated += alone
    report.keptEdits = []
  }
}
