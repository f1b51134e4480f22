import EngramCore

/// Puts backslashes where a text would be taken for something else.
enum MarkdownEscape {
  /// A mark with its text behind, ended by a new line.
  ///
  /// - Parameter holes: of a cloze, in their order, with their hints.
  static func part(
    _ mark: String, _ text: [UInt8], holes: [(range: Range<Int>, hint: [UInt8]?)]? = nil
  ) -> [UInt8] {
    var fences = CodeFences(text)
    var isCode: [Bool] = []
    var code: [Range<Int>] = []
    for line in TextLines(text) {
      isCode.append(fences.isCode(line.bytes))
      if isCode.last == true { code.append(line.bytes.startIndex..<line.bytes.endIndex) }
    }
    let inside = signs(in: text, code: code, holes: holes)
    var part = Array(mark.utf8)
    for line in TextLines(inside) {
      let isFirst = line.number == 1
      let keeps = line.number <= isCode.count && isCode[line.number - 1]
      if isFirst, !keeps {
        part.append(ASCII.space)
      } else {
        part.append(ASCII.newLine)
      }
      guard !keeps, let place = MarkdownMark.placeOfEscape(line.bytes, isFirst: isFirst) else {
        part += line.bytes
        continue
      }
      part += line.bytes[..<place]
      part.append(ASCII.backslash)
      part += line.bytes[place...]
    }
    part.append(ASCII.newLine)
    return part
  }

  /// The text with brackets and pictures written so that they are read as they are, and with its
  /// holes.
  private static func signs(
    in text: [UInt8], code: [Range<Int>], holes: [(range: Range<Int>, hint: [UInt8]?)]?
  ) -> [UInt8] {
    var opaque = OpaqueRanges(text, code: code)
    var written: [UInt8] = []
    var rest = (holes ?? [])[...]
    var hint: [UInt8]?
    var end: Int?
    var index = 0
    while index <= text.count {
      if index == end {
        if let hint { written += [ASCII.bar, ASCII.bar] + bracketsEscaped(hint) }
        written.append(ASCII.closeBracket)
        end = nil
      }
      if let next = rest.first, next.range.lowerBound == index, end == nil {
        written.append(ASCII.openBracket)
        (end, hint) = (next.range.upperBound, next.hint)
        rest.removeFirst()
      }
      guard index < text.count else { break }
      let byte = text[index]
      let isCode = opaque.end(at: index) != nil
      if isCode {
        written.append(byte)
      } else if byte == ASCII.openBracket, let medium = Medium(in: text, at: index) {
        written += medium.written
        index = medium.end
        continue
      } else if holes != nil, byte == ASCII.openBracket || byte == ASCII.closeBracket {
        written += [ASCII.backslash, byte]
      } else if holes == nil, byte == ASCII.exclamation, let bracket = bracket(in: text, index) {
        written += [byte, ASCII.backslash] + text[(index + 1)...bracket]
        index = bracket
      } else {
        written.append(byte)
      }
      index += 1
    }
    return written
  }

  /// Where a bracket stands behind "!" and any number of backslashes.
  private static func bracket(in text: [UInt8], _ start: Int) -> Int? {
    var index = start + 1
    while index < text.count, text[index] == ASCII.backslash { index += 1 }
    return index < text.count && text[index] == ASCII.openBracket ? index : nil
  }

  private static func bracketsEscaped(_ words: [UInt8]) -> [UInt8] {
    words.flatMap { byte in
      byte == ASCII.openBracket || byte == ASCII.closeBracket ? [ASCII.backslash, byte] : [byte]
    }
  }

  /// "[image: path]" as Markdown has it: `![](path)`.
  private struct Medium {
    let written: [UInt8]
    let end: Int

    /// Nil where there is none, or where its path would not be read back as it is.
    init?(in text: [UInt8], at start: Int) {
      guard let mention = MediaMention(in: text, at: start) else { return nil }
      let path = text[mention.name]
      guard !path.contains(where: Medium.isForbidden), let first = path.first, let last = path.last,
        !ASCII.isBlank(first),
        !ASCII.isBlank(last), !path.starts(with: "@/"),
        MarkdownMedium.isSound(path) == (mention.kind == .sound)
      else { return nil }
      let isPlain = path.allSatisfy {
        !ASCII.isBlank($0) && $0 != ASCII.open && $0 != ASCII.close
      }
      written =
        Array("![](".utf8) + (isPlain ? Array(path) : [ASCII.less] + path + [ASCII.greater])
        + [ASCII.close]
      end = mention.range.upperBound
    }

    private static func isForbidden(_ byte: UInt8) -> Bool {
      switch byte {
      case ASCII.newLine, ASCII.less, ASCII.greater, ASCII.openBracket, ASCII.backslash,
        ASCII.backtick:
        true
      default: false
      }
    }
  }
}
