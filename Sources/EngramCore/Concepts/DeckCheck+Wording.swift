extension DeckCheck.Inspection {
  /// What must be recalled should be short.
  mutating func checkLengths() {
    for (deck, document, _) in checked {
      for (index, concept) in document.concepts.enumerated() {
        let path = "concepts/\(index)"
        // The term of one with cards of its own is the first of them.
        if concept.cards.isEmpty {
          checkLength(concept.term, "the term", 12, at: "\(path)/term", in: deck)
        }
        checkLength(
          concept.definition ?? "", "the definition", 25, at: "\(path)/definition", in: deck)
        for (number, contrast) in concept.contrasts.enumerated() {
          checkLength(
            contrast.how, "the difference", 25, at: "\(path)/contrasts/\(number)/how", in: deck)
        }
        for (number, cloze) in concept.cloze.enumerated() {
          checkLength(cloze.hole, "the hole", 12, at: "\(path)/cloze/\(number)", in: deck)
        }
      }
    }
  }

  private mutating func checkLength(
    _ text: String, _ name: String, _ most: Int, at path: String, in deck: Int
  ) {
    // Most texts are short enough even if each blank parts two words.
    guard text.utf8.count(where: { $0 == 0x20 }) >= most else { return }
    let words = text.split(separator: " ").count { $0.contains { $0.isLetter || $0.isNumber } }
    guard words > most else { return }
    warn("\(name) has \(words) words; \(most) is the most", at: path, in: deck)
  }

  /// The cards themselves: each can be asked, and no two contradict or repeat each other.
  mutating func checkCards() {
    // Those not under check first, so that what is told of is always the deck under check.
    var asked: [String: AskedCard] = [:]
    for deck in decks.indices.reversed() where decks[deck].places == nil {
      checkCards(ofDeck: deck, &asked)
    }
    for deck in decks.indices where decks[deck].places != nil { checkCards(ofDeck: deck, &asked) }
  }

  private struct AskedCard {
    let deck: Int
    let path: String
    let answer: String
    let name: String
  }

  private mutating func checkCards(ofDeck deck: Int, _ asked: inout [String: AskedCard]) {
    let document = decks[deck].document
    let generator = CardGenerator(document, in: library)
    for (index, concept) in document.concepts.enumerated() {
      let drafts = generator.drafts(of: concept)
      let path = "concepts/\(index)"
      var isAsked = false
      for draft in drafts {
        let place = "\(path)/\(draft.origin)"
        checkFate(of: draft, at: place, in: deck)
        if !concept.cards.isEmpty { checkPlain(draft.card, at: place, in: deck) }
        if case .leftOut = draft.fate { continue }
        isAsked = true
        let card = AskedCard(
          deck: deck, path: place, answer: draft.card.answer,
          name: "\(document.key)/\(concept.key)/\(draft.card.kind.rawValue)")
        checkQuestion(draft.card.prompt.lowercased(), card, &asked)
      }
      guard decks[deck].places != nil else { continue }
      if !isAsked {
        warn("no card comes of \(concept.key)", at: path, in: deck)
      }
      for kind in CardKind.allCases
      where concept.ask[kind] != nil && !drafts.contains(where: { $0.card.kind == kind }) {
        warn(
          "\(concept.key) has no \(kind.rawValue) card that this could ask",
          at: "\(path)/ask/\(kind.rawValue)", in: deck)
      }
    }
  }

  private mutating func checkFate(of draft: CardDraft, at path: String, in deck: Int) {
    let kind = draft.card.kind.rawValue
    switch draft.fate {
    case .asked: break
    case .masked(let words):
      warn(
        "the question of the \(kind) card tells its answer: \(words.quoted) is masked", at: path,
        in: deck)
    case .leftOut(let words):
      let rest = draft.card.kind == .cloze ? "the rest of the sentence" : "the question"
      let number = draft.card.kind == .list ? " for \(draft.card.answer)" : ""
      warn(
        "\(rest) of the \(kind) card\(number) tells its answer: \(words.quoted); "
          + "the card is left out", at: path, in: deck)
    }
  }

  /// What the learner asks is asked as it is, even where the question holds its answer.
  private mutating func checkPlain(_ card: CardText, at path: String, in deck: Int) {
    // Longer ones are texts to learn by heart, and not worth the search.
    guard card.prompt.utf8.count < 1000, card.answer.utf8.count < 1000 else { return }
    let words = { (text: String) in
      text.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
    }
    let answer = words(card.answer)
    guard !answer.isEmpty, " \(words(card.prompt)) ".contains(" \(answer) ") else { return }
    warn(
      "the question of the \(card.kind.rawValue) card holds its answer, \"\(card.answer)\"",
      at: path, in: deck)
  }

  private mutating func checkQuestion(
    _ question: String, _ card: AskedCard, _ asked: inout [String: AskedCard]
  ) {
    guard let first = asked[question] else {
      asked[question] = card
      return
    }
    let isSame = first.answer.lowercased() == card.answer.lowercased()
    warn(
      "\(first.name) (\(mention(first.path, in: first.deck))) has the same question "
        + "\(isSame ? "and the same answer" : "with another answer")", at: card.path, in: card.deck)
  }
}

extension Array where Element == String {
  /// Each in quotes.
  fileprivate var quoted: String { map { "\"\($0)\"" }.joined(separator: ", ") }
}
