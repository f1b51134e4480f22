import EngramCore
import EngramFormats
import EngramTestSupport

/// Reads an export as the importer does.
struct ArchiveScene {
  var records: [ArchiveRecord] = []
  var media: [(name: String, bytes: [UInt8])] = []
  var problems: [String] = []

  init(_ bytes: [UInt8]) throws {
    let folder = try TemporaryFolder()
    let options = ImportOptions(
      now: .noon(ofDay: 20_000), scratch: folder.path, localOffset: { _ in 0 })
    var reader = ArchiveFormat.reader(ImportFile(name: "all.json", bytes: bytes), options)
    do {
      var records: [ArchiveRecord] = []
      try reader.read { piece in
        if case .archive(let record, _) = piece { records.append(record) }
      }
      self.records = records
      media = try reader.media.map {
        ($0.name, try folder.bytes($0.path.split(separator: "/").last.map(String.init) ?? ""))
      }
    } catch let problem as ImportProblem {
      problems = problem.diagnostics.map(\.description)
    }
  }

  init(_ text: String) throws { try self.init(Array(text.utf8)) }
}

/// Draws records that a careless writer would break.
struct RandomRecords {
  var generator: SeededGenerator

  private static let pieces = [
    "a", "\"", "\\", "\n", "\t", "\r", "\0", "\u{7F}", "\u{85}", "\u{2028}", "\u{FEFF}", "é",
    "e\u{301}", "\u{301}", "日本", "👩‍👩‍👧", "\u{202E}", "\u{10FFFF}", "{", "}", "[", "]", ":", ",",
    "null",
    "\\u0000", "=cmd", "<b>", "&amp;", "/", " ",
  ]

