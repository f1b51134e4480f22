import EngramCore

/// The synthetic notes, states and reviews of Benchmarks/make_data.py.
struct BenchData {
  private let environment: Environment
  private let folder: String

  static let deckKey = "bench"

  init(_ environment: Environment, folder: String) {
    self.environment = environment
    self.folder = folder
  }

  /// Front, back and tags by tabs, a note a line.
  func deck(_ size: String) throws -> DeckDocument {
    var concepts: [Concept] = []
    try forEachLine("notes_\(size).tsv") { line in
      let fields = line.split(separator: 0x09, omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
      guard fields.count == 3 else { return }
      var concept = Concept(key: "n\(concepts.count + 1)", term: fields[0], kind: .plain)
      concept.definition = fields[1]
      concept.tags = fields[2].split(separator: " ").map(String.init)
      concepts.append(concept)
    }
    return DeckDocument(key: BenchData.deckKey, title: "Bench", concepts: concepts)
  }

  /// All reviews as practice, and each card's state as it is to be at the end.
  func events(of cards: [ID<Card>], at now: Moment) throws -> [(ID<Card>, Event)] {
    var events: [(ID<Card>, Event)] = []
    var generator = SeededGenerator(seed: 20_261_121)
    let device = EventID.random(using: &generator)
    func add(_ kind: Event.Kind, _ card: Int, milliseconds: Int) {
      guard cards.indices.contains(card - 1) else { return }
      let instant = Instant(milliseconds: now.instant.milliseconds + Int64(milliseconds))
      let moment = Moment(instant: instant, offset: 0, rollover: 4)
      events.append(
        (
          cards[card - 1],
          Event(
            id: .random(using: &generator), kind: kind, at: instant, offset: 0, day: moment.day,
            device: device, sequence: events.count + 1)
        ))
    }
    try forEachRow("reviews_1m.csv") { row in
      guard row.count == 8 else { return }
      add(
        .practice(Grade(rawValue: min(5, max(0, row[2]))) ?? .good, took: max(0, row[6])), row[1],
        milliseconds: min(-1, row[0]))
    }
    try forEachRow("states_100k.csv") { row in
      guard row.count == 7, row[1] != 0 else { return }
      let due = now.day.advanced(by: row[2])
      let memory = SM2State(
        repetitions: row[5], easiness: max(130, row[4] / 10), interval: max(1, row[3]))
      add(
        .importState(
          ImportedState(
            memory: memory, due: due, lastDay: due.advanced(by: -memory.interval), lapses: row[6])),
        row[0], milliseconds: -1)
    }
    return events
  }

  private func forEachRow(_ name: String, _ body: ([Int]) -> Void) throws {
    try forEachLine(name) { line in
      let fields = line.split(separator: 0x2C, omittingEmptySubsequences: false).map { field in
        Int(String(decoding: field, as: UTF8.self)) ?? 0
      }
      body(fields)
    }
  }

  private func forEachLine(_ name: String, _ body: (ArraySlice<UInt8>) -> Void) throws {
    switch environment.files.read("\(folder)/\(name)") {
    case .failure(let problem): throw Failure("bench", "\(name): \(problem.reason)", .noSuchFile)
    case .success(let bytes):
      for line in bytes.split(separator: 0x0A) { body(line) }
    }
  }
}
