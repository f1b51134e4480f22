/// In which order a seed asks for cards: by their names alone, so that it is the same on every
/// machine, whatever else a database holds.
package struct QuizOrder: Hashable, Sendable {
  private let seed: UInt64

  package init(seed: UInt64) { self.seed = SeededGenerator.mix(seed) }

  /// The place of a name among all: the lowest come first.
  ///
  /// The bytes are folded by FNV-1a (Fowler, Noll and Vo) and spread by the mixing step of
  /// SplitMix64.
  package func rank(_ name: some Sequence<UInt8>) -> UInt64 {
    var hash = NameHash()
    for byte in name { hash.append(byte) }
    return rank(hash)
  }

  package func rank(_ name: String) -> UInt64 { rank(name.utf8) }

  package func rank(_ name: NameHash) -> UInt64 { SeededGenerator.mix(name.value ^ seed) }

  /// Chance for what is made of one card, whatever else is made.
  package func generator(for name: String) -> SeededGenerator {
    SeededGenerator(seed: rank(name))
  }
}

extension SeededGenerator {
  /// A number from 0 to below `count`; 0 where there is nothing to choose.
  ///
  /// Drawn here and not by the standard library, whose way of drawing may change.
  package mutating func index(below count: Int) -> Int {
    guard count > 1 else { return 0 }
    return Int(next().multipliedFullWidth(by: UInt64(count)).high)
  }

  /// The elements in an order of which each is as likely (Fisher and Yates; Durstenfeld, 1964).
  package mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
    var shuffled = elements
    for last in stride(from: shuffled.count - 1, to: 0, by: -1) {
      shuffled.swapAt(last, index(below: last + 1))
    }
    return shuffled
  }
}
