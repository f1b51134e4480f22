/// Tells lines of code from other lines, going down a text once.
///
/// A fence that is never closed is none: else one slip would swallow the rest of the file.
struct CodeFences {
  private let bytes: [UInt8]
  private var current: CodeFence?

  /// Whether the next line stands between two fences.
  var isInside: Bool { current != nil }
  /// Per sign the shortest fence known not to be closed any more; with it the search stays linear.
  private var hopeless: [UInt8: Int] = [:]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Whether `line`, a part of a line of the text, is code or its fence; to be asked of each line in
  /// turn.
  mutating func isCode(_ line: ArraySlice<UInt8>) -> Bool {
    if let fence = current {
      if fence.isClosed(by: line) { current = nil }
      return true
    }
    guard let fence = CodeFence(openedBy: line) else { return false }
    guard fence.length < hopeless[fence.sign, default: .max] else { return false }
    var index = line.endIndex + 1
    while index < bytes.count {
      let end = bytes[index...].firstIndex(of: ASCII.newLine) ?? bytes.count
      if fence.isClosed(by: bytes[index..<end]) {
        current = fence
        return true
      }
      index = end + 1
    }
    hopeless[fence.sign] = fence.length
    return false
  }
}
