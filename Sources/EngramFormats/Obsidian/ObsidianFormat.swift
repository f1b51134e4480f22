package import EngramCore

/// Notes of Obsidian with cards for its plug-in "Spaced Repetition": `Q::A`, `Q:::A`, questions and
/// answers parted by a line "?" or "??", and clozes with ==highlights==.
package enum ObsidianFormat {
  /// Why the beginning of a text looks like it; nil where it does not.
  ///
  /// A tag #flashcards or learning data tell it. Without these, a note with a heading must have a
  /// card, and a bare list must consist of cards.
  package static func recognise(_ head: [UInt8]) -> String? {
    let counts = counts(in: head)
    guard let words = counts.words else { return nil }
    if counts.isTagged { return words + ", tagged #flashcards" }
    if counts.schedules > 0 { return words + ", learning data in comments" }
    guard MarkdownFormat.recognise(head) == nil, OrgFormat.recognise(head) == nil,
      !counts.hasTabs, counts.clozes < counts.cards, !beginsWithSetting(head)
    else { return nil }
    let isList = counts.cards >= 2 && counts.cards >= counts.otherLines
    let isNote = counts.hasHeading && counts.cards * 20 >= counts.otherLines
    return isNote || isList ? words : nil
  }

  /// Whether it has cards, and the tag for flashcards that says so.
  static func isTagged(_ head: [UInt8]) -> Bool {
    let counts = counts(in: head)
    return counts.isTagged && counts.words != nil
  }

  private static func counts(in head: [UInt8]) -> ObsidianCounts {
    var deck = ObsidianDeck(head, file: "")
    _ = try? deck.read { _ in }
    return deck.counts
  }

  /// Such as "#separator:tab", which begins what Anki exports as text.
  private static func beginsWithSetting(_ head: [UInt8]) -> Bool {
    let rest = head[...].drop { $0 == ASCII.hash }
    let name = rest.prefix { ASCII.isLetter($0) || $0 == ASCII.space }
    return rest.startIndex > 0 && name.first.map(ASCII.isLetter) == true
      && rest[name.endIndex...].first == ASCII.colon
      && rest[name.endIndex...].dropFirst().first != ASCII.colon
  }

  /// A reader of the whole file.
  package static func reader(
    _ file: ImportFile, _ options: ImportOptions
  ) throws(ImportProblem) -> any ImportReader {
    ObsidianReader(
      try TextFile.read(file, encoding: options.encoding).bytes, file: file.name, options)
  }
}
