/// How a text names a picture or a sound: "[image: cones.png]", "[sound: tone.wav]".
///
/// A name may hold brackets, as in "[image: brain[1].png]". Its end is where a name is known to end,
/// else where the brackets are balanced, else at the first closing one.
package struct MediaMention {
  package enum Kind: Sendable { case image, sound }

  package let kind: Kind
  /// The name's place in the bytes of the text.
  package let name: Range<Int>
  /// Where the name may end, the shortest first; never empty.
  private let ends: [Int]

  /// With its brackets.
  package var range: Range<Int> {
    name.lowerBound - MediaMention.openingSize..<name.upperBound + 1
  }

  private static let openings: [(kind: Kind, bytes: [UInt8])] = [
    (.image, Array("[image: ".utf8)), (.sound, Array("[sound: ".utf8)),
  ]
  private static let openingSize = 8
  /// No file has a longer one.
  private static let longestName = 255

  /// Reads what begins at `start`; nil where that names nothing.
  ///
  /// - Parameter isKnown: whether there is a picture or a sound of that name.
  package init?(
    in bytes: [UInt8], at start: Int, isKnown: (String) -> Bool = { _ in false }
  ) {
    guard let kind = MediaMention.kind(bytes, at: start) else { return nil }
    self.kind = kind
    let first = start + MediaMention.openingSize
    guard first < bytes.count, bytes[first] != UInt8(ascii: "]") else { return nil }
    var ends: [Int] = []
    var balanced: Int?
    var depth = 0
    scan: for index in first..<min(bytes.count, first + MediaMention.longestName + 1) {
      switch bytes[index] {
      case UInt8(ascii: "\n"): break scan
      case UInt8(ascii: "["):
        // The next one; so no bracket is looked at for more than one of them.
        if MediaMention.kind(bytes, at: index) != nil { break scan }
        depth += 1
      case UInt8(ascii: "]"):
        if depth == 0, balanced == nil { balanced = index }
        depth -= 1
        ends.append(index)
      default: break
      }
    }
    guard let nearest = ends.first else { return nil }
    self.ends = ends
    let known = ends.last { isKnown(MediaMention.text(bytes[first..<$0])) }
    name = first..<(known ?? balanced ?? nearest)
  }

  private static func kind(_ bytes: [UInt8], at start: Int) -> Kind? {
    openings.first { bytes[start...].starts(with: $0.bytes) }?.kind
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }
}

extension MediaMention {
  /// Hands over what a text names, in its order.
  private static func each(
    in bytes: [UInt8], isKnown: (String) -> Bool = { _ in false }, _ use: (MediaMention) -> Void
  ) {
    var place = 0
    while let open = bytes[place...].firstIndex(of: UInt8(ascii: "[")) {
      place = open + 1
      guard let mention = MediaMention(in: bytes, at: open, isKnown: isKnown) else { continue }
      use(mention)
      place = mention.name.upperBound
    }
  }

  /// The names in a text, in their order.
  package static func names(
    in text: String, isKnown: (String) -> Bool = { _ in false }
  ) -> [String] {
    let bytes = Array(text.utf8)
    var names: [String] = []
    each(in: bytes, isKnown: isKnown) { names.append(self.text(bytes[$0.name])) }
    return names
  }

  /// Every name that a text may mean, whichever bracket ends it.
  package static func candidates(in text: String) -> [String] {
    let bytes = Array(text.utf8)
    var names: [String] = []
    each(in: bytes) { mention in
      names += mention.ends.map { self.text(bytes[mention.name.lowerBound..<$0]) }
    }
    return names
  }

  /// The text with other names for some of them.
  static func renaming(_ names: [String: String], in text: String) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var rest = 0
    each(in: bytes, isKnown: { names[$0] != nil }) { mention in
      guard let other = names[self.text(bytes[mention.name])] else { return }
      result += bytes[rest..<mention.name.lowerBound] + Array(other.utf8)
      rest = mention.name.upperBound
    }
    return rest == 0 ? text : self.text(result + bytes[rest...])
  }
}
