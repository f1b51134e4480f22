import EngramCore

extension ImportedNote {
  /// Without what no list and no text of the database can hold.
  var cleaned: ImportedNote {
    var clean = self
    clean.tags = tags.compactMap(\.entry)
    clean.citations = citations.compactMap(\.entry)
    if let note { clean.note = note.isBlank ? nil : note.withoutZeros }
    for index in cards.indices {
      clean.cards[index].aliases = cards[index].aliases.compactMap(\.entry)
      clean.cards[index].prompt = cards[index].prompt.withoutZeros
      clean.cards[index].answer = cards[index].answer.withoutZeros
    }
    clean.deck = deck?.entry
    clean.id = id?.entry
    clean.name = name?.entry
    return clean
  }
}

extension String {
  /// Whether nothing of it can be seen.
  var isBlank: Bool {
    utf8.allSatisfy { $0 <= 0x20 }
  }

  private func holdsByte(_ byte: UInt8) -> Bool {
    utf8.withContiguousStorageIfAvailable { $0.contains(byte) } ?? utf8.contains(byte)
  }

  /// A zero byte ends a text for parts of SQLite.
  fileprivate var withoutZeros: String {
    holdsByte(0) ? String(String.UnicodeScalarView(unicodeScalars.filter { $0 != "\0" })) : self
  }

  /// As an entry of a list, which takes one line; nil for nothing.
  var entry: String? {
    let text = withoutZeros
    guard text.holdsByte(0x0A) else { return text.isEmpty ? nil : text }
    let line = text.split(separator: "\n").joined(separator: " ")
    return line.isEmpty ? nil : line
  }
}
