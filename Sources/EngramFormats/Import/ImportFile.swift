/// A file to be imported: what to call it, and where its bytes are.
package struct ImportFile: Hashable, Sendable {
  /// As the learner named it; stands in every message.
  package let name: String
  package let content: Content
  /// Whether it merely lies in a folder that the learner named, so that it need not be a deck.
  package var isFound = false
  /// Whether its name says what it is: what comes through standard input is another file each time.
  package var isNamed = true

  package enum Content: Hashable, Sendable {
    case file(path: String)
    case bytes([UInt8])
  }

  package init(name: String, path: String) {
    self.name = name
    content = .file(path: path)
  }

  package init(name: String, bytes: [UInt8]) {
    self.name = name
    content = .bytes(bytes)
  }
}
