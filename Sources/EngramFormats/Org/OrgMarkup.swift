/// The signs of emphasis in a line: "*bold*", "/italic/", "_underlined_", "+struck+", "=code=",
/// "~code~".
struct OrgMarkup {
  /// What a sign is.
  enum Sign {
    /// No part of the text.
    case drop
    /// Begins code that ends at the place given.
    case code(end: Int)
  }

  private var signs: [Int: Sign] = [:]

  init() {}

  /// Finds the pairs in the line that begins at `start`.
  init(_ bytes: [UInt8], from start: Int) {
    let line = bytes[start..<(bytes[start...].firstIndex(of: ASCII.newLine) ?? bytes.count)]
    var closers: [UInt8: [Int]] = [:]
    for index in line.indices.reversed() where OrgMarkup.isSign(line[index]) {
      if OrgMarkup.closes(line, index) { closers[line[index], default: []].append(index) }
    }
    guard !closers.isEmpty else { return }
    var index = line.startIndex
    while index < line.endIndex {
      defer { index += 1 }
      let byte = line[index]
      guard OrgMarkup.isSign(byte), signs[index] == nil, OrgMarkup.opens(line, index) else {
        continue
      }
      while let last = closers[byte]?.last, last <= index + 1 { closers[byte]?.removeLast() }
      guard let end = closers[byte]?.popLast() else { continue }
      if byte == ASCII.equal || byte == ASCII.tilde {
        signs[index] = .code(end: end)
        index = end
      } else {
        signs[index] = .drop
        signs[end] = .drop
      }
    }
  }

  func sign(at index: Int) -> Sign? { signs.isEmpty ? nil : signs[index] }

  private static func isSign(_ byte: UInt8) -> Bool { "*/_+=~".utf8.contains(byte) }

  private static func opens(_ line: ArraySlice<UInt8>, _ index: Int) -> Bool {
    guard index + 1 < line.endIndex, !ASCII.isBlank(line[index + 1]), line[index + 1] != line[index]
    else { return false }
    guard index > line.startIndex else { return true }
    let before = line[index - 1]
    return ASCII.isBlank(before) || "-({'\"[".utf8.contains(before) || isSign(before)
  }

  private static func closes(_ line: ArraySlice<UInt8>, _ index: Int) -> Bool {
    guard index > line.startIndex, !ASCII.isBlank(line[index - 1]), line[index - 1] != line[index]
    else { return false }
    guard index + 1 < line.endIndex else { return true }
    let after = line[index + 1]
    return ASCII.isBlank(after) || "-.,;:!?'\")}[]|\\".utf8.contains(after) || isSign(after)
  }
}
