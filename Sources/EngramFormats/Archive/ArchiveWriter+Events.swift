import EngramCore

extension ArchiveWriter {
  static func write(_ event: Event, _ line: inout JSONLine) {
    line.id("id", event.id)
    let kind = EventName(event.kind)
    line.text("kind", kind.rawValue)
    switch event.kind {
    case .review(let grade, let took), .drill(let grade, let took), .practice(let grade, let took):
      line.number("grade", grade.rawValue)
      line.number("took", took)
    case .setDue(let day), .bury(let day): line.number("until", day.number)
    case .importState(let state): line.object("state") { write(state, &$0) }
    case .undo(let target): line.id("undoes", target)
    case .reset, .suspend, .resume: break
    }
    line.number("at", Int(event.at.milliseconds))
    line.number("offset", event.offset)
    line.number("day", event.day.number)
    line.id("device", event.device)
    line.number("sequence", event.sequence)
  }

  private static func write(_ state: ImportedState, _ line: inout JSONLine) {
    line.number("repetitions", state.memory.repetitions)
    line.number("easiness", state.memory.easiness)
    line.number("interval", state.memory.interval)
    line.number("due", state.due.number)
    line.number("lastDay", state.lastDay?.number)
    line.number("lapses", state.lapses)
  }

  static func write(_ quiz: ArchivedQuiz, _ line: inout JSONLine) {
    line.id("id", quiz.id)
    line.text("topic", quiz.plan.topic)
    line.text("mode", quiz.plan.mode.rawValue)
    line.number("count", quiz.plan.count)
    line.number("options", quiz.plan.options)
    line.number("seed", Int(truncatingIfNeeded: quiz.plan.seed))
    line.number("limit", quiz.plan.limit)
    line.truth("countsMisses", quiz.plan.countsMisses)
    line.number("at", Int(quiz.moment.instant.milliseconds))
    line.number("offset", quiz.moment.offset)
    line.number("day", quiz.moment.day.number)
    line.truth("isFinished", quiz.isFinished)
    line.truth("isUndone", quiz.isUndone)
    line.number("sequence", quiz.sequence)
    line.list("items", quiz.items) { write($1, &$0) }
  }

  private static func write(_ item: ArchivedQuizItem, _ line: inout JSONLine) {
    write(item.card, &line)
    line.object("about") { write(item.concept, &$0) }
    line.text("mode", item.mode.rawValue)
    line.text("prompt", item.prompt)
    line.text("label", item.label)
    line.number("group", item.group)
    line.list("options", item.options) { line, option in
      line.text("text", option.text)
      write(option.concept, "about", &line)
      line.text("explanation", option.explanation)
    }
    line.number("right", item.right)
    line.text("answer", item.answer)
    line.texts("aliases", item.aliases)
    line.truth("isPerson", item.isPerson)
    line.text("why", item.why)
    line.texts("citations", item.citations)
    line.text("deckTitle", item.deckTitle)
    line.text("kind", item.kind.rawValue)
    line.texts("theorists", item.theorists)
    line.truth("isFlagged", item.isFlagged)
    if let response = item.response { line.object("response") { write(response, &$0) } }
    line.id("dueEvent", item.dueEvent)
  }

  private static func write(_ response: ArchivedQuizItem.Response, _ line: inout JSONLine) {
    line.text("given", response.given)
    line.number("option", response.option)
    write(response.chosen, "chosen", &line)
    line.text("outcome", response.outcome.rawValue)
    line.number("took", response.took)
    line.number("at", Int(response.at.milliseconds))
  }

  private static func write(
    _ name: ConceptName?, _ field: StaticString, _ line: inout JSONLine
  ) {
    guard let name else { return }
    line.object(field) { write(name, &$0) }
  }
}

/// The kinds of events by the names that they have in an export.
enum EventName: String, CaseIterable {
  case review, drill, practice, reset, setDue, suspend, resume, bury, importState, undo

  init(_ kind: Event.Kind) {
    switch kind {
    case .review: self = .review
    case .drill: self = .drill
    case .practice: self = .practice
    case .reset: self = .reset
    case .setDue: self = .setDue
    case .suspend: self = .suspend
    case .resume: self = .resume
    case .bury: self = .bury
    case .importState: self = .importState
    case .undo: self = .undo
    }
  }
}
