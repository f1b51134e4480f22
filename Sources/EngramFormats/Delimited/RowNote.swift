import EngramCore

/// Makes notes of the rows of a table of questions.
struct RowNote {
  /// Of the columns that have no header, whether the third lists tags.
  private let hasTagsThird: Bool
  /// Whether texts are written as HTML.
  private let isHTML: Bool
  /// How many columns there are; nil where a row may have any number.
  private let columnCount: Int?
  private let header: TableHeader?
  private let columns: RowColumns?

  init(header: TableHeader?, hasTagsThird: Bool, isHTML: Bool, columnCount: Int?) {
    self.header = header
    columns = header.map(RowColumns.init)
    self.hasTagsThird = hasTagsThird
    self.isHTML = isHTML
    self.columnCount = columnCount
  }

  /// A row that cannot be taken, with cause and way out.
  struct Refusal: Error { let reason: String }

  /// The note of the current record.
  func note(_ records: borrowing DelimitedRecords) throws(Refusal) -> TakenRow {
    if let problem = problem(records) { throw Refusal(reason: problem) }
    let column = columns?.question ?? 0
    let answer = text(records, columns?.answer ?? 1)
    let clozes =
      ClozeRow.isIn(records[column])
      ? try ClozeRow.cards(of: records.text(column), isHTML: isHTML) : nil
    let prompt = text(records, column)
    guard !prompt.isEmpty else {
      throw Refusal(reason: "no question: its cell is empty; fill it in")
    }
    guard !answer.isEmpty || clozes != nil else {
      throw Refusal(
        reason: records.cellCount < 2
          ? "no answer: the row has one cell only; write the answer behind a separator"
          : "no answer: its cell is empty; fill it in")
    }
    var note = ImportedNote(line: records.line, cards: [])
    try fill(&note, from: records)
    if let clozes {
      note.cards = clozes.cards.map(\.card)
      note.numbersLast = true
      note.note = [answer, note.note].joinedLines()
    } else {
      let aliases = aliases(records, except: answer)
      note.cards = [ImportedCard(prompt: prompt, answer: answer, aliases: aliases)]
    }
    return TakenRow(note, leftOut: clozes?.leftOut ?? [])
  }

  /// Why the current record cannot be taken whatever its cells say.
  func problem(_ records: borrowing DelimitedRecords) -> String? {
    if let line = records.strayQuoteLine {
      return "the quote that opens on line \(line) is closed lines later amid a text: most likely "
        + "its own closing quote is missing; add it, or double a quote that belongs to the text"
    }
    let count = records.cellCount
    guard count <= RecordScanner.mostCells else {
      return "the row has \(count) cells; \(RecordScanner.mostCells) are the most that are read"
    }
    for column in 0..<count where records[column].count > DelimitedRecords.mostCellBytes {
      return "cell \(column + 1) is larger than 1 MiB, the most for a cell; shorten it"
    }
    guard let columnCount, count > columnCount else { return nil }
    guard (columnCount..<count).contains(where: { records.isFilled($0) }) else { return nil }
    return "the row has \(count) cells where there are \(columnCount) columns: most likely a "
      + "separator stands in a text; cutting it short would lose text: quote the cell"
  }

  /// What the row says beside question and answer.
  private func fill(
    _ note: inout ImportedNote, from records: borrowing DelimitedRecords
  ) throws(Refusal) {
    guard let columns else {
      let rest = 2..<max(2, min(records.cellCount, RecordScanner.mostCells))
      let isTagged = hasTagsThird && TagCell.looksLikeTags(records[2])
      if isTagged { note.tags = TagCell.tags(text(records, 2)) }
      note.note = rest.dropFirst(isTagged ? 1 : 0).map { text(records, $0) }.joinedLines()
      return
    }
    note.tags = try tags(records, columns.tags)
    note.deck = columns.deck.flatMap { text(records, $0).nilIfEmpty }
    note.name = columns.name.flatMap { text(records, $0).nilIfEmpty }
    note.id = columns.guid.flatMap { text(records, $0).nilIfEmpty }
    var lines = columns.notes.map { text(records, $0) }
    if let hint = columns.hint.flatMap({ text(records, $0).nilIfEmpty }) {
      lines.append("Hint: \(hint)")
    }
    note.note = (lines + unused(records)).joinedLines()
    guard columns.source != nil || columns.page != nil else { return }
    let citation = RowNote.citation(
      source: columns.source.map { text(records, $0) } ?? "",
      page: columns.page.map { text(records, $0) } ?? "")
    note.citations = citation.map { [$0] } ?? []
  }

  /// What stands in columns that mean nothing here, under their names.
  func unused(_ records: borrowing DelimitedRecords) -> [String] {
    guard let columns, let header else { return [] }
    var lines: [String] = []
    for column in columns.unused { lines.append(header.named(text(records, column), column)) }
    return lines
  }

  /// What the cells of these columns list, over all of them.
  func tags(
    _ records: borrowing DelimitedRecords, _ columns: [Int]
  ) throws(Refusal) -> [String] {
    var tags = UniqueTexts()
    for column in columns { tags.add(TagCell.tags(text(records, column))) }
    if let reason = TagCell.excess(tags.texts.count, of: "the row") {
      throw Refusal(reason: reason)
    }
    return tags.texts
  }

  /// The text of a cell as it is to be shown.
  func text(_ records: borrowing DelimitedRecords, _ column: Int) -> String {
    let text = records.text(column)
    return isHTML && Markup.isIn(records[column]) ? HTMLText.plain(text) : text
  }

  /// Other answers that are right as well.
  private func aliases(_ records: borrowing DelimitedRecords, except answer: String) -> [String] {
    guard let columns, !columns.also.isEmpty else { return [] }
    var aliases = UniqueTexts()
    for column in columns.also { aliases.add(ListCell.parts(text(records, column))) }
    return aliases.texts.filter { $0 != answer }
  }

  /// The source with the page behind it; nil where nothing is known.
  static func citation(source: String, page: String) -> String? {
    [source, RowNote.page(page)].filter { !$0.isEmpty }.joined(separator: ", ").nilIfEmpty
  }

  /// A page as citations have it: a number with "p." before it, all else as it stands.
  static func page(_ page: String) -> String {
    guard let first = page.utf8.first, (0x30...0x39).contains(first) else { return page }
    let isRange = page.unicodeScalars.contains { $0 == "-" || $0 == "–" || $0 == "," }
    return (isRange ? "pp. " : "p. ") + page
  }
}

extension String {
  /// Nil where there is nothing.
  var nilIfEmpty: String? { isEmpty ? nil : self }
}

extension Sequence<String> {
  /// Those that are not empty, a line each; nil where all are.
  func joinedLines() -> String? {
    var lines = ""
    for line in self where !line.isEmpty {
      if !lines.isEmpty { lines += "\n" }
      lines += line
    }
    return lines.nilIfEmpty
  }
}

extension Sequence<String?> {
  /// Those that are there and not empty, a line each; nil where none is.
  func joinedLines() -> String? { compactMap(\.self).joinedLines() }
}
