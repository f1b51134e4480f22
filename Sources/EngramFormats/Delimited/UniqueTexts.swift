/// Texts in their order, none twice.
struct UniqueTexts {
  private(set) var texts: [String] = []
  /// Only of many: a few are looked through faster than they are hashed.
  private var seen: Set<String> = []

  private static let few = 16

  /// Adds a text that is not empty and not there yet.
  mutating func add(_ text: String) {
    guard !text.isEmpty else { return }
    if texts.count < UniqueTexts.few {
      if !texts.contains(text) { texts.append(text) }
      return
    }
    if seen.isEmpty { seen = Set(texts) }
    if seen.insert(text).inserted { texts.append(text) }
  }

  /// Adds all of `more`.
  mutating func add(_ more: [String]) { for text in more { add(text) } }
}
