import EngramCore
import EngramTestSupport
import Testing

/// The order of a seed is kept for ever: a teacher's number must give the same paper next year.
struct QuizOrderTests {
  /// Reckoned by another program, and never to be recorded anew.
  ///
  /// Where they change, every seed means another quiz.
  @Test(
    arguments: [
      (1, "", 1_170_960_519_757_942_239), (1, "mind/id/name", 3_156_771_286_037_903_826),
      (7, "mind/id/name", 12_453_887_529_507_107_288),
      (7, "mind/ego/contrast/2", 16_092_785_855_223_187_322),
      (20_261_121, "théorie/Übertragung/basic", 17_624_421_168_350_199_461),
      (UInt64.max, "移情", 10_465_982_963_708_984_316), (0, "a", 198_367_012_849_983_736),
    ] as [(UInt64, String, UInt64)])
  func ranks(seed: UInt64, name: String, rank: UInt64) {
    #expect(QuizOrder(seed: seed).rank(name) == rank)
    #expect(QuizOrder(seed: seed).rank(Array(name.utf8)) == rank)
  }

  @Test(
    arguments: [
      (1, "mind/id/name", "adgbfhce"), (1, "mind/ego/name", "hgfbacde"),
      (7, "mind/id/name", "cdefhgba"), (0, "", "deafgcbh"),
    ] as [(UInt64, String, String)])
  func shuffles(seed: UInt64, name: String, order: String) {
    var generator = QuizOrder(seed: seed).generator(for: name)
    #expect(String(generator.shuffled(Array("abcdefgh"))) == order)
  }

  @Test func numbersThatAreDrawn() {
    var generator = SeededGenerator(seed: 7)
    #expect(
      (0..<12).map { _ in generator.index(below: 10) } == [3, 0, 9, 5, 4, 2, 4, 3, 1, 4, 1, 9])
    #expect(
      (0..<4).map { _ in generator.index(below: 1_000_000) } == [918019, 871331, 864007, 548287])
  }

  @Test func aNamePutTogetherIsTheName() {
    var name = NameHash()
    name.append("mind")
    name.append("/" as StaticString)
    Array("id".utf8).withUnsafeBufferPointer { name.append($0) }
    let order = QuizOrder(seed: 3)
    #expect(order.rank(name) == order.rank("mind/id"))
    #expect(order.rank(NameHash()) == order.rank(""))
  }

  @Test func whereThereIsNothingToChooseNothingIsDrawn() {
    var generator = SeededGenerator(seed: 7)
    var untouched = SeededGenerator(seed: 7)
    for count in [-1, 0, 1] { #expect(generator.index(below: count) == 0) }
    #expect(generator.shuffled([Int]()).isEmpty && generator.shuffled([5]) == [5])
    #expect(generator.next() == untouched.next())
  }

  @Test func allNumbersAndOrdersAreAsLikely() {
    let seed = propertySeed("quiz order")
    var generator = SeededGenerator(seed: seed)
    var numbers = Array(repeating: 0, count: 6)
    var orders: [[Int]: Int] = [:]
    for _ in 0..<6000 {
      numbers[generator.index(below: 6)] += 1
      orders[generator.shuffled([1, 2, 3]), default: 0] += 1
    }
    #expect(orders.count == 6)
    for counts in [numbers, Array(orders.values)] {
      let chiSquare = counts.reduce(0.0) { $0 + Double(($1 - 1000) * ($1 - 1000)) / 1000 }
      // The 0.1 % point for 5 degrees of freedom.
      #expect(chiSquare < 20.5, "seed \(seed): \(counts)")
    }
  }

  @Test func aSeedIsAnotherOrder() {
    let names = (0..<50).map { "deck/concept-\($0)/name" }
    func order(_ seed: UInt64) -> [String] {
      let order = QuizOrder(seed: seed)
      return names.sorted { order.rank($0) < order.rank($1) }
    }
    #expect(Set((0..<20).map(order)).count == 20)
    // What is added to a deck leaves the rest in its order.
    #expect(
      order(3).filter { $0 != names[9] }
        == names.filter { $0 != names[9] }.sorted {
          QuizOrder(seed: 3).rank($0) < QuizOrder(seed: 3).rank($1)
        })
  }
}
