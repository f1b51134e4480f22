import EngramCore

extension ImportOptions {
  /// Refuses what the learner says of a file where its format has no use for that.
  ///
  /// Dropped in silence, it would look as if it had been heeded.
  ///
  /// What lies in a folder is not all of one kind, and takes what it has a use for.
  ///
  /// - Parameter isPackage: whether the file is no text, but an archive of files.
  func checkUse(
    by format: ImportFormat, isPackage: Bool, for file: ImportFile
  ) throws(ImportProblem) {
    guard !file.isFound else { return }
    for (name, value) in [("--separator", separator), ("--row-separator", rowSeparator)]
    where value != nil && !format.hasCells {
      throw ImportProblem(
        at: Place(file: file.name),
        "\(name) tells what parts the cells of a table, but this file is read as \(format.title), "
          + "which has none; leave \(name) out"
          + (isPackage ? "" : ", or add --format csv if it is a table"))
    }
    guard let encoding, isPackage || (format == .json && encoding != .utf8) else { return }
    throw ImportProblem(
      at: Place(file: file.name),
      "--encoding tells how a text is written, but this file is "
        + (isPackage
          ? "a package (\(format.title)), which says so itself"
          : "\(format.title), which is always \(TextEncoding.utf8.title)")
        + "; leave --encoding out")
  }
}

extension ImportFormat {
  /// Whether its rows have cells that something parts.
  fileprivate var hasCells: Bool {
    switch self {
    case .csv, .ankiText, .quizlet: true
    case .apkg, .markdown, .supermemo, .mnemosyne, .org, .obsidian, .yaml, .json: false
    }
  }
}
