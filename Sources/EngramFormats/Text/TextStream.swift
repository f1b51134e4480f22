package import EngramCore

/// A text file as strict UTF-8 with lines ended by "\n", decoded piece by piece.
///
/// However large the file is, no more than a piece of it is held here.
package struct TextStream: ~Copyable {
  /// Known once the first piece was taken.
  package private(set) var encoding: TextEncoding
  package private(set) var hasMark = false

  /// The most that is streamed.
  package static let limit = 256 << 20
  private static let pieceSize = 64 << 10

  private var file: FileBytes
  private let name: String
  private let limit: Int
  /// Undefined until the first piece has shown whether there is a byte order mark.
  private var decoder: TextDecoder?
  private let isChosen: Bool
  private var lineEnds = LineEnds()
  private var place = TextPosition()
  /// Bytes of the file that were read and not decoded yet: at most a part of a character.
  private var raw: [UInt8] = []
  private var decoded: [UInt8] = []
  /// How many bytes of the file were read.
  package private(set) var taken = 0
  /// How many bytes the file has; 0 where that is not known.
  package var size: Int { file.size }
  private var isEnded = false

  /// Opens the file.
  package init(
    _ file: ImportFile, encoding: TextEncoding?, limit: Int = TextStream.limit
  ) throws(ImportProblem) {
    name = file.name
    self.limit = limit
    isChosen = encoding != nil
    self.encoding = encoding ?? .utf8
    self.file = try FileBytes(file)
  }

  /// Appends the next piece of text; false at the end.
  ///
  /// - Throws: what cannot be read or decoded, at its line and column; an empty file.
  package mutating func append(to text: inout [UInt8]) throws(ImportProblem) -> Bool {
    guard !isEnded else { return false }
    if decoder == nil { try begin() }
    let before = raw.count
    isEnded = try !file.append(TextStream.pieceSize, to: &raw)
    taken += raw.count - before
    guard taken <= limit else {
      throw ImportProblem(
        at: Place(file: name),
        "the file is larger than \(limit >> 20) MiB, the most that is read at once; "
          + "divide it into several")
    }
    decoded.removeAll(keepingCapacity: true)
    let fault = decoder?.decode(&raw, isLast: isEnded, into: &decoded)
    let start = text.count
    if let fault = lineEnds.append(decoded, isLast: isEnded && fault == nil, to: &text) {
      place.pass(text[start...])
      throw problem(fault.reason(encoding, isChosen: isChosen), atColumn: fault.isAtColumn)
    }
    place.pass(text[start...])
    if let fault {
      throw problem(fault.reason(encoding, isChosen: isChosen, near: raw), atColumn: true)
    }
    return true
  }

  /// Finds the byte order mark, if there is one.
  private mutating func begin() throws(ImportProblem) {
    while raw.count < 3, try file.append(TextStream.pieceSize, to: &raw) {}
    let marks: [(TextEncoding, [UInt8])] = [
      (.utf8, [0xEF, 0xBB, 0xBF]), (.utf16LittleEndian, [0xFF, 0xFE]),
      (.utf16BigEndian, [0xFE, 0xFF]),
    ]
    taken = raw.count
    for (marked, mark) in marks where raw.starts(with: mark) {
      encoding = marked
      hasMark = true
      raw.removeFirst(mark.count)
      break
    }
    guard !raw.isEmpty else {
      throw ImportProblem(
        at: Place(file: name),
        "the file is empty; see whether it is the right one, or export it again")
    }
    decoder = TextDecoder(encoding)
  }

  private func problem(_ reason: String, atColumn: Bool) -> ImportProblem {
    ImportProblem(
      at: Place(file: name, line: place.line, column: atColumn ? place.column : 1), reason)
  }
}

/// How far a text was read, in lines and characters.
struct TextPosition {
  private(set) var line = 1
  private(set) var column = 1

  /// Goes on behind `bytes`, which are strict UTF-8.
  mutating func pass(_ bytes: ArraySlice<UInt8>) {
    var lines = 0
    var start = bytes.startIndex
    for index in bytes.indices where bytes[index] == 0x0A {
      lines += 1
      start = index + 1
    }
    if lines > 0 { column = 1 }
    line += lines
    for byte in bytes[start...] where byte & 0xC0 != 0x80 { column += 1 }
  }
}
