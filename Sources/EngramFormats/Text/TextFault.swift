/// What makes the bytes of a file no text.
enum TextFault: Hashable {
  /// Not of the encoding.
  case undecodable
  /// The file ends inside a character.
  case cutOff
  case unpairedSurrogate
  case oddByteCount
  case zero
  case returnAlone
  case mixedLineEnds

  /// Whether the place within the line says more than the line.
  var isAtColumn: Bool {
    switch self {
    case .undecodable, .cutOff, .unpairedSurrogate, .oddByteCount, .zero: true
    case .returnAlone, .mixedLineEnds: false
    }
  }

  /// Cause and way out.
  ///
  /// - Parameter bytes: what follows in the file, to guess an encoding from.
  func reason(
    _ encoding: TextEncoding, isChosen: Bool, near bytes: [UInt8] = []
  ) -> String {
    switch self {
    case .undecodable where encoding == .utf8:
      let likeliest = EncodingGuess.likeliest(for: bytes)
      return "not UTF-8: say which encoding with --encoding, such as "
        + "--encoding \(likeliest.rawValue)"
    case .undecodable:
      let byte = bytes.first.map { "0x" + String($0, radix: 16, uppercase: true) } ?? "this byte"
      return "\(byte) is no character of \(encoding.title): say another encoding with --encoding"
        + (encoding == .latin1 || encoding == .latin9
          ? ", such as --encoding windows-1252" : ", or leave it out for UTF-8")
    case .cutOff:
      return "the file ends in the middle of a character: it may be cut off; get it anew, or say "
        + "with --encoding if it is not UTF-8"
    case .unpairedSurrogate:
      return "half a character (an unpaired surrogate of UTF-16): the file is damaged; save it anew"
        + (isChosen ? ", or say another encoding with --encoding" : " as UTF-8")
    case .oddByteCount:
      return "the file ends in the middle of a character of UTF-16: it may be cut off; get it anew"
        + (isChosen ? ", or say another encoding with --encoding" : ", or save it as UTF-8")
    case .zero:
      return "a zero byte, which no text has: if the file is in UTF-16 without a mark that says "
        + "so, use --encoding utf-16le or utf-16be; else it is not a text file"
    case .returnAlone:
      return "the line ends with a carriage return alone, other lines do not: save the file with "
        + "the line ends of one system, or convert it (tr '\\r' '\\n')"
    case .mixedLineEnds:
      return "the lines end with a carriage return alone up to here, and not from here on: save "
        + "the file with the line ends of one system, or convert it (tr '\\r' '\\n')"
    }
  }
}
