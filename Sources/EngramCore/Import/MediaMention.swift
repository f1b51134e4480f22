/// How a text names a picture or a sound: "[image: cones.png]", "[sound: tone.wav]".
package enum MediaMention {
  private static let openings = ["[image: ", "[sound: "]

  /// The names in a text, in their order.
  package static func names(in text: String) -> [String] {
    var names: [String] = []
    scan(text) { names.append(String($0)) }
    return names
  }

  /// The text with other names for some of them.
  static func renaming(_ names: [String: String], in text: String) -> String {
    var result = ""
    var rest = text.startIndex
    scan(text) { name in
      guard let other = names[String(name)] else { return }
      result += text[rest..<name.startIndex] + other
      rest = name.endIndex
    }
    return result + text[rest...]
  }

  private static func scan(_ text: String, _ body: (Substring) -> Void) {
    let bytes = text.utf8
    var place = bytes.startIndex
    while let open = bytes[place...].firstIndex(of: UInt8(ascii: "[")) {
      place = bytes.index(after: open)
      guard let opening = openings.first(where: { bytes[open...].starts(with: $0.utf8) }) else {
        continue
      }
      let start = bytes.index(open, offsetBy: opening.utf8.count)
      guard let close = bytes[start...].firstIndex(of: UInt8(ascii: "]")) else { return }
      body(text[start..<close])
      place = close
    }
  }
}
