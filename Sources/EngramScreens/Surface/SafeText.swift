/// Text that can neither control nor deceive a terminal: all that may be drawn or printed.
///
/// Card texts, file names and messages from other programs come from strangers. One stateless rule
/// a scalar (`ScalarGate`) decides what is shown of them; no escape sequence is ever parsed, so a
/// broken one cannot slip through. Literals pass the same gate. Store texts raw, make them safe
/// where they are shown.
package struct SafeText: Hashable, Sendable {
  package let text: String

  /// The text with its newlines kept; what would act on a terminal is made visible.
  package init(_ raw: String) {
    text = raw.utf8.allSatisfy(isPlain) ? raw : filtered(raw)
  }

  /// For texts made of safe ones.
  private init(alreadySafe text: String) { self.text = text }

  /// So many of `part` in a row; none when `count` is negative.
  package init(repeating part: SafeText, count: Int) {
    text = String(repeating: part.text, count: max(0, count))
  }

  /// The text in one line: each run of white space and newlines is one space, none at either end.
  package static func line(_ raw: String) -> SafeText {
    let words = SafeText(raw).text.unicodeScalars.split { $0.properties.isWhitespace }
    return SafeText(words.map { String($0) }.joined(separator: " "))
  }

  package var isEmpty: Bool { text.isEmpty }

  package static func + (a: SafeText, b: SafeText) -> SafeText {
    SafeText(alreadySafe: a.text + b.text)
  }

  package static func += (a: inout SafeText, b: SafeText) { a = a + b }
}

extension SafeText: ExpressibleByStringInterpolation, CustomStringConvertible {
  package init(stringLiteral value: String) { self.init(value) }

  package var description: String { text }
}

extension Sequence<SafeText> {
  package func joined(separator: SafeText = "") -> SafeText {
    var result: SafeText = ""
    for (place, part) in enumerated() { result += place == 0 ? part : separator + part }
    return result
  }
}

/// Printable ASCII and newline: what needs no gate.
private func isPlain(_ byte: UInt8) -> Bool { (0x20..<0x7F).contains(byte) || byte == 0x0A }

private func filtered(_ raw: String) -> String {
  var gate = ScalarGate()
  for scalar in raw.unicodeScalars { gate.pass(scalar) }
  return gate.shown
}
