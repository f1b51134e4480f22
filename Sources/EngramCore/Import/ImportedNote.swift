/// A note of a file to be imported: it becomes a plain concept, its cards as they are to be asked.
///
/// All texts are plain: lines end with "\n", pictures and sounds stand as "[image: name]" and
/// "[sound: name]".
package struct ImportedNote: Hashable, Sendable {
  /// Where it begins in its file, from 1; 0 where the file has no lines.
  package var line: Int
  /// What its program knows it by for ever, in whatever deck it lies, such as Anki's guid.
  package var id: String?
  /// What the file itself calls it inside its deck, such as an id column; else it is known by its
  /// first question.
  package var name: String?
  /// The title of its deck, levels divided by "::"; nil where the file says nothing of decks.
  package var deck: String?
  package var tags: [String]
  /// Shown after the answer.
  package var note: String?
  package var citations: [String]
  /// In the order of their learning; never empty.
  package var cards: [ImportedCard]
  /// Whether kind and number name a card for ever.
  ///
  /// Edited words cannot then be mistaken for
  /// another card. Else cards are matched by their words.
  package var numbersLast: Bool

  package init(
    line: Int = 0, id: String? = nil, name: String? = nil, deck: String? = nil,
    tags: [String] = [], note: String? = nil, citations: [String] = [], cards: [ImportedCard],
    numbersLast: Bool = false
  ) {
    self.line = line
    self.id = id
    self.name = name
    self.deck = deck
    self.tags = tags
    self.note = note
    self.citations = citations
    self.cards = cards
    self.numbersLast = numbersLast
  }
}

extension ImportedNote {
  /// Every name of a picture or a sound that it may mean.
  package var mediaNames: Set<String> {
    var names = Set(note.map(MediaMention.candidates) ?? [])
    for card in cards {
      names.formUnion(MediaMention.candidates(in: card.prompt))
      names.formUnion(MediaMention.candidates(in: card.answer))
    }
    return names
  }

  /// The note with pictures and sounds under other names.
  package func renaming(media names: [String: String]) -> ImportedNote {
    guard !names.isEmpty else { return self }
    var note = self
    note.note = note.note.map { MediaMention.renaming(names, in: $0) }
    for index in note.cards.indices {
      note.cards[index].prompt = MediaMention.renaming(names, in: note.cards[index].prompt)
      note.cards[index].answer = MediaMention.renaming(names, in: note.cards[index].answer)
    }
    return note
  }
}

/// One card of a note to be imported.
package struct ImportedCard: Hashable, Sendable {
  /// basic, reverse or cloze.
  package var kind: CardKind
  /// Among the note's cards of this kind, from 1; 0 where there can be only one.
  package var number: Int
  package var prompt: String
  /// Of a cloze: the hidden words.
  package var answer: String
  /// Other answers that are right as well.
  package var aliases: [String]
  /// What another program knew of it; nil where none was asked for, or there is none.
  package var schedule: ImportedSchedule?
  /// Whether the learner had marked it for attention.
  package var isFlagged: Bool

  package init(
    kind: CardKind = .basic, number: Int = 0, prompt: String, answer: String,
    aliases: [String] = [], schedule: ImportedSchedule? = nil, isFlagged: Bool = false
  ) {
    self.kind = kind
    self.number = number
    self.prompt = prompt
    self.answer = answer
    self.aliases = aliases
    self.schedule = schedule
    self.isFlagged = isFlagged
  }
}
