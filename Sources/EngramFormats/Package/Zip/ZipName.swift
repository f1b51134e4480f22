/// What files inside a package may be called.
package enum ZipName {
  /// Why a member of a zip may not be called so; nil when it may.
  static func fault(_ name: [UInt8]) -> String? {
    if name.isEmpty { return "it is empty" }
    if name.count > ZipDirectory.longestName { return "it is too long" }
    guard String(validating: name, as: UTF8.self) != nil else { return "it is not UTF-8" }
    if name.contains(where: { $0 < 32 || $0 == 127 }) { return "it holds control signs" }
    if name.contains(UInt8(ascii: "\\")) { return "it holds a backslash" }
    if name.first == UInt8(ascii: "/") { return "it begins at the root of the disk" }
    if name.count > 1, name[1] == UInt8(ascii: ":") { return "it names a drive" }
    let parts = name.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    if parts.contains(where: { $0.isEmpty || $0.elementsEqual([0x2E]) }) {
      return "it is the path of a folder"
    }
    if parts.contains(where: { $0.elementsEqual([0x2E, 0x2E]) }) {
      return "\"..\" leads out of the package's folder"
    }
    return nil
  }

  /// Whether a picture or a sound may be called so: one component, without signs that steer a
  /// terminal or turn the direction of writing.
  package static func isPlain(_ name: String) -> Bool {
    let bytes = Array(name.utf8)
    guard !bytes.isEmpty, bytes.count <= 255, name != ".", name != ".." else { return false }
    return name.unicodeScalars.allSatisfy { scalar in
      switch scalar {
      case "/", "\\", "\u{200E}", "\u{200F}", "\u{061C}", "\u{202A}"..."\u{202E}",
        "\u{2066}"..."\u{2069}", "\u{2028}", "\u{2029}":
        false
      default: scalar.properties.generalCategory != .control
      }
    }
  }

  /// A name as it may stand in a message.
  static func quoted(_ name: [UInt8]) -> String {
    let text = String(decoding: name.prefix(80), as: UTF8.self)
    return "“\(text)\(name.count > 80 ? "…" : "")”"
  }
}
