/// One line that the learner is typing.
///
/// It is kept as what stands before the cursor and what stands behind it, so that a combining mark,
/// which a terminal sends by itself, joins the letter it belongs to.
package struct LineEditor: Hashable, Sendable {
  private var before: String
  private var after = ""

  package init(_ text: String = "") {
    before = ""
    for character in text { insert(character) }
  }

  /// Scalars, so that no pile of marks on one letter goes around it.
  package static let limit = 500

  package var text: String { before + after }

  package var isEmpty: Bool { before.isEmpty && after.isEmpty }

  package enum Edit: Hashable, Sendable {
    case insert(Character)
    case backspace, delete, left, right, home, end
    case clear, eraseToEnd, eraseWord
  }

  package mutating func apply(_ edit: Edit) {
    switch edit {
    case .insert(let character): insert(character)
    case .backspace: _ = before.popLast()
    case .delete: if !after.isEmpty { after.removeFirst() }
    case .left: if let last = before.popLast() { after.insert(last, at: after.startIndex) }
    case .right: if !after.isEmpty { before.append(after.removeFirst()) }
    case .home: (before, after) = ("", text)
    case .end: (before, after) = (text, "")
    case .clear: before = ""
    case .eraseToEnd: after = ""
    case .eraseWord:
      while before.last?.isWhitespace == true { before.removeLast() }
      while let last = before.last, !last.isWhitespace { before.removeLast() }
    }
  }

  /// What cannot be seen has no place in an answer: newlines, control characters, and the
  /// characters that turn the direction of a row.
  private mutating func insert(_ character: Character) {
    let scalars = character.unicodeScalars
    let room = LineEditor.limit - before.unicodeScalars.count - after.unicodeScalars.count
    guard scalars.count <= room, scalars.allSatisfy(isTypeable) else { return }
    before.append(character)
  }
}

extension LineEditor.Edit {
  /// What a key does to a line; nil where it does nothing.
  package init?(_ key: Key) {
    switch key {
    case .character(let character): self = .insert(character)
    case .backspace, .control("h"): self = .backspace
    case .delete, .control("d"): self = .delete
    case .left, .control("b"): self = .left
    case .right: self = .right
    case .home, .control("a"): self = .home
    case .end, .control("e"): self = .end
    case .control("u"): self = .clear
    case .control("k"): self = .eraseToEnd
    case .control("w"): self = .eraseWord
    case .enter, .escape, .tab, .backTab, .up, .down, .pageUp, .pageDown, .control: return nil
    }
  }
}

extension LineEditor {
  /// The line as it stands in a row, and where its cursor is.
  package struct Shown: Hashable, Sendable {
    package let text: SafeText
    /// Columns before the cursor; less than the width.
    package let cursor: Int
  }

  /// As much as `width` columns hold, the cursor among it, "…" where something is cut off.
  package func shown(in width: Int) -> Shown {
    let cells = before.map(Cell.init)
    let rest = after.map(Cell.init)
    let columns = cells.columns
    // The cursor takes a column of its own behind the last character.
    guard columns + max(1, rest.columns) > width else {
      return Shown(text: (cells + rest).text, cursor: columns)
    }
    guard width > 4 else { return Shown(text: "", cursor: 0) }
    let head = ending(cells, in: width - 1 - min(rest.columns, width / 4))
    let tail = beginning(rest, in: width - head.columns)
    return Shown(text: (head + tail).text, cursor: head.columns)
  }

  /// The first cells that fit, and "…" for the others.
  private func beginning(_ cells: [Cell], in width: Int) -> [Cell] {
    guard cells.columns > width else { return cells }
    var room = width - 1
    let kept = cells.prefix { cell in
      room -= cell.columns
      return room >= 0
    }
    return kept + [Cell("…")]
  }

  private func ending(_ cells: [Cell], in width: Int) -> [Cell] {
    beginning(cells.reversed(), in: width).reversed()
  }
}

/// A character as it is shown.
private struct Cell {
  let text: SafeText
  let columns: Int

  init(_ character: Character) {
    text = SafeText(String(character))
    columns = DisplayWidth.columns(of: text)
  }
}

extension [Cell] {
  fileprivate var columns: Int { reduce(0) { $0 + $1.columns } }

  fileprivate var text: SafeText { map(\.text).joined() }
}

private func isTypeable(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .control, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
  // The joiners belong to the spelling of Persian and to emoji.
  case .format: scalar.value == 0x200C || scalar.value == 0x200D
  default: true
  }
}
