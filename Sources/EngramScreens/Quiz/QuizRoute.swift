import EngramCore

/// The places still to be asked, in order; those of a group go together.
struct QuizRoute: Hashable, Sendable {
  private var queue: [[Int]]
  private var putOff: [[Int]] = []
  /// Whether what was passed over is being asked again.
  private(set) var isAgain = false

  /// What has no answer yet.
  init(_ quiz: Quiz) {
    queue = QuizRoute.units(of: quiz).filter { unit in
      unit.contains { quiz.responses[$0] == nil }
    }
  }

  var current: [Int]? { queue.first }

  /// - Parameter isPassedOver: whether it is to come again after the last one.
  mutating func finishCurrent(isPassedOver: Bool = false) {
    guard !queue.isEmpty else { return }
    let unit = queue.removeFirst()
    if isPassedOver, !isAgain { putOff.append(unit) }
  }

  /// Asks again what was passed over.
  mutating func goAgain() { goAgain(putOff) }

  mutating func goAgain(_ units: [[Int]]) {
    queue = units
    putOff = []
    isAgain = true
  }

  /// The places that were passed over and did not come again yet, or are in their second turn.
  var left: Set<Int> { Set((putOff + (isAgain ? queue : [])).joined()) }

  /// The items one by one, those of a group as one.
  static func units(of quiz: Quiz) -> [[Int]] {
    var units: [[Int]] = []
    var unitOfGroup: [Int: Int] = [:]
    for (place, item) in quiz.items.enumerated() {
      if let group = item.group, let unit = unitOfGroup[group] {
        units[unit].append(place)
      } else {
        if let group = item.group { unitOfGroup[group] = units.count }
        units.append([place])
      }
    }
    return units
  }
}
