import EngramCore

/// Gathers the rows of engram's own export: neighbours of the same deck and concept are the cards
/// of one note.
struct OwnRows {
  let header: TableHeader
  /// The note that further rows may belong to.
  private(set) var last: ImportedNote?

  private static let mostCards = 1_000

  init(header: TableHeader) { self.header = header }

  /// Takes the current record; gives the note before it, where it begins a new one.
  mutating func add(
    _ records: borrowing DelimitedRecords, _ rowNote: RowNote
  ) throws(RowNote.Refusal) -> ImportedNote? {
    if let problem = rowNote.problem(records) { throw RowNote.Refusal(reason: problem) }
    let prompt = cell(.question, records)
    let answer = cell(.answer, records)
    guard !prompt.isEmpty else {
      throw RowNote.Refusal(reason: "no question: its cell is empty; fill it in")
    }
    guard !answer.isEmpty else {
      throw RowNote.Refusal(reason: "no answer: its cell is empty; fill it in")
    }
    let (kind, number) = OwnRows.card(cell(.card, records))
    let row = ImportedNote(
      line: records.line, name: cell(.concept, records).nilIfEmpty,
      deck: cell(.deck, records).nilIfEmpty, tags: TagCell.ownTags(cell(.tags, records)),
      note: ([cell(.note, records)] + rowNote.unused(records)).joinedLines(),
      citations: ListCell.parts(cell(.source, records)) { $0 == 0x7C },
      cards: [
        ImportedCard(
          kind: kind ?? .basic, number: number, prompt: prompt, answer: answer,
          aliases: ListCell.parts(cell(.also, records)) { $0 == 0x7C })
      ], numbersLast: kind != nil)
    try check(row.tags, row.citations)
    guard var note = last, row.name != nil, row.name == note.name, row.deck == note.deck else {
      defer { last = row }
      return last.map(OwnRows.numbered)
    }
    guard note.cards.count < OwnRows.mostCards else {
      throw RowNote.Refusal(
        reason: "more than \(OwnRows.mostCards) cards of one concept, the most there can be")
    }
    let tags = OwnRows.joined(note.tags, row.tags)
    let citations = OwnRows.joined(note.citations, row.citations)
    try check(tags, citations)
    last = nil  // So that its cards are not copied for each one that is added.
    note.cards += row.cards
    note.tags = tags
    note.citations = citations
    if row.note != note.note { note.note = [note.note, row.note].joinedLines() }
    note.numbersLast = note.numbersLast && row.numbersLast
    last = note
    return nil
  }

  /// The note after the last row.
  mutating func end() -> ImportedNote? {
    defer { last = nil }
    return last.map(OwnRows.numbered)
  }

  private func check(_ tags: [String], _ citations: [String]) throws(RowNote.Refusal) {
    guard max(tags.count, citations.count) > TagCell.most else { return }
    throw RowNote.Refusal(
      reason: "more than \(TagCell.most) tags or sources of one concept, the most there can be")
  }

  /// Mostly they are the same in all rows of a concept.
  private static func joined(_ texts: [String], _ more: [String]) -> [String] {
    guard texts != more else { return texts }
    var joined = UniqueTexts()
    joined.add(texts)
    joined.add(more)
    return joined.texts
  }

  private func cell(_ field: TableField, _ records: borrowing DelimitedRecords) -> String {
    guard let column = header.column(field) else { return "" }
    return OwnRows.unguarded(records.text(column))
  }

  /// The kind and number that "cloze/2" names; no kind where plain notes have none such.
  private static func card(_ text: String) -> (kind: CardKind?, number: Int) {
    let parts = text.utf8.split(separator: 0x2F, maxSplits: 1)
    let number = parts.count == 2 ? String(parts[1]).flatMap { Int($0) } ?? 0 : 0
    let kind = parts.first.flatMap { String($0) }.flatMap { CardKind(rawValue: $0) }
    return switch kind {
    case .basic, .reverse, .cloze: (kind, max(0, number))
    case .define, .name, .who, .works, .contrast, .vignette, .list, nil: (nil, 0)
    }
  }

  /// With a number of its own for each card where several are of a kind.
  private static func numbered(_ note: ImportedNote) -> ImportedNote {
    var note = note
    for kind in [CardKind.basic, .reverse, .cloze] {
      let same = note.cards.indices.filter { note.cards[$0].kind == kind }
      let numbers = Set(same.map { note.cards[$0].number })
      guard same.count > 1, numbers.count < same.count || numbers.contains(0) else { continue }
      for (place, index) in same.enumerated() { note.cards[index].number = place + 1 }
      note.numbersLast = false
    }
    return note
  }

  /// Without the apostrophe that keeps spreadsheets from taking a text for a formula; where one
  /// stands so of its own, every export has put another before it.
  ///
  /// Not told by the byte order mark of the export for spreadsheets, without which some save it.
  private static func unguarded(_ text: String) -> String {
    let rest = text.utf8.drop { $0 == 0x27 }
    guard rest.startIndex > text.utf8.startIndex, let first = rest.first,
      "=+-@\t\r".utf8.contains(first)
    else { return text }
    return String(text.unicodeScalars.dropFirst())
  }
}
