import EngramCore

/// Reads a table of concepts into the decks that it names, or into one.
struct ConceptTableReader: ImportReader {
  let file: ImportFile
  let options: ImportOptions
  let survey: DelimitedSurvey
  let header: TableHeader
  let recognition: String

  var format: ImportFormat { .csv }
  var preamble: String { survey.preamble }

  /// Decks are held whole, so a table of concepts may not be as long as one of questions.
  static let mostRows = 20_000
  private static let mostBytes = 8 << 20

  mutating func read(into sink: (ImportPiece) throws -> Void) throws {
    let reader = ConceptRowReader(
      header: header,
      rowNote: RowNote(
        header: header, hasTagsThird: false, isHTML: survey.isHTML,
        columnCount: header.names.count))
    var records = TableRows(
      try DelimitedRecords(
        TextStream(
          file, encoding: options.encoding, limit: ConceptTableReader.mostBytes), survey.dialect,
        file: file.name),
      survey: survey, file: file.name, most: ConceptTableReader.mostRows)
    var rows: [ConceptRow] = []
    var rejections: [Rejection] = []
    func reject(_ line: Int, _ reason: String, _ text: String) {
      let place = Place(file: file.name, line: line, column: 1)
      rejections.append(Rejection(at: place, reason, text: text))
    }
    while try records.advance() {
      do throws(RowNote.Refusal) {
        rows.append(try reader.row(records.records))
      } catch let refusal {
        reject(records.records.line, refusal.reason, records.records.raw)
      }
    }
    guard !rows.isEmpty || !rejections.isEmpty else {
      throw ImportProblem(at: Place(file: file.name), "there are no rows of concepts in the file")
    }
    let table = ConceptTable(
      rows, defaultDeck: options.deck ?? ImportFile.deckTitle(ofFile: file.name),
      isOneDeck: options.deck != nil)
    for (index, reason) in table.refusals { reject(rows[index].line, reason, rows[index].raw) }
    for rejection in rejections.sorted(by: { $0.place < $1.place }) {
      try sink(.rejected(rejection))
    }
    let decks = table.decks(file: file.name)
    if !decks.isEmpty { try sink(.decks(decks)) }
  }
}
