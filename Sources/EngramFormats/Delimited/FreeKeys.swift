/// Keys that are taken, and the next one that is free.
struct FreeKeys {
  private var taken: Set<String> = []
  /// By slug, so that many with the same one are soon told apart.
  private var numbers: [String: Int] = [:]

  mutating func take(_ key: String) { taken.insert(key) }

  /// The slug of a term, with a hash of the term behind it where it is taken: a number would depend
  /// on what came before.
  ///
  /// - Parameter isShared: whether other terms have the slug too, so that none may have it alone.
  mutating func free(_ slug: String, of term: String, isShared: Bool = false) -> String {
    guard isShared || taken.contains(slug) else { return numbered(slug) }
    return numbered(ConceptSlug.hashed(slug, term))
  }

  /// Even hashes may be equal.
  private mutating func numbered(_ slug: String) -> String {
    var key = slug
    while !taken.insert(key).inserted {
      let number = numbers[slug, default: 1] + 1
      numbers[slug] = number
      key = "\(slug)-\(number)"
    }
    return key
  }
}
