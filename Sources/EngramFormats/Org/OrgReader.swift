import EngramCore

/// Reads an org-mode file, heading by heading.
struct OrgReader: ImportReader {
  let format = ImportFormat.org
  let recognition: String
  private let bytes: [UInt8]
  private let file: String
  private let options: ImportOptions
  private var title: String?
  private var fileTags = UniqueTexts()
  /// Of the heading with COMMENT, below which all is commented out.
  private var commentLevel: Int?
  /// The headings above the present line, the outermost first, with their tags and those above.
  private var above: [(level: Int, tags: [String])] = []
  /// The cards above the present line, whose parts are still being gathered.
  private var open: [OrgEntry] = []
  private var count = 0

  init(_ bytes: [UInt8], file: String, _ options: ImportOptions) {
    self.bytes = bytes
    self.file = file
    self.options = options
    recognition = "org-mode: " + (OrgFormat.recognise(bytes) ?? "no cards found")
  }

  /// Title and tags of the file.
  var preamble: String {
    var lines = ""
    for line in TextLines(bytes) {
      if OrgHeading(line) != nil { break }
      let name = line.bytes.prefix(11).text.uppercased()
      if name.hasPrefix("#+TITLE:") || name.hasPrefix("#+FILETAGS:") { lines += line.text + "\n" }
    }
    return lines
  }

  mutating func read(into sink: (ImportPiece) throws -> Void) throws {
    var section: OrgSection?
    for line in TextLines(bytes) {
      if let heading = OrgHeading(line) {
        if var section {
          section.finish()
          take(section, upTo: heading.start)
        }
        try close(downTo: heading.level, into: sink)
        section = OrgSection(heading)
      } else {
        takeKeyword(line)
        section?.add(line)
      }
    }
    if var section {
      section.finish()
      take(section, upTo: bytes.count)
    }
    try close(downTo: 0, into: sink)
    guard count > 0 else {
      throw ImportProblem(
        at: Place(file: file),
        "no cards in this file: tag the headings that are cards with :drill: or :fc:")
    }
  }

  /// "#+TITLE:" and "#+FILETAGS:".
  private mutating func takeKeyword(_ line: TextLine) {
    guard line.starts(with: "#+"), line.bytes.count < 4096,
      let colon = line.bytes.firstIndex(of: ASCII.colon)
    else { return }
    let value = line.bytes[(colon + 1)...].trimmed
    switch line.bytes[(line.bytes.startIndex + 2)..<colon].text.uppercased() {
    case "TITLE" where title == nil && !value.isEmpty: title = OrgText.plain(Array(value))
    case "FILETAGS":
      for tag in value.split(whereSeparator: { $0 == ASCII.colon || ASCII.isBlank($0) })
      where fileTags.texts.count < TagCell.most {
        fileTags.add(tag.text)
      }
    default: break
    }
  }

  /// Puts a finished section where it belongs: a card of its own, or a part of the one above.
  private mutating func take(_ section: OrgSection, upTo end: Int) {
    let heading = section.heading
    if let hidden = commentLevel, heading.level > hidden { return }
    commentLevel = heading.isComment ? heading.level : nil
    while let last = above.last, last.level >= heading.level { above.removeLast() }
    let inherited = above.last?.tags ?? fileTags.texts
    let text = heading.start..<end
    if let system = heading.system {
      count += 1
      open.append(OrgEntry(section, system, inherited: inherited, text: text))
    } else if !heading.isComment, !open.isEmpty {
      open[open.count - 1].add(section, text: text)
    }
    var tags = UniqueTexts()
    tags.add(inherited)
    for tag in heading.tags where tags.texts.count < TagCell.most { tags.add(tag) }
    above.append((heading.level, tags.texts))
  }

  /// Hands over the cards that end where a heading of this level begins.
  private mutating func close(
    downTo level: Int, into sink: (ImportPiece) throws -> Void
  ) throws {
    while let entry = open.last, entry.section.heading.level >= level {
      open.removeLast()
      switch entry.note(options) {
      case .success(var note):
        note.deck = title
        try sink(.note(note))
      case .failure(let fault):
        try sink(
          .rejected(
            Rejection(
              at: Place(file: file, line: entry.section.heading.line, column: 1), fault.reason,
              text: entry.text.map { bytes[$0].text }.joined())))
      }
    }
  }
}
