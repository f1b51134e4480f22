/// Text fitted into columns.
package enum TextLayout {
  /// The text in rows no wider than `width`: broken between words, within one only where it must.
  ///
  /// Newlines of the text stay; an empty paragraph is an empty row. A paragraph keeps its
  /// indentation where there is room. East Asian text breaks between any two characters but not
  /// before closing punctuation. A character wider than `width` is shown as "…".
  package static func wrap(_ text: SafeText, width: Int) -> [SafeText] {
    guard width > 0 else { return [] }
    return text.text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { paragraph in
      var rows = RowFiller(width: width)
      for piece in pieces(of: paragraph) { rows.add(piece) }
      return rows.finished()
    }
  }

  /// The text if it fits, else as much of it as fits with "…" at its end; newlines become spaces.
  package static func truncate(_ text: SafeText, width: Int) -> SafeText {
    let text = text.inOneRow
    if DisplayWidth.columns(of: text) <= width { return text }
    guard width > 0 else { return "" }
    return clip(text, width: width - 1) + "…"
  }

  /// The text with spaces up to `width`; one that is wider stays as it is.
  package static func pad(
    _ text: SafeText, width: Int, alignment: Alignment = .left
  ) -> SafeText {
    let room = max(0, width - DisplayWidth.columns(of: text))
    let before =
      switch alignment {
      case .left: 0
      case .centre: room / 2
      case .right: room
      }
    return SafeText(repeating: " ", count: before) + text
      + SafeText(repeating: " ", count: room - before)
  }

  package enum Alignment: Hashable, Sendable { case left, centre, right }

  /// As many whole characters as fit.
  static func clip(_ text: SafeText, width: Int) -> SafeText {
    var used = 0
    let fitting = text.text.prefix { character in
      used += DisplayWidth.columns(of: character)
      return used <= width
    }
    return SafeText(String(fitting))
  }
}

extension SafeText {
  /// For a row of the screen, where a newline has no place.
  var inOneRow: SafeText {
    guard text.utf8.contains(0x0A) else { return self }
    return SafeText(String(text.map { $0 == "\n" ? " " : $0 }))
  }
}

/// What is never broken if it can be helped, with the white space before it.
private struct Piece {
  var space = ""
  var word = ""
}

private func pieces(of paragraph: Substring) -> [Piece] {
  var pieces: [Piece] = []
  var current = Piece()
  var previous: Character?
  for character in paragraph {
    if isBreakingSpace(character) {
      if !current.word.isEmpty {
        pieces.append(current)
        current = Piece()
      }
      current.space.append(character)
    } else {
      if let previous, !current.word.isEmpty, mayBreak(between: previous, and: character) {
        pieces.append(current)
        current = Piece()
      }
      current.word.append(character)
    }
    previous = character
  }
  if !current.word.isEmpty { pieces.append(current) }
  return pieces
}

private func isBreakingSpace(_ character: Character) -> Bool {
  character.isWhitespace && !["\u{A0}", "\u{202F}", "\u{2007}"].contains(character)
}

/// After a hyphen or a dash between letters, and around wide characters.
private func mayBreak(between first: Character, and second: Character) -> Bool {
  if "-–—/".contains(first) { return second.isLetter }
  if closing.contains(second) || opening.contains(first) { return false }
  return isWideLetter(first) || isWideLetter(second)
}

private let closing = Set(
  "、。，．：；！？）］｝」』】〉》〕ー…‥・ゝ々" + "ぁぃぅぇぉっゃゅょァィゥェォッャュョ" + ".,;:!?)]}»”’\"'%")
private let opening = Set("（［｛「『【〈《〔([{«“‘")

/// Korean is written with spaces, so its syllables stay together.
private func isWideLetter(_ character: Character) -> Bool {
  guard let scalar = character.unicodeScalars.first, scalar.value >= 0x2E80 else { return false }
  let isHangul = (0xAC00...0xD7A3).contains(scalar.value)
  return !isHangul && DisplayWidth.columns(of: character) == 2
}

/// Fills the rows of one paragraph.
private struct RowFiller {
  let width: Int
  private var rows: [SafeText] = []
  private var row = ""
  private var used = 0

  init(width: Int) { self.width = width }

  mutating func add(_ piece: Piece) {
    let space = DisplayWidth.columns(of: piece.space)
    let word = DisplayWidth.columns(of: piece.word)
    if used + space + word <= width {
      append(piece.space, space)
      append(piece.word, word)
    } else {
      if used > 0 { endRow() }
      word <= width ? append(piece.word, word) : fill(with: piece.word)
    }
  }

  mutating func finished() -> [SafeText] {
    endRow()
    return rows
  }

  private mutating func append(_ text: String, _ columns: Int) {
    row += text
    used += columns
  }

  private mutating func endRow() {
    rows.append(SafeText(row))
    row = ""
    used = 0
  }

  private mutating func fill(with word: String) {
    for character in word {
      let columns = DisplayWidth.columns(of: character)
      if used + columns > width, used > 0 { endRow() }
      columns <= width ? append(String(character), columns) : append("…", 1)
    }
  }
}
