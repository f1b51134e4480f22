/// The "#key:value" lines at the top of Anki's text exports.
struct AnkiTextHeader: Hashable {
  var separator: [UInt8]?
  var isHTML: Bool?
  /// Added to every note.
  var tags: [String] = []
  /// Labels of the columns.
  var columns: [String] = []
  var noteType: String?
  var deck: String?
  // Columns that are no fields, from 0.
  var guidColumn: Int?
  var noteTypeColumn: Int?
  var deckColumn: Int?
  var tagsColumn: Int?
  /// The keys that mean something, in their order.
  private(set) var keys: [String] = []

  /// Takes a line of the file; false where it is no header line.
  ///
  /// - Parameter isFirst: whether it is the first line, which may be the "tags:a b" of old exports.
  mutating func take(_ line: ArraySlice<UInt8>, isFirst: Bool) -> Bool {
    if isFirst, line.starts(with: "tags:".utf8) {
      tags = AnkiTextHeader.tags(String(decoding: line.dropFirst(5), as: UTF8.self))
      keys.append("tags")
      return true
    }
    guard line.first == UInt8(ascii: "#") else { return false }
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return true }
    let key = TidyText.text(
      String(decoding: line[(line.startIndex + 1)..<colon], as: UTF8.self)
    ).lowercased()
    if set(key, line[(colon + 1)...]) { keys.append(key) }
    return true
  }

  /// Whether the key is one of Anki's.
  private mutating func set(_ key: String, _ value: ArraySlice<UInt8>) -> Bool {
    let text = TidyText.text(String(decoding: value, as: UTF8.self))
    let short = AnkiTextHeader.cut(value)
    switch key {
    case "separator":
      let name = TidyText.text(short)
      separator = SeparatorName.bytes(name.isEmpty ? short : name)
    case "html": isHTML = ["true": true, "false": false][TidyText.text(short).lowercased()]
    case "tags": tags = AnkiTextHeader.tags(withoutSeparators(text))
    case "columns": columns = labels(value)
    case "notetype": noteType = withoutSeparators(text).nilIfEmpty
    case "deck": deck = withoutSeparators(text).nilIfEmpty
    case "guid column": guidColumn = AnkiTextHeader.column(short)
    case "notetype column": noteTypeColumn = AnkiTextHeader.column(short)
    case "deck column": deckColumn = AnkiTextHeader.column(short)
    case "tags column": tagsColumn = AnkiTextHeader.column(short)
    // What to do with doubles is for our own rules to say.
    case "if matches", "match scope": break
    default: return false
    }
    return true
  }

  /// Up to the first sign that is no letter or digit, behind the first: a spreadsheet may have put
  /// separators behind the value, and the value may be a separator itself.
  private static func cut(_ value: ArraySlice<UInt8>) -> String {
    // Of a name with a blank before it the first sign is the first letter.
    let value = value.count > 1 ? value.drop { $0 == 0x20 } : value
    var end = value.startIndex
    while end < value.endIndex, end == value.startIndex || value[end] & 0xC0 == 0x80 { end += 1 }
    while end < value.endIndex, isAlphanumeric(value[end]) { end += 1 }
    return String(decoding: value[..<end], as: UTF8.self)
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }

  /// Without the separators that a spreadsheet put behind it.
  private func withoutSeparators(_ text: String) -> String {
    guard let separator, separator.count == 1, separator != [0x20] else { return text }
    var bytes = Array(text.utf8)
    while bytes.last == separator[0] { bytes.removeLast() }
    return TidyText.text(String(decoding: bytes, as: UTF8.self))
  }

  /// The labels of columns, parted by the separator set before, quoted or not.
  private func labels(_ value: ArraySlice<UInt8>) -> [String] {
    let text = DecodedText(bytes: Array(value), encoding: .utf8, hasMark: false)
    var records = DelimitedRecords(
      TextHead(text: text, isWhole: true), DelimitedDialect(cellEnd: separator ?? [0x09]), file: "")
    guard (try? records.advance()) == true else { return [] }
    return (0..<min(records.cellCount, RecordScanner.mostCells)).map { records.text($0) }
  }

  private static func column(_ text: String) -> Int? {
    guard let number = Int(TidyText.text(text)), number >= 1, number <= RecordScanner.mostCells
    else { return nil }
    return number - 1
  }

  /// Tags parted by blanks, as Anki has them.
  static func tags(_ text: String) -> [String] {
    ListCell.parts(text) { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A }
  }
}
