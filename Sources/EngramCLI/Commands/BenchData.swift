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
  func deck(_ size: String, copies: Int) throws -> DeckDocument {
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
    let once = concepts
    for copy in 1..<max(2, copies + 1) where copy < copies {
      concepts += once.map { concept in
        var twin = Concept(
          key: "\(concept.key)-\(copy)", term: "\(copy): \(concept.term)", kind: .plain)
        twin.definition = concept.definition
        twin.tags = concept.tags
        return twin
      }
    }
    return DeckDocument(key: BenchData.deckKey, title: "Bench", concepts: concepts)
  }

  /// The reviews of each card as practice, but the last of them as the state that it led to: so a
  /// million reviews are a million events.
  ///
  /// - Parameter due: at most so many cards are due, and only the states are loaded; nil for all.
  func events(
    of cards: [ID<Card>], due limit: Int?, at now: Moment
  ) throws -> [(ID<Card>, Event)] {
    var events: [(ID<Card>, Event)] = []
    var generator = SeededGenerator(seed: 20_261_121)
    let device = EventID.random(using: &generator)
    func add(_ kind: Event.Kind, _ card: ID<Card>, milliseconds: Int) {
      let instant = Instant(milliseconds: now.instant.milliseconds + Int64(min(-1, milliseconds)))
      let moment = Moment(instant: instant, offset: 0, rollover: 4)
      let event = Event(
        id: .random(using: &generator), kind: kind, at: instant, offset: 0, day: moment.day,
        device: device, sequence: events.count + 1)
      events.append((card, event))
    }
    var states = try states(on: now.day)
    if let limit {
      var due = 0
      for (index, card) in cards.enumerated() {
        guard var state = states[index % states.count] else { continue }
        if state.due <= now.day { due += 1 }
        if state.due <= now.day, due > limit { state = state.askedBefore(now.day) }
        add(.importState(state), card, milliseconds: -1)
      }
      return events
    }
    var left = states.map { $0?.memory.repetitions ?? 0 }
    try forEachRow("reviews_1m.csv") { row in
      guard row.count == 8, cards.indices.contains(row[1] - 1) else { return }
      let index = row[1] - 1
      left[index] -= 1
      if left[index] == 0, let state = states[index] {
        add(.importState(state), cards[index], milliseconds: row[0])
        states[index] = nil
      } else {
        let grade = Grade(rawValue: min(5, max(0, row[2]))) ?? .good
        add(.practice(grade, took: max(0, row[6])), cards[index], milliseconds: row[0])
      }
    }
    return events
  }

  /// What each card's reviews led to, by the number of the card; nil for a new one.
  private func states(on day: Day) throws -> [ImportedState?] {
    var states: [ImportedState?] = []
    try forEachRow("states_100k.csv") { row in
      guard row.count == 7, row[1] != 0 else { return states.append(nil) }
      let memory = SM2State(
        repetitions: row[5], easiness: max(130, row[4] / 10), interval: max(1, row[3]))
      let due = day.advanced(by: row[2])
      states.append(
        ImportedState(
          memory: memory, due: due, lastDay: due.advanced(by: -memory.interval), lapses: row[6]))
    }
    return states
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

extension ImportedState {
  /// The same, as if the card had been asked the day before.
  fileprivate func askedBefore(_ day: Day) -> ImportedState {
    let last = day.advanced(by: -1)
    return ImportedState(
      memory: memory, due: last.advanced(by: max(2, memory.interval)), lastDay: last,
      lapses: lapses)
  }
}
