import EngramCore

/// Cards that stand together in a Markdown deck: a question, both ways or one, or a cloze with its
/// holes.
struct MarkdownBlock {
  /// As it stands in the file.
  let text: String

  /// The cards of a concept, siblings together where they can be.
  static func blocks(of cards: [Card]) -> [MarkdownBlock] {
    var blocks: [MarkdownBlock] = []
    var isWritten = [Bool](repeating: false, count: cards.count)
    for index in cards.indices where !isWritten[index] {
      let card = cards[index]
      let others = cards.indices.filter { other in
        other > index && !isWritten[other] && cards[other].tags == card.tags
          && cards[other].note == card.note
      }
      if card.key.kind == .cloze, let (block, used) = cloze(of: card, with: others, in: cards) {
        for other in used { isWritten[other] = true }
        blocks.append(block)
      } else if let twin = others.first(where: { isTwin(cards[$0], of: card) }) {
        isWritten[twin] = true
        let question = card.key.kind == .basic ? card : cards[twin]
        blocks.append(MarkdownBlock(asking: question, bothWays: true))
      } else {
        blocks.append(MarkdownBlock(asking: card, bothWays: false))
      }
    }
    return blocks
  }

  private static func isTwin(_ other: Card, of card: Card) -> Bool {
    let kinds = [card.key.kind, other.key.kind]
    return (kinds == [.basic, .reverse] || kinds == [.reverse, .basic])
      && card.prompt == other.answer && card.answer == other.prompt
  }

  private init(asking card: Card, bothWays: Bool) {
    var bytes = MarkdownEscape.part("Q:", Array(card.prompt.utf8))
    bytes += MarkdownEscape.part("A:", Array(card.answer.utf8))
    if bothWays { bytes += Array("R:\n".utf8) }
    text = String(decoding: bytes, as: UTF8.self) + MarkdownBlock.rest(of: card)
  }

  /// Tags and note.
  private static func rest(of card: Card) -> String {
    var text = ""
    if !card.tags.isEmpty { text += "T: \(TagWords.written(card.tags))\n" }
    if let note = card.note, !note.isEmpty {
      text += String(decoding: MarkdownEscape.part("N:", Array(note.utf8)), as: UTF8.self)
    }
    return text
  }
}

extension MarkdownBlock {
  /// A cloze with the holes of all cards of the same text; nil where it would not be read as they
  /// are.
  private static func cloze(
    of card: Card, with others: [Int], in cards: [Card]
  ) -> (MarkdownBlock, used: [Int])? {
    guard let first = OneHole(card) else { return nil }
    var holes = [(first, card)]
    var used: [Int] = []
    for other in others where cards[other].key.kind == .cloze {
      guard let sibling = OneHole(cards[other]), sibling.text == first.text,
        holes.allSatisfy({ !$0.0.hole.overlaps(sibling.hole) })
      else { continue }
      holes.append((sibling, cards[other]))
      used.append(other)
    }
    if let block = block(holes) { return (block, used) }
    return block([(first, card)]).map { ($0, []) }
  }

  private static func block(_ holes: [(OneHole, Card)]) -> MarkdownBlock? {
    let holes = holes.sorted { $0.0.hole.lowerBound < $1.0.hole.lowerBound }
    guard let (cloze, card) = holes.first else { return nil }
    let bytes = MarkdownEscape.part(
      "C:", cloze.text, holes: holes.map { ($0.0.hole, $0.0.hint) })
    let text = String(decoding: bytes, as: UTF8.self)
    guard reads(text, as: holes.map(\.1)) else { return nil }
    return MarkdownBlock(text: text + rest(of: card))
  }

  private init(text: String) { self.text = text }

  /// Whether the text gives these cards, which few signs in strange places may prevent.
  private static func reads(_ text: String, as cards: [Card]) -> Bool {
    var deck = MarkdownDeck(Array((MarkdownWriter.frontMatter("") + text).utf8), file: "")
    var notes: [ImportedNote] = []
    do {
      try deck.read { piece in
        if case .note(let note) = piece { notes.append(note) }
      }
    } catch {
      return false
    }
    guard notes.count == 1, let read = notes.first?.cards, read.count == cards.count else {
      return false
    }
    return zip(read, cards).allSatisfy { read, card in
      read.kind == .cloze && read.prompt == TidyText.text(card.prompt.utf8)
        && read.answer == TidyText.text(card.answer.utf8)
    }
  }
}
