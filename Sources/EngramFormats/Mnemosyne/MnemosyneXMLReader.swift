package import EngramCore

/// Reads the XML of Mnemosyne 1.x: items with their questions and answers.
package struct MnemosyneXMLReader: ImportReader {
  package let format = ImportFormat.mnemosyne
  package let recognition = "Mnemosyne 1.x XML: its element is <mnemosyne>"
  package let media: [ImportedMedium] = []

  private let file: String
  private let bytes: [UInt8]
  private let withSchedule: Bool

  init(_ bytes: [UInt8], file: String, withSchedule: Bool) {
    self.bytes = bytes
    self.file = file
    self.withSchedule = withSchedule
  }

  private struct Item {
    let line: Int
    let id: String
    let attributes: [String: String]
    var category = ""
    var question = ""
    var answer = ""
  }

  /// What the ids of cards end in that ask the other way round.
  private static let reverseEnds = [".inv", ".tr.1"]

  package mutating func read(into sink: (ImportPiece) throws -> Void) throws {
    let (items, start) = try items()
    let byID = Dictionary(items.enumerated().map { ($1.id, $0) }) { first, _ in first }
    let isChild = items.map { item in
      MnemosyneXMLReader.parent(of: item.id).map { byID[$0] != nil } ?? false
    }
    /// The item that asks the other way round, by the one that it belongs to.
    var siblings: [Int: Int] = [:]
    for (index, item) in items.enumerated() where !isChild[index] && byID[item.id] == index {
      siblings[index] = MnemosyneXMLReader.reverseEnds.lazy.compactMap { byID[item.id + $0] }.first
    }
    let reverses = Set(siblings.values)
    for (index, item) in items.enumerated() {
      guard !isChild[index] else {
        if !reverses.contains(index) { try sink(.rejected(surplus(item))) }
        continue
      }
      let isFirst = byID[item.id] == index
      var cards: [ImportedCard] = []
      let sibling = siblings[index].map { items[$0] }
      for (number, card) in ([item] + (sibling.map { [$0] } ?? [])).enumerated() {
        switch made(card, number == 0 ? .basic : .reverse, start: start) {
        case .success(let card): cards.append(card)
        case .failure(let rejection): try sink(.rejected(rejection))
        }
      }
      guard !cards.isEmpty else { continue }
      // Ids that begin with "_" were made up for the file.
      let lasts = isFirst && !item.id.isEmpty && item.id.utf8.first != UInt8(ascii: "_")
      let isTagged = !["", "<default>"].contains(item.category)
      try sink(
        .note(
          ImportedNote(
            line: item.line, id: lasts ? item.id : nil, tags: isTagged ? [item.category] : [],
            cards: cards, numbersLast: lasts)))
    }
  }

  /// A reverse of what needs none.
  private func surplus(_ item: Item) -> Rejection {
    Rejection(
      at: Place(file: file, line: item.line, column: 1),
      "its id \"\(item.id)\" says that it is the reverse of another item, which has one already "
        + "or is one itself; give it an id of its own")
  }

  private enum Making {
    case success(ImportedCard)
    case failure(Rejection)
  }

  private func made(_ item: Item, _ kind: CardKind, start: Int?) -> Making {
    let prompt = MnemosyneText.plain(item.question)
    let answer = MnemosyneText.plain(item.answer)
    guard !prompt.isEmpty, !answer.isEmpty else {
      let (name, element) = prompt.isEmpty ? ("question", "Q") : ("answer", "A")
      return .failure(
        Rejection(
          at: Place(file: file, line: item.line, column: 1),
          "no \(name): its <\(element)> is empty; write one there"))
    }
    var card = ImportedCard(kind: kind, prompt: prompt, answer: answer)
    if withSchedule { card.schedule = schedule(item, start: start) }
    return .success(card)
  }

  private func schedule(_ item: Item, start: Int?) -> ImportedSchedule {
    let learning = MnemosyneLearning(item.attributes)
    guard let start, let last = learning.last, let next = learning.next, !isUnseen(item) else {
      return ImportedSchedule()
    }
    let day = { (number: Int) in Day(0).advanced(by: start).advanced(by: number) }
    return ImportedSchedule(state: learning.state(last: day(last), due: day(next)))
  }

  private func isUnseen(_ item: Item) -> Bool {
    if let mark = item.attributes["u"] { return mark != "0" }
    let count = { (name: String) in item.attributes[name].flatMap(MnemosyneLearning.whole) ?? 0 }
    return count("ac_rp") <= 1 && count("rt_rp") == 0 && count("gr") == 0
  }

  private static func parent(of id: String) -> String? {
    reverseEnds.first { id.hasSuffix($0) }
      .map { String(decoding: id.utf8.dropLast($0.utf8.count), as: UTF8.self) }
  }

  /// All items, and the day from which they count.
  private func items() throws(ImportProblem) -> ([Item], start: Int?) {
    var events = XMLEvents(bytes, file: file)
    var items: [Item] = []
    var current: Item?
    var start: Int?
    while let event = try events.next() {
      switch event {
      case .start("mnemosyne", let attributes):
        start = attributes["time_of_start"].flatMap(MnemosyneLearning.whole)
          .map { $0 >= 0 ? $0 / 86_400 : 0 }
      case .start("item", let attributes):
        current = Item(line: events.line, id: attributes["id"] ?? "", attributes: attributes)
      case .start("cat", _): current?.category = MnemosyneText.plain(try events.content())
      case .start("Q", _): current?.question = try events.content()
      case .start("A", _): current?.answer = try events.content()
      case .end("item"):
        if let item = current { items.append(item) }
        current = nil
      case .start, .end, .text: break
      }
    }
    return (items, start)
  }
}
