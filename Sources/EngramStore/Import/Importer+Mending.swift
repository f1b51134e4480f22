import EngramCore
import GRDB

/// Notes that have no id and ask a little differently than before.
extension Importer {
  /// Gives concepts of a lineage that the files seem not to have any more the words of new ones that
  /// are like them; the new ones go again.
  mutating func mend(_ lineage: Int64) throws {
    let before = journal.concepts.before
    let gone = try candidates("concept.id <= \(before)", of: lineage) { !concepts.hasSeen($0) }
    guard !gone.isEmpty else { return }
    let new = try candidates(
      """
      concept.id > \(before) AND concept.origin IS NULL
        AND NOT EXISTS (SELECT 1 FROM state WHERE state.concept = concept.id)
      """, of: lineage)
    for pair in MendedQuestions(gone: gone, new: new).pairs {
      try mend(pair.gone.rawValue, as: pair.new.rawValue)
    }
  }

  private func candidates(
    _ condition: String, of lineage: Int64, where isWanted: (Int64) -> Bool = { _ in true }
  ) throws -> [MendedQuestions.Candidate] {
    let sql = """
      SELECT concept.id, prompt, answer FROM concept JOIN card ON card.id = (SELECT min(id) FROM card
        WHERE card.concept = concept.id AND card.hasVanished = 0)
      WHERE concept.lineage = ? AND \(condition) ORDER BY concept.id
      """
    var found: [MendedQuestions.Candidate] = []
    try RawStatement(sql, db).forEach(.number(lineage)) { row in
      guard isWanted(row.number(0)) else { return true }
      found.append(
        MendedQuestions.Candidate(
          concept: ID(row.number(0)), prompt: row.string(1) ?? "", answer: row.string(2) ?? ""))
      // One more than are compared is as good as all.
      return found.count <= MendedQuestions.most
    }
    return found
  }

  /// The old concept takes words, key and place of the new one, which was added for nothing.
  ///
  /// With the key of the new one, the same file finds it when it comes again.
  private mutating func mend(_ gone: Int64, as new: Int64) throws {
    guard let old = try concepts.known(row: gone), let found = try concepts.known(row: new),
      let home = decks[found.deck]
    else { return }
    let known = try cards(of: gone)
    let added = try cards(of: new)
    let note = ImportedNote(
      cards: added.map { card in
        ImportedCard(
          kind: card.known.kind, number: card.known.card.number, prompt: card.known.card.prompt,
          answer: card.known.card.answer, aliases: TextList.split(card.aliases))
      })
    for table in ["card WHERE concept", "concept WHERE id"] {
      try db.cachedStatement(sql: "DELETE FROM \(table) = ?").execute(arguments: [new])
    }
    report.added -= added.count
    uncounted.insert(found.deck)
    concepts.see(gone)
    if found.deck != old.deck { reorderedDecks.insert(old.deck) }
    let words = NoteRows.Words(found)
    let spot = NoteRows.Spot(
      deck: found.deck, key: found.key,
      position: found.deck == old.deck ? nil : try decks.takePosition(in: found.deck))
    try rows.update(gone, words, at: spot, origin: old.origin)
    let matching = NoteMatching(note, known: known.map(\.known))
    for placed in matching.placed {
      let card = known.first { $0.known.card.card == placed.known }
      _ = try put(
        placed, card, of: gone, isOther: words != NoteRows.Words(old) || found.deck != old.deck,
        at: spot, in: home)
    }
    for card in matching.vanished { try retire(card.rawValue) }
  }
}
