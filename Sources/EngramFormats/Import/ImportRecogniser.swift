package import EngramCore

/// Tells what a file is, by its content; its name only speaks where the content does not.
package enum ImportRecogniser {
  /// A reader for the file, by what the learner says it is, else by a look into it.
  ///
  /// - Throws: why it cannot be read, with the way out.
  package static func reader(
    for file: ImportFile, _ options: ImportOptions
  ) throws(ImportProblem) -> any ImportReader {
    guard let reader = try readerIfDeck(for: file, options) else { throw unknown(file) }
    return reader
  }

  /// The same, but nil for a file that merely lies in a folder and does not look like a deck.
  package static func readerIfDeck(
    for file: ImportFile, _ options: ImportOptions
  ) throws(ImportProblem) -> (any ImportReader)? {
    if let format = options.format { return try reader(of: file, as: format, options) }
    let start = try FileStart.bytes(of: file)
    if start.isEmpty, file.isFound { return nil }
    if AnkiPackage.recognise(start) != nil { return try package(file, options) }
    if Mnemosyne.recognise(start) != nil { return try Mnemosyne.reader(file, options) }
    if file.isFound, BinaryKind.refusal(of: start) != nil { return nil }
    if let refusal = BinaryKind.refusal(of: start) {
      throw ImportProblem(at: Place(file: file.name), refusal)
    }
    let head = try TextFile.head(file, encoding: options.encoding)
    let told = format(of: head, options)
    if told == nil, file.isFound { return nil }
    guard let format = told ?? byName(file.name) else {
      throw unknown(file)
    }
    return try reader(of: file, as: format, options)
  }

  private static func unknown(_ file: ImportFile) -> ImportProblem {
    ImportProblem(
      at: Place(file: file.name, line: 1, column: 1),
      "it cannot be told what this is: no separator, no Q: and A:, no headings that cards have; "
        + "say it with --format (\(names)), or what parts the cells with --separator")
  }

  private static var names: String {
    ImportFormat.allCases.map(\.rawValue).joined(separator: ", ")
  }

  /// The strictest look first, since a table is found in nearly anything.
  private static func format(of head: TextHead, _ options: ImportOptions) -> ImportFormat? {
    if ArchiveFormat.recognise(head) != nil { return .json }
    if ConceptDeckFormat.recognise(head.bytes) != nil { return .yaml }
    if Mnemosyne.recognise(head) != nil { return .mnemosyne }
    if AnkiTextFormat.recognise(head) != nil { return .ankiText }
    // Who names separators means rows of cells.
    if options.rowSeparator == nil, options.separator == nil {
      if OrgFormat.recognise(head.bytes) != nil { return .org }
      if SuperMemoFormat.recognise(head.bytes) != nil { return .supermemo }
      // Its tag for flashcards says it; without one, nearly anything may be prose with a "::" in it.
      if ObsidianFormat.isTagged(head.bytes) { return .obsidian }
      if MarkdownFormat.recognise(head.bytes) != nil { return .markdown }
    }
    if QuizletFormat.recognise(head, options) != nil { return .quizlet }
    if DelimitedFormat.recognise(head, options) != nil { return .csv }
    return ObsidianFormat.recognise(head.bytes) != nil ? .obsidian : nil
  }

  private static func byName(_ name: String) -> ImportFormat? {
    switch name.split(separator: ".").last.map({ $0.lowercased() }) {
    case "apkg", "colpkg": .apkg
    case "cards", "xml": .mnemosyne
    case "csv", "tsv": .csv
    case "yaml", "yml": .yaml
    case "md", "markdown": .markdown
    case "org": .org
    case "json", "jsonl": .json
    default: nil
    }
  }

  /// Several programs' exports are zip files.
  private static func package(
    _ file: ImportFile, _ options: ImportOptions
  ) throws(ImportProblem) -> any ImportReader {
    let names = try AnkiPackage.memberNames(of: file, in: options.scratch)
    if names.contains("cards.xml") { return try reader(of: file, as: .mnemosyne, options) }
    if names.contains("[Content_Types].xml") || names.contains("mimetype") {
      throw ImportProblem(
        at: Place(file: file.name),
        "this is a document or a table of an office program; save it there as CSV, or as plain text"
      )
    }
    return try reader(of: file, as: .apkg, options)
  }

  /// Whether the file is no text, but an archive of files.
  private static func isPackage(
    _ file: ImportFile, _ format: ImportFormat
  ) throws(ImportProblem) -> Bool {
    switch format {
    case .apkg: true
    case .mnemosyne: AnkiPackage.recognise(try FileStart.bytes(of: file)) != nil
    case .csv, .ankiText, .markdown, .quizlet, .supermemo, .org, .obsidian, .yaml, .json: false
    }
  }

  private static func reader(
    of file: ImportFile, as format: ImportFormat, _ options: ImportOptions
  ) throws(ImportProblem) -> any ImportReader {
    try options.checkUse(by: format, isPackage: isPackage(file, format), for: file)
    return switch format {
    case .csv: try DelimitedFormat.reader(file, options)
    case .ankiText: try AnkiTextFormat.reader(file, options)
    case .apkg: try AnkiPackage.reader(file, options)
    case .markdown: try MarkdownFormat.reader(file, options)
    case .quizlet: try QuizletFormat.reader(file, options)
    case .supermemo: try SuperMemoFormat.reader(file, options)
    case .mnemosyne: try Mnemosyne.reader(file, options)
    case .org: try OrgFormat.reader(file, options)
    case .obsidian: try ObsidianFormat.reader(file, options)
    case .yaml: try ConceptDeckReader(file, encoding: options.encoding)
    case .json: ArchiveFormat.reader(file, options)
    }
  }
}
