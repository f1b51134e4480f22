/// A line without its end.
struct TextLine {
  /// From 1.
  let number: Int
  let bytes: ArraySlice<UInt8>

  var isBlank: Bool { bytes.allSatisfy(ASCII.isBlank) }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Without the blanks around it.
  var trimmed: ArraySlice<UInt8> { bytes.trimmed }

  func starts(with sign: StaticString) -> Bool { bytes.starts(with: sign) }
}
