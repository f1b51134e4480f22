import EngramCore

/// The whole text of a cloze card, its hidden words back in their hole.
struct OneHole {
  let text: [UInt8]
  let hole: Range<Int>
  let hint: [UInt8]?

  /// Nil where the prompt does not have exactly one hole.
  init?(_ card: Card) {
    let prompt = Array(card.prompt.utf8)
    let brackets = OneHole.brackets(in: prompt)
    let dots = brackets.filter { prompt[$0].elementsEqual("[...]".utf8) }
    let range: Range<Int>
    if dots.count == 1 {
      range = dots[0]
      hint = nil
    } else if dots.isEmpty, brackets.count == 1 {
      range = brackets[0]
      hint = Array(prompt[(range.lowerBound + 1)..<(range.upperBound - 1)])
    } else {
      return nil
    }
    let words = Array(card.answer.utf8)
    text = prompt[..<range.lowerBound] + words + prompt[range.upperBound...]
    hole = range.lowerBound..<(range.lowerBound + words.count)
  }

  /// What stands in brackets and may be a hole.
  private static func brackets(in text: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start: Int?
    var mediumEnd = 0
    for (index, byte) in text.enumerated() {
      if byte == ASCII.openBracket {
        start = index
        if index >= mediumEnd, let mention = MediaMention(in: text, at: index) {
          mediumEnd = mention.range.upperBound
        }
      } else if byte == ASCII.newLine {
        start = nil
      } else if byte == ASCII.closeBracket, let open = start {
        let isHole = open >= mediumEnd || text[open...index].elementsEqual("[...]".utf8)
        if index > open + 1, isHole {
          found.append(open..<(index + 1))
        }
        start = nil
      }
    }
    return found
  }
}
