/// The key of a question in plain letters, which most are: the same as any other's, found by bytes.
extension NoteKey {
  /// Nil where the question has a sign beyond ASCII.
  static func plainConcept(_ prompt: String) -> String? {
    var prompt = prompt
    return prompt.withUTF8 { bytes in
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count) { buffer in
        guard let count = fold(bytes, into: buffer) else { return nil }
        let essence = UnsafeBufferPointer(rebasing: buffer[..<count])
        return key(of: essence)
      }
    }
  }

  /// Small letters, one blank for many, no blank and no mark at the end.
  private static func fold(
    _ bytes: UnsafeBufferPointer<UInt8>, into essence: UnsafeMutableBufferPointer<UInt8>
  ) -> Int? {
    var count = 0
    var isBlank = false
    for byte in bytes {
      guard byte < 0x80 else { return nil }
      if byte == 0x20 || (0x09...0x0D).contains(byte) {
        isBlank = count > 0
        continue
      }
      if isBlank {
        essence[count] = 0x20
        count += 1
        isBlank = false
      }
      essence[count] = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
      count += 1
    }
    while count > 0, isEnd(essence[count - 1]) { count -= 1 }
    return count
  }

  private static func isEnd(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "?"), UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: ":"), 0x20: true
    default: false
    }
  }

  private static func isOfWord(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x5F
  }

  private static func key(of essence: UnsafeBufferPointer<UInt8>) -> String {
    var key: [UInt8] = []
    key.reserveCapacity(56)
    var place = 0
    var hasWords = false
    while place < essence.count {
      guard isOfWord(essence[place]) else {
        place += 1
        continue
      }
      var end = place
      while end < essence.count, isOfWord(essence[end]) { end += 1 }
      hasWords = true
      guard key.count + (end - place) < 40 else {
        if key.isEmpty { key += essence[place..<min(end, place + 40)] }
        break
      }
      if !key.isEmpty { key.append(UInt8(ascii: "-")) }
      key += essence[place..<end]
      place = end
    }
    guard hasWords else { return "card-" + hash(of: essence) }
    let tellsAll =
      key.count == essence.count
      && zip(key, essence).allSatisfy { $0 == ($1 == 0x20 ? UInt8(ascii: "-") : $1) }
    let short = String(decoding: key, as: UTF8.self)
    return tellsAll ? short : short + "-" + hash(of: essence)
  }

  private static func hash(of bytes: UnsafeBufferPointer<UInt8>) -> String {
    var hash = NameHash()
    hash.append(bytes)
    return digits(of: hash)
  }
}
