/// The plain text of a piece of HTML, as a card shows it.
///
/// A flat reader of bytes: it keeps no tree, so that no nesting can exhaust it, and looks at each
/// byte a fixed number of times. Blocks and `<br>` break lines; what is not displayed is no text.
package struct HTMLText {
  /// The text, its lines ending in "\n", with at most one empty line in a row.
  package static func plain(_ html: String) -> String {
    var reader = HTMLText(html)
    reader.read()
    return String(decoding: reader.lines.bytes, as: UTF8.self)
  }

  /// Whether a field has something to show: more than blanks and line breaks, as Anki counts it.
  package static func isFilled(_ html: String) -> Bool {
    var tags = HTMLTags(Array(html.utf8))
    var index = 0
    while index < tags.source.count {
      let byte = tags.source[index]
      if byte == UInt8(ascii: "<"), case .tag(let tag, let end) = tags.markup(at: index),
        tag.name == "br" || tag.name == "div"
      {
        index = end
      } else if isBlank(byte) {
        index += 1
      } else {
        return true
      }
    }
    return false
  }

  private var tags: HTMLTags
  private var lines = PlainLines()
  /// The element that hides all that is in it, and how many of its name are open.
  private var unseen: (name: String, depth: Int)?
  /// How many `<pre>` are open.
  private var verbatim = 0
  private var lists = OpenLists()
  /// Where the text of a `<sup>` begins.
  private var superscript: Int?
  /// An `<audio>` that has not said yet what it plays.
  private var isSoundNameless = false

  private init(_ html: String) { tags = HTMLTags(Array(html.utf8)) }

  private mutating func read() {
    var index = 0
    while index < tags.source.count {
      let byte = tags.source[index]
      switch byte {
      case UInt8(ascii: "<"):
        switch tags.markup(at: index) {
        case .tag(let tag, let end):
          index = tag.isEnd ? end : afterRawText(of: tag, from: end)
          take(tag)
        case .comment(let end): index = end
        case .text:
          put(byte)
          index += 1
        }
      case UInt8(ascii: "&"):
        let (scalar, end) = HTMLReference.read(tags.source[...], at: index)
        if let scalar { put(scalar) } else { put(byte) }
        index = end
      default:
        index = takeText(at: index)
      }
    }
  }

  /// One sign of ordinary text; gives what stands behind it.
  private mutating func takeText(at index: Int) -> Int {
    let source = tags.source
    let byte = source[index]
    if byte == 0x0D || byte == 0x0A {
      guard verbatim > 0 else {
        blank()
        return index + 1
      }
      if unseen == nil { lines.breakLine() }
      let isPair = byte == 0x0D && index + 1 < source.count && source[index + 1] == 0x0A
      return index + (isPair ? 2 : 1)
    }
    if isBlank(byte) {
      blank()
    } else if byte == 0xC2, index + 1 < source.count, source[index + 1] == 0xA0 {
      blank()
      return index + 2
    } else if byte == 0xE2, index + 2 < source.count, source[index + 1] == 0x80,
      source[index + 2] == 0xA8 || source[index + 2] == 0xA9
    {
      if unseen == nil { lines.breakLine() }
      return index + 3
    } else if byte != 0 {
      put(byte)
    }
    return index + 1
  }

  private mutating func blank() { if unseen == nil { lines.blank() } }

  private mutating func put(_ byte: UInt8) { if unseen == nil { lines.put(byte) } }

  private mutating func put(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\u{A0}", " ", "\t", "\n", "\r", "\u{C}": blank()
    default: for byte in String(scalar).utf8 { put(byte) }
    }
  }

  /// Behind what `<script>` and its like hold, which is no HTML and no text.
  private mutating func afterRawText(of tag: HTMLTag, from end: Int) -> Int {
    switch HTMLElement(tag.name) {
    case .raw: tags.endTag(tag.name, from: end)
    case .block, .cell, .image, .item, .lineBreak, .list, .other, .pre, .rubyParenthesis, .rubyText,
      .sound, .soundSource, .superscript, .unseen:
      end
    }
  }

  private mutating func take(_ tag: HTMLTag) {
    if let hiding = unseen {
      let isOut = hiding.name == "head" && tag.name == "body"
      let depth = hiding.depth + (tag.name != hiding.name ? 0 : tag.isEnd ? -1 : 1)
      unseen = isOut || depth == 0 ? nil : (hiding.name, depth)
      return
    }
    if tag.isEnd { return close(tag) }
    if tag.isHidden {
      if !HTMLElement.isVoid(tag.name) { unseen = (tag.name, 1) }
      return
    }
    open(tag)
  }

  private mutating func open(_ tag: HTMLTag) {
    switch HTMLElement(tag.name) {
    case .lineBreak: lines.breakLine()
    case .block: lines.freshLine()
    case .cell: lines.blank()
    case .pre:
      lines.freshLine()
      verbatim += 1
    case .list:
      lines.freshLine()
      lists.open(isNumbered: tag.name == "ol", from: tag.start)
    case .item:
      lines.freshLine()
      lines.mark = lists.mark(value: tag.value)
    case .image: lines.put(tag.source.map { "[image: \($0)]" } ?? tag.alternative ?? "")
    case .sound, .soundSource:
      let isWanted = HTMLElement(tag.name) == .sound || isSoundNameless
      if isWanted, let name = tag.source { lines.put("[sound: \(name)]") }
      isSoundNameless = isWanted && tag.source == nil
    case .superscript: superscript = lines.bytes.count
    case .rubyText: lines.put("(")
    case .rubyParenthesis, .unseen: unseen = (tag.name, 1)
    case .raw, .other: break
    }
  }

  private mutating func close(_ tag: HTMLTag) {
    switch HTMLElement(tag.name) {
    case .block: lines.freshLine()
    case .pre:
      lines.freshLine()
      verbatim = max(0, verbatim - 1)
    case .list:
      lines.freshLine()
      lists.close()
    case .item:
      lines.freshLine()
      lines.mark = []
    case .superscript:
      if let start = superscript { lines.raiseDigit(from: start) }
      superscript = nil
    case .rubyText: lines.put(")")
    case .sound: isSoundNameless = false
    case .cell, .image, .lineBreak, .other, .raw, .rubyParenthesis, .soundSource, .unseen: break
    }
  }
}

/// A blank of HTML, which a run of blanks melts into one.
func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) && byte != 0x0B }
