/// A field with holes, such as "The {{c1::id::which part?}} knows no {{c2::no}}".
///
/// Holes may stand in holes; those of one number are asked together. Read as Anki reads it: the first
/// "}}" closes the innermost hole, and what is never closed is just text.
package struct AnkiCloze {
  /// The numbers that give a card, from 1 to 500, each once, in order.
  package let numbers: [Int]

  private let source: [UInt8]
  private var holes: [Hole] = []
  private var tokens: [Token] = []

  /// Reads `html`.
  package init(_ html: String) {
    source = Array(html.utf8)
    var reader = AnkiClozeReader(source)
    reader.read()
    holes = reader.holes
    tokens = reader.tokens
    let open = reader.openHoles
    // What was never closed becomes text again.
    tokens = tokens.map { token in
      switch token {
      case .open(let hole) where open.contains(hole): .text(reader.holes[hole].opening)
      case .hint(let hole, let range) where open.contains(hole):
        .text(range.lowerBound - 2..<range.upperBound)
      case .open, .close, .hint, .text: token
      }
    }
    for hole in open { holes[hole].numbers = [] }
    numbers = Set(holes.flatMap(\.numbers)).filter { (1...500).contains($0) }.sorted()
  }

  struct Hole {
    /// Where its "{{c1::" stands.
    let opening: Range<Int>
    var numbers: [Int]
    var hint: Range<Int>?
  }

  enum Token {
    case text(Range<Int>)
    case open(Int)
    case close(Int)
    /// Of the hole with this index; not shown where the hole is not asked.
    case hint(Int, Range<Int>)
  }

  /// The field with all its words, as HTML.
  package var whole: String {
    var html: [UInt8] = []
    for token in tokens {
      switch token {
      case .text(let range): html += source[range]
      case .open, .close, .hint: break
      }
    }
    return String(decoding: html, as: UTF8.self)
  }

  /// The field with "[...]" or "[hint]" where something is asked, as HTML.
  package func prompt(asking number: Int) -> String {
    var html: [UInt8] = []
    var asked: Int?
    for token in tokens {
      switch token {
      case .open(let hole) where asked == nil && holes[hole].numbers.contains(number):
        asked = hole
        let hint = holes[hole].hint.map { source[$0] } ?? []
        html += "[".utf8
        html +=
          HTMLText.plain(String(decoding: hint, as: UTF8.self)).isEmpty
          ? ArraySlice("...".utf8) : hint
        html += "]".utf8
      case .close(let hole): if asked == hole { asked = nil }
      case .text(let range): if asked == nil { html += source[range] }
      case .open, .hint: break
      }
    }
    return String(decoding: html, as: UTF8.self)
  }

  /// The words that are asked, as plain text, each once.
  package func hidden(by number: Int) -> [String] {
    var found: [String] = []
    var seen: Set<String> = []
    var html: [UInt8] = []
    var asked: Int?
    for token in tokens {
      switch token {
      case .open(let hole) where asked == nil && holes[hole].numbers.contains(number):
        asked = hole
        html = []
      case .close(let hole) where asked == hole:
        asked = nil
        let words = HTMLText.plain(String(decoding: html, as: UTF8.self))
        if !words.isEmpty, seen.insert(words).inserted { found.append(words) }
      case .text(let range): if asked != nil { html += source[range] }
      case .open, .close, .hint: break
      }
    }
    return found
  }
}
