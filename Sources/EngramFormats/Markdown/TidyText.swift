/// Card texts as engram keeps them.
enum TidyText {
  /// The text without blanks around it and at the ends of its lines, and with at most one empty line
  /// in a row.
  static func string(_ bytes: some Collection<UInt8>) -> String {
    String(decoding: tidied(Array(bytes)), as: UTF8.self)
  }

  private static func tidied(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var isApart = false
    for line in TextLines(bytes) {
      var words = line.bytes
      while let last = words.last, ASCII.isBlank(last) { words.removeLast() }
      guard !words.isEmpty else {
        isApart = true
        continue
      }
      if text.isEmpty {
        words = words.drop(while: ASCII.isBlank)
      } else {
        text.append(ASCII.newLine)
        if isApart { text.append(ASCII.newLine) }
      }
      isApart = false
      text += words
    }
    return text
  }
}
