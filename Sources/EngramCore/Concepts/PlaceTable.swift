/// Where each part of a deck document stands in its file.
///
/// A part is named by its path in the document: field names as the file has them and indices from
/// 0, such as "concepts/3/contrasts/0/with" or "sources/freud-1923".
package struct PlaceTable: Hashable, Sendable {
  package let file: String
  private var spots: [String: Spot] = [:]

  private struct Spot: Hashable, Sendable {
    let line: Int32
    let column: Int32
  }

  /// A table that knows the file alone, as for a deck that was not read from text.
  package init(file: String) { self.file = file }

  package mutating func set(_ path: String, to place: Place) {
    spots[path] = Spot(line: Int32(clamping: place.line), column: Int32(clamping: place.column))
  }

  /// The place of `path`, else of the nearest part that holds it, else the file.
  package subscript(path: String) -> Place {
    var path = path[...]
    while true {
      if let spot = spots[String(path)] {
        return Place(file: file, line: Int(spot.line), column: Int(spot.column))
      }
      guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else {
        return Place(file: file)
      }
      path = path[..<slash]
    }
  }
}