  mutating func number(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &generator)
  }

  mutating func text() -> String {
    (0..<number(1...6)).map { _ in Self.pieces.randomElement(using: &generator) ?? "" }.joined()
  }

  mutating func line() -> String {
    let scalars = text().unicodeScalars.filter { $0 != "\n" }
    return scalars.isEmpty ? "x" : String(String.UnicodeScalarView(scalars))
  }

  mutating func maybe<Value>(_ make: (inout RandomRecords) -> Value) -> Value? {
    Bool.random(using: &generator) ? make(&self) : nil
  }

  mutating func some<Value>(_ make: (inout RandomRecords) -> Value) -> [Value] {
    (0..<number(0...2)).map { _ in make(&self) }
  }

  mutating func id() -> EventID { .random(using: &generator) }

  mutating func name() -> ConceptName {
    ConceptName(deck: "d\(number(1...3))", concept: ["größe", "a-1", "ID.7"][number(0...2)])
  }

  mutating func key() -> CardKey {
    let name = name()
    return CardKey(
      deck: name.deck, concept: name.concept,
      kind: CardKind.allCases.randomElement(using: &generator) ?? .basic,
      number: maybe { $0.number(1...9) })
  }

  mutating func moment() -> Moment {
    Moment(
      instant: Instant(milliseconds: Int64(number(-1_000_000...2_000_000_000_000))),
      offset: number(-1440...1440), day: Day(number(-9...30_000)))
  }

  mutating func record() -> ArchiveRecord {
    switch number(0...6) {
    case 0: return .setting(.newPerDay, "\(number(0...9999))")
    case 1:
      return .deck(
        ArchivedDeck(
          key: name().deck, title: text(), summary: maybe { $0.text() }, position: number(0...99),
          isBundled: maybe { _ in 0 } != nil, source: maybe { $0.text() }))
    case 2: return .concept(concept())
    case 3:
      let kind = ArchivedRelation.Kind.allCases.randomElement(using: &generator) ?? .by
      return .relation(ArchivedRelation(from: name(), kind: kind, to: name()))
    case 4: return .contrast(key(), with: name())
    case 5: return .log(ArchivedLog(card: key(), events: some { $0.event() }))
    default: return .quiz(quiz())
    }
  }

  private mutating func concept() -> ArchivedConcept {
    let kind = ConceptKind.allCases.randomElement(using: &generator) ?? .plain
    var concept = ArchivedConcept(
      name: name(), kind: kind, rank: number(0...9_000_000), position: number(0...99))
    concept.term = maybe { $0.text() }
    concept.definition = maybe { $0.text() }
    concept.note = maybe { $0.text() }
    concept.aliases = some { $0.line() }
    concept.tags = some { $0.line() }
    concept.citations = some { $0.line() }
    concept.phrase = maybe { $0.text() }
    concept.origin = maybe { $0.text() }
    concept.lineage = maybe {
      ArchivedConcept.Lineage(number: $0.number(0...99), name: $0.text())
    }
    for (kind, number) in [(CardKind.basic, nil), (.cloze, 1), (.cloze, 2)] as [(CardKind, Int?)]
    where maybe({ _ in 0 }) != nil {
      var card = ArchivedCard(kind: kind, number: number, prompt: text(), answer: text())
      card.aliases = some { $0.line() }
      card.citations = some { $0.line() }
      card.hasVanished = maybe { _ in 0 } != nil
      card.isHidden = maybe { _ in 0 } != nil
      card.edit = maybe {
        ArchivedCard.Edit(prompt: $0.text(), answer: $0.text(), note: $0.maybe { $0.text() })
      }
      concept.cards.append(card)
    }
    return concept
  }

  mutating func event() -> Event {
    let grade = Grade.allCases.randomElement(using: &generator) ?? .good
    let state = ImportedState(
      memory: SM2State(
        repetitions: number(0...9), easiness: number(130...300), interval: number(0...999)),
      due: Day(number(0...30_000)), lastDay: maybe { Day($0.number(0...30_000)) },
      lapses: number(0...9))
    let kinds: [Event.Kind] = [
      .review(grade, took: number(0...99_999)), .drill(grade, took: 0), .practice(grade, took: 1),
      .reset, .setDue(Day(number(-9...9))), .suspend, .resume, .bury(until: Day(number(0...9))),
      .importState(state), .undo(id()),
    ]
    let moment = moment()
    return Event(
      id: id(), kind: kinds[number(0...9)], at: moment.instant, offset: moment.offset,
      day: moment.day, device: id(), sequence: number(1...99))
  }

  private mutating func quiz() -> ArchivedQuiz {
    let plan = QuizPlan(
      topic: text(), mode: QuizMode.allCases.randomElement(using: &generator) ?? .mixed,
      count: number(0...99), options: number(3...5), seed: id().high,
      limit: maybe { $0.number(0...999) }, countsMisses: maybe { _ in 0 } != nil)
    return ArchivedQuiz(
      id: id(), plan: plan, moment: moment(), isFinished: maybe { _ in 0 } != nil,
      isUndone: maybe { _ in 0 } != nil, sequence: number(1...99), items: some { $0.item() })
  }

  private mutating func item() -> ArchivedQuizItem {
    let modes: [QuizMode] = [.choice, .typed, .match, .truefalse]
    var item = ArchivedQuizItem(
      card: key(), concept: name(), mode: modes[number(0...3)], prompt: text(), answer: text(),
      deckTitle: text(), kind: .theorist)
    item.label = maybe { $0.text() }
    item.group = maybe { $0.number(0...9) }
    item.options = some {
      ArchivedQuizItem.Option(
        text: $0.text(), concept: $0.maybe { $0.name() }, explanation: $0.maybe { $0.text() })
    }
    item.right = item.options.isEmpty ? nil : 0
    item.aliases = some { $0.line() }
    item.isPerson = maybe { _ in 0 } != nil
    item.why = maybe { $0.text() }
    item.citations = some { $0.line() }
    item.theorists = some { $0.line() }
    item.isFlagged = maybe { _ in 0 } != nil
    item.response = maybe {
      ArchivedQuizItem.Response(
        given: $0.maybe { $0.text() } ?? "", option: nil, chosen: $0.maybe { $0.name() },
        outcome: QuizResponse.Outcome.allCases.randomElement(using: &$0.generator) ?? .wrong,
        took: $0.number(0...9999), at: $0.moment().instant)
    }
    item.dueEvent = maybe { $0.id() }
    return item
  }
}
