/// One side of a card of Anki's, with places for a note's fields.
package struct CardTemplate {
  /// Why it cannot be used, such as "its template opens {{#Year}} and never closes it".
  package let problem: String?
  let tokens: [Token]

  enum Token: Hashable {
    case text(String)
    /// The filters in the order in which they apply.
    case field(String, filters: [String])
    case open(String, isInverse: Bool)
    case close(String)
  }

  /// Reads `source`, as Anki keeps it.
  package init(_ source: String) {
    let (tokens, unclosed) = CardTemplate.tokens(of: CardTemplate.shortened(Array(source.utf8)))
    self.tokens = tokens
    problem = unclosed ?? CardTemplate.imbalance(of: tokens)
  }

  /// The fields that it shows, and not only asks for in conditions, each as often as it stands there.
  var shownFields: [String] {
    tokens.compactMap { token in
      switch token {
      case .field(let name, _): name == "FrontSide" ? nil : name
      case .text, .open, .close: nil
      }
    }
  }

  /// Fills it in: what `value` gives for each place, where `isFilled` lets it stand.
  func html(
    isFilled: (String) -> Bool, value: (_ name: String, _ filters: [String]) -> String
  ) -> String {
    var html = ""
    var depth = 0
    /// How deep the condition lies that does not hold.
    var skipped: Int?
    for token in tokens {
      switch token {
      case .open(let name, let isInverse):
        depth += 1
        if skipped == nil, isFilled(name) == isInverse { skipped = depth }
      case .close:
        if skipped == depth { skipped = nil }
        depth -= 1
      case .text(let text): if skipped == nil { html += text }
      case .field(let name, let filters): if skipped == nil { html += value(name, filters) }
      }
    }
    return html
  }

  /// Without scripts and styles, of which some templates have a hundred thousand bytes for each card.
  private static func shortened(_ source: [UInt8]) -> [UInt8] {
    var tags = HTMLTags(source)
    var short: [UInt8] = []
    var kept = 0
    var index = 0
    while let open = source[index...].firstIndex(of: UInt8(ascii: "<")) {
      index = open + 1
      switch tags.markup(at: open) {
      case .tag(let tag, let end) where !tag.isEnd && HTMLElement(tag.name) == .raw:
        let close = tags.endTag(tag.name, from: end)
        index = close
        // A condition in it may be closed outside.
        let holdsPlaces =
          source[end..<close].contains(UInt8(ascii: "{"))
          && find(Array("{{".utf8), in: source[end..<close], from: end) != nil
        guard close < source.count, !holdsPlaces else { continue }
        short += source[kept..<end]
        kept = close
      case .tag(_, let end), .comment(let end): index = end
      case .text: break
      }
    }
    return short + source[kept...]
  }

  private static func imbalance(of tokens: [Token]) -> String? {
    var open: [String] = []
    for token in tokens {
      switch token {
      case .open(let name, _):
        open.append(name)
        if open.count > 64 { return "its template nests conditions more than 64 levels deep" }
      case .close(let name):
        guard let last = open.popLast() else {
          return "its template closes {{/\(name)}} without opening it"
        }
        guard last == name else {
          return "its template closes {{/\(name)}} where {{#\(last)}} is open"
        }
      case .text, .field: break
      }
    }
    return open.last.map { "its template opens {{#\($0)}} and never closes it" }
  }

  private static func tokens(of source: [UInt8]) -> ([Token], problem: String?) {
    var source = source[...]
    var marks = (open: Array("{{".utf8), close: Array("}}".utf8))
    // Old templates may begin by asking for other marks.
    let change = "{{=<% %>=}}".utf8
    let trimmed = source.drop(while: isBlank)
    if trimmed.starts(with: change) {
      marks = (Array("<%".utf8), Array("%>".utf8))
      source = trimmed.dropFirst(change.count)
    }
    var tokens: [Token] = []
    var start = source.startIndex
    var index = start
    func endText(at end: Int) {
      guard start < end else { return }
      tokens.append(.text(String(decoding: source[start..<end], as: UTF8.self)))
    }
    while index < source.endIndex {
      // What stands in a comment is no place for a field.
      if source[index] == UInt8(ascii: "<"), let end = endOfComment(in: source, at: index) {
        index = end
      } else if source[index...].starts(with: marks.open) {
        endText(at: index)
        guard let close = find(marks.close, in: source, from: index + 2) else {
          let name = String(decoding: source[index...].prefix(30), as: UTF8.self)
          return (tokens, "its template has no end for \(name)")
        }
        tokens.append(token(source[index + 2..<close]))
        index = close + 2
        start = index
      } else {
        index += 1
      }
    }
    endText(at: source.endIndex)
    return (tokens, nil)
  }

  private static func endOfComment(in source: ArraySlice<UInt8>, at index: Int) -> Int? {
    guard source[index...].starts(with: "<!--".utf8) else { return nil }
    return find(Array("-->".utf8), in: source, from: index + 4).map { $0 + 3 } ?? source.endIndex
  }

  private static func find(
    _ wanted: [UInt8], in source: ArraySlice<UInt8>, from start: Int
  ) -> Int? {
    var index = start
    while index + wanted.count <= source.endIndex {
      if source[index] == wanted[0], source[index...].starts(with: wanted) { return index }
      index += 1
    }
    return nil
  }

  private static func token(_ content: ArraySlice<UInt8>) -> Token {
    let text = trimmed(content.drop { $0 == UInt8(ascii: "{") })
    let name = { String(decoding: trimmed(text.dropFirst()), as: UTF8.self) }
    switch text.first {
    case UInt8(ascii: "#"): return .open(name(), isInverse: false)
    case UInt8(ascii: "^"): return .open(name(), isInverse: true)
    case UInt8(ascii: "/"): return .close(name())
    default:
      let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        .map { String(decoding: trimmed($0), as: UTF8.self) }
      return .field(parts.last ?? "", filters: parts.dropLast().reversed())
    }
  }

  private static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var text = text.drop(while: isBlank)
    while let last = text.last, isBlank(last) { text.removeLast() }
    return text
  }
}
