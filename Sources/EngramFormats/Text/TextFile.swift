package import EngramCore

/// Reads text files of any encoding that files of cards have.
///
/// A byte order mark wins; else `encoding` decides; else the file is strict UTF-8 or refused with a
/// word on what it may be, for a guess that goes wrong spoils each "ä" in silence.
package enum TextFile {
  /// The most that is read whole.
  package static let limit = 64 << 20
  /// Enough to tell formats apart.
  package static let headSize = 64 << 10

  /// The whole text.
  package static func read(
    _ file: ImportFile, encoding: TextEncoding?, limit: Int = limit
  ) throws(ImportProblem) -> DecodedText {
    var stream = try TextStream(file, encoding: encoding, limit: limit)
    var bytes: [UInt8] = []
    while try stream.append(to: &bytes) {}
    return DecodedText(bytes: bytes, encoding: stream.encoding, hasMark: stream.hasMark)
  }

  /// Its beginning, to tell its format from.
  package static func head(
    _ file: ImportFile, encoding: TextEncoding?
  ) throws(ImportProblem) -> TextHead {
    var stream = try TextStream(file, encoding: encoding, limit: .max)
    var bytes: [UInt8] = []
    var isWhole = false
    while bytes.count < headSize, !isWhole { isWhole = try !stream.append(to: &bytes) }
    return TextHead(
      text: DecodedText(bytes: bytes, encoding: stream.encoding, hasMark: stream.hasMark),
      isWhole: isWhole)
  }
}

/// A text as parsers want it: strict UTF-8 without a byte order mark, lines ended by "\n".
package struct DecodedText: Hashable, Sendable {
  package let bytes: [UInt8]
  /// What the file was written in.
  package let encoding: TextEncoding
  /// Whether the file began with a byte order mark.
  package let hasMark: Bool

  package init(bytes: [UInt8], encoding: TextEncoding, hasMark: Bool) {
    self.bytes = bytes
    self.encoding = encoding
    self.hasMark = hasMark
  }
}

extension DecodedText: CustomStringConvertible {
  /// How it was read, such as "UTF-8 with BOM".
  package var description: String { encoding.title + (hasMark ? " with BOM" : "") }
}

/// The beginning of a text file.
package struct TextHead: Hashable, Sendable {
  package let text: DecodedText
  /// Whether this is all there is; else it ends anywhere, even inside a character.
  package let isWhole: Bool

  package init(text: DecodedText, isWhole: Bool) {
    self.text = text
    self.isWhole = isWhole
  }

  package var bytes: [UInt8] { text.bytes }
}
