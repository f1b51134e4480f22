package import EngramCore

/// A text with numbered markers, which say where diagnostics must point, and without them.
///
/// The marker "①" stands directly before the place it marks, and takes up no column.
package struct MarkedText {
  package let text: String
  private var places: [Int: (line: Int, column: Int)] = [:]

  private static let markers = Array("①②③④⑤⑥⑦⑧⑨⑩⑪⑫".unicodeScalars)

  package init(_ marked: String) {
    var text = String.UnicodeScalarView()
    var line = 1
    var column = 1
    for scalar in marked.unicodeScalars {
      if let number = MarkedText.markers.firstIndex(of: scalar) {
        places[number + 1] = (line, column)
        continue
      }
      text.append(scalar)
      (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
    }
    self.text = String(text)
  }

  package var bytes: [UInt8] { Array(text.utf8) }

  /// The diagnostics as lines, each with the marker it points at in place of its line and column.
  ///
  /// Such as "① error: this is wrong". A place without a marker stays as it is.
  package func describe(_ diagnostics: [Diagnostic]) -> [String] {
    diagnostics.map { diagnostic in
      let place = diagnostic.place
      let marker = places.first { $0.value == (place.line, place.column) }?.key
      let shown = marker.map { String(MarkedText.markers[$0 - 1]) } ?? "\(place)"
      return "\(shown) \(diagnostic.severity.rawValue): \(diagnostic.message)"
    }
  }
}
