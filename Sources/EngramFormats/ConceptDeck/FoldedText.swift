extension String {
  /// One line: single blanks for white space, none at the ends, and no byte order marks, which
  /// Foundation drops at the beginning of a text anyway.
  var foldingWhiteSpace: String {
    var folded = String.UnicodeScalarView()
    var isPending = false
    for scalar in unicodeScalars where scalar != "\u{FEFF}" {
      if scalar.properties.isWhitespace {
        isPending = !folded.isEmpty
      } else {
        if isPending { folded.append(" ") }
        isPending = false
        folded.append(scalar)
      }
    }
    return String(folded)
  }

  /// As a card has it: lines that end with "\n" and hold no blanks behind their last sign, at most
  /// one empty line in a row, none at the ends, and no byte order marks.
  var foldingLines: String {
    var folded = String.UnicodeScalarView()
    var blanks = String.UnicodeScalarView()
    var breaks = 0
    var before: Unicode.Scalar = " "
    for scalar in unicodeScalars where scalar != "\u{FEFF}" {
      defer { before = scalar }
      if scalar == "\n" || scalar == "\r" {
        if scalar == "\r" || before != "\r" { breaks += 1 }
        blanks.removeAll(keepingCapacity: true)
      } else if scalar.properties.isWhitespace {
        blanks.append(scalar)
      } else {
        if !folded.isEmpty {
          for _ in 0..<min(breaks, 2) { folded.append("\n") }
          folded.append(contentsOf: blanks)
        }
        breaks = 0
        blanks.removeAll(keepingCapacity: true)
        folded.append(scalar)
      }
    }
    return String(folded)
  }
}
