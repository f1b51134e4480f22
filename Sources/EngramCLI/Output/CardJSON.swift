import EngramCore

extension JSON {
  /// A card by the contract of `list`, `show` and `next`.
  static func card(_ studied: StudiedCard) -> [(String, JSON)] {
    let card = studied.card
    return [
      ("card", .string(card.key.description)), ("deck", .string(card.key.deck)),
      ("concept", .string(card.key.concept)), ("kind", .string(card.key.kind.rawValue)),
      ("prompt", .string(card.prompt)), ("answer", .string(card.answer)),
      ("aliases", .strings(card.aliases)), ("note", .optional(card.note)),
      ("tags", .strings(card.tags)), ("cite", .strings(card.citations)),
      ("state", state(studied.state)),
    ]
  }

  static func state(_ state: CardState?) -> JSON {
    guard let state else { return .null }
    return .object([
      ("repetitions", .int(state.memory.repetitions)),
      ("easiness", .hundredths(state.memory.easiness)),
      ("interval", .int(state.memory.interval)),
      ("due", .optional(state.due?.description)),
      ("lapses", .int(state.lapses)),
      ("suspended", .bool(state.isSuspended)),
    ])
  }

  static func outcome(_ outcome: Outcome) -> JSON {
    .object([
      ("grade", .int(outcome.grade.rawValue)), ("interval", .int(outcome.interval)),
      ("due", .optional(outcome.due?.description)), ("drill", .bool(outcome.isDrilled)),
    ])
  }
}
