import EngramCore
import EngramFormats
import Synchronization
import Testing

@testable import EngramCLI

/// What one thread reads and another stores arrives whole, in its order, and with its problems.
struct PieceRelayTests {
  private struct Trouble: Error, Hashable {
    let place: Int
  }

  /// Gives numbers, as progress, and then perhaps a problem.
  private struct Counter: ImportReader {
    let format = ImportFormat.csv
    let recognition = ""
    let count: Int
    let fails: Bool
    var isDone = false

    mutating func read(into sink: (ImportPiece) throws -> Void) throws {
      for number in 0..<count {
        try sink(.rejected(Rejection(at: Place(file: "", line: number, column: 0), "")))
      }
      isDone = true
      if fails { throw Trouble(place: count) }
    }
  }

  private func line(_ piece: ImportPiece) -> Int {
    guard case .rejected(let rejection) = piece else { return -1 }
    return rejection.place.line
  }

  @Test(arguments: [0, 1, 63, 64, 65, 1000])
  func allComesInOrder(count: Int) throws {
    var reader: any ImportReader = Counter(count: count, fails: false)
    var lines: [Int] = []
    try PieceRelay.read(&reader, preparing: line) { lines.append($0) }
    #expect(lines == Array(0..<count))
    // What the reader knows when it is done comes back, such as its media.
    #expect((reader as? Counter)?.isDone == true)
  }

  @Test func aReadersProblemComesBehindWhatCameBefore() throws {
    var reader: any ImportReader = Counter(count: 200, fails: true)
    var lines: [Int] = []
    #expect(throws: Trouble(place: 200)) {
      try PieceRelay.read(&reader, preparing: line) { lines.append($0) }
    }
    #expect(lines == Array(0..<200))
  }

  /// Gives notes of a megabyte each.
  private struct Heavy: ImportReader {
    let format = ImportFormat.csv
    let recognition = ""
    let given: Given

    final class Given: Sendable {
      let count = Mutex(0)
    }

    mutating func read(into sink: (ImportPiece) throws -> Void) throws {
      let text = String(repeating: "x", count: 1 << 20)
      for _ in 0..<200 {
        given.count.withLock { $0 += 1 }
        try sink(.note(ImportedNote(cards: [ImportedCard(prompt: text, answer: "y")])))
      }
    }
  }

  @Test func fewLargeNotesWaitAtATime() throws {
    let given = Heavy.Given()
    var reader: any ImportReader = Heavy(given: given)
    var taken = 0
    var most = 0
    try PieceRelay.read(&reader, preparing: { $0 }) { _ in
      taken += 1
      most = max(most, given.count.withLock(\.self) - taken)
    }
    #expect(taken == 200)
    #expect(most <= 6, "\(most) waited")
  }

  /// The reader has far more to give than waits in between, and ends all the same.
  @Test func whoWantsNoMoreEndsTheReading() throws {
    var reader: any ImportReader = Counter(count: 1_000_000, fails: false)
    #expect(throws: Trouble(place: 100)) {
      try PieceRelay.read(&reader, preparing: line) { line in
        if line == 100 { throw Trouble(place: line) }
      }
    }
    #expect((reader as? Counter)?.isDone == false)
  }
}
