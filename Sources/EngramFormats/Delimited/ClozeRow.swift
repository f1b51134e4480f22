import EngramCore

/// Cloze marks of Anki in text that names no note type.
enum ClozeRow {
  /// Whether bytes have "{{c1::" or the like.
  static func isIn(_ bytes: ArraySlice<UInt8>) -> Bool {
    var index = bytes.startIndex
    while let open = bytes[index...].firstIndex(of: 0x7B) {
      let rest = bytes[open...]
      let digits = rest.dropFirst(3).prefix { (0x30...0x39).contains($0) || $0 == 0x2C }
      if rest.starts(with: [0x7B, 0x7B, 0x63]), !digits.isEmpty, digits.count < 100,
        rest[digits.endIndex...].starts(with: [0x3A, 0x3A])
      {
        return true
      }
      index = open + 1
    }
    return false
  }

  /// What comes of a text with such marks, cards that cannot be asked among it; nil where nothing
  /// is hidden.
  static func cards(
    of text: String, isHTML: Bool
  ) throws(RowNote.Refusal) -> AnkiNote.Cards? {
    let type = AnkiStockType.cloze.noteType(named: "Cloze")
    let note = AnkiNote(guid: "", fields: [isHTML ? text : html(text), ""], tags: [])
    let made = note.cards(note.ords(of: type), of: type, deck: "")
    guard made.cards.isEmpty else { return made }
    if let leftOut = made.leftOut.first { throw RowNote.Refusal(reason: leftOut.reason) }
    return nil
  }

  /// A text that is no HTML, as HTML that shows it.
  static func html(_ text: String) -> String {
    var html: [UInt8] = []
    html.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      switch byte {
      case 0x26: html += "&amp;".utf8
      case 0x3C: html += "&lt;".utf8
      case 0x3E: html += "&gt;".utf8
      case 0x0A: html += "<br>".utf8
      default: html.append(byte)
      }
    }
    return String(decoding: html, as: UTF8.self)
  }
}
