package import EngramCore

/// A file whose format is known, ready to be read.
package protocol ImportReader {
  var format: ImportFormat { get }
  /// What it was taken for and why, such as "CSV: commas, 3 columns, header Question, Answer, Tags".
  var recognition: String { get }
  /// What has to stand before rows that were left out, so that they can be imported again: header
  /// lines; empty where there are none.
  var preamble: String { get }

  /// Whether its rows may say which decks they belong to, so that rows which were left out are not in
  /// need of one.
  var namesDecks: Bool { get }

  /// Unpacked pictures and sounds that cards name, to be kept beside the database; known once the
  /// file is read.
  var media: [ImportedMedium] { get }

  /// Unpacks those of the file's pictures and sounds that bear one of `names`, before reading: whoever
  /// has others of the same name wants to compare them.
  ///
  /// - Throws: `ImportProblem`.
  mutating func unpackMedia(among names: Set<String>) throws -> [ImportedMedium]

  /// Hands over what is in the file, in its order, a piece at a time.
  ///
  /// - Throws: `ImportProblem` when the file as a whole cannot be imported, whatever was handed over
  ///   before; and what `sink` throws.
  mutating func read(into sink: (ImportPiece) throws -> Void) throws
}

extension ImportReader {
  package var preamble: String { "" }

  package var namesDecks: Bool { false }

  package var media: [ImportedMedium] { [] }

  package mutating func unpackMedia(among names: Set<String>) throws -> [ImportedMedium] { [] }
}

/// A picture or a sound that a package brought along.
package struct ImportedMedium: Hashable, Sendable {
  /// Safe: one component of plain signs, as the cards have it in "[image: name]".
  package let name: String
  /// Where it lies in the scratch folder.
  package let path: String

  package init(name: String, path: String) {
    self.name = name
    self.path = path
  }
}
