/// A tag, with those of its attributes that matter to its text.
struct HTMLTag {
  /// In small letters; empty for one too long to be known.
  var name = ""
  var isEnd = false
  private var attributes: [(name: String, value: ArraySlice<UInt8>)] = []

  private static let wanted: Set<String> = [
    "src", "alt", "style", "hidden", "start", "value", "id",
  ]

  mutating func add(_ name: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>) {
    guard let name = HTMLTag.lowercased(name), HTMLTag.wanted.contains(name) else { return }
    if !attributes.contains(where: { $0.name == name }) { attributes.append((name, value)) }
  }

  /// A short name in small letters; nil for one that is too long to be known.
  static func lowercased(_ name: ArraySlice<UInt8>) -> String? {
    guard name.count <= 15 else { return nil }
    return String(
      decoding: name.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  private func raw(_ name: String) -> ArraySlice<UInt8>? {
    attributes.first { $0.name == name }?.value
  }

  var id: String? { raw("id").map(HTMLReference.decoded) }

  /// The name of a picture or a sound: decoded, and without the folders of another computer.
  var source: String? {
    guard let raw = raw("src") else { return nil }
    let text = PercentText.decoded(HTMLReference.decoded(raw))
    let name = text.utf8.drop(while: isBlank)
    if name.starts(with: "data:".utf8) { return nil }
    let last = name.starts(with: "file:".utf8) ? name.split(separator: 0x2F).last : name
    return last.flatMap { $0.isEmpty ? nil : String(decoding: $0, as: UTF8.self) }
  }

  /// What stands for a picture that cannot be shown.
  var alternative: String? { raw("alt").map(HTMLReference.decoded) }

  var start: Int? { number("start") }
  var value: Int? { number("value") }

  private func number(_ name: String) -> Int? {
    raw(name).flatMap { $0.count <= 9 ? Int(String(decoding: $0, as: UTF8.self)) : nil }
  }

  /// Whether it is not displayed.
  var isHidden: Bool {
    if raw("hidden") != nil { return true }
    guard let style = raw("style") else { return false }
    var before = [UInt8](repeating: 0, count: 12)
    for byte in style where !isBlank(byte) {
      before.removeFirst()
      before.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
      if before.elementsEqual("display:none".utf8) { return true }
    }
    return false
  }
}

/// Text in which "%20" stands for a blank, as in addresses.
enum PercentText {
  /// The text itself where something in it is no such sign, or gives no UTF-8.
  static func decoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
    let bytes = Array(text.utf8)
    var decoded: [UInt8] = []
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "%") else {
        decoded.append(bytes[index])
        index += 1
        continue
      }
      guard index + 2 < bytes.count, let high = digit(bytes[index + 1]),
        let low = digit(bytes[index + 2])
      else { return text }
      decoded.append(high << 4 | low)
      index += 3
    }
    return String(validating: decoded, as: UTF8.self) ?? text
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }
}
