import EngramCore

/// What a text says of itself between two "---" lines at its beginning.
struct FrontMatter {
  /// Its keys in small letters, with their values; a list gives several.
  private(set) var values: [String: [String]] = [:]
  /// How many lines it takes, and how many bytes.
  let lines: Int
  let size: Int

  /// More than any deck needs; a file that goes on longer has none.
  private static let limit = 64 << 10

  /// Nil where the text begins otherwise, or where something in between is no `key = value`.
  init?(_ bytes: [UInt8], isMark: (TextLine) -> Bool = { _ in false }) {
    var lines = TextLines(bytes)
    guard let first = lines.next(), FrontMatter.isFence(first) else { return nil }
    var key: String?
    var values: [String: [String]] = [:]
    while let line = lines.next(), lines.position <= FrontMatter.limit {
      if FrontMatter.isFence(line) {
        self.lines = line.number
        size = min(lines.position, bytes.count)
        self.values = values
        return
      }
      guard !isMark(line) else { return nil }
      let words = line.trimmed
      let isContinued = line.bytes.first.map(ASCII.isBlank) ?? false
      if words.isEmpty || words.first == ASCII.hash { continue }
      if words.first == ASCII.minus {
        if let key { values[key, default: []] += FrontMatter.items(words.dropFirst()) }
      } else if let (name, value) = FrontMatter.entry(words) {
        guard !isContinued else { continue }
        key = name
        values[name, default: []] += FrontMatter.items(value)
      } else if !isContinued, words.first != ASCII.openBracket, words.first != ASCII.closeBracket {
        return nil
      }
    }
    return nil
  }

  /// The first value of the first of these keys that has one.
  func value(of keys: String...) -> String? {
    keys.lazy.compactMap { values[$0]?.first { !$0.isEmpty } }.first
  }

  private static func isFence(_ line: TextLine) -> Bool {
    line.bytes.starts(with: "---") && line.bytes.dropFirst(3).allSatisfy(ASCII.isBlank)
  }

  /// Takes `key = value` or `key: value` apart.
  private static func entry(
    _ line: ArraySlice<UInt8>
  ) -> (key: String, value: ArraySlice<UInt8>)? {
    guard let end = line.firstIndex(where: { $0 == ASCII.equal || $0 == ASCII.colon }),
      end > line.startIndex
    else { return nil }
    let key = line[..<end].trimmed
    guard key.count <= 64, key.allSatisfy({ $0 > 0x20 }) || key.first == ASCII.quote else {
      return nil
    }
    return (unquoted(key).lowercased(), line[(end + 1)...].trimmed)
  }

  /// The values of `a`, `"a"` or `[a, "b"]`.
  private static func items(_ value: ArraySlice<UInt8>) -> [String] {
    let value = withoutComment(value.trimmed)
    guard value.first == ASCII.openBracket, value.last == ASCII.closeBracket, value.count > 1
    else { return value.isEmpty ? [] : [unquoted(value)] }
    let list = value.dropFirst().dropLast()
    // What only looked like a quote would swallow all behind it.
    return parts(list, heedsQuotes: true) ?? parts(list, heedsQuotes: false) ?? []
  }

  /// The items of a list, parted by commas; nil where a quote is never closed.
  ///
  /// Only with an item does a quote begin: in others it is an apostrophe.
  private static func parts(_ list: ArraySlice<UInt8>, heedsQuotes: Bool) -> [String]? {
    var items: [String] = []
    var start = list.startIndex
    var isBegun = false
    var quote: UInt8?
    func take(to end: Int) {
      let item = list[start..<end].trimmed
      if !item.isEmpty { items.append(unquoted(item)) }
    }
    for (index, byte) in zip(list.indices, list) {
      if let mark = quote {
        if byte == mark { quote = nil }
      } else if byte == ASCII.comma {
        take(to: index)
        start = index + 1
        isBegun = false
      } else if !ASCII.isBlank(byte) {
        let isQuote = byte == ASCII.quote || byte == ASCII.apostrophe
        if heedsQuotes, isQuote, !isBegun { quote = byte }
        isBegun = true
      }
    }
    guard quote == nil else { return nil }
    take(to: list.endIndex)
    return items
  }

  /// Without the "# ..." behind a bare value or a list; "#word" behind a bare one may be a tag.
  private static func withoutComment(_ value: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let first = value.first, first != ASCII.quote, first != ASCII.apostrophe else {
      return value
    }
    let isList = first == ASCII.openBracket
    // The last sign that is no blank, before the one looked at.
    var last = first
    for (index, byte) in zip(value.indices, value).dropFirst() {
      if byte == ASCII.hash, ASCII.isBlank(value[index - 1]) {
        let isComment =
          isList
          ? last == ASCII.closeBracket
          : index + 1 == value.endIndex || ASCII.isBlank(value[index + 1])
        if isComment { return value[..<index].trimmed }
      }
      if !ASCII.isBlank(byte) { last = byte }
    }
    return value
  }

  /// Without its quotes and what stands behind them.
  private static func unquoted(_ value: ArraySlice<UInt8>) -> String {
    guard let mark = value.first, mark == ASCII.quote || mark == ASCII.apostrophe else {
      return value.text
    }
    var text: [UInt8] = []
    var index = value.startIndex + 1
    while index < value.endIndex, value[index] != mark {
      if mark == ASCII.quote, value[index] == ASCII.backslash, index + 1 < value.endIndex {
        index += 1
        switch value[index] {
        case UInt8(ascii: "n"), UInt8(ascii: "t"): text.append(ASCII.space)
        case ASCII.quote, ASCII.backslash: text.append(value[index])
        default: text += [ASCII.backslash, value[index]]
        }
      } else {
        text.append(value[index])
      }
      index += 1
    }
    return index < value.endIndex ? String(decoding: text, as: UTF8.self) : value.text
  }
}
