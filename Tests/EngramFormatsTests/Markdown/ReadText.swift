import EngramCore
import Testing

@testable import EngramFormats

/// What a reader gives, in a form that a test can state: a line a card, "?" before the question.
func told(_ reader: any ImportReader) -> [String] {
  var reader = reader
  var lines: [String] = []
  do {
    try reader.read { piece in
      switch piece {
      case .note(let note): lines += note.told
      case .decks(let decks): lines += decks.map { "deck \($0.document.title)" }
      case .archive, .progress: break
      case .rejected(let rejection):
        lines.append("rejected \(rejection.place): \(rejection.reason)")
      }
    }
  } catch let problem as ImportProblem {
    lines += problem.diagnostics.map(\.description)
  } catch {
    lines.append("\(error)")
  }
  return lines
}

/// The notes of a text, without what went wrong.
func notes(_ reader: any ImportReader) throws -> [ImportedNote] {
  var reader = reader
  var notes: [ImportedNote] = []
  try reader.read { piece in
    if case .note(let note) = piece { notes.append(note) }
  }
  return notes
}

extension ImportedNote {
  /// A card a line, such as "1: a question = its answer #tag (note) @Deck".
  var told: [String] {
    cards.map { card in
      let kind =
        switch card.kind {
        case .cloze: "cloze \(card.number) "
        case .reverse: "reverse "
        default: ""
        }
      return "\(line): \(kind)\(card.prompt.shown) = \(card.answer.shown)"
        + tags.map { " #\($0)" }.joined() + (note.map { " (\($0.shown))" } ?? "")
        + (deck.map { " @\($0)" } ?? "")
    }
  }
}

extension String {
  /// On one line.
  var shown: String {
    String(decoding: utf8.flatMap { $0 == 0x0A ? Array("/".utf8) : [$0] }, as: UTF8.self)
  }
}

func importOptions(
  on day: String = "2026-11-21", withSchedule: Bool = false
) throws -> ImportOptions {
  let now = try #require(Moment(iso: "\(day)T12:00:00+01:00", rollover: 4))
  var options = ImportOptions(now: now, scratch: "/nonexistent") { _ in 60 }
  options.withSchedule = withSchedule
  return options
}
