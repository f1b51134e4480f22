/// A picture or a sound inside Markdown: `![words](path)`.
struct MarkdownMedium {
  /// As it stands on a card: "[image: path]" or "[sound: path]".
  let label: [UInt8]
  /// Behind its last sign.
  let end: Int

  /// Reads the medium whose "!" stands at `start`; nil where there is none.
  ///
  /// Neither words nor path may hold an open bracket, and a path only few parentheses, so that no
  /// sign of a hostile text is looked at more than a few times.
  init?(in bytes: [UInt8], at start: Int, before limit: Int) {
    guard let words = MarkdownMedium.endOfWords(in: bytes, from: start + 2, before: limit),
      let (path, end) = MarkdownMedium.destination(in: bytes, from: words + 1, before: limit)
    else { return nil }
    var name = path.trimmed
    if name.starts(with: "@/") { name = name.dropFirst(2) }
    guard !name.isEmpty else { return nil }
    label = Array((MarkdownMedium.isSound(name) ? "[sound: " : "[image: ").utf8) + name + [0x5D]
    self.end = end
  }

  /// The place of the bracket that closes the words.
  private static func endOfWords(in bytes: [UInt8], from start: Int, before limit: Int) -> Int? {
    var index = start
    while index < limit {
      switch bytes[index] {
      case ASCII.backslash: index += 1
      case ASCII.closeBracket: return index
      case ASCII.openBracket, ASCII.newLine: return nil
      default: break
      }
      index += 1
    }
    return nil
  }

  /// The path of "(path)", "(<path>)" or "(path "title")", and where it ends.
  static func destination(
    in bytes: [UInt8], from start: Int, before limit: Int
  ) -> (path: ArraySlice<UInt8>, end: Int)? {
    guard start + 1 < limit, bytes[start] == ASCII.open else { return nil }
    var index = start + 1
    let path: Range<Int>
    if bytes[index] == ASCII.less {
      let from = index + 1
      index = from
      while index < limit, ![ASCII.greater, ASCII.less, ASCII.newLine].contains(bytes[index]) {
        index += 1
      }
      guard index < limit, bytes[index] == ASCII.greater else { return nil }
      path = from..<index
      index += 1
    } else {
      var depth = 0
      let from = index
      while index < limit, !ASCII.isBlank(bytes[index]), bytes[index] != ASCII.newLine {
        if bytes[index] == ASCII.close {
          if depth == 0 { break }
          depth -= 1
        } else if bytes[index] == ASCII.open {
          depth += 1
          guard depth <= 8 else { return nil }
        }
        index += 1
      }
      path = from..<index
    }
    guard let end = closing(in: bytes, from: index, before: limit) else { return nil }
    return (bytes[path], end)
  }

  /// Behind the parenthesis that closes a destination, over a title in quotes.
  private static func closing(in bytes: [UInt8], from start: Int, before limit: Int) -> Int? {
    var index = start
    var blanks = 0
    while index < limit, ASCII.isBlank(bytes[index]), blanks < 64 {
      index += 1
      blanks += 1
    }
    guard index < limit else { return nil }
    let mark = bytes[index]
    if index > start, mark == ASCII.quote || mark == ASCII.apostrophe {
      index += 1
      while index < limit, bytes[index] != mark, bytes[index] != ASCII.newLine { index += 1 }
      index += 1
    }
    return index < limit && bytes[index] == ASCII.close ? index + 1 : nil
  }

  private static let soundEndings = ["mp3", "wav", "ogg", "oga", "opus", "m4a", "flac", "aac"]

  static func isSound(_ name: ArraySlice<UInt8>) -> Bool {
    guard let point = name.lastIndex(of: ASCII.point), name.endIndex - point <= 5 else {
      return false
    }
    return soundEndings.contains(name[(point + 1)...].text.lowercased())
  }
}
