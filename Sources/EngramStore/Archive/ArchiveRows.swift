import EngramCore
import GRDB

/// Reads rows as the lines of an export, by names that another database knows too.
struct ArchiveRows {
  let db: Database

  init(_ db: Database) { self.db = db }

  func header(version: String, at moment: Moment) throws -> ArchiveHeader {
    ArchiveHeader(
      version: version, exported: "\(moment)",
      cards: try Int.fetchOne(db, sql: "SELECT count(*) FROM card") ?? 0,
      events: try Int.fetchOne(db, sql: "SELECT count(*) FROM event") ?? 0)
  }

  func forEachSetting(_ body: (SettingKey, String) throws -> Void) throws {
    let rows = try Row.fetchAll(db, sql: "SELECT key, value FROM setting ORDER BY key")
    for row in rows {
      let value: String = row[1]
      guard let key = SettingKey(rawValue: row[0]), Settings().setting(key, to: value) != nil
      else { continue }
      try body(key, value)
    }
  }

  func forEachDeck(_ body: (ArchivedDeck) throws -> Void) throws {
    let sql = """
      SELECT deck.key, title, summary, position, isBundled, deckSource.text
      FROM deck LEFT JOIN deckSource ON deckSource.deck = deck.id
      ORDER BY position, deck.id
      """
    let rows = try Row.fetchCursor(db, sql: sql)
    while let row = try rows.next() {
      try body(
        ArchivedDeck(
          key: row[0], title: row[1], summary: row[2], position: row[3], isBundled: row[4],
          source: row[5]))
    }
  }

  func forEachConcept(_ body: (ArchivedConcept) throws -> Void) throws {
    let sql = """
      SELECT concept.id, deck.key, concept.key, concept.kind, rank, concept.position, term,
        definition, note, aliases, tags, citations, phrase, origin, lineage, lineage.name
      FROM concept JOIN deck ON deck.id = concept.deck
        LEFT JOIN lineage ON lineage.id = concept.lineage
      ORDER BY deck.position, deck.id, concept.position, concept.id
      """
    let rows = try Row.fetchCursor(db, sql: sql)
    while let row = try rows.next() {
      var concept = ArchivedConcept(
        name: ConceptName(deck: row[1], concept: row[2]), kind: try known(row[3]), rank: row[4],
        position: row[5])
      concept.term = row[6]
      concept.definition = row[7]
      concept.note = row[8]
      concept.aliases = TextList.split(row[9])
      concept.tags = TextList.split(row[10])
      concept.citations = TextList.split(row[11])
      concept.phrase = row[12]
      concept.origin = row[13]
      if let number = row[14] as Int? {
        concept.lineage = ArchivedConcept.Lineage(number: number, name: row[15] ?? "")
      }
      concept.cards = try cards(of: row[0])
      try body(concept)
    }
  }

  private func cards(of concept: Int64) throws -> [ArchivedCard] {
    let sql = """
      SELECT kind, number, card.prompt, card.answer, aliases, citations, hasVanished, isHidden,
        edit.prompt, edit.answer, edit.note
      FROM card LEFT JOIN edit ON edit.card = card.id WHERE concept = ? ORDER BY card.id
      """
    return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [concept]).map { row in
      let number: Int = row[1]
      var card = ArchivedCard(
        kind: try known(row[0]), number: number == 0 ? nil : number, prompt: row[2],
        answer: row[3])
      card.aliases = TextList.split(row[4])
      card.citations = TextList.split(row[5])
      card.hasVanished = row[6]
      card.isHidden = row[7]
      if let prompt = row[8] as String? {
        card.edit = ArchivedCard.Edit(prompt: prompt, answer: row[9], note: row[10])
      }
      return card
    }
  }

  func forEachRelation(_ body: (ArchivedRelation) throws -> Void) throws {
    let sql = """
      SELECT home.key, own.key, relation.kind, deck.key, target.key
      FROM relation JOIN concept AS own ON own.id = relation.concept
        JOIN deck AS home ON home.id = own.deck
        JOIN concept AS target ON target.id = relation.target JOIN deck ON deck.id = target.deck
      ORDER BY relation.concept, relation.kind, relation.target
      """
    let rows = try Row.fetchCursor(db, sql: sql)
    while let row = try rows.next() {
      try body(
        ArchivedRelation(
          from: ConceptName(deck: row[0], concept: row[1]), kind: try known(row[2]),
          to: ConceptName(deck: row[3], concept: row[4])))
    }
  }

  func forEachContrast(_ body: (CardKey, ConceptName) throws -> Void) throws {
    let sql = """
      SELECT contrast.card, deck.key, concept.key FROM contrast
        JOIN concept ON concept.id = contrast.other JOIN deck ON deck.id = concept.deck
      ORDER BY contrast.card
      """
    let rows = try Row.fetchCursor(db, sql: sql)
    while let row = try rows.next() {
      try body(try key(of: row[0]), ConceptName(deck: row[1], concept: row[2]))
    }
  }

  func key(of card: Int64) throws -> CardKey {
    let sql = """
      SELECT deck.key, concept.key, card.kind, card.number FROM card
        JOIN concept ON concept.id = card.concept JOIN deck ON deck.id = concept.deck
      WHERE card.id = ?
      """
    guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [card]) else {
      throw StoreError.refused(reason: "a card is not there")
    }
    let number: Int = row[3]
    return CardKey(
      deck: row[0], concept: row[1], kind: try known(row[2]),
      number: number == 0 ? nil : number)
  }

  func name(of concept: Int64?) throws -> ConceptName? {
    guard let concept else { return nil }
    let sql = """
      SELECT deck.key, concept.key FROM concept JOIN deck ON deck.id = concept.deck
      WHERE concept.id = ?
      """
    let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [concept])
    return row.map { ConceptName(deck: $0[0], concept: $0[1]) }
  }

  /// What a newer program wrote cannot be exported without loss.
  func known<Value: RawRepresentable>(_ text: String) throws -> Value
  where Value.RawValue == String {
    guard let value = Value(rawValue: text) else {
      throw StoreError.refused(reason: "this engram does not know \"\(text)\"")
    }
    return value
  }
}
