import EngramCore

/// Makes pieces of an import from the rows of a collection.
struct AnkiNoteMaker {
  private let collection: AnkiCollection
  private let borrowed: AnkiBorrowedCards
  private let file: String
  /// Nil when schedules are not wanted.
  private let schedule: AnkiSchedule?

  init(
    _ collection: AnkiCollection, _ borrowed: AnkiBorrowedCards, file: String,
    schedule: AnkiSchedule?
  ) {
    self.collection = collection
    self.borrowed = borrowed
    self.file = file
    self.schedule = schedule
  }

  /// The note once for each deck that its cards lie in, and what of it cannot be taken.
  ///
  /// A concept lies in one deck. So what lies in a second one has a name of its own: after its first
  /// card, since decks are renamed and cards are moved.
  func pieces(_ row: AnkiNoteRows.Note) -> [ImportPiece] {
    let note = AnkiNote(
      guid: row.guid, fields: row.fields, tags: row.tags.filter { !Self.isOfAnki($0) }.map(clean))
    func rejected(_ reason: String) -> ImportPiece {
      .rejected(Rejection(at: Place(file: file), "\(name(of: note)): \(reason)"))
    }
    guard let type = collection.noteTypes[row.type] else {
      return [rejected("its note type is missing from the package; export it again from Anki")]
    }
    guard row.fields.count >= type.fields.count else {
      return [
        rejected(
          "it has \(row.fields.count) fields where its note type \"\(type.name)\" has "
            + "\(type.fields.count); in Anki choose Tools, Check Database, and export again")
      ]
    }
    guard !row.cards.isEmpty else {
      return [rejected("it has no card; in Anki choose Tools, Empty Cards or Check Database")]
    }
    if let reason = note.excess(row.cards.map(\.ord), of: type) { return [rejected(reason)] }
    let id = row.guid.isEmpty ? "\(row.id)" : row.guid
    var pieces: [ImportPiece] = []
    for (index, (deck, cards)) in byDeck(row.cards).enumerated() {
      let made = note.cards(cards.map(\.ord), of: type, deck: deck ?? "Default")
      let ready = made.cards.map { ord, card in completed(card, ord, cards, row) }
      if !ready.isEmpty {
        var taken = ImportedNote(
          id: index == 0 ? id : "\(id)/\(cards[0].ord)", deck: deck, tags: note.tags,
          note: made.note, cards: ready, numbersLast: true)
        if AnkiOwnType(rawValue: row.type) != nil { takeOwnFields(of: row, into: &taken) }
        pieces.append(.note(taken))
      }
      pieces += made.leftOut.map { ord, reason in
        rejected("\(Self.name(ofCard: ord, in: type)): \(reason)")
      }
    }
    if row.isOverfull {
      pieces.append(rejected("it has more cards or answers than an honest note; the rest is left"))
    }
    return pieces
  }

  /// In the order of their first cards.
  private func byDeck(_ cards: [AnkiCardRow]) -> [(deck: String?, cards: [AnkiCardRow])] {
    var decks: [(deck: String?, cards: [AnkiCardRow])] = []
    for card in cards {
      let home = borrowed.homes[card.id] ?? card.deckOfItsOwn
      let title = collection.decks[home].flatMap { $0.isEmpty ? nil : $0 }
      if let index = decks.firstIndex(where: { $0.deck == title }) {
        decks[index].cards.append(card)
      } else {
        decks.append((title, [card]))
      }
    }
    return decks
  }

  private func completed(
    _ card: ImportedCard, _ ord: Int, _ rows: [AnkiCardRow], _ note: AnkiNoteRows.Note
  ) -> ImportedCard {
    guard let row = rows.first(where: { $0.ord == ord }) else { return card }
    var card = card
    if note.type == AnkiOwnType.reversed.rawValue {
      // What stands below its answers hides that one side swaps the other.
      card.kind = ord == 0 ? .basic : .reverse
      card.number = 0
    }
    card.isFlagged = row.isFlagged
    card.schedule = schedule?.schedule(row, log: note.logs[row.id] ?? [])
    return card
  }

  /// What engram itself wrote below the answer comes back as what it was.
  private func takeOwnFields(of row: AnkiNoteRows.Note, into note: inout ImportedNote) {
    func text(_ field: Int) -> String {
      field < row.fields.count ? HTMLText.plain(row.fields[field]) : ""
    }
    func lines(_ field: Int) -> [String] {
      text(field).split(separator: "\n").map(String.init)
    }
    let explanation = text(AnkiOwnType.noteField)
    note.note = explanation.isEmpty ? nil : explanation
    note.citations = lines(AnkiOwnType.sourceField)
    if note.cards.count == 1 { note.cards[0].aliases = lines(AnkiOwnType.aliasField) }
  }

  private func name(of note: AnkiNote) -> String {
    let title = note.title
    return title.isEmpty ? "a note without a first field" : "“\(title)”"
  }

  /// Counted from 1, as Anki does it, with the template's name: "card 2 (“Reverse”)".
  private static func name(ofCard ord: Int, in type: AnkiNoteType) -> String {
    guard ord >= 0 else { return "a card with the number \(ord)" }
    let number = "card \(ord < Int.max ? ord + 1 : ord)"
    guard !type.isCloze, let name = type.template(ord: ord)?.name, !name.isEmpty else {
      return number
    }
    return "\(number) (“\(AnkiCollection.clean(name))”)"
  }

  /// Tags by which Anki itself speaks of a schedule.
  private static func isOfAnki(_ tag: String) -> Bool {
    let tag = tag.lowercased()
    return tag == "leech" || tag == "marked"
  }

  private func clean(_ tag: String) -> String { AnkiCollection.clean(tag) }
}
