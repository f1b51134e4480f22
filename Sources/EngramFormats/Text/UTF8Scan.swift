/// UTF-8 seen as bytes.
enum UTF8Scan {
  /// How many bytes from the front are strict UTF-8, and whether what follows may still become so
  /// when more bytes come.
  static func valid(_ bytes: UnsafeBufferPointer<UInt8>) -> (count: Int, isCut: Bool) {
    var index = 0
    let count = bytes.count
    while index < count {
      let lead = bytes[index]
      if lead < 0x80 {
        index += 1
        continue
      }
      let (length, least, most): (Int, UInt8, UInt8)
      switch lead {
      case 0xC2...0xDF: (length, least, most) = (2, 0x80, 0xBF)
      case 0xE0: (length, least, most) = (3, 0xA0, 0xBF)
      case 0xED: (length, least, most) = (3, 0x80, 0x9F)
      case 0xE1...0xEF: (length, least, most) = (3, 0x80, 0xBF)
      case 0xF0: (length, least, most) = (4, 0x90, 0xBF)
      case 0xF1...0xF3: (length, least, most) = (4, 0x80, 0xBF)
      case 0xF4: (length, least, most) = (4, 0x80, 0x8F)
      default: return (index, false)
      }
      guard index + 1 < count else { return (index, true) }
      guard bytes[index + 1] >= least, bytes[index + 1] <= most else { return (index, false) }
      var next = index + 2
      while next < index + length {
        guard next < count else { return (index, true) }
        guard bytes[next] & 0xC0 == 0x80 else { return (index, false) }
        next += 1
      }
      index = next
    }
    return (count, false)
  }

  /// Appends a Unicode scalar value that is no surrogate.
  static func append(_ value: UInt32, to text: inout [UInt8]) {
    switch value {
    case 0..<0x80: text.append(UInt8(truncatingIfNeeded: value))
    case 0x80..<0x800:
      text.append(0xC0 | UInt8(truncatingIfNeeded: value >> 6))
      text.append(0x80 | UInt8(truncatingIfNeeded: value & 0x3F))
    case 0x800..<0x1_0000:
      text.append(0xE0 | UInt8(truncatingIfNeeded: value >> 12))
      text.append(0x80 | UInt8(truncatingIfNeeded: value >> 6 & 0x3F))
      text.append(0x80 | UInt8(truncatingIfNeeded: value & 0x3F))
    default:
      text.append(0xF0 | UInt8(truncatingIfNeeded: value >> 18 & 0x07))
      text.append(0x80 | UInt8(truncatingIfNeeded: value >> 12 & 0x3F))
      text.append(0x80 | UInt8(truncatingIfNeeded: value >> 6 & 0x3F))
      text.append(0x80 | UInt8(truncatingIfNeeded: value & 0x3F))
    }
  }
}
