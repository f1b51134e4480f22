import EngramCore

/// The text of cloze cards with the hidden words back in their holes.
///
/// Any way of filling them serves that shows the same question and the same hidden words again, so
/// a bracket that was no hole does no harm.
struct ClozeText {
  /// The whole text, nothing hidden.
  private(set) var bytes: [UInt8] = []
  /// In the order of the text.
  private(set) var holes: [Hole]

  struct Hole {
    /// In `bytes`.
    let range: Range<Int>
    /// Of the card that hides it, from 1.
    let number: Int
    let hint: String?
  }

  /// Nil when the question has no hole.
  init?(prompt: String, answer: String, number: Int = 1) {
    let bytes = Array(prompt.utf8)
    let brackets = ClozeText.brackets(bytes)
    let dots = brackets.filter { ClozeText.isDots(bytes[$0]) }
    let candidates = dots.isEmpty ? brackets : dots
    guard let first = candidates.first else { return nil }
    let words = ClozeText.split(answer)
    let isEach = dots.isEmpty ? words.count == candidates.count : words.count >= candidates.count
    let chosen = isEach ? candidates : [first]
    holes = []
    var end = 0
    for (place, range) in chosen.enumerated() {
      self.bytes += bytes[end..<range.lowerBound]
      let start = self.bytes.count
      // What is too much belongs to the last hole.
      let isLast = place == chosen.count - 1
      self.bytes += (isLast ? words[place...].joined(separator: ", ") : words[place]).utf8
      let hint =
        ClozeText.isDots(bytes[range])
        ? nil : String(decoding: bytes[range].dropFirst().dropLast(), as: UTF8.self)
      holes.append(Hole(range: start..<self.bytes.count, number: number, hint: hint))
      end = range.upperBound
    }
    self.bytes += bytes[end...]
  }

  /// The text of which all these cards hide a part; nil where they are not of one text.
  init?(_ cards: [(prompt: String, answer: String, number: Int)]) {
    let texts = cards.compactMap {
      ClozeText(prompt: $0.prompt, answer: $0.answer, number: $0.number)
    }
    guard let first = texts.first, texts.count == cards.count,
      texts.allSatisfy({ $0.bytes == first.bytes })
    else { return nil }
    bytes = first.bytes
    holes = texts.flatMap(\.holes).sorted { $0.range.lowerBound < $1.range.lowerBound }
    let areApart = zip(holes, holes.dropFirst()).allSatisfy { hole, next in
      hole.range.upperBound <= next.range.lowerBound
    }
    guard areApart, Set(cards.map(\.number)).count == cards.count else { return nil }
  }

  /// The filled brackets that hold no bracket and are not of the name of a picture or a sound.
  private static func brackets(_ bytes: [UInt8]) -> [Range<Int>] {
    var brackets: [Range<Int>] = []
    var open: Int?
    var mediumEnd = 0
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "[") {
        open = index
        if index >= mediumEnd, let mention = MediaMention(in: bytes, at: index) {
          mediumEnd = mention.range.upperBound
        }
      }
      guard byte == UInt8(ascii: "]"), let start = open else { continue }
      open = nil
      let isHole = start >= mediumEnd || isDots(bytes[start...index])
      if index > start + 1, isHole { brackets.append(start..<index + 1) }
    }
    return brackets
  }

  private static func isDots(_ bracket: ArraySlice<UInt8>) -> Bool {
    bracket.elementsEqual("[...]".utf8)
  }

  private static func split(_ answer: String) -> [String] {
    var parts: [String] = []
    let bytes = Array(answer.utf8)
    var start = 0
    var index = 0
    while index < bytes.count {
      if bytes[index] == 0x2C, index + 1 < bytes.count, bytes[index + 1] == 0x20 {
        parts.append(String(decoding: bytes[start..<index], as: UTF8.self))
        start = index + 2
        index = start
      } else {
        index += 1
      }
    }
    return parts + [String(decoding: bytes[start...], as: UTF8.self)]
  }
}
