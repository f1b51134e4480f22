import EngramCore

/// Makes notes of the rows of a text of Anki's.
///
/// The file holds no templates: notes of the stock types become the cards that Anki makes of them;
/// of others the first field asks and the other filled ones answer.
struct AnkiTextRow {
  private let layout: AnkiTextLayout
  /// The note types met so far, by name; nil for those that are not stock.
  private var noteTypes: [String: AnkiNoteType?] = [:]
  private let cloze = AnkiStockType.cloze.noteType(named: "Cloze")

  init(_ layout: AnkiTextLayout) { self.layout = layout }

  /// The note of the current record.
  mutating func note(_ records: borrowing DelimitedRecords) throws(RowNote.Refusal) -> TakenRow {
    let plain = RowNote(header: nil, hasTagsThird: false, isHTML: false, columnCount: nil)
    if let problem = plain.problem(records) { throw RowNote.Refusal(reason: problem) }
    var note = ImportedNote(line: records.line, tags: layout.header.tags, cards: [])
    note.id = cell(layout.header.guidColumn, records)
    note.deck = cell(layout.header.deckColumn, records) ?? layout.header.deck.flatMap(deck)
    addTags(cell(layout.header.tagsColumn, records), to: &note)
    let name = cell(layout.header.noteTypeColumn, records) ?? layout.header.noteType
    let leftOut =
      if let type = stock(name) {
        try make(&note, records, type)
      } else {
        try makeLoose(&note, records, isNamed: name != nil)
      }
    if let reason = TagCell.excess(note.tags.count, of: "the note") {
      throw RowNote.Refusal(reason: reason)
    }
    return TakenRow(note, leftOut: leftOut)
  }

  /// The cards that cannot be asked, each with its reason.
  private typealias LeftOut = [(ord: Int, reason: String)]

  /// The cards that Anki makes of a note of a stock type.
  private func make(
    _ note: inout ImportedNote, _ records: borrowing DelimitedRecords, _ type: AnkiNoteType
  ) throws(RowNote.Refusal) -> LeftOut {
    let columns = layout.columns(of: type.fields, count: records.cellCount)
    if layout.header.tagsColumn == nil { addTags(cell(columns.tags, records), to: &note) }
    let rest = columns.rest.compactMap { column in
      cell(column, records).map { plain($0) }
    }
    return try make(&note, columns.fields.map { html($0, records) }, type, rest: rest)
  }

  private func make(
    _ note: inout ImportedNote, _ fields: [String], _ type: AnkiNoteType, rest: [String]
  ) throws(RowNote.Refusal) -> LeftOut {
    let source = AnkiNote(guid: note.id ?? "", fields: fields, tags: note.tags)
    let ords = source.ords(of: type)
    let made = source.cards(ords, of: type, deck: note.deck ?? "")
    guard !made.cards.isEmpty else {
      throw RowNote.Refusal(
        reason: ords.isEmpty
          ? type.isCloze
            ? "no hole: hide words with {{c1::words}}" : "no question: its first field is empty"
          : made.leftOut.first.map(\.reason) ?? "it gives no card")
    }
    note.cards = made.cards.map(\.card)
    note.note = ([made.note] + rest).joinedLines()
    note.numbersLast = true
    return made.leftOut
  }

  /// One card of a note of a type whose templates are unknown; of one with holes a cloze.
  private func makeLoose(
    _ note: inout ImportedNote, _ records: borrowing DelimitedRecords, isNamed: Bool
  ) throws(RowNote.Refusal) -> LeftOut {
    var columns = layout.fieldColumns(count: min(records.cellCount, RecordScanner.mostCells))
    let labelled = layout.columns(of: ["Front", "Back"], count: records.cellCount)
    if !isNamed, layout.header.columns.contains("Front"), layout.header.columns.contains("Back") {
      columns = labelled.fields + labelled.rest
      if layout.header.tagsColumn == nil { addTags(cell(labelled.tags, records), to: &note) }
    } else if !isNamed, layout.header.tagsColumn == nil, columns.count == 3,
      let last = columns.last, layout.couldBeTags(last), TagCell.looksLikeTags(records[last])
    {
      addTags(cell(columns.removeLast(), records), to: &note)
    }
    if let hole = columns.first(where: { ClozeRow.isIn(records[$0]) }) {
      let rest = columns.filter { $0 != hole }.compactMap { cell($0, records).map { plain($0) } }
      return try make(&note, [html(hole, records), ""], cloze, rest: rest)
    }
    let texts = columns.map { plain(records.text($0)) }
    guard let prompt = texts.first?.nilIfEmpty else {
      throw RowNote.Refusal(reason: "no question: its first field is empty; fill it in")
    }
    guard let answer = texts.dropFirst().joinedLines() else {
      throw RowNote.Refusal(
        reason: "no answer: all fields behind the first are empty; fill one in")
    }
    note.cards = [ImportedCard(prompt: prompt, answer: answer)]
    return []
  }

  /// The stock type with this name; nil for others.
  private mutating func stock(_ name: String?) -> AnkiNoteType? {
    guard let name else { return nil }
    if let known = noteTypes[name] { return known }
    // A file with a name of its own in each row is no reason to remember them all.
    if noteTypes.count >= 1_000 { noteTypes.removeAll() }
    let type = AnkiNoteType.stock(named: name)
    noteTypes[name] = .some(type)
    return type
  }

  /// A deck may be named by its number in the collection, which says nothing here.
  private func deck(_ name: String) -> String? {
    name.utf8.count >= 10 && name.utf8.allSatisfy { (0x30...0x39).contains($0) } ? nil : name
  }

  private func addTags(_ text: String?, to note: inout ImportedNote) {
    guard let text else { return }
    var tags = UniqueTexts()
    tags.add(note.tags)
    tags.add(AnkiTextHeader.tags(text))
    note.tags = tags.texts
  }

  /// The text of a column as it stands in the file; nil where it is empty.
  private func cell(_ column: Int?, _ records: borrowing DelimitedRecords) -> String? {
    column.flatMap { records.text($0).nilIfEmpty }
  }

  /// A text as it is to be shown.
  private func plain(_ text: String) -> String { layout.isHTML ? HTMLText.plain(text) : text }

  /// The text of a column as HTML, which note types want.
  private func html(_ column: Int, _ records: borrowing DelimitedRecords) -> String {
    let text = records.text(column)
    return layout.isHTML ? text : ClozeRow.html(text)
  }
}
