/// What makes two questions the same one: small letters, one blank for many, no blank and no mark at
/// the end.
///
/// In bytes, since a file may have a hundred thousand questions.
struct QuestionEssence: Hashable {
  private var bytes: [UInt8] = []

  init(_ question: String) {
    bytes.reserveCapacity(question.utf8.count + 8)
    var question = question
    question.withUTF8 { read($0) }
    while let last = bytes.last, QuestionEssence.isEnd(last) { bytes.removeLast() }
  }

  private mutating func read(_ source: UnsafeBufferPointer<UInt8>) {
    var isBlank = false
    var place = 0
    while place < source.count {
      let byte = source[place]
      let length = QuestionEssence.length(byte)
      if length == 1 ? QuestionEssence.isBlank(byte) : isWide(source[place..<place + length]) {
        isBlank = !bytes.isEmpty
        place += length
        continue
      }
      if isBlank { bytes.append(UInt8(ascii: " ")) }
      isBlank = false
      if length == 1 {
        bytes.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
      } else {
        appendSmall(source[place..<place + length])
      }
      place += length
    }
  }

  /// A letter or sign beyond ASCII, in small letters.
  private mutating func appendSmall(_ source: Slice<UnsafeBufferPointer<UInt8>>) {
    let scalar = QuestionEssence.scalar(source)
    if scalar.properties.changesWhenLowercased {
      bytes.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
    } else {
      bytes.append(contentsOf: source)
    }
  }

  /// Whether it is a blank beyond ASCII.
  private func isWide(_ source: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    switch source.first {
    case 0xC2, 0xE1, 0xE2, 0xE3: QuestionEssence.scalar(source).properties.isWhitespace
    default: false
    }
  }

  /// As many of its words as fit into `limit` bytes, divided by "-", and at least a part of the first.
  func words(upTo limit: Int) -> [UInt8] {
    var words: [UInt8] = []
    var place = 0
    while let start = next(from: place, isOfWord: true) {
      let end = next(from: start, isOfWord: false) ?? bytes.count
      guard words.count + (end - start) < limit else {
        guard words.isEmpty else { return words }
        var cut = min(end, start + limit)
        while cut < end, bytes[cut] & 0xC0 == 0x80 { cut -= 1 }
        return Array(bytes[start..<cut])
      }
      if !words.isEmpty { words.append(UInt8(ascii: "-")) }
      words += bytes[start..<end]
      place = end
    }
    return words
  }

  /// Whether nothing but blanks between the words is left out.
  func isToldBy(_ words: [UInt8]) -> Bool {
    words.count == bytes.count
      && zip(words, bytes).allSatisfy { word, byte in
        word == (byte == UInt8(ascii: " ") ? UInt8(ascii: "-") : byte)
      }
  }

  var hash: NameHash {
    var hash = NameHash()
    bytes.withUnsafeBufferPointer { hash.append($0) }
    return hash
  }

  private func next(from start: Int, isOfWord wanted: Bool) -> Int? {
    var place = start
    while place < bytes.count {
      let byte = bytes[place]
      if byte < 0x80 {
        if QuestionEssence.isOfWord(byte) == wanted { return place }
        place += 1
        continue
      }
      let length = QuestionEssence.length(byte)
      let isOfWord = bytes.withUnsafeBufferPointer { bytes in
        NoteKey.isOfWord(QuestionEssence.scalar(bytes[place..<place + length]))
      }
      if isOfWord == wanted { return place }
      place += length
    }
    return nil
  }

  // MARK: - UTF-8, which texts always are

  private static func length(_ first: UInt8) -> Int {
    first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
  }

  private static func scalar(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Unicode.Scalar {
    var value = UInt32(bytes.first ?? 0)
    if bytes.count > 1 { value &= 0xFF >> (UInt32(bytes.count) + 1) }
    for byte in bytes.dropFirst() { value = value << 6 | UInt32(byte & 0x3F) }
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  /// As `NoteKey.isOfWord`, for the many.
  private static func isOfWord(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x5F
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  private static func isEnd(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "?"), UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: ":"), 0x20: true
    default: false
    }
  }
}
