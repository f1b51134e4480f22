import EngramCore
import GRDB

/// Notes whose concepts are in the database.
extension Importer {
  mutating func update(
    _ found: ImportedConcepts.Found, to ready: ReadyNote, in deck: Int64
  ) throws -> ImportOutcome {
    let note = ready.note
    concepts.see(found.id)
    guard let home = decks[deck] else {
      throw StoreError.refused(reason: "the deck of \(found.key) is not there")
    }
    if deck == found.deck, try isUnchanged(found, ready) {
      pass(over: found, ready, in: home)
      return .taken
    }
    let known = try cards(of: found.id)
    cardsOfDecks[deck, default: 0] += note.cards.count
    uncounted.insert(deck)
    let words = ready.words
    let isOther = words != NoteRows.Words(found) || deck != found.deck
    var spot = NoteRows.Spot(deck: deck, key: found.key, position: nil)
    if words.isEssential != NoteRows.Words(found).isEssential { reorderedDecks.insert(deck) }
    if isOther || (found.origin == nil && note.id != nil) {
      if deck != found.deck {
        reorderedDecks.insert(found.deck)
        spot = try newSpot(for: found.key, in: deck)
      }
      try rows.update(found.id, words, at: spot, origin: note.id ?? found.origin)
    }
    let matching = NoteMatching(note, known: known.map(\.known))
    for placed in matching.placed {
      let old = known.first { $0.known.card.card == placed.known }
      let card = try put(placed, old, of: found.id, isOther: isOther, at: spot, in: home)
      try finish(
        placed, nil, card, at: spot, in: home, of: note, concept: found.id,
        knowledge: old.map { $0.hasVanished ? .returned : .known } ?? .nothing)
    }
    if let lineage = found.lineage {
      let live = known.filter { !$0.hasVanished }.map(\.known.card.card)
      let gone = matching.vanished.filter(live.contains)
      for card in gone { dropped.append((card: card.rawValue, lineage: lineage)) }
      lineages.share(found.id, of: lineage, isLive: !live.isEmpty, isWhole: gone.isEmpty)
    }
    return .taken
  }

  /// Whether the note says just what the database has of it, as most do when a file comes again.
  private func isUnchanged(
    _ found: ImportedConcepts.Found, _ ready: ReadyNote
  ) throws -> Bool {
    let note = ready.note
    guard note.id == nil || note.id == found.origin, ready.words == NoteRows.Words(found),
      note.cards.allSatisfy({ $0.schedule == nil })
    else { return false }
    var place = 0
    var isEqual = true
    try knownCards.forEach(.number(found.id)) { row in
      guard note.cards.indices.contains(place) else {
        isEqual = false
        return false
      }
      let card = note.cards[place]
      isEqual =
        row.number(6) == 0 && row.holds(card.prompt, 3) && row.holds(card.answer, 4)
        && row.holds(card.kind.rawValue, 1)
        && (!note.numbersLast || Int(row.number(2)) == card.number)
        && row.holds(TextList.joined(card.aliases), 5)
        && !(request.takesTheirs && edited.contains(row.number(0)))
      place += 1
      return isEqual
    }
    return isEqual && place == note.cards.count
  }

  private mutating func pass(
    over found: ImportedConcepts.Found, _ ready: ReadyNote, in home: ImportDecks.Home
  ) {
    if let lineage = found.lineage {
      lineages.share(found.id, of: lineage, isLive: true, isWhole: true)
    }
    cardsOfDecks[home.id, default: 0] += ready.note.cards.count
    report.unchanged += ready.note.cards.count
    guard ready.note.cards.contains(where: \.isFlagged) else { return }
    let spot = NoteRows.Spot(deck: home.id, key: found.key, position: nil)
    for placed in ready.placed where placed.card.isFlagged {
      report.flagged.append(key(of: placed, at: spot, in: home))
    }
  }

  /// A card of a concept that was known.
  struct KnownCard {
    let known: NoteMatching.Known
    let aliases: String
    var hasVanished: Bool { known.card.hasVanished }
  }

  func cards(of concept: Int64) throws -> [KnownCard] {
    var found: [KnownCard] = []
    try knownCards.forEach(.number(concept)) { row in
      guard let kind = row.string(1).flatMap(CardKind.init) else { return true }
      let card = CardMatching.Known(
        card: ID(row.number(0)), number: Int(row.number(2)), prompt: row.string(3) ?? "",
        answer: row.string(4) ?? "", hasVanished: row.number(6) == 1)
      found.append(
        KnownCard(
          known: NoteMatching.Known(kind: kind, card: card), aliases: row.string(5) ?? ""))
      return true
    }
    return found
  }

  /// At the end of another deck, under its own key where that is free there.
  private mutating func newSpot(for key: String, in deck: Int64) throws -> NoteRows.Spot {
    var free = key
    var number = 1
    while try concepts.known(free, in: deck) != nil {
      number += 1
      free = "\(key)-\(number)"
    }
    return NoteRows.Spot(deck: deck, key: free, position: try decks.takePosition(in: deck))
  }

  /// Writes one card of a known concept, if anything of it is different.
  ///
  /// - Returns: its row.
  mutating func put(
    _ placed: NoteMatching.Placed, _ old: KnownCard?, of concept: Int64, isOther: Bool,
    at spot: NoteRows.Spot, in home: ImportDecks.Home
  ) throws -> Int64 {
    guard let old else {
      report.added += 1
      lineages.noteNews()
      return try rows.insert(placed, of: concept)
    }
    let row = old.known.card.card.rawValue
    let isReworded =
      old.known.card.prompt != placed.card.prompt || old.known.card.answer != placed.card.answer
    let aliases = TextList.joined(placed.card.aliases)
    var isUpdated = isOther || isReworded || old.aliases != aliases
    if edited.contains(row) {
      if request.takesTheirs {
        try editDeletion.run(.number(row))
        isUpdated = true
      } else if isReworded {
        report.keptEdits.append(key(of: placed, at: spot, in: home))
      }
    }
    if old.hasVanished, try suspensions.takeBack(ID(row), db) {
      report.returned.append(key(of: placed, at: spot, in: home))
    }
    if isOther || isReworded || old.aliases != aliases || old.hasVanished { lineages.noteNews() }
    if isReworded || old.aliases != aliases || old.hasVanished
      || old.known.card.number != placed.number
    {
      try rows.update(placed, row)
    }
    if isUpdated { report.updated += 1 } else { report.unchanged += 1 }
    return row
  }
}
