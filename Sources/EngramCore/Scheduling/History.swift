/// A card's past, step by step: what each event made of it.
package struct History: Hashable, Sendable {
  package struct Step: Hashable, Sendable {
    package let event: Event
    package let state: CardState
    /// Whether it moved the schedule.
    package let isCounted: Bool
  }

  /// In the order of the fold; undone events and their undoing are left out.
  package let steps: [Step]

  package init(_ events: some Sequence<Event>, by engine: Engine) {
    var state = CardState()
    var steps: [Step] = []
    for event in Event.counting(events) {
      let before = state
      state = state.applying(event.kind, id: event.id, on: event.day, by: engine)
      let isCounted =
        before.memory != state.memory || before.due != state.due || before.lastDay != state.lastDay
      steps.append(Step(event: event, state: state, isCounted: isCounted))
    }
    self.steps = steps
  }
}
