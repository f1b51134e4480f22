/// The text of XML.
enum XMLText {
  /// With its references read; unknown ones stay as they are.
  static func decoded(_ source: ArraySlice<UInt8>) -> String {
    guard source.contains(UInt8(ascii: "&")) else { return String(decoding: source, as: UTF8.self) }
    var text: [UInt8] = []
    var index = source.startIndex
    while index < source.endIndex {
      guard source[index] == UInt8(ascii: "&"), let (scalar, end) = reference(source, at: index)
      else {
        text.append(source[index])
        index += 1
        continue
      }
      text += String(scalar).utf8
      index = end
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Whether the text holds `mark`, which is in small letters, in whatever case.
  static func contains(_ mark: String, in source: ArraySlice<UInt8>) -> Bool {
    let mark = Array(mark.utf8)
    guard source.count >= mark.count else { return false }
    return (source.startIndex...source.endIndex - mark.count).contains { start in
      source[start] == mark[0]
        && source[start..<start + mark.count].elementsEqual(mark) {
          $0 == $1 || (0x41...0x5A).contains($0) && $0 | 0x20 == $1
        }
    }
  }

  static func isOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x3A, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x80...: true
    default: false
    }
  }

  private static let named: [(String, Unicode.Scalar)] = [
    ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"),
  ]

  private static func reference(
    _ source: ArraySlice<UInt8>, at start: Int
  ) -> (Unicode.Scalar, Int)? {
    for (name, scalar) in named where source[start...].starts(with: name.utf8) {
      return (scalar, start + name.utf8.count)
    }
    guard source[start...].starts(with: "&#".utf8) else { return nil }
    let (scalar, end) = HTMLReference.read(source, at: start)
    return scalar.map { ($0, end) }
  }
}
