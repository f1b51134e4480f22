/// Tags as a text lists them: divided by blanks or commas, with or without "#".
enum TagWords {
  /// A backslash makes a blank, a comma or a backslash part of a tag.
  static func read(_ words: ArraySlice<UInt8>) -> [String] {
    var tags = UniqueTexts()
    var tag: [UInt8] = []
    var hasMark = false
    func take() {
      if hasMark, tag.count > 1 { tag.removeFirst() }
      hasMark = false
      tags.add(String(decoding: tag, as: UTF8.self))
      tag = []
    }
    var index = words.startIndex
    while index < words.endIndex {
      let byte = words[index]
      if byte == ASCII.backslash, index + 1 < words.endIndex, isEscaped(words[index + 1]) {
        tag.append(words[index + 1])
        index += 1
      } else if ASCII.isBlank(byte) || byte == ASCII.comma || byte == ASCII.newLine {
        take()
      } else {
        if tag.isEmpty, byte == ASCII.hash { hasMark = true }
        tag.append(byte)
      }
      index += 1
    }
    take()
    return tags.texts
  }

  /// So that `read` gives the same tags.
  static func written(_ tags: [String]) -> String {
    tags.map { tag in
      var word = ""
      for scalar in tag.unicodeScalars {
        if scalar.isASCII, isEscaped(UInt8(truncatingIfNeeded: scalar.value)) { word += "\\" }
        word.unicodeScalars.append(scalar)
      }
      return word
    }.joined(separator: " ")
  }

  private static func isEscaped(_ byte: UInt8) -> Bool {
    [ASCII.space, ASCII.tab, ASCII.comma, ASCII.hash, ASCII.backslash].contains(byte)
  }
}
