import EngramCore

/// Cloze marks of Anki in text that names no note type.
enum ClozeRow {
  /// Whether a text has such marks.
  static func isIn(_ text: String) -> Bool { false }

  /// The cards that come of them.
  static func cards(of text: String) -> [ImportedCard] { [] }
}
