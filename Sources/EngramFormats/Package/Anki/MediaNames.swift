/// The pictures and sounds that a card's text shows.
enum MediaNames {
  private static let marks = [Array("image: ".utf8), Array("sound: ".utf8)]

  /// Hands over what may be their names, as in "[image: name]".
  ///
  /// A name may hold brackets, so each closing one may be its end.
  static func each(in text: String, _ use: (String) -> Void) {
    let bytes = Array(text.utf8)
    var index = 0
    while let open = bytes[index...].firstIndex(of: UInt8(ascii: "[")) {
      index = open + 1
      for mark in marks where bytes[index...].starts(with: mark) {
        let start = index + mark.count
        for end in bytes[start...].indices.prefix(260) where bytes[end] == UInt8(ascii: "]") {
          use(String(decoding: bytes[start..<end], as: UTF8.self))
        }
      }
    }
  }
}
