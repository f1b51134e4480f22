/// Text under way: runs of blanks become one blank, runs of empty lines one empty line, and nothing
/// stands before the first sign or behind the last of a line.
struct PlainLines {
  private(set) var bytes: [UInt8] = []
  /// A dash or a number that is to stand before the next sign, once.
  var mark: [UInt8] = []
  private var breaks = 0
  private var isBlankDue = false

  private var lineHasText: Bool { breaks == 0 && !bytes.isEmpty }

  mutating func blank() { isBlankDue = lineHasText }

  mutating func breakLine() {
    isBlankDue = false
    if !bytes.isEmpty { breaks = min(2, breaks + 1) }
  }

  /// Ends the line if it has begun.
  mutating func freshLine() { if lineHasText { breakLine() } }

  /// Adds a byte that is no blank.
  mutating func put(_ byte: UInt8) {
    if breaks > 0 {
      for _ in 0..<breaks { bytes.append(0x0A) }
      breaks = 0
    } else if isBlankDue {
      bytes.append(0x20)
    }
    isBlankDue = false
    if !mark.isEmpty {
      bytes += mark
      mark = []
    }
    bytes.append(byte)
    // Anki's "[sound:x]" is to read like "[image: x]".
    if byte == UInt8(ascii: ":"), bytes.suffix(7).elementsEqual("[sound:".utf8) {
      isBlankDue = true
    }
  }

  /// Adds a text, its blanks melted too.
  mutating func put(_ text: String) {
    for byte in text.utf8 { if isBlank(byte) { blank() } else if byte != 0 { put(byte) } }
  }

  /// Raises what was added since `start` above the line if it is one digit.
  ///
  /// 10⁴ must not become 104; for most other texts there are no such signs.
  mutating func raiseDigit(from start: Int) {
    guard bytes.count == start + 1, let digit = bytes.last, (0x30...0x39).contains(digit) else {
      return
    }
    let raised = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
    bytes.removeLast()
    bytes += raised[Int(digit - 0x30)].utf8
  }
}

/// The lists that are open, and where their counting stands.
struct OpenLists {
  /// The next number of each; nil where it has dots.
  private var next: [Int?] = []
  /// Lists too deep to be counted.
  private var uncounted = 0

  mutating func open(isNumbered: Bool, from start: Int?) {
    if next.count == 64 { uncounted += 1 } else { next.append(isNumbered ? start ?? 1 : nil) }
  }

  mutating func close() {
    if uncounted > 0 { uncounted -= 1 } else { _ = next.popLast() }
  }

  /// What stands before the next item.
  mutating func mark(value: Int?) -> [UInt8] {
    guard uncounted == 0, let last = next.indices.last, let expected = next[last] else {
      return Array("- ".utf8)
    }
    let number = value ?? expected
    next[last] = number &+ 1
    return Array("\(number). ".utf8)
  }
}
