extension TextEncoding {
  /// By any of the names that programs have for it, such as "CP1252" or "iso-8859-1".
  package init?(name: String) {
    let essence = name.lowercased().utf8.filter { byte in
      (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
    }
    switch String(decoding: essence, as: UTF8.self) {
    case "utf8", "utf8bom", "utf8sig": self = .utf8
    case "utf16", "utf16le", "ucs2le", "unicode": self = .utf16LittleEndian
    case "utf16be", "ucs2be": self = .utf16BigEndian
    case "windows1252", "cp1252", "win1252", "1252", "ansi": self = .windows1252
    case "latin1", "iso88591", "l1": self = .latin1
    case "latin9", "iso885915", "l9": self = .latin9
    case "macroman", "mac", "macintosh", "xmacroman": self = .macRoman
    default: return nil
    }
  }

  /// As it stands in a sentence.
  package var title: String {
    switch self {
    case .utf8: "UTF-8"
    case .utf16LittleEndian: "UTF-16LE"
    case .utf16BigEndian: "UTF-16BE"
    case .windows1252: "Windows-1252"
    case .latin1: "Latin-1"
    case .latin9: "Latin-9"
    case .macRoman: "Mac Roman"
    }
  }
}
