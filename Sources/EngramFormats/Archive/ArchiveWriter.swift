package import EngramCore

/// Writes engram's own loss-free export: JSON, a line a record.
package enum ArchiveWriter {
  /// The line of a record, with its end.
  package static func line(_ record: ArchiveRecord) -> [UInt8] {
    var line = JSONLine()
    line.object { line in
      switch record {
      case .header(let header): write(header, &line)
      case .setting(let key, let value):
        line.object("setting") {
          $0.text("name", key.rawValue)
          $0.text("value", value)
        }
      case .deck(let deck): line.object("deck") { write(deck, &$0) }
      case .concept(let concept): line.object("concept") { write(concept, &$0) }
      case .relation(let relation):
        line.object("relation") {
          write(relation.from, &$0)
          $0.text("kind", relation.kind.rawValue)
          $0.object("to") { write(relation.to, &$0) }
        }
      case .contrast(let card, let other):
        line.object("contrast") {
          write(card, &$0)
          $0.object("with") { write(other, &$0) }
        }
      case .log(let log):
        line.object("log") {
          write(log.card, &$0)
          $0.list("events", log.events) { write($1, &$0) }
        }
      case .quiz(let quiz): line.object("quiz") { write(quiz, &$0) }
      }
    }
    return line.bytes + [0x0A]
  }

  /// How many bytes of a picture or sound go into one line.
  package static let mediumPiece = 192 << 10

  /// The line of a piece of a picture or sound; pieces follow each other.
  package static func medium(_ name: String, _ piece: some Collection<UInt8>) -> [UInt8] {
    var line = JSONLine()
    line.object { line in
      line.object("medium") {
        $0.text("name", name)
        $0.plain("base64", Base64.text(piece))
      }
    }
    return line.bytes + [0x0A]
  }

  private static func write(_ header: ArchiveHeader, _ line: inout JSONLine) {
    line.number("engram", header.format)
    line.text("version", header.version)
    line.text("exported", header.exported)
    line.number("cards", header.cards)
    line.number("events", header.events)
  }

  private static func write(_ deck: ArchivedDeck, _ line: inout JSONLine) {
    line.text("key", deck.key)
    line.text("title", deck.title)
    line.text("summary", deck.summary)
    line.number("position", deck.position)
    line.truth("isBundled", deck.isBundled)
    line.text("source", deck.source)
  }

  private static func write(_ concept: ArchivedConcept, _ line: inout JSONLine) {
    write(concept.name, &line)
    line.text("term", concept.term)
    line.text("kind", concept.kind.rawValue)
    line.text("definition", concept.definition)
    line.text("note", concept.note)
    line.texts("aliases", concept.aliases)
    line.texts("tags", concept.tags)
    line.texts("citations", concept.citations)
    line.number("rank", concept.rank)
    line.number("position", concept.position)
    line.text("phrase", concept.phrase)
    line.text("origin", concept.origin)
    if let lineage = concept.lineage {
      line.object("file") {
        $0.number("number", lineage.number)
        $0.text("name", lineage.name)
      }
    }
    line.list("cards", concept.cards) { write($1, &$0) }
  }

  private static func write(_ card: ArchivedCard, _ line: inout JSONLine) {
    line.text("kind", card.kind.rawValue)
    line.number("number", card.number)
    line.text("prompt", card.prompt)
    line.text("answer", card.answer)
    line.texts("aliases", card.aliases)
    line.texts("citations", card.citations)
    line.truth("hasVanished", card.hasVanished)
    line.truth("isHidden", card.isHidden)
    guard let edit = card.edit else { return }
    line.object("edit") {
      $0.text("prompt", edit.prompt)
      $0.text("answer", edit.answer)
      $0.text("note", edit.note)
    }
  }

  static func write(_ name: ConceptName, _ line: inout JSONLine) {
    line.text("deck", name.deck)
    line.text("concept", name.concept)
  }

  static func write(_ key: CardKey, _ line: inout JSONLine) {
    write(key.conceptName, &line)
    line.text("card", key.kind.rawValue)
    line.number("number", key.number)
  }
}
