import EngramCore
import EngramTestSupport
import Testing

@Suite struct TypedWordDiffTests {
  @Test(arguments: [
    ("repression", "Repression", "Repression"),
    ("represion", "Repression", "+represion -Repression"),
    ("the oral staeg", "Oral stage", "+the Oral +staeg -stage"),
    ("drive theories", "Theory of drives", "+drive Theory -of -drives"),
    ("ego id", "id, ego", "+ego id, -ego"),
    ("", "Id", "-Id"),
    ("Id", "", "+Id"),
    ("", "", ""),
    ("here & now", "Here and now", "Here +& -and now"),
    ("die Verdraengung –", "Die Verdrängung", "Die Verdrängung +–"),
    ("defense  mechanism", "Defence mechanisms", "Defence mechanisms"),
  ])
  func pictures(typed: String, right: String, picture: String) {
    #expect(shown(WordDiff(typed: typed, right: right)) == picture)
  }

  private func shown(_ diff: WordDiff) -> String {
    diff.pieces.map { piece in
      switch piece {
      case .same(let word): word
      case .missing(let word): "-" + word
      case .extra(let word): "+" + word
      }
    }.joined(separator: " ")
  }

  @Test func nothingIsLostOrInvented() throws {
    let seed = propertySeed("word diffs")
    var generator = SeededGenerator(seed: seed)
    let words = [
      "the", "Id", "ids", "Ego", "of", "Über-Ich", "drive", "drives", "–", "Ψυχή", "CBT",
    ]
    for round in 0..<1_000 {
      let draw = { (most: Int) in
        (0..<Int.random(in: 0...most, using: &generator)).compactMap { _ in
          words.randomElement(using: &generator)
        }
      }
      let most = round % 50 == 0 ? 400 : 8
      let (typed, right) = (draw(most), draw(most))
      let diff = WordDiff(
        typed: typed.joined(separator: " "), right: right.joined(separator: " \n"))
      var (mine, theirs): ([String], [String]) = ([], [])
      for piece in diff.pieces {
        switch piece {
        case .same(let word):
          mine.append(word)
          theirs.append(word)
        case .missing(let word): theirs.append(word)
        case .extra(let word): mine.append(word)
        }
      }
      let fold = { (words: [String]) in words.map(TypedQuestion.folded) }
      try #require(theirs == right, "ENGRAM_SEED=\(seed), round \(round)")
      try #require(fold(mine) == fold(typed), "ENGRAM_SEED=\(seed), round \(round)")
    }
  }
}
