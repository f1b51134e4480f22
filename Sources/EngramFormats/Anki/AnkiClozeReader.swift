/// Takes a field with holes apart, in one pass.
struct AnkiClozeReader {
  private(set) var holes: [AnkiCloze.Hole] = []
  private(set) var tokens: [AnkiCloze.Token] = []
  /// The holes that are not closed yet, the innermost last.
  private(set) var openHoles: [Int] = []

  private let source: [UInt8]
  /// Where the text under way begins.
  private var start = 0
  /// As deep as Anki goes; further openings are dropped.
  private static let deepest = 10

  init(_ source: [UInt8]) { self.source = source }

  mutating func read() {
    var index = 0
    while index + 1 < source.count {
      if source[index] == UInt8(ascii: "{"), let opening = opening(at: index) {
        endText(at: index)
        if openHoles.count < AnkiClozeReader.deepest {
          openHoles.append(holes.count)
          tokens.append(.open(holes.count))
          holes.append(opening)
        }
        index = opening.opening.upperBound
        start = index
      } else if source[index] == UInt8(ascii: "}"), source[index + 1] == UInt8(ascii: "}"),
        let hole = openHoles.last
      {
        endText(at: index)
        openHoles.removeLast()
        tokens.append(.close(hole))
        index += 2
        start = index
      } else {
        index += 1
      }
    }
    endText(at: source.count)
  }

  /// The "{{c1::" or "{{c1,2::" at `index`, if one stands there.
  private func opening(at index: Int) -> AnkiCloze.Hole? {
    guard source[index...].starts(with: "{{c".utf8) else { return nil }
    var end = index + 3
    var numbers: [Int] = []
    var number: Int?
    while end < source.count {
      switch source[end] {
      case let digit where (0x30...0x39).contains(digit):
        let value = (number ?? 0) * 10 + Int(digit - 0x30)
        guard value <= 65_535 else { return nil }
        number = value
      case UInt8(ascii: ","):
        number.map { numbers.append($0) }
        number = nil
      case UInt8(ascii: ":"):
        number.map { numbers.append($0) }
        guard end + 1 < source.count, source[end + 1] == UInt8(ascii: ":"), !numbers.isEmpty else {
          return nil
        }
        return AnkiCloze.Hole(opening: index..<end + 2, numbers: numbers, hint: nil)
      default: return nil
      }
      end += 1
    }
    return nil
  }

  /// Ends a run of text; inside a hole, "::" divides it from the hint.
  private mutating func endText(at end: Int) {
    guard start < end else { return }
    let text = start..<end
    start = end
    guard let hole = openHoles.last, holes[hole].hint == nil, let colons = colons(in: text) else {
      return tokens.append(.text(text))
    }
    let hint = colons + 2..<text.upperBound
    holes[hole].hint = hint
    if text.lowerBound < colons { tokens.append(.text(text.lowerBound..<colons)) }
    tokens.append(.hint(hole, hint))
  }

  private func colons(in text: Range<Int>) -> Int? {
    stride(from: text.lowerBound, to: text.upperBound - 1, by: 1).first {
      source[$0] == UInt8(ascii: ":") && source[$0 + 1] == UInt8(ascii: ":")
    }
  }
}
