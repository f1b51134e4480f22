import EngramCore

extension ArchiveParser {
  static func log(_ fields: ArchiveFields) throws(ArchiveFault) -> ArchivedLog {
    let card = try fields.cardKey()
    var events: [Event] = []
    for value in try fields.list("events") {
      events.append(try event(ArchiveFields(value, "an event")))
    }
    return ArchivedLog(card: card, events: events)
  }

  private static func event(_ fields: ArchiveFields) throws(ArchiveFault) -> Event {
    let moment = try fields.moment()
    return Event(
      id: try fields.id("id"), kind: try kind(fields), at: moment.instant, offset: moment.offset,
      day: moment.day, device: try fields.id("device"),
      sequence: try fields.number("sequence", in: 1...1_000_000_000_000))
  }

  private static func kind(_ fields: ArchiveFields) throws(ArchiveFault) -> Event.Kind {
    switch try fields.named("kind", as: EventName.self) {
    case .review: return .review(try grade(fields), took: try took(fields))
    case .drill: return .drill(try grade(fields), took: try took(fields))
    case .practice: return .practice(try grade(fields), took: try took(fields))
    case .reset: return .reset
    case .setDue: return .setDue(try fields.day("until"))
    case .suspend: return .suspend
    case .resume: return .resume
    case .bury: return .bury(until: try fields.day("until"))
    case .importState: return .importState(try state(fields.fields("state")))
    case .undo: return .undo(try fields.id("undoes"))
    }
  }

  private static func grade(_ fields: ArchiveFields) throws(ArchiveFault) -> Grade {
    let number = try fields.number("grade", in: 0...5)
    guard let grade = Grade(rawValue: number) else { throw ArchiveFault("grade is 0 to 5") }
    return grade
  }

  private static func took(_ fields: ArchiveFields) throws(ArchiveFault) -> Int {
    try fields.number("took", in: ArchiveFields.counts)
  }

  private static func state(_ fields: ArchiveFields) throws(ArchiveFault) -> ImportedState {
    let memory = SM2State(
      repetitions: try fields.number("repetitions", in: 0...1_000_000),
      easiness: try fields.number("easiness", in: 130...1_000_000),
      interval: try fields.number("interval", in: 0...1_000_000))
    return ImportedState(
      memory: memory, due: try fields.day("due"), lastDay: try fields.dayIfAny("lastDay"),
      lapses: try fields.number("lapses", in: 0...1_000_000))
  }

  static func quiz(_ fields: ArchiveFields) throws(ArchiveFault) -> ArchivedQuiz {
    let seed = try fields.number("seed", in: Int.min...Int.max)
    let plan = QuizPlan(
      topic: try fields.text("topic"), mode: try fields.named("mode", as: QuizMode.self),
      count: try fields.place("count"), options: try fields.place("options"),
      seed: UInt64(truncatingIfNeeded: seed),
      limit: try fields.numberIfAny("limit", in: ArchiveFields.counts),
      countsMisses: try fields.truth("countsMisses"))
    var items: [ArchivedQuizItem] = []
    for value in try fields.list("items") {
      items.append(try item(ArchiveFields(value, "a question")))
    }
    return ArchivedQuiz(
      id: try fields.id("id"), plan: plan, moment: try fields.moment(),
      isFinished: try fields.truth("isFinished"), isUndone: try fields.truth("isUndone"),
      sequence: try fields.number("sequence", in: 1...1_000_000_000_000), items: items)
  }

  private static func item(_ fields: ArchiveFields) throws(ArchiveFault) -> ArchivedQuizItem {
    var item = ArchivedQuizItem(
      card: try fields.cardKey(), concept: try fields.fields("about").conceptName(),
      mode: try fields.named("mode", as: QuizMode.self), prompt: try fields.text("prompt"),
      answer: try fields.text("answer"), deckTitle: try fields.text("deckTitle"),
      kind: try fields.named("kind", as: ConceptKind.self))
    guard item.mode != .mixed else { throw ArchiveFault("a question has a mode of its own") }
    item.label = try fields.textIfAny("label")
    item.group = try fields.numberIfAny("group", in: -1_000_000_000...1_000_000_000)
    for value in try fields.list("options") {
      let option = try ArchiveFields(value, "an option")
      item.options.append(
        ArchivedQuizItem.Option(
          text: try option.text("text"), concept: try name("about", in: option),
          explanation: try option.textIfAny("explanation")))
    }
    item.right = try fields.numberIfAny("right", in: 0...1_000_000)
    item.aliases = try fields.texts("aliases")
    item.isPerson = try fields.truth("isPerson")
    item.why = try fields.textIfAny("why")
    item.citations = try fields.texts("citations")
    item.theorists = try fields.texts("theorists")
    item.isFlagged = try fields.truth("isFlagged")
    item.response = try fields.fieldsIfAny("response").map(response)
    item.dueEvent = try fields.idIfAny("dueEvent")
    let places = [item.right, item.response?.option].compactMap(\.self)
    guard item.options.isEmpty || places.allSatisfy(item.options.indices.contains) else {
      throw ArchiveFault("a question names an option that it does not have")
    }
    return item
  }

  private static func response(
    _ fields: ArchiveFields
  ) throws(ArchiveFault) -> ArchivedQuizItem.Response {
    ArchivedQuizItem.Response(
      given: try fields.text("given"),
      option: try fields.numberIfAny("option", in: 0...1_000_000),
      chosen: try name("chosen", in: fields),
      outcome: try fields.named("outcome", as: QuizResponse.Outcome.self),
      took: try took(fields), at: try fields.instant())
  }

  private static func name(
    _ name: String, in fields: ArchiveFields
  ) throws(ArchiveFault) -> ConceptName? {
    try fields.fieldsIfAny(name)?.conceptName()
  }
}
