/// The formats that files to be imported can have.
package enum ImportFormat: String, CaseIterable, Sendable {
  /// Delimited text: commas, semicolons, tabs or any other separator.
  case csv
  /// What Anki exports as text, with its "#" headers.
  case ankiText = "anki"
  /// .apkg and .colpkg.
  case apkg
  case markdown, quizlet, supermemo
  /// .cards and XML.
  case mnemosyne
  /// org-drill and org-fc.
  case org
  case obsidian
  /// Concept decks.
  case yaml
  /// engram's own loss-free export.
  case json

  package var title: String {
    switch self {
    case .csv: "delimited text"
    case .ankiText: "Anki text"
    case .apkg: "Anki package"
    case .markdown: "Markdown"
    case .quizlet: "Quizlet"
    case .supermemo: "SuperMemo Q&A"
    case .mnemosyne: "Mnemosyne"
    case .org: "org-mode"
    case .obsidian: "Obsidian"
    case .yaml: "concept deck"
    case .json: "engram JSON"
    }
  }
}
