import EngramCore

/// Plain text as a field of an Anki note has it.
enum AnkiHTML {
  /// `text` escaped, with its lines, pictures and sounds as HTML.
  ///
  /// - Parameter isInHole: whether colons end the words, as they do inside a cloze.
  static func field(_ text: String, isInHole: Bool = false) -> String {
    let bytes = Array(text.withoutControls.utf8)
    var field: [UInt8] = []
    field.reserveCapacity(bytes.count + 16)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "["), let medium = medium(bytes, at: index) {
        field += medium.html
        index = medium.end
        continue
      }
      switch byte {
      case UInt8(ascii: "\n"): field += "<br>".utf8
      case UInt8(ascii: "&"): field += "&amp;".utf8
      case UInt8(ascii: "<"): field += "&lt;".utf8
      case UInt8(ascii: ">"): field += "&gt;".utf8
      case UInt8(ascii: "\t"): field.append(0x20)
      // Two of them would open or close a hole.
      case UInt8(ascii: "{"), UInt8(ascii: "}"): field += entity(byte)
      case UInt8(ascii: ":") where isInHole: field += entity(byte)
      case UInt8(ascii: "["):
        // What would be taken for a sound, or for mathematics, stays text.
        field += bytes[index...].starts(with: "[sound:".utf8) ? entity(byte) : [byte]
      default: field.append(byte)
      }
      index += 1
    }
    return String(decoding: field, as: UTF8.self)
  }

  /// Whether a line is indented, or has several blanks side by side: in HTML they are one, or none.
  static func losesBlanks(_ text: String) -> Bool {
    var isBlank = true
    for byte in text.utf8 {
      if byte == 0x09 || byte == 0x20 && isBlank { return true }
      isBlank = byte == 0x20 || byte == 0x0A
    }
    return false
  }

  private static func entity(_ byte: UInt8) -> [UInt8] { Array("&#\(byte);".utf8) }

  /// "[image: name]" or "[sound: name]" at `start`.
  private static func medium(_ bytes: [UInt8], at start: Int) -> (html: [UInt8], end: Int)? {
    guard let mention = MediaMention(in: bytes, at: start) else { return nil }
    let name = bytes[mention.name]
    let end = mention.range.upperBound
    switch mention.kind {
    case .sound: return (Array("[sound:".utf8) + name + [UInt8(ascii: "]")], end)
    case .image: break
    }
    var html = Array("<img src=\"".utf8)
    for byte in name {
      switch byte {
      case UInt8(ascii: "&"): html += "&amp;".utf8
      case UInt8(ascii: "\""): html += "&quot;".utf8
      case UInt8(ascii: "<"): html += "&lt;".utf8
      case UInt8(ascii: ">"): html += "&gt;".utf8
      default: html.append(byte)
      }
    }
    return (html + "\">".utf8, end)
  }

  /// A text with its holes.
  static func field(_ cloze: ClozeText) -> String {
    let part = { (range: Range<Int>) in String(decoding: cloze.bytes[range], as: UTF8.self) }
    var html = ""
    var end = 0
    for hole in cloze.holes {
      html += field(part(end..<hole.range.lowerBound))
      let hint = hole.hint.map { "::" + field($0, isInHole: true) } ?? ""
      html += "{{c\(hole.number)::\(field(part(hole.range), isInHole: true))\(hint)}}"
      end = hole.range.upperBound
    }
    return html + field(part(end..<cloze.bytes.count))
  }
}
