/// Compares answers that are lists, in whatever order their items were typed.
enum ListSlip {
  /// The slips of all items together; nil where `right` is no list, or `typed` another one.
  static func distance(
    _ typed: AnswerText, _ right: AnswerText, item: (AnswerText, AnswerText) -> Int?
  ) -> Int? {
    let wanted = right.items
    guard wanted.count > 1, wanted.count <= mostItems else { return nil }
    var left = items(of: typed, like: wanted)
    guard left.count == wanted.count else { return nil }
    var slipped: [AnswerText] = []
    // Items that are right are taken first, so that no slip of another one takes them away.
    for right in wanted {
      if let index = left.firstIndex(where: { item($0, right) == 0 }) {
        left.remove(at: index)
      } else {
        slipped.append(right)
      }
    }
    var sum = 0
    for right in slipped {
      let found = left.indices.compactMap { index in
        item(left[index], right).map { (index: index, slips: $0) }
      }
      guard let nearest = found.min(by: { $0.slips < $1.slips }) else { return nil }
      left.remove(at: nearest.index)
      sum += nearest.slips
    }
    return sum
  }

  /// Single words need no comma between them.
  private static func items(of typed: AnswerText, like wanted: [AnswerText]) -> [AnswerText] {
    let items = typed.items
    guard items.count != wanted.count, wanted.allSatisfy({ $0.words.count == 1 }) else {
      return items
    }
    return items.flatMap { $0.words.map { AnswerText([$0]) } }
  }

  private static let mostItems = 20
}
