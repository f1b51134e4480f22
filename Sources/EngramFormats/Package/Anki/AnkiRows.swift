/// A row of Anki's table `cards`.
struct AnkiCardRow: Hashable {
  var id = 0
  var note = 0
  var deck = 0
  /// Which template made it; of a cloze the number less one.
  var ord = 0
  var type = 0
  var queue = 0
  var due = 0
  var interval = 0
  var factor = 0
  var lapses = 0
  /// Where a card in a filtered deck belongs, else 0.
  var homeDeck = 0
  var homeDue = 0
  var flags = 0
  /// In seconds, where newer Ankis keep it.
  var lastReview: Int?

  enum Stage { case new, learning, review, relearning }

  var stage: Stage {
    switch type {
    case 1: .learning
    // The first scheduler left a lapsed card its type while it was learnt again.
    case 2: queue == 1 || queue == 3 ? .relearning : .review
    case 3: .relearning
    default: .new
    }
  }

  var deckOfItsOwn: Int { homeDeck != 0 ? homeDeck : deck }

  var isFlagged: Bool { flags & 7 != 0 }
}

/// A row of Anki's table `revlog`.
struct AnkiLogRow: Hashable {
  /// Milliseconds since 1970.
  var at: Int64 = 0
  var ease = 0
  var factor = 0
  var took = 0
  var type = 0

  /// Not what the program noted for itself.
  var isAnswer: Bool { (1...4).contains(ease) && (0...3).contains(type) }

  /// Cramming changes no schedule.
  var isCounted: Bool { isAnswer && (type < 3 || factor != 0) }

  var isForgetting: Bool { type == 4 && ease == 0 && factor == 0 }
}
