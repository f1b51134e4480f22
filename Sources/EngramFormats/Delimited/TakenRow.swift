import EngramCore

/// What a row gave: a note, and the cards of it that cannot be asked.
struct TakenRow {
  var note: ImportedNote
  /// Each with its number and its reason, such as "card 2: it hides no words ...".
  let leftOut: [String]

  init(_ note: ImportedNote, leftOut: [(ord: Int, reason: String)] = []) {
    self.note = note
    self.leftOut = leftOut.map { ord, reason in
      "card \(ord < Int.max ? ord + 1 : ord): \(reason)"
    }
  }

  /// Hands over the note and what was left out of it; `records` stand at its row.
  ///
  /// The row's text goes with the first one only: mended, it is imported once.
  func hand(
    _ records: borrowing DelimitedRecords, of file: String,
    to sink: (ImportPiece) throws -> Void
  ) throws {
    try sink(.note(note))
    let place = Place(file: file, line: records.line, column: 1)
    for (index, reason) in leftOut.enumerated() {
      try sink(.rejected(Rejection(at: place, reason, text: index == 0 ? records.raw : nil)))
    }
  }
}
