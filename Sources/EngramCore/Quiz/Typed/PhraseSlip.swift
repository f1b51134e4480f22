/// Compares answers word by word; a word may be written in two, or two in one.
enum PhraseSlip {
  /// The slips of all words together; nil where a word is missing, too many or another one.
  static func distance(_ typed: [AnswerWord], _ right: [AnswerWord]) -> Int? {
    guard typed.count <= mostWords, right.count <= mostWords,
      typed.count <= 2 * right.count, right.count <= 2 * typed.count
    else { return nil }
    // What it costs to have come so far: typed words down, right words across.
    var table = Array(
      repeating: [Int?](repeating: nil, count: right.count + 1), count: typed.count + 1)
    table[0][0] = 0
    for i in 0...typed.count {
      for j in 0...right.count {
        guard let cost = table[i][j] else { continue }
        for (down, across) in [(1, 1), (2, 1), (1, 2)] {
          guard i + down <= typed.count, j + across <= right.count,
            let step = step(typed[i..<i + down], right[j..<j + across])
          else { continue }
          let sum = cost + step
          table[i + down][j + across] = min(sum, table[i + down][j + across] ?? sum)
        }
      }
    }
    return table[typed.count][right.count]
  }

  private static func step(
    _ typed: ArraySlice<AnswerWord>, _ right: ArraySlice<AnswerWord>
  ) -> Int? {
    guard let mine = typed.first, let theirs = right.first, let myLast = typed.last,
      let theirLast = right.last
    else { return nil }
    if typed.count > 1 {
      // Where one of the two is the right word already, the other one is too many.
      guard WordSlip.distance(mine, theirs) == nil, WordSlip.distance(myLast, theirs) == nil else {
        return nil
      }
      return WordSlip.distance(mine.joined(with: myLast), theirs)
    }
    guard right.count > 1 else { return WordSlip.distance(mine, theirs) }
    return splitting(mine, theirs, theirLast)
  }

  /// One of the two words has to stand there as it is, or a short one could vanish in the other.
  private static func splitting(
    _ typed: AnswerWord, _ first: AnswerWord, _ second: AnswerWord
  ) -> Int? {
    let part = { (text: Substring) in AnswerWord(String(text), manner: typed.manner) }
    var found: [Int] = []
    if typed.plain.hasPrefix(first.plain) {
      let rest = part(typed.plain.dropFirst(first.plain.count))
      if let slips = WordSlip.distance(rest, second) { found.append(slips) }
    }
    if typed.plain.hasSuffix(second.plain) {
      let rest = part(typed.plain.dropLast(second.plain.count))
      if let slips = WordSlip.distance(rest, first) { found.append(slips) }
    }
    return found.min()
  }

  private static let mostWords = 40
}
