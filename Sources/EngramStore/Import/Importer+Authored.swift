import EngramCore
import GRDB

/// Notes that are a table's rows of what an author wrote: of a concept deck, or of a bundled one.
extension Importer {
  /// What becomes of a note that names a concept which no table can change; nil for any other.
  mutating func ofAuthor(_ note: ImportedNote, in title: String) throws -> ImportOutcome? {
    guard let name = note.name, let home = decks.known(title), try isAuthored(home),
      let found = try concepts.known(NoteKey.named(name), in: home.id),
      !found.isPlain || home.isBundled
    else { return nil }
    let asked = try askedCards(of: found.id)
    // What was taken back with its import is there no more for the learner.
    guard !asked.isEmpty else { return nil }
    let isKnown = note.cards.allSatisfy { card in
      asked.contains { $0.prompt == card.prompt && $0.answer == card.answer }
    }
    guard isKnown else {
      let term = try self.term(of: found.id) ?? found.key
      return .rejected(
        reason: "“\(term)” comes from the concept deck \(home.title), which a table "
          + "cannot change: " + (home.isBundled ? "" : "edit its deck file, or ")
          + "put the card into your own words with engram edit")
    }
    concepts.see(found.id)
    report.unchanged += note.cards.count
    cardsOfDecks[home.id, default: 0] += note.cards.count
    return .taken
  }

  /// Whether the deck has anything that an author wrote.
  private mutating func isAuthored(_ home: ImportDecks.Home) throws -> Bool {
    if home.isBundled { return true }
    if let known = authoredDecks[home.id] { return known }
    let sql = "SELECT EXISTS (SELECT 1 FROM concept WHERE deck = ? AND kind <> 'plain')"
    let isAuthored = try Bool.fetchOne(db, sql: sql, arguments: [home.id]) == true
    authoredDecks[home.id] = isAuthored
    return isAuthored
  }

  /// The words of a concept's cards: the deck's, and the learner's own, which exports have instead.
  private func askedCards(of concept: Int64) throws -> [CardWords] {
    let sql = """
      SELECT prompt, answer FROM card WHERE concept = ?1 AND hasVanished = 0
      UNION ALL SELECT edit.prompt, edit.answer FROM edit JOIN card ON card.id = edit.card
        WHERE card.concept = ?1 AND card.hasVanished = 0
      """
    return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [concept]).map { row in
      CardWords(prompt: row[0], answer: row[1], note: nil)
    }
  }

  /// Plain concepts have none.
  private func term(of concept: Int64) throws -> String? {
    try String?.fetchOne(
      db.cachedStatement(sql: "SELECT term FROM concept WHERE id = ?"), arguments: [concept])
      ?? nil
  }
}
