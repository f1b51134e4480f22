/// Signs that a text was written as HTML.
enum Markup {
  /// Whether a tag that texts of cards have, or an entity, stands in `bytes`.
  static func isIn(_ bytes: ArraySlice<UInt8>) -> Bool {
    for index in bytes.indices {
      switch bytes[index] {
      case 0x3C: if isTag(bytes[(index + 1)...]) { return true }
      case 0x26: if isEntity(bytes[(index + 1)...]) { return true }
      default: break
      }
    }
    return false
  }

  private static let tags: [[UInt8]] = [
    "br", "b", "i", "u", "p", "div", "span", "img", "audio", "em", "strong", "ul", "ol", "li",
    "sub", "sup", "font", "table", "hr", "video",
  ].map { Array($0.utf8) }

  /// "br>", "/b>" or "img src".
  private static func isTag(_ bytes: ArraySlice<UInt8>) -> Bool {
    var bytes = bytes
    if bytes.first == 0x2F { bytes = bytes.dropFirst() }
    let name = bytes.prefix(8).prefix { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }.map { $0 | 0x20 }
    guard tags.contains(name), let next = bytes.dropFirst(name.count).first else { return false }
    return next == 0x3E || next == 0x20 || next == 0x2F
  }

  /// "amp;", "#228;" or "#xE4;".
  private static func isEntity(_ bytes: ArraySlice<UInt8>) -> Bool {
    let name = bytes.prefix(10).prefix { byte in
      byte == 0x23 || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
    }
    return name.count >= 2 && bytes.dropFirst(name.count).first == 0x3B
  }
}
