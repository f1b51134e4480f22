import EngramCore

@testable import EngramStore

extension Scene {
  /// The lines of the export, but for its head.
  var archive: [ArchiveRecord] {
    get throws {
      var records: [ArchiveRecord] = []
      try store.archive(version: "test", at: moment) { records.append($0) }
      return Array(records.dropFirst())
    }
  }

  /// What the database holds, in an order and with numbers that do not depend on its rows.
  var content: [String] {
    get throws {
      try archive.map { record in
        guard case .concept(var concept) = record else { return "\(record)" }
        concept.lineage = concept.lineage.map {
          ArchivedConcept.Lineage(number: 0, name: $0.name)
        }
        return "\(ArchiveRecord.concept(concept))"
      }.sorted()
    }
  }

  @discardableResult
  mutating func restore(_ records: [ArchiveRecord], isDryRun: Bool = false) throws -> ImportReport {
    let request = ImportRequest(
      files: ["all.json"], format: "engram JSON", isDryRun: isDryRun)
    let report = try store.importing(request, at: moment, by: engine, using: &random) { importer in
      try importer.begin(file: "all.json", defaultDeck: "")
      for record in records { try importer.add(record) }
    }
    moment = moment.later(1000)
    return report
  }

  /// With decks of every kind, and notes that were imported with what another program knew of them.
  static func rich(seed: UInt64) throws -> Scene {
    var random = SeededGenerator(seed: seed)
    var scene = try Scene(DeckDocument.random(using: &random) + DeckDocument.mind, seed: seed)
    let memory = SM2State(repetitions: 3, easiness: 205, interval: 30)
    let answers = (0..<3).map { number in
      ImportedAnswer(
        moment: .noon(of: 19_900 + number), grade: .good, took: 900, isCounted: number != 1)
    }
    var notes = [
      ImportedNote.both("guid-1", "Pons", "Bridge"),
      .row("What is a schema?", "A frame.\nNo more."),
    ]
    notes[0].cards[0].schedule = ImportedSchedule(
      state: ImportedState(memory: memory, due: Day(20_010), lastDay: Day(19_980), lapses: 1),
      isSuspended: true, answers: answers)
    try scene.load(notes)
    try scene.load([.row("What is habituation?", "Less response.")], as: "other.csv")
    try scene.load([.both("guid-1", "Pons", "Bridge")], as: "notes.csv")
    return scene
  }

  /// A home in which the decks of `rich` are as new.
  static func fresh(seed: UInt64, hasDecks: Bool) throws -> Scene {
    var random = SeededGenerator(seed: seed)
    let decks = DeckDocument.random(using: &random) + DeckDocument.mind
    return try Scene(hasDecks ? decks : [], seed: seed &+ 77)
  }
}
