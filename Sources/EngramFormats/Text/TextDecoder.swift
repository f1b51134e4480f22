/// Turns bytes of an encoding into strict UTF-8, a piece at a time.
struct TextDecoder {
  private let encoding: TextEncoding
  private let table: [UInt16]

  init(_ encoding: TextEncoding) {
    self.encoding = encoding
    table = encoding.upperHalf
  }

  /// Moves what can be decoded from the front of `raw` to the end of `text`.
  ///
  /// What stays in `raw` is the beginning of a character, or what the fault returned is about.
  func decode(_ raw: inout [UInt8], isLast: Bool, into text: inout [UInt8]) -> TextFault? {
    let (count, fault): (Int, TextFault?)
    switch encoding {
    case .utf8: (count, fault) = utf8(raw, isLast: isLast, into: &text)
    case .utf16LittleEndian: (count, fault) = utf16(raw, low: 0, isLast: isLast, into: &text)
    case .utf16BigEndian: (count, fault) = utf16(raw, low: 1, isLast: isLast, into: &text)
    case .windows1252, .latin1, .latin9, .macRoman: (count, fault) = single(raw, into: &text)
    }
    raw.removeFirst(count)
    return fault
  }

  private func utf8(
    _ raw: [UInt8], isLast: Bool, into text: inout [UInt8]
  ) -> (Int, TextFault?) {
    let (count, isCut) = raw.withUnsafeBufferPointer(UTF8Scan.valid)
    if count == raw.count, text.isEmpty {
      text = raw
    } else {
      text += raw[..<count]
    }
    guard count < raw.count else { return (count, nil) }
    if isCut, !isLast { return (count, nil) }
    return (count, isCut ? .cutOff : .undecodable)
  }

  private func utf16(
    _ raw: [UInt8], low: Int, isLast: Bool, into text: inout [UInt8]
  ) -> (Int, TextFault?) {
    var index = 0
    text.reserveCapacity(text.count + raw.count)
    func unit(_ index: Int) -> UInt32 {
      UInt32(raw[index + low]) | UInt32(raw[index + 1 - low]) << 8
    }
    while index + 1 < raw.count {
      var value = unit(index)
      var length = 2
      if value & 0xF800 == 0xD800 {
        guard value < 0xDC00 else { return (index, .unpairedSurrogate) }
        guard index + 3 < raw.count else { break }
        let next = unit(index + 2)
        guard next & 0xFC00 == 0xDC00 else { return (index, .unpairedSurrogate) }
        value = 0x1_0000 + ((value & 0x3FF) << 10 | next & 0x3FF)
        length = 4
      }
      UTF8Scan.append(value, to: &text)
      index += length
    }
    guard isLast, index < raw.count else { return (index, nil) }
    return (index, (raw.count - index) % 2 == 1 ? .oddByteCount : .unpairedSurrogate)
  }

  private func single(_ raw: [UInt8], into text: inout [UInt8]) -> (Int, TextFault?) {
    text.reserveCapacity(text.count + raw.count)
    for (index, byte) in raw.enumerated() {
      guard byte >= 0x80 else {
        text.append(byte)
        continue
      }
      let value = table[Int(byte & 0x7F)]
      guard value > 0 else { return (index, .undecodable) }
      UTF8Scan.append(UInt32(value), to: &text)
    }
    return (raw.count, nil)
  }
}
