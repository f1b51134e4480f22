/// What a reader of XML meets next.
enum XMLEvent: Hashable {
  case start(name: String, attributes: [String: String])
  /// Of an element with nothing in it, directly behind its start.
  case end(name: String)
  /// Decoded; never empty.
  case text(String)
}
