import EngramCore

@testable import EngramStore

/// A file of notes as a test writes it.
struct NoteFile {
  var name = "notes.csv"
  var deck = "Notes"
  var notes: [ImportedNote]
}

extension Scene {
  @discardableResult
  mutating func load(
    _ files: [NoteFile], isDryRun: Bool = false, takesTheirs: Bool = false
  ) throws -> ImportReport {
    let request = ImportRequest(
      files: files.map(\.name), format: "delimited text", isDryRun: isDryRun,
      takesTheirs: takesTheirs)
    let rules = try ImportRules(engine, at: moment)
    let report = try store.importing(request, at: moment, by: engine, using: &random) { importer in
      for file in files {
        try importer.begin(file: file.name, defaultDeck: file.deck)
        for note in file.notes { _ = try importer.add(ReadyNote(note, by: rules)) }
      }
    }
    moment = moment.later(1000)
    return report
  }

  @discardableResult
  mutating func load(
    _ notes: [ImportedNote], as name: String = "notes.csv", deck: String = "Notes",
    isDryRun: Bool = false, takesTheirs: Bool = false
  ) throws -> ImportReport {
    try load(
      [NoteFile(name: name, deck: deck, notes: notes)], isDryRun: isDryRun,
      takesTheirs: takesTheirs)
  }

  /// What happened to each note.
  mutating func outcomes(_ notes: [ImportedNote]) throws -> [ImportOutcome] {
    var outcomes: [ImportOutcome] = []
    let request = ImportRequest(files: ["notes.csv"], format: "delimited text")
    _ = try store.importing(request, at: moment, by: engine, using: &random) { importer in
      try importer.begin(file: "notes.csv", defaultDeck: "Notes")
      for note in notes { outcomes.append(try importer.add(ReadyNote(note))) }
    }
    return outcomes
  }

  /// Key, question and answer, such as "notes/what-is-a-schema/basic: What is a schema? A frame.".
  var lines: [String] {
    get throws {
      try cards.map { "\($0.card.key): \($0.card.prompt) \($0.card.answer)" }
    }
  }
}

extension ImportReport {
  /// Such as "added 1, unchanged 10, vanished 1".
  var text: String {
    let counts: [(Int, String)] = [
      (added, "added"), (updated, "updated"), (unchanged, "unchanged"),
      (vanished.count, "vanished"), (returned.count, "returned"),
      (keptEdits.count, "kept"), (duplicates.count, "duplicates"), (scheduled, "scheduled"),
      (answers, "answers"),
    ]
    return counts.filter { $0.0 > 0 }.map { "\($0.1) \($0.0)" }.joined(separator: ", ")
  }
}

extension ImportedNote {
  /// A question and its answer, as a table has them.
  static func row(
    _ prompt: String, _ answer: String, line: Int = 0, deck: String? = nil, tags: [String] = []
  ) -> ImportedNote {
    ImportedNote(
      line: line, deck: deck, tags: tags, cards: [ImportedCard(prompt: prompt, answer: answer)])
  }

  /// A note with an id, asked both ways.
  static func both(_ id: String, _ front: String, _ back: String) -> ImportedNote {
    ImportedNote(
      id: id,
      cards: [
        ImportedCard(prompt: front, answer: back),
        ImportedCard(kind: .reverse, prompt: back, answer: front),
      ], numbersLast: true)
  }
}
