import EngramCore

/// The records of delimited text, one at a time; no more than a few of them are held.
struct DelimitedRecords: ~Copyable {
  /// The line on which the current record begins.
  private(set) var line = 0

  /// Limits that no file of cards comes near.
  static let mostRecordBytes = 4 << 20
  static let mostCellBytes = 1 << 20

  private let file: String
  private let isMarkdown: Bool
  private var scanner: RecordScanner
  /// Nil once it has ended, and for the beginning of a text.
  private var stream: TextStream?
  private var window: [UInt8] = []
  /// Where in the window the current record begins and ends, and where the next one begins.
  private var start = 0
  private var end = 0
  private var next = 0
  private var nextLine = 1
  /// How much of the file the last progress told of.
  private var told = 0
  /// Whether the text goes on behind what is held: of a beginning only.
  private var isCut = false
  /// How much of a beginning is behind its last whole record, because a quote is open.
  private(set) var openSize = 0

  /// All records of a file.
  init(_ stream: consuming TextStream, _ dialect: DelimitedDialect, file: String) {
    self.stream = consume stream
    scanner = RecordScanner(dialect)
    isMarkdown = dialect.isMarkdown
    self.file = file
  }

  /// The whole records of the beginning of a text.
  init(_ head: TextHead, _ dialect: DelimitedDialect, file: String) {
    stream = nil
    scanner = RecordScanner(dialect)
    isMarkdown = dialect.isMarkdown
    self.file = file
    window = head.bytes
    isCut = !head.isWhole
    guard isCut, dialect.recordEnd == [0x0A] else { return }
    // What is behind the last line end may go on.
    while let last = window.last, last != 0x0A { window.removeLast() }
  }

  /// Goes to the next record; false at the end of the file.
  ///
  /// - Throws: a quote that is never closed, at the line where it opened; a record too large; what
  ///   cannot be read.
  mutating func advance() throws(ImportProblem) -> Bool {
    while true {
      switch step() {
      case .record(let start, let end, let next):
        line = nextLine + lineFeeds(from: self.next, to: start)
        nextLine = line + lineFeeds(from: start, to: next)
        (self.start, self.end, self.next) = (start, end, next)
        return true
      case .nothing: return false
      case .more(let openQuote):
        // Whatever is open may be closed behind the beginning.
        if isCut {
          openSize = window.count - next
          return false
        }
        let isLarge = window.count - next > DelimitedRecords.mostRecordBytes
        guard !isLarge, stream != nil else { throw problem(openQuote, isLarge: isLarge) }
        try fill()
      }
    }
  }

  /// Takes the next line as it stands, however its cells are quoted, if `isWanted` wants it.
  mutating func takeLine(
    where isWanted: (ArraySlice<UInt8>) -> Bool
  ) throws(ImportProblem) -> Bool {
    var feed = window[next...].firstIndex(of: 0x0A)
    while feed == nil, stream != nil, window.count - next <= DelimitedRecords.mostRecordBytes {
      try fill()
      feed = window[next...].firstIndex(of: 0x0A)
    }
    let end = feed ?? window.count
    guard next < window.count, isWanted(window[next..<end]) else { return false }
    next = min(window.count, end + 1)
    nextLine += 1
    return true
  }

  /// How much of the file was read since this was last asked, where it is worth telling.
  mutating func progress() -> ImportPiece? {
    guard let taken = stream?.taken, let size = stream?.size, size > 0, taken - told >= 1 << 20
    else { return nil }
    told = taken
    return .progress(done: taken, of: size)
  }

  /// How many cells the current record has; those above 1,000 cannot be looked at.
  var cellCount: Int { scanner.cellCount }

  /// Whether the current record is the header of a table of Markdown.
  var isUnderlined: Bool { scanner.isUnderlined }

  /// The line on which a quote opens whose closing quote was most likely forgotten.
  var strayQuoteLine: Int? {
    scanner.strayQuote.map { line + lineFeeds(from: start, to: $0) }
  }

  /// The current record as it stands in the file.
  var raw: String { String(decoding: window[start..<end], as: UTF8.self) }

  /// A cell of the current record as it stands in the file, without its quotes.
  subscript(index: Int) -> ArraySlice<UInt8> {
    guard scanner.cells.indices.contains(index) else { return [] }
    return window[scanner.cells[index].start..<scanner.cells[index].end]
  }

  /// Whether a cell of the current record holds more than blanks.
  func isFilled(_ index: Int) -> Bool { self[index].contains { $0 > 0x20 } }

  /// Whether a cell of the current record is quoted.
  func isQuoted(_ index: Int) -> Bool {
    scanner.cells.indices.contains(index) && scanner.cells[index].quoting != .none
  }

  /// The text of a cell of the current record, tidied; empty where it has no such cell.
  func text(_ index: Int) -> String {
    guard scanner.cells.indices.contains(index) else { return "" }
    let cell = scanner.cells[index]
    return window.withUnsafeBufferPointer { window in
      let bytes = UnsafeBufferPointer(rebasing: window[cell.start..<cell.end])
      if isMarkdown, bytes.contains(ASCII.backslash) {
        return TidyText.text(MarkdownRow.unescaped(bytes))
      }
      guard cell.quoting == .doubled else { return TidyText.text(bytes) }
      var single: [UInt8] = []
      single.reserveCapacity(bytes.count)
      var isSecond = false
      for byte in bytes {
        isSecond = byte == 0x22 && !isSecond
        if byte != 0x22 || isSecond { single.append(byte) }
      }
      return single.withUnsafeBufferPointer(TidyText.text)
    }
  }

  /// The text from a cell on to the end of the current record, separators included.
  func text(from index: Int) -> String {
    guard scanner.cells.indices.contains(index) else { return "" }
    let bytes = scanner.cells[index].start..<end
    return window.withUnsafeBufferPointer { window in
      TidyText.text(UnsafeBufferPointer(rebasing: window[bytes]))
    }
  }

  private mutating func step() -> RecordScanner.Step {
    let isLast = stream == nil
    return window.withUnsafeBufferPointer { bytes in
      scanner.scan(bytes, from: next, isLast: isLast)
    }
  }

  /// Gets more of the file, as much again as the record has so far: one read piece by piece would
  /// otherwise be scanned from its beginning for each piece.
  private mutating func fill() throws(ImportProblem) {
    window.removeFirst(next)
    next = 0
    let wanted = 2 * window.count + 1
    while window.count < wanted {
      guard try stream?.append(to: &window) == true else {
        stream = nil
        return
      }
    }
  }

  private func lineFeeds(from start: Int, to end: Int) -> Int {
    window.withUnsafeBufferPointer { window in
      var count = 0
      for index in start..<end where window[index] == 0x0A { count += 1 }
      return count
    }
  }

  private func problem(_ openQuote: Int?, isLarge: Bool) -> ImportProblem {
    let opened = openQuote ?? next
    let line = nextLine + lineFeeds(from: next, to: opened)
    let lineStart = window[..<opened].lastIndex(of: 0x0A).map { $0 + 1 } ?? next
    let column = window[lineStart..<opened].count { $0 & 0xC0 != 0x80 } + 1
    return ImportProblem(
      at: Place(file: file, line: line, column: column),
      openQuote != nil
        ? "this quote is never closed; add the closing quote, or double the quote if it belongs to "
          + "the text"
        : "a record larger than 4 MiB, the most that is read; divide it")
  }
}
