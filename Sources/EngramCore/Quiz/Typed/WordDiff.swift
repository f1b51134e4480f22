/// What was typed beside what was right, word by word.
package struct WordDiff: Hashable, Sendable {
  package enum Piece: Hashable, Sendable {
    /// As the right answer spells it.
    case same(String)
    case missing(String)
    case extra(String)
  }

  /// In reading order; where words were changed, those typed come before the right ones.
  package let pieces: [Piece]

  package init(typed: String, right: String) {
    let (mine, theirs) = (WordDiff.words(typed), WordDiff.words(right))
    // Beyond this many words the table would cost more than the picture is worth.
    let (rows, columns) = (
      min(mine.count, WordDiff.mostWords), min(theirs.count, WordDiff.mostWords)
    )
    let common = WordDiff.common(mine.prefix(rows), theirs.prefix(columns))
    var pieces: [Piece] = []
    var (i, j) = (0, 0)
    while i < rows || j < columns {
      if i < rows, j < columns, mine[i].isSame(as: theirs[j]) {
        pieces.append(.same(theirs[j].text))
        (i, j) = (i + 1, j + 1)
      } else if i < rows, j == columns || common[i + 1][j] >= common[i][j + 1] {
        pieces.append(.extra(mine[i].text))
        i += 1
      } else {
        pieces.append(.missing(theirs[j].text))
        j += 1
      }
    }
    pieces += mine.dropFirst(rows).map { .extra($0.text) }
    pieces += theirs.dropFirst(columns).map { .missing($0.text) }
    self.pieces = pieces
  }

  private struct Word {
    let text: String
    let keys: Set<String>

    func isSame(as other: Word) -> Bool {
      text == other.text || !keys.isDisjoint(with: other.keys)
    }
  }

  /// A word that is only punctuation stands for itself, and so does what is too long for a word.
  private static func words(_ text: String) -> [Word] {
    text.unicodeScalars.split { AnswerScalar($0) == .blank }.enumerated().map { number, scalars in
      let text = String(scalars)
      guard number < mostWords, scalars.count <= longest else { return Word(text: text, keys: []) }
      let readings = AnswerText.readings(of: text.lowercased(), as: .term)
      return Word(text: text, keys: Set(readings.map(\.loose)))
    }
  }

  /// For each pair of places, how many words the rests behind them have in common.
  private static func common(_ a: ArraySlice<Word>, _ b: ArraySlice<Word>) -> [[Int]] {
    var table = Array(repeating: [Int](repeating: 0, count: b.count + 1), count: a.count + 1)
    for i in a.indices.reversed() {
      for j in b.indices.reversed() {
        table[i][j] =
          a[i].isSame(as: b[j])
          ? table[i + 1][j + 1] + 1 : max(table[i + 1][j], table[i][j + 1])
      }
    }
    return table
  }

  private static let mostWords = 200
  /// In scalars.
  private static let longest = 200
}
