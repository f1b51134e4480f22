/// A separator as the learner names it.
enum SeparatorName {
  /// The bytes of "tab", "comma" and so on, of "\t" and "\n", or of the text itself; nil for what
  /// cannot part anything.
  static func bytes(_ name: String) -> [UInt8]? {
    switch name.lowercased() {
    case "": return nil
    case "tab", "\\t": return [0x09]
    case "comma": return [0x2C]
    case "semicolon": return [0x3B]
    case "pipe": return [0x7C]
    case "colon": return [0x3A]
    case "space": return [0x20]
    case "newline", "\\n", "\r\n", "\\r\\n": return [0x0A]
    default: return Array(name.utf8)
    }
  }

  /// In words, such as "commas".
  static func plural(_ bytes: [UInt8]) -> String {
    switch bytes {
    case [0x09]: "tabs"
    case [0x2C]: "commas"
    case [0x3B]: "semicolons"
    case [0x7C]: "pipes"
    case [0x3A]: "colons"
    case [0x20]: "blanks"
    case [0x0A]: "lines"
    default: "\"\(String(decoding: bytes, as: UTF8.self))\""
    }
  }

  /// As a message has it, such as "";"" or "a tab".
  static func sign(_ bytes: [UInt8]) -> String {
    switch bytes {
    case [0x09]: "a tab"
    case [0x20]: "a blank"
    case [0x0A]: "a line end"
    default: "\"\(String(decoding: bytes, as: UTF8.self))\""
    }
  }

  /// In words, such as "comma".
  static func singular(_ bytes: [UInt8]) -> String {
    switch bytes {
    case [0x20]: "blank"
    case [0x09], [0x2C], [0x3B], [0x7C], [0x3A], [0x0A]: String(plural(bytes).dropLast())
    default: plural(bytes)
    }
  }
}
