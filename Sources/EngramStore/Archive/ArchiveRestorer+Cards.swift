import EngramCore
import GRDB

extension ArchiveRestorer {
  /// A concept that is being restored.
  struct ConceptSpot {
    let id: Int64
    let name: ConceptName
    let isBundled: Bool
    /// The numbers that the file has of each kind.
    let numbers: [CardKind: Set<Int>]

    init(id: Int64, _ concept: ArchivedConcept, isBundled: Bool) {
      self.id = id
      name = concept.name
      self.isBundled = isBundled
      numbers = Dictionary(grouping: concept.cards, by: \.kind).mapValues { cards in
        Set(cards.map { $0.number ?? 0 })
      }
    }

    /// Whether the only one of the kind and the first are two: one of them is gone.
    func hasOnlyAndFirst(of kind: CardKind) -> Bool {
      numbers[kind]?.isSuperset(of: [0, 1]) == true
    }
  }

  mutating func add(_ card: ArchivedCard, to concept: ConceptSpot) throws {
    let isExact = concept.hasOnlyAndFirst(of: card.kind)
    if let found = try row(of: card.kind, card.number, in: concept.id, isExact: isExact) {
      counts.known += 1
      if !card.isHidden { try show(found, as: card, of: concept) }
      try add(card.edit, to: found)
      return
    }
    if card.number != nil, !isExact { try numberTheFirst(of: card.kind, in: concept.id) }
    // The program's own deck here knows no such card.
    let isGone = concept.isBundled && !card.hasVanished
    let sql = """
      INSERT INTO card (concept, kind, number, prompt, answer, aliases, citations, hasVanished,
        isHidden)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """
    try db.cachedStatement(sql: sql).execute(arguments: [
      concept.id, card.kind.rawValue, card.number ?? 0, card.prompt, card.answer,
      TextList.joined(card.aliases), TextList.joined(card.citations), card.hasVanished || isGone,
      card.isHidden,
    ])
    let id = db.lastInsertedRowID
    counts.cards += 1
    if isGone { vanished.append(ID(id)) }
    try add(card.edit, to: id)
  }

  /// A card whose import was taken back here is there again.
  private mutating func show(
    _ row: Int64, as card: ArchivedCard, of concept: ConceptSpot
  ) throws {
    let sql = "UPDATE card SET isHidden = 0, hasVanished = ? WHERE id = ? AND isHidden = 1"
    try db.cachedStatement(sql: sql).execute(arguments: [card.hasVanished, row])
    guard db.changesCount == 1, !card.hasVanished else { return }
    let key = CardKey(
      deck: concept.name.deck, concept: concept.name.concept, kind: card.kind,
      number: card.number)
    returned.append((ID(row), key))
  }

  /// The learner's own words here stay.
  private func add(_ edit: ArchivedCard.Edit?, to card: Int64) throws {
    guard let edit else { return }
    let sql = """
      INSERT INTO edit (card, prompt, answer, note) VALUES (?, ?, ?, ?)
      ON CONFLICT (card) DO NOTHING
      """
    try db.cachedStatement(sql: sql).execute(arguments: [
      card, edit.prompt, edit.answer, edit.note,
    ])
  }

  /// The card of that number; the only one of its kind is the first as well, unless the file tells
  /// them apart.
  private func row(
    of kind: CardKind, _ number: Int?, in concept: Int64, isExact: Bool = false
  ) throws -> Int64? {
    let sql = """
      SELECT id FROM card WHERE concept = ? AND kind = ? AND number IN (?, ?)
      ORDER BY number = ? DESC LIMIT 1
      """
    let wanted = number ?? 0
    let other = wanted <= 1 && !isExact ? 1 - wanted : wanted
    return try Int64.fetchOne(
      db.cachedStatement(sql: sql), arguments: [concept, kind.rawValue, wanted, other, wanted])
  }

  /// Where there was one of a kind, there are several now.
  private func numberTheFirst(of kind: CardKind, in concept: Int64) throws {
    let sql = "UPDATE card SET number = 1 WHERE concept = ? AND kind = ? AND number = 0"
    try db.cachedStatement(sql: sql).execute(arguments: [concept, kind.rawValue])
  }

  func card(_ key: CardKey) throws -> Int64 { try spot(of: key).card }

  func spot(of key: CardKey) throws -> ArchiveLogRestorer.Spot {
    guard let (concept, deck) = try row(of: key.conceptName),
      let card = try row(of: key.kind, key.number, in: concept)
    else { throw ArchiveFault("the card \(key) is not in the lines before") }
    return ArchiveLogRestorer.Spot(card: card, concept: concept, deck: deck)
  }

  func concept(_ name: ConceptName) throws -> Int64 {
    guard let (concept, _) = try row(of: name) else {
      throw ArchiveFault("the concept \(name.deck)/\(name.concept) is not in the lines before")
    }
    return concept
  }

  private func row(of name: ConceptName) throws -> (concept: Int64, deck: Int64)? {
    let sql = """
      SELECT concept.id, deck.id FROM deck JOIN concept ON concept.deck = deck.id
      WHERE deck.key = ? AND concept.key = ?
      """
    let row = try Row.fetchOne(
      db.cachedStatement(sql: sql), arguments: [name.deck, name.concept])
    return row.map { ($0[0], $0[1]) }
  }

  /// What is said of a concept that was here stays as it is.
  func add(_ relation: ArchivedRelation) throws {
    let from = try concept(relation.from)
    let to = try concept(relation.to)
    guard from > before.concept else { return }
    let sql = "INSERT OR IGNORE INTO relation (concept, kind, target) VALUES (?, ?, ?)"
    try db.cachedStatement(sql: sql).execute(arguments: [from, relation.kind.rawValue, to])
  }

  func add(contrastOf key: CardKey, with other: ConceptName) throws {
    let card = try card(key)
    let other = try concept(other)
    guard card > before.card else { return }
    let sql = "INSERT OR IGNORE INTO contrast (card, other) VALUES (?, ?)"
    try db.cachedStatement(sql: sql).execute(arguments: [card, other])
  }
}
