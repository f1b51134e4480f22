/// What a file to be imported gives, piece by piece, in its own order.
package enum ImportPiece: Sendable {
  case note(ImportedNote)
  /// Decks of concepts, whole: all that may name each other's concepts.
  case decks([ParsedDeck])
  /// A line of engram's own loss-free export, and which.
  case archive(ArchiveRecord, line: Int)
  /// What could not be taken; the rest goes on.
  case rejected(Rejection)
  /// How much of the file has been read, in whatever unit; for files that may take long.
  case progress(done: Int, of: Int)
}

extension ImportPiece {
  /// With other names for pictures and sounds that a text of it names.
  package func renaming(media names: [String: String]) -> ImportPiece {
    guard !names.isEmpty else { return self }
    return switch self {
    case .note(let note): .note(note.renaming(media: names))
    case .archive(.concept(let concept), let line):
      .archive(.concept(concept.renaming(media: names)), line: line)
    case .archive, .decks, .rejected, .progress: self
    }
  }
}

/// A row, a note or a card that cannot be imported.
package struct Rejection: Hashable, Sendable {
  package let place: Place
  /// Cause and way out, such as "no answer: its second cell is empty".
  package let reason: String
  /// Its lines as they stand in the file, so that they can be mended and imported again; nil where
  /// the file is no text.
  package let text: String?

  package init(at place: Place, _ reason: String, text: String? = nil) {
    self.place = place
    self.reason = reason
    self.text = text
  }
}

/// Why a whole file cannot be imported, every problem at its place.
package struct ImportProblem: Error, Hashable, Sendable {
  /// Never empty.
  package let diagnostics: [Diagnostic]

  package init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }

  package init(at place: Place, _ message: String) {
    diagnostics = [Diagnostic(.error, at: place, message)]
  }
}
