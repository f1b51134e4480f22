import EngramCore

/// A text in org-mode as a card shows it, with the holes that it has.
struct OrgText {
  /// What marks hidden words.
  enum Holes { case none, drill, flashcards }

  /// Hidden words and where they stand.
  struct Hole {
    let range: Range<Int>
    let hint: [UInt8]?
    /// org-fc's number of it.
    let id: Int?
  }

  private(set) var text: [UInt8] = []
  private(set) var holes: [Hole] = []
  private let source: [UInt8]
  private var verbatim: ArraySlice<Range<Int>>
  private var markup = OrgMarkup()
  /// Of an open bracket, its place in the text.
  private var opened: Int?
  private var brackets: [(open: Int, close: Int)] = []

  init(_ body: OrgBody, _ style: Holes = .none) {
    source = body.bytes
    verbatim = body.verbatim[...]
    var index = 0
    while index < source.count { index = step(index, style) }
    if style == .drill { takeBrackets() }
  }

  /// As it is without holes.
  static func plain(_ bytes: [UInt8]) -> String {
    var body = OrgBody()
    body.append(bytes, isVerbatim: false)
    return OrgText(body).plain
  }

  var plain: String { TidyText.text(text) }

  /// Copies what stands at `index`; returns where to go on.
  private mutating func step(_ index: Int, _ style: Holes) -> Int {
    while let first = verbatim.first, first.upperBound <= index { verbatim.removeFirst() }
    if let first = verbatim.first, first.contains(index) {
      text += source[index..<first.upperBound]
      return first.upperBound
    }
    if index == 0 || source[index - 1] == ASCII.newLine { markup = OrgMarkup(source, from: index) }
    switch markup.sign(at: index) {
    case .drop: return index + 1
    case .code(let end):
      text += source[(index + 1)..<end]
      return end + 1
    case nil: break
    }
    switch source[index] {
    case ASCII.openBracket:
      if let (label, end) = OrgText.link(source, at: index) {
        text += label
        return end
      }
      if style == .drill, opened == nil, OrgText.opensHole(source, at: index) {
        opened = text.count
      }
    case ASCII.closeBracket:
      if let open = opened, text.count > open + 1 {
        brackets.append((open, text.count))
        opened = nil
      }
    case ASCII.newLine:
      if text.last == ASCII.newLine { opened = nil }
    case ASCII.openBrace where style == .flashcards:
      if let hole = OrgFlashcardHole(source, at: index) {
        let start = text.count
        text += OrgText.plain(Array(hole.words)).utf8
        holes.append(
          Hole(range: start..<text.count, hint: hole.hint.map(Array.init), id: hole.id))
        return hole.end
      }
    default: break
    }
    text.append(source[index])
    return index + 1
  }

  /// Makes holes of the brackets, whose signs are no text.
  private mutating func takeBrackets() {
    let raw = text
    text = []
    var copied = 0
    for (open, close) in brackets {
      var words = raw[(open + 1)..<close]
      var hint: [UInt8]?
      if let bar = words.indices.dropLast().first(where: {
        raw[$0] == ASCII.bar && raw[$0 + 1] == ASCII.bar
      }) {
        hint = Array(words[(bar + 2)...].trimmed)
        words = words[..<bar]
      }
      text += raw[copied..<open]
      let start = text.count
      text += words
      if !words.trimmed.isEmpty {
        holes.append(Hole(range: start..<text.count, hint: hint, id: nil))
      }
      copied = close + 1
    }
    text += raw[copied...]
  }

  /// "[[target][words]]" or "[[target]]", as its words or as a picture, and where it ends.
  private static func link(
    _ bytes: [UInt8], at start: Int
  ) -> (label: [UInt8], end: Int)? {
    guard bytes[start...].starts(with: "[[") else { return nil }
    func part(from start: Int) -> Range<Int>? {
      let end = bytes[start...].firstIndex {
        $0 == ASCII.openBracket || $0 == ASCII.closeBracket || $0 == ASCII.newLine
      }
      guard let end, bytes[end] == ASCII.closeBracket, end > start else { return nil }
      return start..<end
    }
    guard let target = part(from: start + 2) else { return nil }
    var path = bytes[target]
    for scheme: StaticString in ["file:", "attachment:"] where path.starts(with: scheme) {
      path = path.dropFirst(scheme.utf8CodeUnitCount)
    }
    let rest = bytes[target.upperBound...]
    if rest.starts(with: "]]") {
      let label = isPicture(path) ? Array("[image: ".utf8) + path + [0x5D] : Array(bytes[target])
      return (label, target.upperBound + 2)
    }
    guard rest.starts(with: "]["), let words = part(from: target.upperBound + 2),
      bytes[words.upperBound...].starts(with: "]]")
    else { return nil }
    return (Array(bytes[words]), words.upperBound + 2)
  }

  static func isPicture(_ path: ArraySlice<UInt8>) -> Bool {
    guard let point = path.lastIndex(of: ASCII.point), path.endIndex - point <= 5 else {
      return false
    }
    return ["png", "jpg", "jpeg", "gif", "svg", "webp", "bmp", "avif"]
      .contains(path[(point + 1)...].text.lowercased())
  }

  /// Not a box to tick, a footnote, a time stamp, a count.
  private static func opensHole(_ bytes: [UInt8], at start: Int) -> Bool {
    let rest = bytes[(start + 1)...]
    if rest.starts(with: "fn:") || rest.first == ASCII.closeBracket { return false }
    if rest.dropFirst().first == ASCII.closeBracket,
      [ASCII.space, ASCII.minus, UInt8(ascii: "X")].contains(rest[start + 1])
    {
      return false
    }
    if rest.prefix(4).allSatisfy(ASCII.isDigit), rest.dropFirst(4).first == ASCII.minus {
      return false
    }
    let count = rest.prefix(16).prefix {
      ASCII.isDigit($0) || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "%")
    }
    return !(count.contains { !ASCII.isDigit($0) } && rest[count.endIndex...].first == 0x5D)
  }
}
