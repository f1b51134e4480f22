import EngramTestSupport
import Testing

@testable import EngramCore

@Suite struct EditDistanceTests {
  /// The whole table, as the definition has it.
  private func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var rows = [Array(0...b.count)]
    for i in 0..<a.count {
      var row = [i + 1]
      for j in 0..<b.count {
        var cost = min(rows[i][j + 1] + 1, row[j] + 1, rows[i][j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          cost = min(cost, rows[i - 1][j - 1] + 1)
        }
        row.append(cost)
      }
      rows.append(row)
    }
    return rows[a.count][b.count]
  }

  /// Short and long ones, of signs of all kinds.
  @Test(arguments: [8, 40, 90], [["a", "b"], ["a", "b", "ä", "c"], ["x", "意", "y"]])
  func isThatOfTheWholeTable(size: Int, signs: [Unicode.Scalar]) {
    var random = SeededGenerator(seed: propertySeed("distances"))
    for _ in 0..<200 {
      func word() -> [Unicode.Scalar] {
        (0..<Int.random(in: 0...size, using: &random)).map { _ in
          signs[Int.random(in: 0..<signs.count, using: &random)]
        }
      }
      let a = word()
      var b = Bool.random(using: &random) ? a : word()
      for _ in 0..<Int.random(in: 0...5, using: &random) where b.count > 1 {
        let index = Int.random(in: 1..<b.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: b.swapAt(index, index - 1)
        case 1: b.remove(at: index)
        default: b.insert(signs[0], at: index)
        }
      }
      let whole = distance(a, b)
      for limit in [0, 1, 2, 3, whole - 1, whole, whole + 1, 200] where limit >= 0 {
        #expect(
          EditDistance.between(a, b, atMost: limit) == (whole <= limit ? whole : nil),
          "\(String(String.UnicodeScalarView(a))) \(String(String.UnicodeScalarView(b))) \(limit)")
      }
    }
  }

  @Test func wordsThatAreNoNamesAreNotCompared() {
    let long = String(repeating: "a", count: 101)
    #expect(NearMiss.best(for: long, among: [long + "b"]) == nil)
    #expect(NearMiss.best(for: "ab", among: [long, "ac"]) == "ac")
  }
}
