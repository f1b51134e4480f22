/// A cell that lists tags.
enum TagCell {
  /// More on one card are a mistake, or malice.
  static let most = 1_000

  /// Why so many tags of one thing are too much; nil where they are not.
  static func excess(_ count: Int, of owner: String) -> String? {
    count <= most ? nil : "\(owner) has \(count) tags; \(most) are the most there can be"
  }

  /// Its tags: divided by commas or semicolons where it has some, else by blanks.
  static func tags(_ text: String) -> [String] {
    let hasMarks = text.utf8.contains { $0 == 0x2C || $0 == 0x3B }
    return tags(text, isTyped: true) { byte in
      byte == 0x0A || byte == 0x2C || byte == 0x3B || (!hasMarks && (byte == 0x20 || byte == 0x09))
    }
  }

  /// Those of engram's own export: divided by "|" where a tag has a blank, else by blanks.
  static func ownTags(_ text: String) -> [String] {
    let hasMarks = text.utf8.contains(0x7C)
    return tags(text, isTyped: false) { $0 == 0x0A || $0 == (hasMarks ? 0x7C : 0x20) }
  }

  /// - Parameter isTyped: whether a person wrote them, maybe with "#" before them.
  private static func tags(
    _ text: String, isTyped: Bool, by isMark: (UInt8) -> Bool
  ) -> [String] {
    var tags = UniqueTexts()
    for part in text.utf8.split(whereSeparator: isMark) {
      var tag = TidyText.text(String(part) ?? "")
      if isTyped, tag.utf8.first == 0x23 { tag = String(tag.unicodeScalars.drop { $0 == "#" }) }
      tags.add(tag)
    }
    return tags.texts
  }

  /// Whether a cell without a header could hold tags: few short words, no sentence.
  static func looksLikeTags(_ cell: ArraySlice<UInt8>) -> Bool {
    guard cell.count <= 80 else { return false }
    var words = 0
    var isInWord = false
    for byte in cell {
      switch byte {
      case 0x20, 0x2C, 0x3B: isInWord = false
      case 0x0A, 0x28, 0x29, 0x3F, 0x21, 0x22, 0x2E, 0x3D: return false
      default:
        if !isInWord { words += 1 }
        isInWord = true
      }
    }
    return words <= 5
  }
}
