/// What a database holds, as rows that name each other by lasting names and not by numbers: two
/// databases with the same content give the same rows, whatever came when.
///
/// Left out is what can be rebuilt (states, the list of new cards) and what tells only of this copy
/// (devices of its own, the history of commands and imports).
enum ContentTable: String, CaseIterable {
  case deck, concept, relation, card, contrast, edit, event, quiz, quizItem, quizOption

  /// One row each, in no certain order; `columns` says what stands where.
  var sql: String {
    let columns = columns.map { "\($0.sql) AS \($0.name)" }.joined(separator: ", ")
    return "SELECT \(columns) FROM \(source)"
  }

  struct Column: Hashable {
    let name: String
    let sql: String

    init(_ name: String, _ sql: String? = nil) {
      self.name = name
      self.sql = sql ?? name
    }
  }

  var columns: [Column] {
    switch self {
    case .deck:
      [
        Column("key"), Column("title"), Column("summary"), Column("position"), Column("isBundled"),
        Column("source", "deckSource.text"),
      ]
    case .concept:
      [Column("deck", "deck.key")]
        + ContentTable.own(
          "concept",
          [
            "key", "term", "kind", "definition", "note", "aliases", "tags", "citations", "rank",
            "position", "phrase", "origin",
          ])
    case .relation:
      [
        Column("deck", "deck.key"), Column("concept", "concept.key"),
        Column("kind", "relation.kind"), Column("targetDeck", "otherDeck.key"),
        Column("target", "other.key"),
      ]
    case .card:
      ContentTable.ofCard
        + ContentTable.own(
          "card", ["prompt", "answer", "aliases", "citations", "hasVanished", "isHidden"])
    case .contrast:
      ContentTable.ofCard + [Column("otherDeck", "otherDeck.key"), Column("other", "other.key")]
    case .edit: ContentTable.ofCard + ContentTable.own("edit", ["prompt", "answer", "note"])
    case .event:
      ContentTable.ofCard + [Column("uuid", "event.uuid"), Column("event", "event.kind")]
        + ContentTable.own("event", ["at", "offset", "day", "grade", "took"])
        + [
          Column("device", "device.uuid"), Column("sequence", "event.sequence"),
          Column("payload", "event.payload"),
        ]
    case .quiz:
      ContentTable.own(
        "quiz",
        [
          "uuid", "topic", "mode", "count", "options", "seed", "limitMs", "countsMisses", "at",
          "offset", "day", "isFinished", "isUndone",
        ])
    case .quizItem:
      [Column("quiz", "quiz.uuid"), Column("place", "item.number")] + ContentTable.ofCard
        + [
          Column("conceptDeck", "asked.deckKey"), Column("asked", "asked.conceptKey"),
          Column("chosenDeck", "chosen.deckKey"), Column("chosen", "chosen.conceptKey"),
        ]
        + [
          "mode", "prompt", "label", "grp", "right", "answer", "aliases", "isPerson", "why",
          "citations", "deckTitle", "theorists", "isFlagged", "given", "option", "outcome", "took",
          "at", "dueEvent",
        ].map { Column($0, "item.\($0)") } + [Column("conceptKind", "item.kind")]
    case .quizOption:
      [
        Column("quiz", "quiz.uuid"), Column("item", "option.item"),
        Column("place", "option.number"),
        Column("text", "option.text"), Column("conceptDeck", "named.deckKey"),
        Column("concept", "named.conceptKey"), Column("explanation", "option.explanation"),
      ]
    }
  }

  private static func own(_ table: String, _ names: [String]) -> [Column] {
    names.map { Column($0, "\(table).\($0)") }
  }

  /// The lasting name of a card.
  private static let ofCard = [
    Column("deck", "deck.key"), Column("concept", "concept.key"), Column("kind", "card.kind"),
    Column("number", "card.number"),
  ]

  /// Tables, joined with those that give names.
  var source: String {
    let concept = "JOIN deck ON deck.id = concept.deck"
    let card = "JOIN concept ON concept.id = card.concept \(concept)"
    func other(_ column: String) -> String {
      """
      JOIN concept AS other ON other.id = \(column)
      JOIN deck AS otherDeck ON otherDeck.id = other.deck
      """
    }
    let named = """
      (SELECT concept.id, deck.key AS deckKey, concept.key AS conceptKey FROM concept \(concept))
      """
    switch self {
    case .deck: return "deck LEFT JOIN deckSource ON deckSource.deck = deck.id"
    case .concept: return "concept \(concept)"
    case .relation:
      return "relation JOIN concept ON concept.id = relation.concept \(concept) \(other("target"))"
    case .card: return "card \(card)"
    case .contrast:
      return """
        contrast JOIN card ON card.id = contrast.card \(card) \(other("contrast.other"))
        """
    case .edit: return "edit JOIN card ON card.id = edit.card \(card)"
    case .event:
      return """
        event JOIN device ON device.id = event.device JOIN card ON card.id = event.card \(card)
        """
    case .quiz: return "quiz"
    case .quizItem:
      return """
        quizItem AS item JOIN quiz ON quiz.id = item.quiz JOIN card ON card.id = item.card \(card)
        JOIN \(named) AS asked ON asked.id = item.concept
        LEFT JOIN \(named) AS chosen ON chosen.id = item.chosen
        """
    case .quizOption:
      return """
        quizOption AS option JOIN quiz ON quiz.id = option.quiz
        LEFT JOIN \(named) AS named ON named.id = option.concept
        """
    }
  }
}
