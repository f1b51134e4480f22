import EngramCore
import Foundation
import Testing

/// Histories computed by others: see Vectors/README.md.
@Suite struct VectorTests {
  struct History: Decodable {
    let id: Int
    let grades: [Int]
    let reps: [Int]
    let ef: [Double]
    let intervals: [Int]
  }

  @Test(
    arguments: zip(
      SM2.Preset.allCases, ["sm2-published-ceil.sample.jsonl", "sm2-source-delphi.sample.jsonl"]))
  func everyHistoryIsMatchedToTheDay(preset: SM2.Preset, file: String) throws {
    let histories = try VectorTests.histories(in: file)
    #expect(histories.count == 160)
    for history in histories {
      let grades = try history.grades.map { try #require(Grade(rawValue: $0)) }
      let states = Ladder(grades, by: SM2(preset: preset)).steps.map(\.state)
      #expect(states.map(\.repetitions) == history.reps, "history \(history.id)")
      #expect(states.map(\.interval) == history.intervals, "history \(history.id)")
      #expect(
        states.map(\.easiness) == history.ef.map { Int(($0 * 100).rounded()) },
        "history \(history.id)")
    }
  }

  private static func histories(in file: String) throws -> [History] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Vectors")
    let lines = try Data(contentsOf: folder.appending(path: file)).split(separator: 0x0A)
    let decoder = JSONDecoder()
    return try lines.map { try decoder.decode(History.self, from: $0) }
  }
}
