import EngramCore

/// A text of Obsidian as a card shows it, with the holes that it has.
///
/// Links become their words, embedded pictures their names; comments and block names are no text.
struct ObsidianText {
  /// What marks hidden words.
  enum Holes { case none, highlights, braces }

  /// Hidden words, and where they stand in the text.
  struct Hole {
    let range: Range<Int>
    let hint: [UInt8]?
    /// Holes of the same group are hidden together.
    let group: Int?
  }

  private(set) var text: [UInt8] = []
  private(set) var holes: [Hole] = []

  init(_ bytes: [UInt8], code: [Range<Int>], _ style: Holes = .none) {
    var opaque = OpaqueRanges(bytes, code: code)
    var marks: [Int: ObsidianHole] = [:]
    var index = 0
    while index < bytes.count {
      if index == 0 || bytes[index - 1] == ASCII.newLine {
        marks = ObsidianHole.holes(in: bytes, from: index, style)
      }
      if let end = opaque.end(at: index) {
        text += bytes[index..<end]
        index = end
        continue
      }
      if let hole = marks[index] {
        let start = text.count
        text += ObsidianText(Array(bytes[hole.words]), code: []).text
        holes.append(Hole(range: start..<text.count, hint: hole.hint, group: hole.group))
        index = hole.end
        continue
      }
      if let (label, end) = ObsidianText.special(bytes, at: index) {
        text += label
        index = end
        continue
      }
      text.append(bytes[index])
      index += 1
    }
  }

  static func plain(_ bytes: [UInt8]) -> String { ObsidianText(bytes, code: []).plain }

  var plain: String { TidyText.text(text) }

  /// Whether any line outside code has a highlight.
  static func hasHighlights(_ bytes: [UInt8]) -> Bool {
    guard bytes.contains(ASCII.equal) else { return false }
    var fences = CodeFences(bytes)
    for line in TextLines(bytes) where !fences.isCode(line.bytes) {
      if !ObsidianHole.holes(in: bytes, from: line.bytes.startIndex, .highlights).isEmpty {
        return true
      }
    }
    return false
  }

  /// What begins at `index` and is shown otherwise than written, and where it ends.
  private static func special(_ bytes: [UInt8], at index: Int) -> (label: [UInt8], end: Int)? {
    let rest = bytes[index...]
    switch bytes[index] {
    case ASCII.exclamation:
      if rest.starts(with: "![["), let (link, end) = link(bytes, from: index + 3) {
        let path = link.prefix { $0 != ASCII.bar && $0 != ASCII.hash }.trimmed
        guard !path.isEmpty else { return nil }
        if MarkdownMedium.isSound(path) { return (Array("[sound: ".utf8) + path + [0x5D], end) }
        let isPicture = OrgText.isPicture(path)
        return (isPicture ? Array("[image: ".utf8) + path + [0x5D] : Array(path), end)
      }
      guard rest.starts(with: "!["),
        let medium = MarkdownMedium(in: bytes, at: index, before: bytes.count)
      else { return nil }
      return (medium.label, medium.end)
    case ASCII.openBracket:
      guard rest.starts(with: "[["), let (link, end) = link(bytes, from: index + 2) else {
        return nil
      }
      let words = link.firstIndex(of: ASCII.bar).map { link[($0 + 1)...] } ?? link
      return (Array(words), end)
    case UInt8(ascii: "^"):
      let name = rest.dropFirst().prefix(64).prefix {
        ASCII.isLetter($0) || ASCII.isDigit($0) || $0 == ASCII.minus
      }
      let behind = bytes[name.endIndex...].firstIndex { !ASCII.isBlank($0) } ?? bytes.count
      let isAtEnd = behind == bytes.count || bytes[behind] == ASCII.newLine
      let isApart =
        index == 0 || ASCII.isBlank(bytes[index - 1]) || bytes[index - 1] == ASCII.newLine
      return !name.isEmpty && isAtEnd && isApart ? ([], name.endIndex) : nil
    case UInt8(ascii: "%") where rest.starts(with: "%%"):
      return comment(bytes, from: index + 2, to: "%%").map { ([], $0) }
    case ASCII.less where rest.starts(with: "<!--"):
      return comment(bytes, from: index + 4, to: "-->").map { ([], $0) }
    default: return nil
    }
  }

  /// Behind the end of a comment, which must stand on the same line.
  private static func comment(
    _ bytes: [UInt8], from start: Int, to end: StaticString
  ) -> Int? {
    var index = start
    while index < bytes.count, bytes[index] != ASCII.newLine, bytes[index] != ASCII.less {
      if bytes[index...].starts(with: end) { return index + end.utf8CodeUnitCount }
      index += 1
    }
    return nil
  }

  /// What stands up to "]]".
  private static func link(
    _ bytes: [UInt8], from start: Int
  ) -> (link: ArraySlice<UInt8>, end: Int)? {
    let end = bytes[start...].firstIndex {
      $0 == ASCII.openBracket || $0 == ASCII.closeBracket || $0 == ASCII.newLine
    }
    guard let end, bytes[end...].starts(with: "]]"), !bytes[start..<end].trimmed.isEmpty else {
      return nil
    }
    return (bytes[start..<end], end + 2)
  }
}

extension ObsidianText {
  /// One card for each hole or group of holes.
  var cards: [ImportedCard] {
    var groups: [[Int]] = []
    var places: [Int: Int] = [:]
    for (index, hole) in holes.enumerated() {
      if let group = hole.group, let place = places[group] {
        groups[place].append(index)
      } else {
        if let group = hole.group { places[group] = groups.count }
        groups.append([index])
      }
    }
    return groups.enumerated().compactMap { number, hidden in
      // A hole of blanks, or of signs that are not text, hides nothing.
      let words = hidden.map { TidyText.text(text[holes[$0].range]) }.filter { !$0.isEmpty }
      guard !words.isEmpty else { return nil }
      var prompt: [UInt8] = []
      var end = 0
      for hole in hidden.map({ holes[$0] }) {
        prompt += text[end..<hole.range.lowerBound] + [ASCII.openBracket]
        prompt += (hole.hint ?? Array("...".utf8)) + [ASCII.closeBracket]
        end = hole.range.upperBound
      }
      prompt += text[end...]
      return ImportedCard(
        kind: .cloze, number: number + 1, prompt: TidyText.text(prompt),
        answer: words.joined(separator: ", "))
    }
  }
}
