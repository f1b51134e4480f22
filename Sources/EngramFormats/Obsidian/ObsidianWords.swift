/// The words of a block with the code among them, so that neither moves without the other.
struct ObsidianWords {
  private(set) var bytes: [UInt8]
  private(set) var code: [Range<Int>]

  init(_ bytes: [UInt8], code: [Range<Int>]) {
    self.bytes = bytes
    self.code = code
  }

  init(_ text: MarkdownText) { self.init(text.bytes, code: text.code) }

  /// Puts a heading above.
  mutating func put(below heading: ArraySlice<UInt8>) {
    bytes.insert(contentsOf: Array(heading) + [ASCII.newLine], at: 0)
    let shift = heading.count + 1
    code = code.map { ($0.lowerBound + shift)..<($0.upperBound + shift) }
  }

  /// The first tag for cards that is not code.
  var tag: (deck: String, range: Range<Int>)? {
    guard bytes.contains(ASCII.hash) else { return nil }
    var opaque = OpaqueRanges(bytes, code: code)
    var start = 0
    while let tag = ObsidianTag.find(in: bytes, from: start) {
      guard let end = opaque.end(at: tag.range.lowerBound) else { return tag }
      start = end
    }
    return nil
  }

  /// Cuts the tag out, and gives the deck that it names.
  mutating func takeTag() -> String? {
    guard let (deck, range) = tag else { return nil }
    bytes.removeSubrange(range)
    code = code.map { lines in
      // No code has the tag in it, so it lies before or behind.
      lines.lowerBound < range.lowerBound
        ? lines : (lines.lowerBound - range.count)..<(lines.upperBound - range.count)
    }
    return deck.isEmpty ? nil : deck
  }

  var plain: String { ObsidianText(bytes, code: code).plain }

  /// Up to the code that begins right below the last hole: a fence ends a paragraph, and so a card.
  func withoutCodeBelow(_ style: ObsidianText.Holes) -> ObsidianWords {
    let starts = code.indices.filter { index in
      let isFirstLine =
        index == 0 || code[index - 1].upperBound + 1 < code[index].lowerBound
      return isFirstLine && code[index].lowerBound > 0
    }
    guard !starts.isEmpty else { return self }
    let above = { (index: Int) in
      ObsidianWords(Array(bytes[..<code[index].lowerBound]), code: Array(code[..<index]))
    }
    let holes = ObsidianText(bytes, code: code, style).holes.count
    guard holes > 0 else { return self }
    // The first fence with all holes above it; there are never fewer above a later one.
    var (low, high) = (0, starts.count)
    while low < high {
      let middle = (low + high) / 2
      let words = above(starts[middle])
      if ObsidianText(words.bytes, code: words.code, style).holes.count < holes {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < starts.count ? above(starts[low]) : self
  }
}
