import EngramCore

/// Reads the cards of a plain concept, which stand there as they are to be asked.
enum PlainCardReader {
  private static let kinds: [CardKind] = [.basic, .reverse, .cloze]

  /// Puts the cards of `fields` into `concept`, which is as far as it can be known without them.
  static func read(
    _ fields: FieldReader.Fields, at path: String, into concept: inout Concept,
    _ reader: inout FieldReader
  ) {
    guard let tree = fields["cards"] else { return }
    guard concept.kind == .plain else {
      reader.error("only a plain concept can have cards of its own", at: tree.place)
      return
    }
    var count: [CardKind: Int] = [:]
    concept.cards = reader.list(fields, "cards", at: path) { reader, tree, path in
      card(tree, at: path, count: &count, &reader)
    }
    if case .list(let trees) = tree.content, trees.isEmpty {
      reader.error("cards is empty", at: tree.place)
    }
    for name in ["definition", "aliases", "reverse"] {
      guard let other = fields[name] else { continue }
      reader.error("\(name) cannot stand beside cards; say it in a card", at: other.place)
    }
    guard fields["term"] == nil, let first = concept.cards.first else { return }
    concept.term = first.prompt.foldingWhiteSpace
    if fields["phrase"] == nil { concept.phrase = concept.term }
  }

  private static func card(
    _ tree: YAMLTree, at path: String, count: inout [CardKind: Int],
    _ reader: inout FieldReader
  ) -> CardText? {
    let known = ["kind", "ask", "answer", "also"]
    guard let fields = reader.fields(tree, of: "a card", known: known) else { return nil }
    var kind = CardKind.basic
    if let tree = fields["kind"] {
      guard
        let named = reader.named(
          tree, "kind of card", at: "\(path)/kind", as: CardKind.self, among: kinds)
      else { return nil }
      kind = named
    }
    let sides = ["ask", "answer"].map { name -> String? in
      guard let side = fields[name] else {
        reader.error("a card wants a field \(name)", at: tree.place)
        return nil
      }
      return reader.lines(side, name, at: "\(path)/\(name)")
    }
    let also = reader.list(fields, "also", at: path) { reader, tree, path in
      reader.text(tree, "an item of also", at: path)
    }
    guard let prompt = sides[0], let answer = sides[1] else { return nil }
    count[kind, default: 0] += 1
    return CardText(
      kind: kind, number: count[kind] ?? 1, prompt: prompt, answer: answer, aliases: also)
  }
}
