/// The tag that makes cards of what follows: "#flashcards" or "#flashcards/deck/part".
enum ObsidianTag {
  /// The deck that a tag without its "#" names, "" where it names none; nil for another tag.
  static func deck(_ tag: String) -> String? {
    let parts = tag.utf8.split(separator: UInt8(ascii: "/")).compactMap { String($0) }
    guard parts.first?.lowercased() == "flashcards" else { return nil }
    return parts.dropFirst().joined(separator: "::")
  }

  /// What a line of nothing but tags says; nil for another line, or where none is for cards.
  static func line(_ words: ArraySlice<UInt8>) -> (deck: String, others: [String])? {
    guard words.first == ASCII.hash, words.count <= 4096 else { return nil }
    var deck: String?
    var others: [String] = []
    for word in words.split(whereSeparator: ASCII.isBlank) {
      guard word.first == ASCII.hash, word.count > 1 else { return nil }
      let tag = word.dropFirst().text
      if let path = self.deck(tag) { deck = path } else { others.append(tag) }
    }
    return deck.map { ($0, others) }
  }

  /// The first tag for cards from a place on, and where it stands with the blank behind it.
  static func find(
    in bytes: [UInt8], from start: Int
  ) -> (deck: String, range: Range<Int>)? {
    var index = start
    while let start = bytes[index...].firstIndex(of: ASCII.hash) {
      index = start + 1
      let isWord = start == 0 || ASCII.isBlank(bytes[start - 1]) || bytes[start - 1] == 0x0A
      guard isWord, bytes[index...].first.map({ $0 | 0x20 }) == UInt8(ascii: "f") else { continue }
      let word = bytes[index...].prefix(1024).prefix { byte in
        byte >= 0x80 || ASCII.isLetter(byte) || ASCII.isDigit(byte) || "/_-".utf8.contains(byte)
      }
      guard let deck = deck(word.text) else { continue }
      let hasBlank = word.endIndex < bytes.count && ASCII.isBlank(bytes[word.endIndex])
      return (deck, start..<(hasBlank ? word.endIndex + 1 : word.endIndex))
    }
    return nil
  }
}
