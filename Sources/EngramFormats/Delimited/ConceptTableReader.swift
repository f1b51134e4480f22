import EngramCore

/// Reads a table of concepts into one deck.
struct ConceptTableReader: ImportReader {
  let file: ImportFile
  let options: ImportOptions
  let survey: DelimitedSurvey
  let header: TableHeader
  let recognition: String

  var format: ImportFormat { .csv }
  var media: [ImportedMedium] { [] }

  mutating func read(into sink: (ImportPiece) throws -> Void) throws {
  }
}
