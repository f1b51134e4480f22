/// What stands in brackets in an answer, and what stands around them.
struct Aside: Hashable, Sendable {
  let inside: String
  let outside: String

  /// Nil without brackets, or with nothing in them or around them.
  init?(_ text: String) {
    let scalars = text.unicodeScalars
    guard let open = scalars.firstIndex(where: { $0 == "(" || $0 == "[" }),
      let close = scalars[open...].firstIndex(where: { $0 == ")" || $0 == "]" })
    else { return nil }
    inside = String(text[scalars.index(after: open)..<close])
    let around = [text[..<open], text[scalars.index(after: close)...]]
    outside = around.flatMap { $0.split(separator: " ") }.joined(separator: " ")
    let hasLetters = { (text: String) in
      text.unicodeScalars.contains {
        $0.properties.isAlphabetic || $0.properties.numericType != nil
      }
    }
    guard hasLetters(inside), hasLetters(outside) else { return nil }
  }
}
