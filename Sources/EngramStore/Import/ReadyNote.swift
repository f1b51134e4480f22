package import EngramCore

/// A note with all that can be said of it without the database, so that whoever reads the file can do
/// that work while the notes before it are being stored.
package struct ReadyNote: Sendable {
  /// Without what no list and no text of the database can hold.
  let note: ImportedNote
  /// Why it cannot be taken, and the way out.
  let problem: String?
  /// What its concept is called, if no other has that name.
  let key: String
  let words: NoteRows.Words
  let placed: [NoteMatching.Placed]
  /// What other programs know of the cards, should they be new here: by their places in `placed`.
  let answers: [Int: ForeignAnswers]

  /// More than any note has; the cost of telling cards apart grows with the square.
  private static let mostCards = 1000

  /// - Parameter rules: nil where no schedules come with the notes.
  package init(_ note: ImportedNote, by rules: ImportRules? = nil) {
    problem = ReadyNote.problem(with: note)
    guard problem == nil else {
      self.note = note
      key = ""
      words = NoteRows.Words(note: nil, tags: "", citations: "")
      placed = []
      answers = [:]
      return
    }
    let note = note.cleaned
    self.note = note
    key = note.name.map(NoteKey.named) ?? NoteKey.concept(note.cards[0].prompt)
    words = NoteRows.Words(note)
    placed = NoteMatching(note).placed
    answers = ReadyNote.answers(placed, of: note, by: rules)
  }

  private static func answers(
    _ placed: [NoteMatching.Placed], of note: ImportedNote, by rules: ImportRules?
  ) -> [Int: ForeignAnswers] {
    // The name of others depends on what their decks and concepts are called here.
    guard let rules, let id = note.id else { return [:] }
    var answers: [Int: ForeignAnswers] = [:]
    for (index, placed) in placed.enumerated() {
      guard let schedule = placed.card.schedule, !schedule.answers.isEmpty else { continue }
      let name = AnswerName(note: id, kind: placed.card.kind, number: placed.number)
      answers[index] = ForeignAnswers(
        schedule.answers, of: name, after: CardHistory([], by: rules.engine), by: rules)
    }
    return answers
  }

  private static func problem(with note: ImportedNote) -> String? {
    if note.cards.isEmpty { return "it makes no card: give it a question and an answer" }
    if note.cards.count > mostCards {
      return "it makes \(note.cards.count) cards, and \(mostCards) are the most; divide it"
    }
    for card in note.cards {
      if card.prompt.isBlank { return "a card of it has no question: give it one" }
      if card.answer.isBlank { return "a card of it has no answer: give it one" }
    }
    return nil
  }
}

extension ImportedNote {
  fileprivate var cleaned: ImportedNote {
    var clean = self
    clean.tags = tags.compactMap(\.entry)
    clean.citations = citations.compactMap(\.entry)
    if let note { clean.note = note.isBlank ? nil : note.withoutZeros }
    for index in cards.indices {
      clean.cards[index].aliases = cards[index].aliases.compactMap(\.entry)
      clean.cards[index].prompt = cards[index].prompt.withoutZeros
      clean.cards[index].answer = cards[index].answer.withoutZeros
    }
    clean.deck = deck?.entry
    clean.id = id?.entry
    clean.name = name?.entry
    return clean
  }
}

extension String {
  /// Whether nothing of it can be seen.
  fileprivate var isBlank: Bool {
    utf8.allSatisfy { $0 <= 0x20 }
  }

  private func holdsByte(_ byte: UInt8) -> Bool {
    utf8.withContiguousStorageIfAvailable { $0.contains(byte) } ?? utf8.contains(byte)
  }

  /// A zero byte ends a text for parts of SQLite.
  fileprivate var withoutZeros: String {
    holdsByte(0) ? String(String.UnicodeScalarView(unicodeScalars.filter { $0 != "\0" })) : self
  }

  /// As an entry of a list, which takes one line; nil for nothing.
  var entry: String? {
    let text = withoutZeros
    guard text.holdsByte(0x0A) else { return text.isEmpty ? nil : text }
    let line = text.split(separator: "\n").joined(separator: " ")
    return line.isEmpty ? nil : line
  }
}
