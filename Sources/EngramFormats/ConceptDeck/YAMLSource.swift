/// The bytes given to libyaml, found by its marks: lines, and columns in Unicode scalars, from 1.
struct YAMLSource {
  /// A line and a column; 0 where it is the whole file.
  struct Spot: Hashable {
    let line: Int
    let column: Int

    static let wholeFile = Spot(line: 0, column: 0)
  }

  private(set) var bytes: [UInt8]
  private var lineStarts: [Int]
  /// Where the last mark was, since marks mostly come in order.
  private var last = (line: 1, column: 1, index: 0)

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    lineStarts = YAMLSource.lineStarts(of: bytes)
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// With a letter in place of each "*", so that nothing is an alias.
  var blottingOutAliases: String {
    String(decoding: bytes.map { $0 == UInt8(ascii: "*") ? UInt8(ascii: "x") : $0 }, as: UTF8.self)
  }

  mutating func byte(at spot: Spot) -> UInt8? {
    index(of: spot).map { bytes[$0] }
  }

  /// Makes the double of a field name another word of the same length; false where that cannot be.
  mutating func rename(at spot: Spot, _ number: Int) -> Bool {
    guard var index = index(of: spot) else { return false }
    let quotes = [UInt8(ascii: "\""), UInt8(ascii: "'")]
    if quotes.contains(bytes[index]) { index += 1 }
    // Not where the first sign has a meaning of its own.
    guard index < bytes.count, bytes[index] > 0x20, !quotes.contains(bytes[index]),
      !"\\&*!".utf8.contains(bytes[index])
    else { return false }
    var end = index + 1
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    // From a private use area, so that it is nobody's field name.
    guard let scalar = Unicode.Scalar(0xF_0000 + UInt32(number)) else { return false }
    bytes.replaceSubrange(index..<end, with: Array(String(scalar).utf8))
    lineStarts = YAMLSource.lineStarts(of: bytes)
    last = (1, 1, 0)
    return true
  }

  private mutating func index(of spot: Spot) -> Int? {
    guard lineStarts.indices.contains(spot.line - 1) else { return nil }
    var (index, at) = (lineStarts[spot.line - 1], 1)
    if spot.line == last.line, spot.column >= last.column {
      (index, at) = (last.index, last.column)
    }
    while at < spot.column, index < bytes.count {
      index += 1
      while index < bytes.count, bytes[index] & 0xC0 == 0x80 { index += 1 }
      at += 1
    }
    last = (spot.line, at, index)
    return index < bytes.count ? index : nil
  }

  private static func lineStarts(of bytes: [UInt8]) -> [Int] {
    var starts = [0]
    for (index, byte) in bytes.enumerated() {
      let isBreak = byte == 0x0A || (byte == 0x0D && !bytes[(index + 1)...].starts(with: [0x0A]))
      if isBreak { starts.append(index + 1) }
    }
    return starts
  }
}
