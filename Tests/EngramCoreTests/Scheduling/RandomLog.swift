import EngramCore

/// One card's log as several devices may write it: every kind of event, forced ties of the clock,
/// undos of anything, study days that now and then go back, events that arrive twice.
struct RandomLog {
  private(set) var events: [Event] = []
  private var generator: SeededGenerator
  private var minute: Int64 = 0
  private var day = 20_000
  private var sequences: [Int: Int] = [:]

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  /// Adds `count` events, and with one chance in ten each a second copy of an earlier one.
  mutating func write(_ count: Int, undos: Bool = true) {
    for _ in 0..<count {
      events.append(next(undos: undos))
      if Int.random(in: 0..<10, using: &generator) == 0,
        let copy = events.randomElement(using: &generator)
      {
        events.append(copy)
      }
    }
  }

  /// Adds an undo of `target` that comes after all events.
  @discardableResult mutating func undo(_ target: EventID) -> Event {
    minute += 1
    let event = event(.undo(target), device: 0)
    events.append(event)
    return event
  }

  mutating func shuffled() -> [Event] { events.shuffled(using: &generator) }

  /// A random part of the log; two parts overlap.
  mutating func part() -> [Event] {
    events.filter { _ in Bool.random(using: &generator) }
  }

  private mutating func next(undos: Bool) -> Event {
    minute += Int64.random(in: 0...2, using: &generator)
    day += [0, 0, 0, 1, 1, 6, 15, -1].randomElement(using: &generator) ?? 0
    return event(kind(undos: undos), device: Int.random(in: 0..<3, using: &generator))
  }

  private mutating func event(_ kind: Event.Kind, device: Int) -> Event {
    sequences[device, default: 0] += Int.random(in: 0...1, using: &generator)
    return Event(
      id: .random(using: &generator), kind: kind, at: Instant(milliseconds: minute * 60_000),
      offset: Int.random(in: -720...840, using: &generator), day: Day(day),
      device: EventID(high: 7, low: UInt64(device)), sequence: sequences[device] ?? 0)
  }

  private mutating func kind(undos: Bool) -> Event.Kind {
    let grade = Grade.allCases.randomElement(using: &generator) ?? .good
    let took = Int.random(in: 0...60_000, using: &generator)
    let later = Day(day + Int.random(in: -5...60, using: &generator))
    switch Int.random(in: 0..<(undos ? 24 : 20), using: &generator) {
    case 0..<9: return .review(grade, took: took)
    case 9..<12: return .drill(grade, took: took)
    case 12..<14: return .practice(grade, took: took)
    case 14: return .reset
    case 15: return .setDue(later)
    case 16: return .suspend
    case 17: return .resume
    case 18: return .bury(until: later)
    case 19:
      return .importState(
        ImportedState(
          memory: SM2State(
            repetitions: Int.random(in: 0...9, using: &generator),
            easiness: 2 * Int.random(in: 65...200, using: &generator),
            interval: Int.random(in: 0...900, using: &generator)),
          due: later, lastDay: Bool.random(using: &generator) ? Day(day - 3) : nil,
          lapses: Int.random(in: 0...4, using: &generator)))
    default:
      return .undo(events.randomElement(using: &generator)?.id ?? .random(using: &generator))
    }
  }
}
