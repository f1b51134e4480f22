import EngramCore
import EngramFormats
import EngramTestSupport

/// All that a reader gave, for tests.
struct ImportedFile {
  var notes: [ImportedNote] = []
  var decks: [(document: DeckDocument, places: PlaceTable)] = []
  var rejections: [Rejection] = []
  var media: [ImportedMedium] = []
  var recognition = ""

  /// Reads to the end; what the reader throws goes on.
  init(_ reader: any ImportReader) throws {
    var reader = reader
    recognition = reader.recognition
    try reader.read { piece in
      switch piece {
      case .note(let note): notes.append(note)
      case .archive, .progress: break
      case .decks(let parsed): decks += parsed.map { ($0.document, $0.places) }
      case .rejected(let rejection): rejections.append(rejection)
      }
    }
    media = reader.media
  }

  var cards: [ImportedCard] { notes.flatMap(\.cards) }

  var rejectedLines: [Int] { rejections.map(\.place.line) }
}

extension ImportOptions {
  /// Noon, in Greenwich, of the day on which the samples were made.
  static func test(scratch: String = "/nowhere") -> ImportOptions {
    ImportOptions(now: .noon(ofDay: 20_778), scratch: scratch, localOffset: { _ in 0 })
  }
}
