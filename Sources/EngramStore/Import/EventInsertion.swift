import EngramCore
import GRDB

/// Appends events in great number, several with one statement: SQLite opens the table and its index
/// anew for each, which takes a quarter of the time.
///
/// Whoever reads the log in between flushes first.
struct EventInsertion {
  private struct Waiting {
    let event: Event
    let card: Int64
    let device: Int64
  }

  private let one: RawStatement
  private let several: RawStatement
  private var waiting: [Waiting] = []
  /// How many wait for each other.
  private var batch = 1

  private static let mostWaiting = 16
  private static let columns: Int32 = 11

  init(_ db: Database) throws {
    one = try RawStatement(Command.insertion, db)
    let row =
      "(" + Array(repeating: "?", count: Int(EventInsertion.columns)).joined(separator: ", ") + ")"
    let others = Array(repeating: ", " + row, count: EventInsertion.mostWaiting - 1).joined()
    several = try RawStatement(Command.insertion + others, db)
  }

  /// Whether events wait for each other from now on.
  ///
  /// Only while the trigger is away that drops events which are there: what it leaves out of a
  /// statement of several rows SQLite does not promise.
  mutating func gather(_ gathers: Bool) { batch = gathers ? EventInsertion.mostWaiting : 1 }

  mutating func append(_ event: Event, to card: Int64, on device: Int64) throws {
    waiting.append(Waiting(event: event, card: card, device: device))
    if waiting.count >= batch { try flush() }
  }

  mutating func flush() throws {
    if waiting.count == EventInsertion.mostWaiting {
      for (index, one) in waiting.enumerated() {
        EventInsertion.bind(one, to: several, after: Int32(index) * EventInsertion.columns)
      }
      try several.run()
    } else {
      for waiting in waiting {
        EventInsertion.bind(waiting, to: one, after: 0)
        try one.run()
      }
    }
    waiting.removeAll(keepingCapacity: true)
  }

  private static func bind(_ waiting: Waiting, to row: RawStatement, after place: Int32) {
    let event = waiting.event
    let record = EventRecord(event.kind)
    row.bind(.id(high: event.id.high, low: event.id.low), at: place + 1)
    row.bind(.number(waiting.card), at: place + 2)
    row.bind(.number(Int64(record.kind)), at: place + 3)
    row.bind(.number(event.at.milliseconds), at: place + 4)
    row.bind(.number(Int64(event.offset)), at: place + 5)
    row.bind(.number(Int64(event.day.number)), at: place + 6)
    row.bind(.optional(record.grade), at: place + 7)
    row.bind(.optional(record.took), at: place + 8)
    row.bind(.number(waiting.device), at: place + 9)
    row.bind(.number(Int64(event.sequence)), at: place + 10)
    row.bind(record.payload.map { .blob(Array($0)) } ?? .null, at: place + 11)
  }
}

extension RawStatement.Value {
  static func optional(_ number: Int?) -> RawStatement.Value {
    number.map { .number(Int64($0)) } ?? .null
  }
}
