/// Keys that are taken, and the next one that is free.
struct FreeKeys {
  private var taken: Set<String> = []
  /// By slug, so that many with the same one are soon told apart.
  private var numbers: [String: Int] = [:]

  mutating func take(_ key: String) { taken.insert(key) }

  /// The slug, or the slug with a number behind it.
  mutating func free(_ slug: String) -> String {
    var key = slug
    while !taken.insert(key).inserted {
      let number = numbers[slug, default: 1] + 1
      numbers[slug] = number
      key = "\(slug)-\(number)"
    }
    return key
  }
}
