/// How bytes stand for text, as far as files of cards use it.
package enum TextEncoding: String, CaseIterable, Sendable {
  case utf8 = "utf-8"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  case windows1252 = "windows-1252"
  case latin1 = "latin1"
  case latin9 = "latin9"
  case macRoman = "macroman"
}
