import EngramCore

@testable import EngramStore

/// Does at random what a learner can do, and remembers how things looked before each command.
struct Learner {
  var scene: Scene
  /// How things looked before each command that is not undone.
  private(set) var past: [Scene.Picture] = []
  private let ids: [ID<Card>]

  init(_ scene: Scene) throws {
    self.scene = scene
    ids = try scene.cards.map(\.card.id)
  }

  mutating func act() throws {
    let before = try scene.picture
    let written = try written
    if scene.random.number(below: 8) == 0, !past.isEmpty {
      try scene.undo()
      past.removeLast()
      return
    }
    try command()
    if try self.written > written { past.append(before) }
    letTimePass()
  }

  /// Takes back the last command; returns how things should look now.
  mutating func takeBack() throws -> Scene.Picture {
    try scene.undo()
    return past.removeLast()
  }

  private var written: Int {
    get throws { try scene.count("event") + scene.count("act") }
  }

  private mutating func command() throws {
    let some = ids.filter { _ in scene.random.number(below: 3) == 0 }
    let one = scene.random.element(of: ids)
    let day = scene.moment.day
    switch scene.random.number(below: 18) {
    case 0: try scene.act(.suspend, on: some)
    case 1: try scene.act(.resume, on: some)
    case 2: try scene.act(.bury(until: day.advanced(by: 1)), on: some)
    case 3: try scene.act(.reset, on: [one])
    case 4: try scene.act(.setDue(day.advanced(by: scene.random.number(below: 9) - 3)), on: [one])
    case 5: try edit(one)
    case 6: try set()
    case 7:
      let memory = SM2State(repetitions: 3, easiness: 210, interval: 12)
      let state = ImportedState(
        memory: memory, due: day.advanced(by: 5), lastDay: day.advanced(by: -7), lapses: 1)
      try scene.act(.importState(state), on: [one])
    case 8, 9: try quiz(some)
    default: try scene.answer(one, scene.random.element(of: Grade.allCases))
    }
  }

  /// A quiz from its beginning to an end that is not always the end.
  private mutating func quiz(_ cards: [ID<Card>]) throws {
    let countsMisses = scene.random.number(below: 2) == 0
    let quiz = try scene.begin(cards, countsMisses: countsMisses)
    let concepts = try scene.items(cards).map(\.concept)
    for place in cards.indices where scene.random.number(below: 4) > 0 {
      let outcome = scene.random.element(of: QuizResponse.Outcome.allCases)
      let chosen = outcome == .wrong ? scene.random.element(of: concepts) : nil
      try scene.answer(place, outcome, chosen, in: quiz)
    }
    guard scene.random.number(below: 4) > 0 else { return }
    try scene.close(quiz, isFinished: scene.random.number(below: 2) == 0)
  }

  private mutating func edit(_ card: ID<Card>) throws {
    let number = scene.random.number(below: 4)
    let words = CardWords(
      prompt: "Mine \(number)?", answer: "So.", note: number == 2 ? "A note." : nil)
    try scene.store.edit(card, to: number == 0 ? nil : words, at: scene.moment)
  }

  private mutating func set() throws {
    let changes: [(SettingKey, String)] = [
      (.preset, "source"), (.preset, "published"), (.maxInterval, "9"), (.maxInterval, "36500"),
      (.newPerDay, "5"), (.grades, "four"),
    ]
    let (key, text) = scene.random.element(of: changes)
    _ = try scene.store.change(key, to: text, at: scene.moment)
  }

  /// Mostly forward, by minutes or days; now and then the clock is set back.
  private mutating func letTimePass() {
    let minute = 60_000
    switch scene.random.number(below: 12) {
    case 0: scene.moment = scene.moment.later(-scene.random.number(below: 5000) * minute)
    case 1...3: scene.moment = scene.moment.later(scene.random.number(below: 8000) * minute)
    default: scene.moment = scene.moment.later(minute)
    }
  }
}
