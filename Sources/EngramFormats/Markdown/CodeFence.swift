/// A line such as "```swift" that begins lines of code, in which no mark means anything.
struct CodeFence: Hashable {
  let sign: UInt8
  /// How many signs; eight stand for more.
  let length: Int

  /// Nil where the line begins no code.
  init?(openedBy line: ArraySlice<UInt8>) {
    let rest = line.drop(while: ASCII.isBlank)
    guard let sign = rest.first, sign == ASCII.backtick || sign == ASCII.tilde else { return nil }
    let words = rest.drop { $0 == sign }
    let length = words.startIndex - rest.startIndex
    guard length >= 3, sign == ASCII.tilde || !words.contains(sign) else { return nil }
    self.sign = sign
    self.length = min(length, 8)
  }

  func isClosed(by line: ArraySlice<UInt8>) -> Bool {
    let rest = line.drop(while: ASCII.isBlank)
    let end = rest.drop { $0 == sign }
    return end.startIndex - rest.startIndex >= length && end.allSatisfy(ASCII.isBlank)
  }
}
