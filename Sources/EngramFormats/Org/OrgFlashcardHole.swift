/// A hole of org-fc: "{{words}{hint}@0}", hint and number at will.
struct OrgFlashcardHole {
  let words: ArraySlice<UInt8>
  let hint: ArraySlice<UInt8>?
  let id: Int?
  /// Behind its last brace.
  let end: Int

  /// Nil where none stands at `start`.
  init?(_ bytes: [UInt8], at start: Int) {
    guard bytes[start...].starts(with: "{{"),
      let first = OrgFlashcardHole.group(bytes, from: start + 2)
    else { return nil }
    words = bytes[(start + 2)..<first]
    guard !words.trimmed.isEmpty else { return nil }
    var index = first + 1
    var hint: ArraySlice<UInt8>?
    if index < bytes.count, bytes[index] == ASCII.openBrace {
      guard let second = OrgFlashcardHole.group(bytes, from: index + 1) else { return nil }
      let inner = bytes[(index + 1)..<second].trimmed
      hint = inner.isEmpty ? nil : inner
      index = second + 1
    }
    self.hint = hint
    var id: Int?
    if index < bytes.count, bytes[index] == ASCII.at {
      let digits = bytes[(index + 1)...].prefix(9).prefix(while: ASCII.isDigit)
      guard let number = ForeignNumber.whole(digits) else { return nil }
      id = number
      index = digits.endIndex
    }
    self.id = id
    guard index < bytes.count, bytes[index] == ASCII.closeBrace else { return nil }
    end = index + 1
  }

  /// The place of the brace that closes a group, which may hold a few others.
  private static func group(_ bytes: [UInt8], from start: Int) -> Int? {
    var depth = 0
    var index = start
    while index < bytes.count {
      switch bytes[index] {
      case ASCII.openBrace:
        depth += 1
        guard depth <= 8 else { return nil }
      case ASCII.closeBrace:
        guard depth > 0 else { return index }
        depth -= 1
      case ASCII.newLine where index + 1 < bytes.count && bytes[index + 1] == ASCII.newLine:
        return nil
      default: break
      }
      index += 1
    }
    return nil
  }
}
