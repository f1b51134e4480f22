/// Makes every line end "\n", and finds what no text file has.
///
/// A carriage return alone is a line end only where all line ends are: amid others it is a trace of
/// damage, and a cell would end or not as the program at hand likes.
struct LineEnds {
  private var style = Style.unknown
  /// Whether the last byte was a carriage return whose meaning the next one tells.
  private var holdsReturn = false

  private enum Style { case unknown, usual, returnsAlone }

  /// Appends `bytes` with their line ends made equal, up to the first fault.
  mutating func append(
    _ bytes: [UInt8], isLast: Bool, to text: inout [UInt8]
  ) -> TextFault? {
    var index = 0
    var isPlainFrom = 0
    while true {
      if holdsReturn, index < bytes.count || isLast {
        holdsReturn = false
        if index < bytes.count, bytes[index] == 0x0A {
          guard style != .returnsAlone else { return .mixedLineEnds }
          style = .usual
          isPlainFrom = index
        } else {
          guard style != .usual else { return .returnAlone }
          style = .returnsAlone
          text.append(0x0A)
        }
      }
      index = LineEnds.nextSpecial(in: bytes, from: index, isWary: style != .usual)
      guard index < bytes.count else { break }
      switch bytes[index] {
      case 0x0A:
        guard style != .returnsAlone else {
          text += bytes[isPlainFrom..<index]
          return .mixedLineEnds
        }
        style = .usual
        index += 1
      case 0x0D:
        text += bytes[isPlainFrom..<index]
        index += 1
        isPlainFrom = index
        holdsReturn = true
      default:
        text += bytes[isPlainFrom..<index]
        return .zero
      }
    }
    text += bytes[isPlainFrom...]
    return nil
  }

  /// The next zero or carriage return; where line feeds may mean something, these too.
  private static func nextSpecial(in bytes: [UInt8], from start: Int, isWary: Bool) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      var index = start
      while index < bytes.count {
        let byte = bytes[index]
        if byte == 0x0D || byte == 0 || (isWary && byte == 0x0A) { break }
        index += 1
      }
      return index
    }
  }
}
