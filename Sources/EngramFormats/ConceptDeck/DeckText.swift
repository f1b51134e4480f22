import EngramCore

/// The bytes of a deck file as text that a parser can be trusted with.
///
/// What is no text is reported and replaced, so that the rest can still be read; lines and columns
/// stay as they were.
struct DeckText {
  let file: String
  private(set) var bytes: [UInt8]
  private(set) var diagnostics: [Diagnostic] = []

  /// The size from which a file is refused.
  static let limit = 4 << 20
  /// After so many places it is clear that the file is none of ours.
  private static let mostReports = 20

  /// A file that is too large, or in another encoding, is read as an empty one.
  init(_ bytes: [UInt8], file: String) {
    self.file = file
    guard bytes.count <= DeckText.limit else {
      self.bytes = []
      diagnostics = [
        Diagnostic(
          .error, at: Place(file: file), "the file is larger than 4 MiB, the most for a deck")
      ]
      return
    }
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    self.bytes = hasMark ? Array(bytes.dropFirst(3)) : bytes
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      self.bytes = []
      diagnostics = [
        Diagnostic(
          .error, at: Place(file: file, line: 1, column: 1),
          "the file is in UTF-16; save it as UTF-8")
      ]
      return
    }
    clean()
  }

  private mutating func clean() {
    var index = 0
    var line = 1
    var lineStart = 0
    var columns = 0  // of the line, up to `lineStart`
    var kept: [UInt8] = []
    var keptEnd = 0
    // Columns are counted only where something is to be told.
    func column(_ bytes: [UInt8]) -> Int {
      columns + bytes[lineStart..<index].count { $0 & 0xC0 != 0x80 } + 1
    }
    while index < bytes.count {
      let byte = bytes[index]
      if byte >= 0x20, byte < 0x7F {
        index += 1
        continue
      }
      if byte == 0x0A || byte == 0x0D {
        let isPair = byte == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
        if byte == 0x0D, !isPair {
          report(
            "a carriage return alone ends no line; save the file with LF or CRLF line ends", line,
            column(bytes))
        }
        index += isPair ? 2 : 1
        line += 1
        lineStart = index
        columns = 0
        continue
      }
      if byte == 0x09 {
        index += 1
        continue
      }
      let (scalar, length) = DeckText.scalar(in: bytes, at: index)
      let problem = DeckText.problem(scalar, byte)
      if let problem {
        report(problem, line, column(bytes))
        // One blank for one character keeps the columns.
        columns = column(bytes)
        kept += bytes[keptEnd..<index]
        kept.append(0x20)
        index += length
        keptEnd = index
        lineStart = index
      } else {
        index += length
      }
    }
    if keptEnd > 0 { bytes = kept + bytes[keptEnd...] }
  }

  private mutating func report(_ message: String, _ line: Int, _ column: Int) {
    guard diagnostics.count < DeckText.mostReports else { return }
    diagnostics.append(
      Diagnostic(.error, at: Place(file: file, line: line, column: column), message))
  }

  private static func problem(_ scalar: Unicode.Scalar?, _ byte: UInt8) -> String? {
    guard let scalar else {
      return "the byte 0x\(String(byte, radix: 16, uppercase: true)) is no UTF-8; "
        + "save the file as UTF-8"
    }
    return switch scalar.value {
    case 0..<0x20, 0x7F..<0x85, 0x86..<0xA0:
      "the control character \(scalar.codePoint) cannot stand in a deck"
    case 0x85, 0x2028, 0x2029:
      "the line separator \(scalar.codePoint) cannot stand in a deck; use an ordinary line end"
    case 0xFFFE, 0xFFFF: "\(scalar.codePoint) is no character"
    default: nil
    }
  }

  /// The scalar that begins at `index` and its length; nil and 1 where there is none.
  private static func scalar(in bytes: [UInt8], at index: Int) -> (Unicode.Scalar?, Int) {
    let lead = bytes[index]
    let length =
      switch lead {
      case 0..<0x80: 1
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 0
      }
    guard length > 0, index + length <= bytes.count else { return (nil, 1) }
    guard length > 1 else { return (Unicode.Scalar(lead), 1) }
    var value = UInt32(lead) & (0x7F >> UInt32(length))
    for next in bytes[index + 1..<index + length] {
      guard next & 0xC0 == 0x80 else { return (nil, 1) }
      value = value << 6 | UInt32(next & 0x3F)
    }
    let least: UInt32 = [0, 0, 0x80, 0x800, 0x10000][length]
    guard value >= least, let scalar = Unicode.Scalar(value) else { return (nil, 1) }
    return (scalar, length)
  }
}

extension Unicode.Scalar {
  /// Such as "U+0007".
  var codePoint: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }
}
