/// Words with their readings in brackets, such as "錯視[さくし]", as Japanese decks write them.
enum FuriganaText {
  /// Only the words, so that a question does not give their readings away.
  static func words(_ text: String) -> String { pick(text) { word, _ in word } }

  /// Only the readings.
  static func readings(_ text: String) -> String { pick(text) { _, reading in reading } }

  private static func pick(
    _ text: String, _ choose: (ArraySlice<UInt8>, ArraySlice<UInt8>) -> ArraySlice<UInt8>
  ) -> String {
    let source = Array(text.utf8)
    var result: [UInt8] = []
    var wordStart = 0
    var index = 0
    while index < source.count {
      let byte = source[index]
      if byte == UInt8(ascii: " ") || byte == UInt8(ascii: ">") {
        result += source[wordStart...index]
        wordStart = index + 1
      } else if byte == UInt8(ascii: "["), wordStart < index,
        !source[index...].starts(with: "[sound:".utf8)
      {
        guard let close = source[index...].firstIndex(of: UInt8(ascii: "]")) else { break }
        // A blank before the word only tells where it begins.
        if result.last == UInt8(ascii: " ") { result.removeLast() }
        result += choose(source[wordStart..<index], source[index + 1..<close])
        wordStart = close + 1
        index = close
      }
      index += 1
    }
    result += source[wordStart...]
    return String(decoding: result, as: UTF8.self)
  }
}
