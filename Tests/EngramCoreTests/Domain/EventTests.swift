import EngramCore
import EngramTestSupport
import Testing

@Suite struct EventTests {
  private func event(at: Int64 = 0, device: UInt64 = 0, sequence: Int = 0, id: UInt64 = 0) -> Event
  {
    Event(
      id: EventID(high: 0, low: id), kind: .suspend, at: Instant(milliseconds: at), offset: 0,
      day: Day(0), device: EventID(high: 0, low: device), sequence: sequence)
  }

  /// Instant before device before sequence before id; a day or an offset decides nothing.
  @Test func theLogHasOneOrder() {
    let log = [
      event(at: -5, device: 9, sequence: 9, id: 9),
      event(at: 0, device: 0, sequence: 0, id: 0),
      event(at: 0, device: 0, sequence: 0, id: 1),
      event(at: 0, device: 0, sequence: 1, id: 0),
      event(at: 0, device: 1, sequence: 0, id: 0),
      event(at: 1, device: 0, sequence: 0, id: 0),
    ]
    #expect(log.reversed().sorted() == log)
    for (i, a) in log.enumerated() {
      for (j, b) in log.enumerated() { #expect((a < b) == (i < j)) }
    }
  }

  @Test func idsSortAsTheirBytesAndTheirText() {
    var generator = SeededGenerator(seed: propertySeed("event ids"))
    let ids = (0..<200).map { _ in EventID.random(using: &generator) }
    #expect(ids.sorted().map(\.description) == ids.map(\.description).sorted())
    #expect(ids.sorted() == ids.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) })
    #expect(ids.map { EventID(bytes: $0.bytes) } == ids)
    #expect(Set(ids).count == 200)
  }

  @Test func idsAreThirtyTwoDigitsBigEndFirst() {
    let id = EventID(high: 0x0102_0304_0506_0708, low: 0x090A_0B0C_0D0E_0F10)
    #expect(id.bytes == Array(1...16))
    #expect(id.description == "0102030405060708090a0b0c0d0e0f10")
  }

  @Test(arguments: [0, 1, 15, 17, 32]) func otherLengthsAreNoIds(count: Int) {
    #expect(EventID(bytes: [UInt8](repeating: 1, count: count)) == nil)
  }
}
