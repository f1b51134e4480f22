import EngramCore
import EngramTestSupport
import Testing

@testable import EngramFormats

/// A log held in memory and one that SQLite sorts tell the same.
struct AnkiLogRowsTests {
  private func database(_ folder: TemporaryFolder, rows: [String]) throws -> ForeignDatabase {
    let path = folder("collection")
    do {
      let database = try NewDatabase(path: path)
      try database.run(PackageScene.sound)
      for row in rows { try database.run("INSERT INTO revlog VALUES (\(row))") }
    }
    return try ForeignDatabase(path: path) { false }
  }

  private func log(_ database: ForeignDatabase, holding most: Int) throws -> [Int: [AnkiLogRow]] {
    var rows = try AnkiLogRows(database, holding: most)
    var all: [Int: [AnkiLogRow]] = [:]
    for (note, card) in [(10, 20), (11, 21)] {
      for (card, found) in try rows.answers(ofNote: note, cards: [card], atMost: 1000) {
        all[card] = found
      }
    }
    return all
  }

  @Test func bothWaysTellTheSame() throws {
    let seed = propertySeed("both ways to read a log")
    var random = SeededGenerator(seed: seed)
    for run in 0..<20 {
      // Of two cards, one that is not there, and one that has no number; rows of all sorts.
      let cards = ["20", "21", "999", "NULL", "'x'"]
      let rows = (0..<run * 3).map { index in
        let card = cards[Int(random.next() % UInt64(cards.count))]
        let time = 1_790_560_800_000 + Int(random.next() % 1000) * 1_000_000 + index
        return "\(time), \(card), 0, \(random.next() % 6), 0, 0, \(random.next() % 2 * 2500), "
          + "\(random.next() % 60_000), \(random.next() % 6)"
      }
      let folder = try TemporaryFolder()
      let database = try database(folder, rows: rows)
      let held = try log(database, holding: 1000)
      #expect(try log(database, holding: -1) == held, "seed \(seed), run \(run)")
      #expect(held.values.allSatisfy { $0.map(\.at) == $0.map(\.at).sorted() })
      if run == 19 { #expect(Set(held.keys) == [20, 21]) }
    }
  }

  @Test func noMoreThanIsWantedIsHandedOver() throws {
    let folder = try TemporaryFolder()
    let rows = (0..<30).map { "\(1_790_560_800_000 + $0), 20, 0, 3, 0, 0, 0, 0, 1" }
    let database = try database(folder, rows: rows)
    for most in [1000, -1] {
      var log = try AnkiLogRows(database, holding: most)
      #expect(try log.answers(ofNote: 10, cards: [20], atMost: 9)[20]?.count == 10)
    }
  }
}
