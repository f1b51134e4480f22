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
    let value = value.trimmed
    guard value.first == ASCII.openBracket, value.last == ASCII.closeBracket, value.count > 1
    else { return value.isEmpty ? [] : [unquoted(value)] }
    var items: [String] = []
    var start = value.startIndex + 1
    var quote: UInt8?
    for index in value.indices.dropFirst() {
      let byte = value[index]
      if let mark = quote {
        if byte == mark { quote = nil }
      } else if byte == ASCII.quote || byte == ASCII.apostrophe {
        quote = byte
      } else if byte == ASCII.comma || index == value.endIndex - 1 {
        let item = value[start..<index].trimmed
        if !item.isEmpty { items.append(unquoted(item)) }
        start = index + 1
      }
    }
    return items
  }

  /// Without quotes, or without a comment behind.
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
