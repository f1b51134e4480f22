extension Int {
  /// "1 card", "2 cards".
  package func of(_ thing: String) -> String { "\(self) \(thing)\(self == 1 ? "" : "s")" }
}
