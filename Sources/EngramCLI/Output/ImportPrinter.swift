import EngramCore
import EngramScreens
import EngramStore

/// What an import did, for people and for programs.
enum ImportPrinter {
  /// How many of one sort are named before the rest is only counted.
  private static let mostNamed = 20
  private static let mostReturned = 5

  static func lines(_ report: ImportReport, rejected: Int, isDryRun: Bool) -> [SafeText] {
    let counts: [(Int, String)] = [
      (report.added, "added"), (report.updated, "updated"), (report.unchanged, "unchanged"),
      (report.vanished.count, "no longer there, so suspended"),
      (report.returned.count, "back again"),
      (report.duplicates.count, "there twice"), (rejected, "left out"),
      (report.scheduled, "with the schedule taken over"),
      (report.answers, report.answers == 1 ? "earlier answer" : "earlier answers"),
      (report.settings, report.settings == 1 ? "setting" : "settings"),
      (report.quizzes, report.quizzes == 1 ? "quiz" : "quizzes"),
    ]
    let parts = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    var lines: [SafeText] = report.decks.map { deck in
      "\(SafeText.line(deck.title)): \(SafeText(deck.cards.of("card")))"
    }
    if report.updated + report.vanished.count > 0, !report.supersedes.isEmpty {
      lines.append(
        "A newer version of " + SafeText.line(report.supersedes.joined(separator: ", ")) + ".")
    }
    lines += named(report.vanished, "suspended, since the file no longer has it")
    // After an import that was taken back they are all of them.
    if report.returned.count <= mostReturned { lines += named(report.returned, "back again") }
    lines += named(report.keptEdits, "kept in your words (--theirs takes the file's)")
    lines += named(report.flagged, "was flagged where it comes from")
    for place in report.duplicates.prefix(mostReturned) {
      let line = place.line > 0 ? "\(place.file):\(place.line)" : place.file
      lines.append("  \(SafeText.line(line)): there already, with the same cards")
    }
    let summary = parts.isEmpty ? "nothing" : parts.joined(separator: ", ")
    lines.append(
      isDryRun
        ? "A dry run: \(SafeText(summary)). Nothing was changed."
        : report.isChanged
          ? "\(SafeText(summary.capitalisedFirst)). `engram import --undo` takes it back."
          : "Nothing new: \(SafeText(summary)).")
    return lines
  }

  private static func named(_ cards: [CardKey], _ fate: SafeText) -> [SafeText] {
    let shown = cards.prefix(mostNamed).map { "  \(SafeText($0.description)): " + fate }
    let rest = cards.count - shown.count
    return rest > 0 ? shown + ["  and \(SafeText(String(rest))) more: " + fate] : shown
  }

  static func json(_ report: ImportReport, formats: [String], rejected: [Rejection], isDryRun: Bool)
    -> JSON
  {
    let only = Set(formats).count == 1 ? formats.first : nil
    return .object([
      ("format", .string(only ?? "mixed")), ("added", .int(report.added)),
      ("updated", .int(report.updated)), ("unchanged", .int(report.unchanged)),
      ("suspended", .int(report.vanished.count)), ("rejected", .array(rejected.map(json))),
      ("duplicates", .int(report.duplicates.count)), ("returned", .int(report.returned.count)),
      ("vanished", .strings(report.vanished.map(\.description))),
      ("kept", .strings(report.keptEdits.map(\.description))),
      ("flagged", .strings(report.flagged.map(\.description))),
      ("scheduled", .int(report.scheduled)), ("answers", .int(report.answers)),
      ("settings", .int(report.settings)), ("quizzes", .int(report.quizzes)),
      ("supersedes", .strings(report.supersedes)),
      (
        "decks",
        .array(
          report.decks.map { .object([("name", .string($0.title)), ("cards", .int($0.cards))]) })
      ),
      ("dryRun", .bool(isDryRun)),
    ])
  }

  private static func json(_ rejection: Rejection) -> JSON {
    .object([
      ("file", .string(rejection.place.file)), ("line", .int(rejection.place.line)),
      ("reason", .string(rejection.reason)),
    ])
  }

  /// Such as "2026-11-21 09:30  cards.csv (delimited text): 12 added".
  static func line(_ past: PastImport) -> SafeText {
    let counts = [
      (past.counts.added, "added"), (past.counts.updated, "updated"),
      (past.counts.vanished, "suspended"), (past.counts.returned, "back again"),
      (past.counts.scheduled, "scheduled"),
      (past.counts.answers, past.counts.answers == 1 ? "answer" : "answers"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    let what =
      counts.isEmpty
      ? "\(past.counts.unchanged) unchanged, the deck itself mended"
      : counts.joined(separator: ", ")
    let names = past.files.prefix(3).joined(separator: ", ")
    let rest = past.files.count - 3
    let files = SafeText.line(rest > 0 ? "\(names) and \(rest) more" : names)
    let fate: SafeText = past.isUndone ? " (taken back)" : ""
    return SafeText(past.moment.minutes) + "  " + files
      + " (\(SafeText(past.format))): \(SafeText(what))" + fate
  }

  static func json(_ past: PastImport) -> JSON {
    .object([
      ("at", .string(past.moment.description)), ("files", .strings(past.files)),
      ("format", .string(past.format)), ("added", .int(past.counts.added)),
      ("updated", .int(past.counts.updated)), ("unchanged", .int(past.counts.unchanged)),
      ("suspended", .int(past.counts.vanished)), ("returned", .int(past.counts.returned)),
      ("scheduled", .int(past.counts.scheduled)), ("answers", .int(past.counts.answers)),
      ("undone", .bool(past.isUndone)),
    ])
  }
}
