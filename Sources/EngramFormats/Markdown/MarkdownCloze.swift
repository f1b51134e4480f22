import EngramCore

/// The text of a cloze with its [holes].
struct MarkdownCloze {
  /// Without the brackets of holes and the backslashes of brackets that are none.
  private(set) var text: [UInt8] = []
  private(set) var holes: [Hole] = []

  struct Hole: Hashable {
    /// Of the hidden words in the text.
    let range: Range<Int>
    /// What stands behind "||" in the brackets.
    let hint: [UInt8]?
  }

  /// What is wrong with it.
  struct Fault: Error, Hashable {
    /// Where in the text as written.
    let offset: Int
    let message: String
  }

  init(_ source: MarkdownText) throws(Fault) {
    let bytes = source.bytes
    var opaque = OpaqueRanges(source)
    var index = 0
    /// Of the bracket that opened a hole, in the source and in the text.
    var opened: (source: Int, text: Int)?
    while index < bytes.count {
      if let end = opaque.end(at: index) {
        text += bytes[index..<end]
        index = end
        continue
      }
      switch bytes[index] {
      case ASCII.backslash:
        index = unescape(bytes, from: index)
        continue
      case ASCII.exclamation
      where index + 1 < bytes.count && bytes[index + 1] == ASCII.openBracket:
        guard let medium = MarkdownMedium(in: bytes, at: index, before: bytes.count) else {
          break
        }
        text += medium.label
        index = medium.end
        continue
      case ASCII.openBracket:
        if let end = MarkdownCloze.endOfNoHole(in: bytes, from: index) {
          text += bytes[index..<end]
          index = end
          continue
        }
        guard opened == nil else {
          throw Fault(
            offset: index,
            message: "a hole inside a hole: write \\[ and \\] for brackets that belong to the text")
        }
        opened = (index, text.count)
        index += 1
        continue
      case ASCII.closeBracket:
        guard let start = opened else { break }
        close(from: start.text)
        opened = nil
        index += 1
        continue
      default: break
      }
      text.append(bytes[index])
      index += 1
    }
    if let opened {
      throw Fault(
        offset: opened.source,
        message: "this [ is never closed: add ] behind the hidden words, or write \\[ if it "
          + "belongs to the text")
    }
    if let excess = NoteLimit.excess(textSize: text.count, cards: holes.count) {
      throw Fault(offset: 0, message: excess)
    }
  }

  /// Copies backslashes, without the one that makes a bracket a part of the text.
  private mutating func unescape(_ bytes: [UInt8], from start: Int) -> Int {
    var index = start
    while index < bytes.count, bytes[index] == ASCII.backslash { index += 1 }
    let isEscape =
      index < bytes.count
      && (bytes[index] == ASCII.openBracket || bytes[index] == ASCII.closeBracket)
    text += bytes[start..<(isEscape ? index - 1 : index)]
    guard isEscape else { return index }
    text.append(bytes[index])
    return index + 1
  }

  /// Behind "[ ]", which is a box to tick, or "[words](address)"; nil where a hole begins.
  private static func endOfNoHole(in bytes: [UInt8], from start: Int) -> Int? {
    var index = start + 1
    var isEmpty = true
    while index < bytes.count, bytes[index] != ASCII.closeBracket {
      let isBreak = bytes[index] == ASCII.newLine
      if bytes[index] == ASCII.openBracket || (isBreak && !isEmpty) { return nil }
      if bytes[index] == ASCII.backslash { index += 1 }
      if index < bytes.count, !isBreak, !ASCII.isBlank(bytes[index]) { isEmpty = false }
      index += 1
    }
    guard index < bytes.count else { return nil }
    if isEmpty { return index + 1 }
    guard
      let (path, end) = MarkdownMedium.destination(
        in: bytes, from: index + 1, before: bytes.count)
    else { return nil }
    /// Else "[amygdala](fear)" would be no hole.
    let signs = [ASCII.point, ASCII.hash, ASCII.colon, UInt8(ascii: "/")]
    return path.contains(where: signs.contains) ? end : nil
  }

  /// Ends the hole whose words begin at `start`, taking its hint out of the text.
  private mutating func close(from start: Int) {
    var end = text.count
    var hint: [UInt8]?
    var index = end - 2
    while index > start {
      if text[index] == ASCII.bar, text[index - 1] == ASCII.bar, index - 1 > start,
        !ASCII.isBlank(text[index - 2]), !ASCII.isBlank(text[index + 1])
      {
        hint = Array(text[(index + 1)...])
        end = index - 1
        text.removeLast(text.count - end)
        break
      }
      index -= 1
    }
    holes.append(Hole(range: start..<end, hint: hint))
  }
}

extension MarkdownCloze {
  /// One card for each hole.
  var cards: [ImportedCard] {
    holes.enumerated().map { index, hole in
      let hidden = [ASCII.openBracket] + (hole.hint ?? Array("...".utf8)) + [ASCII.closeBracket]
      let prompt = text[..<hole.range.lowerBound] + hidden + text[hole.range.upperBound...]
      return ImportedCard(
        kind: .cloze, number: index + 1, prompt: TidyText.text(prompt),
        answer: TidyText.text(text[hole.range]))
    }
  }
}
