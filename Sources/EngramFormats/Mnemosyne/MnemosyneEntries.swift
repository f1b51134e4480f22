import EngramCore

/// What a cards.xml of Mnemosyne 2 holds: entries of a log that makes tags, facts and cards.
struct MnemosyneEntries {
  private(set) var facts: [Fact] = []
  private(set) var cardsByFact: [String: [Card]] = [:]
  private(set) var tags: [String: String] = [:]
  /// The names of pictures and sounds.
  private(set) var media: [String] = []

  /// What one or more cards are made of.
  struct Fact {
    let id: String
    let line: Int
    /// In the order of the file.
    let values: [(key: String, text: String)]

    /// The text under a key; empty where there is none.
    func text(_ key: String) -> String { values.first { $0.key == key }?.text ?? "" }
  }

  struct Card {
    let line: Int
    let attributes: [String: String]
    /// Which hole it asks.
    let hole: Int?

    /// The kind of card: 1 to 7, also of a kind that the learner made after one of these.
    var type: Int? {
      let name = attributes["card_t"] ?? ""
      return Int(String(decoding: name.utf8.prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self))
    }

    /// Which of the ways to ask that its kind has, from 1.
    var view: Int {
      let name = attributes["fact_v"] ?? ""
      let last = name.utf8.split(separator: UInt8(ascii: ".")).last
      return last.flatMap { Int(String(decoding: $0, as: UTF8.self)) } ?? 1
    }
  }

  init(_ bytes: [UInt8], file: String) throws(ImportProblem) {
    var events = XMLEvents(bytes, file: file)
    while let event = try events.next() {
      guard case .start("log", let attributes) = event else { continue }
      let line = events.line
      let values = try MnemosyneEntries.values(&events)
      let text = { (key: String) in values.first { $0.key == key }?.text }
      let id = attributes["o_id"] ?? ""
      switch attributes["type"] {
      case "10": tags[id] = MnemosyneText.plain(text("name") ?? "")
      case "13": if let name = text("fname") { media.append(name) }
      case "16": facts.append(Fact(id: id, line: line, values: values))
      case "6":
        let hole = text("extra").flatMap(MnemosyneEntries.hole)
        cardsByFact[attributes["fact"] ?? "", default: []]
          .append(Card(line: line, attributes: attributes, hole: hole))
      default: break
      }
    }
  }

  /// The elements inside an entry, up to its end; keys that begin with a digit are marked there.
  private static func values(
    _ events: inout XMLEvents
  ) throws(ImportProblem) -> [(key: String, text: String)] {
    var values: [(key: String, text: String)] = []
    while let event = try events.next() {
      switch event {
      case .start(let name, _):
        let key = name.hasPrefix("___") ? String(name.utf8.dropFirst(3)) ?? name : name
        values.append((key, try events.content()))
      case .end: return values
      case .text: break
      }
    }
    return values
  }

  /// The number behind 'index' in a text of Python's, which is searched and never evaluated.
  private static func hole(_ text: String) -> Int? {
    let bytes = Array(text.utf8)
    let mark = Array("'index':".utf8)
    // The last one: a text that is quoted before it may hold the same signs.
    var index = bytes.count - mark.count
    while index >= 0, !bytes[index...].starts(with: mark) { index -= 1 }
    guard index >= 0 else { return nil }
    let digits = bytes[(index + mark.count)...].drop(while: isBlank)
      .prefix { (0x30...0x39).contains($0) }
    return Int(String(decoding: digits, as: UTF8.self))
  }
}
