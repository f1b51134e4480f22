import ArgumentParser
import EngramCore
import EngramScreens

/// How a study sheet is written.
enum SheetFormat: String, CaseIterable, ExpressibleByArgument {
  case text, markdown
}

/// Writes a study sheet for reading, on a terminal or in a document.
enum SheetPrinter {
  static func lines(_ sheet: StudySheet, as format: SheetFormat, width: Int) -> [SafeText] {
    switch format {
    case .text: text(sheet, width: width)
    case .markdown: markdown(sheet)
    }
  }

  /// In lines of at most `width` columns.
  private static func text(_ sheet: StudySheet, width: Int) -> [SafeText] {
    func wrapped(_ text: SafeText, indented by: Int = 0) -> [SafeText] {
      let indent = SafeText(repeating: " ", count: by)
      return TextLayout.wrap(text, width: max(10, width - by)).map { indent + $0 }
    }
    let title = SafeText.line(sheet.title)
    var lines = wrapped(title)
    lines.append(SafeText(repeating: "=", count: min(width, DisplayWidth.columns(of: title))))
    if let summary = sheet.summary { lines += wrapped(SafeText.line(summary)) }
    let essentials = sheet.entries.count { $0.isEssential }
    lines += wrapped(
      essentials == 0
        ? "\(sheet.entries.count) concepts."
        : "\(sheet.entries.count) concepts, \(essentials) of them essential (*).")
    for entry in sheet.entries {
      lines.append("")
      lines += wrapped(SafeText.line(entry.term) + (entry.isEssential ? " *" : ""))
      for (heading, text) in entry.lines {
        lines += wrapped((heading.map { "\($0): " } ?? "") + SafeText.line(text), indented: 2)
      }
    }
    return lines
  }

  private static func markdown(_ sheet: StudySheet) -> [SafeText] {
    var lines: [SafeText] = ["# " + escaped(sheet.title)]
    if let summary = sheet.summary { lines += ["", escaped(summary)] }
    for entry in sheet.entries {
      lines += ["", "## " + escaped(entry.term) + (entry.isEssential ? " (essential)" : "")]
      var isList = false
      for (heading, text) in entry.lines {
        if heading == nil || !isList { lines.append("") }
        isList = heading != nil
        lines.append((heading.map { "- **\($0):** " } ?? "") + escaped(text))
      }
    }
    return lines
  }

  /// The text with the signs that Markdown would take for its own marked as text.
  static func escaped(_ text: String) -> SafeText {
    let signs: Set<Character> = ["\\", "*", "_", "`", "[", "]", "<", ">", "#", "|", "~"]
    return SafeText.line(
      String(text.flatMap { signs.contains($0) ? ["\\", $0] : [$0] }))
  }
}
