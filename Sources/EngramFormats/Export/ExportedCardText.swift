import EngramCore

extension String {
  /// Without the signs that no file of cards should hold: controls but for tabs and line ends, and
  /// byte order marks.
  var withoutControls: String {
    let isClean = utf8.allSatisfy { byte in
      (byte >= 0x20 && byte < 0x7F) || byte == 0x0A || byte == 0x09
    }
    if isClean { return self }
    var kept = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      let isControl = scalar.properties.generalCategory == .control
      guard scalar == "\n" || scalar == "\t" || !isControl && scalar != "\u{FEFF}" else { continue }
      kept.append(scalar)
    }
    return String(kept)
  }
}

extension CardKey {
  /// Kind and number, such as "cloze/2".
  var kindAndNumber: String { kind.rawValue + (number.map { "/\($0)" } ?? "") }
}
