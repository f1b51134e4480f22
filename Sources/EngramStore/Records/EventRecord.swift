import EngramCore
import GRDB

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// How an event stands in its row.
///
/// The numbers of the kinds are part of the file format.
struct EventRecord {
  let kind: Int
  let grade: Int?
  let took: Int?
  let payload: Data?

  init(_ kind: Event.Kind) {
    var answer: (Grade, Int)?
    var payload: Data?
    switch kind {
    case .review(let grade, let took):
      self.kind = 0
      answer = (grade, took)
    case .drill(let grade, let took):
      self.kind = 1
      answer = (grade, took)
    case .practice(let grade, let took):
      self.kind = 2
      answer = (grade, took)
    case .reset: self.kind = 3
    case .setDue(let day):
      self.kind = 4
      payload = EventRecord.numbers([day.number])
    case .suspend: self.kind = 5
    case .resume: self.kind = 6
    case .bury(let until):
      self.kind = 7
      payload = EventRecord.numbers([until.number])
    case .importState(let state):
      self.kind = 8
      let memory = state.memory
      let numbers = [
        memory.repetitions, memory.easiness, memory.interval, state.due.number, state.lapses,
      ]
      payload = EventRecord.numbers(numbers + (state.lastDay.map { [$0.number] } ?? []))
    case .undo(let target):
      self.kind = 9
      payload = target.data
    }
    grade = answer?.0.rawValue
    took = answer?.1
    self.payload = payload
  }

  init(kind: Int, grade: Int?, took: Int?, payload: Data?) {
    self.kind = kind
    self.grade = grade
    self.took = took
    self.payload = payload
  }

  /// Nil when the row makes no sense, which the schema's checks rule out but for the payload.
  var eventKind: Event.Kind? {
    let answer = grade.flatMap(Grade.init(rawValue:)).map { ($0, took ?? 0) }
    let numbers = payload.map(EventRecord.numbers) ?? []
    switch kind {
    case 0: return answer.map { .review($0.0, took: $0.1) }
    case 1: return answer.map { .drill($0.0, took: $0.1) }
    case 2: return answer.map { .practice($0.0, took: $0.1) }
    case 3: return .reset
    case 4: return numbers.count == 1 ? .setDue(Day(numbers[0])) : nil
    case 5: return .suspend
    case 6: return .resume
    case 7: return numbers.count == 1 ? .bury(until: Day(numbers[0])) : nil
    case 8: return EventRecord.imported(numbers).map(Event.Kind.importState)
    case 9: return payload.flatMap { EventID(bytes: $0) }.map(Event.Kind.undo)
    default: return nil
    }
  }

  private static func imported(_ numbers: [Int]) -> ImportedState? {
    guard (5...6).contains(numbers.count) else { return nil }
    let memory = SM2State(
      repetitions: numbers[0], easiness: max(130, numbers[1]), interval: numbers[2])
    return ImportedState(
      memory: memory, due: Day(numbers[3]),
      lastDay: numbers.count == 6 ? Day(numbers[5]) : nil, lapses: numbers[4])
  }

  /// Payload numbers stand as decimal text with spaces, readable in any SQLite shell.
  private static func numbers(_ numbers: [Int]) -> Data {
    Data(numbers.map(String.init).joined(separator: " ").utf8)
  }

  private static func numbers(_ payload: Data) -> [Int] {
    String(decoding: payload, as: UTF8.self).split(separator: " ").compactMap { Int($0) }
  }
}

extension Event {
  static let columns = """
    event.uuid, event.kind, event.grade, event.took, event.payload, event.at, event.offset,
    event.day, device.uuid, event.sequence
    """

  /// Reads a row of `Event.columns`; nil when it makes no sense.
  init?(_ row: Row) {
    let record = EventRecord(kind: row[1], grade: row[2], took: row[3], payload: row[4])
    guard let id = EventID(bytes: row[0] as Data), let kind = record.eventKind,
      let device = EventID(bytes: row[8] as Data)
    else { return nil }
    self.init(
      id: id, kind: kind, at: Instant(milliseconds: row[5]), offset: row[6], day: Day(row[7]),
      device: device, sequence: row[9])
  }

  /// All events of a card, in order of arrival.
  static func all(of card: ID<Card>, _ db: Database) throws -> [Event] {
    let sql = """
      SELECT \(columns) FROM event JOIN device ON device.id = event.device
      WHERE event.card = ? ORDER BY event.id
      """
    return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [card.rawValue])
      .compactMap { Event($0) }
  }
}
