package import EngramCore
import GRDB

extension Store {
  /// Takes over events of another log: the union of both, whatever the order and however often.
  ///
  /// Events of this very device that are new here tell of a copy that went on elsewhere (a restored
  /// backup, a cloned disk): this one then goes on as another device, so that no two events claim
  /// the same place in a log.
  ///
  /// - Parameter events: each with the card that it concerns.
  /// - Returns: how many were not there yet.
  package func merge(
    _ events: some Sequence<(ID<Card>, Event)>, by engine: Engine,
    using generator: inout some RandomNumberGenerator
  ) throws(StoreError) -> Int {
    let successor = EventID.random(using: &generator)
    return try write { db in
      let end = try LogEnd.read(db)
      var latest = Int64.min
      var isForked = false
      var devices: [Event.DeviceID: Int64] = [:]
      var touched: Set<ID<Card>> = []
      var added = 0
      for (card, event) in events {
        let device = try devices[event.device] ?? DeviceRecord.number(of: event.device, db)
        devices[event.device] = device
        try Store.insert(event, of: card, device: device, db)
        guard db.changesCount == 1 else { continue }
        added += 1
        isForked = isForked || device == end.device
        latest = max(latest, event.at.milliseconds)
        touched.insert(card)
      }
      if added > 0 {
        try end.note(latestForeign: latest, db)
        try DayStart.refresh(db)
      }
      if isForked {
        try db.execute(
          sql: "UPDATE device SET isOwn = 0; INSERT INTO device (uuid, isOwn) VALUES (?, 1)",
          arguments: [successor.data])
      }
      for card in touched.sorted() { try refold(card, by: engine, db) }
      return added
    }
  }

  private static func insert(
    _ event: Event, of card: ID<Card>, device: Int64, _ db: Database
  ) throws {
    let record = EventRecord(event.kind)
    try db.cachedStatement(sql: Command.insertion).execute(arguments: [
      event.id.data, card.rawValue, record.kind, event.at.milliseconds, event.offset,
      event.day.number, record.grade, record.took, device, event.sequence, record.payload,
    ])
  }
}
