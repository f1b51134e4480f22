/// What an element means to a reader who wants its text only.
enum HTMLElement {
  case lineBreak, block, list, item, cell, pre, image
  /// It plays something.
  case sound
  /// What its parent plays.
  case soundSource
  case superscript, rubyText
  /// For programs that know no ruby.
  case rubyParenthesis
  /// Not displayed; holds HTML.
  case unseen
  /// Not displayed; what it holds is no HTML.
  case raw
  /// Adds nothing of its own.
  case other

  init(_ name: String) { self = HTMLElement.known[name] ?? .other }

  /// Whether it never has an end tag.
  static func isVoid(_ name: String) -> Bool { voids.contains(name) }

  private static let voids: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
  ]

  private static let known: [String: HTMLElement] = {
    var known: [String: HTMLElement] = [
      "br": .lineBreak, "ul": .list, "ol": .list, "li": .item, "td": .cell, "th": .cell,
      "pre": .pre, "img": .image, "audio": .sound, "video": .sound, "source": .soundSource,
      "sup": .superscript, "rt": .rubyText, "rp": .rubyParenthesis, "head": .unseen,
      "template": .unseen, "script": .raw, "style": .raw, "title": .raw,
    ]
    let blocks = [
      "address", "article", "aside", "blockquote", "caption", "center", "dd", "details", "div",
      "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4",
      "h5", "h6", "header", "hr", "main", "nav", "p", "section", "summary", "table", "tbody",
      "tfoot", "thead", "tr",
    ]
    for block in blocks { known[block] = .block }
    return known
  }()
}
