/// A guess at what bytes that are no UTF-8 were written in; told to the learner, never applied.
enum EncodingGuess {
  /// windows-1252 unless Mac Roman makes better words.
  static func likeliest(for bytes: [UInt8]) -> TextEncoding {
    score(bytes, .macRoman) > score(bytes, .windows1252) ? .macRoman : .windows1252
  }

  /// How well the bytes read: letters beside small letters speak for it, anything else inside a
  /// word against it.
  private static func score(_ bytes: [UInt8], _ encoding: TextEncoding) -> Int {
    let table = encoding.upperHalf
    var score = 0
    for (index, byte) in bytes.enumerated() where byte >= 0x80 {
      guard let scalar = Unicode.Scalar(table[Int(byte & 0x7F)]), scalar.value > 0 else {
        score -= 5
        continue
      }
      let isInWord =
        index > 0 && isSmallLetter(bytes[index - 1])
        && index + 1 < bytes.count && isSmallLetter(bytes[index + 1])
      switch scalar.properties.generalCategory {
      case .lowercaseLetter: score += isInWord ? 3 : 1
      case .uppercaseLetter, .finalPunctuation: score += isInWord ? -1 : 1
      default: score += isInWord ? -3 : 0
      }
    }
    return score
  }

  private static func isSmallLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
}
