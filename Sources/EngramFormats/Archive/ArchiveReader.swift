import EngramCore

/// Reads an export line by line, and hands over each as it is.
///
/// One bad line spoils the whole, since half of a database is none.
struct ArchiveReader: ImportReader {
  let format = ImportFormat.json
  private(set) var recognition = "engram JSON"
  private let file: ImportFile
  private let scratch: String
  private var unpacked: ArchiveMedia
  private var header: ArchiveHeader?
  private var cards = 0
  private var events = 0
  private var problems: [Diagnostic] = []

  /// No line that engram writes comes near.
  private static let longest = 64 << 20
  private static let mostProblems = 20

  init(_ file: ImportFile, scratch: String) {
    self.file = file
    self.scratch = scratch
    unpacked = ArchiveMedia(in: scratch, called: "m")
  }

  var media: [ImportedMedium] { unpacked.files }

  mutating func read(into sink: (ImportPiece) throws -> Void) throws {
    var told = 0
    try ArchiveReader.eachLine(of: file) { bytes, line, stream in
      if stream.taken - told >= 1 << 20 {
        told = stream.taken
        try sink(.progress(done: told, of: stream.size))
      }
      try take(bytes, line, sink)
      return problems.count < ArchiveReader.mostProblems
    }
    if problems.isEmpty { try checkCounts() }
    guard problems.isEmpty else { throw ImportProblem(problems) }
  }

  mutating func unpackMedia(among names: Set<String>) throws -> [ImportedMedium] {
    guard !names.isEmpty else { return [] }
    // They are unpacked once more when the file is read: which of them are wanted is known now.
    var namesakes = ArchiveMedia(in: scratch, called: "n")
    let mark = Array("\"medium\"".utf8)
    try ArchiveReader.eachLine(of: file) { bytes, _, _ in
      guard bytes.dropFirst().drop(while: isBlank).starts(with: mark) else { return true }
      // What is wrong with a line is told when it is read.
      do throws(ArchiveFault) {
        if case .medium(let name, let piece) = try ArchiveParser.line(Array(bytes)),
          names.contains(name)
        {
          try namesakes.append(piece, to: name)
        }
        return true
      } catch {
        return false
      }
    }
    return namesakes.files
  }

  /// Hands over each line, until `use` wants no more.
  private static func eachLine(
    of file: ImportFile,
    _ use: (ArraySlice<UInt8>, _ line: Int, borrowing TextStream) throws -> Bool
  ) throws {
    var stream = try TextStream(file, encoding: .utf8, limit: .max)
    var buffer: [UInt8] = []
    var searched = 0
    var line = 0
    var isOpen = true
    while isOpen {
      isOpen = try stream.append(to: &buffer)
      var start = 0
      while let end = buffer[max(start, searched)...].firstIndex(of: 0x0A) {
        line += 1
        guard try use(buffer[start..<end], line, stream) else { return }
        start = end + 1
      }
      buffer.removeSubrange(..<start)
      searched = buffer.count
      guard buffer.count <= longest else {
        throw ImportProblem(
          at: Place(file: file.name, line: line + 1, column: 1), "this line is longer than 64 MiB")
      }
    }
    if !buffer.isEmpty { _ = try use(buffer[...], line + 1, stream) }
  }

  private mutating func take(
    _ bytes: ArraySlice<UInt8>, _ line: Int, _ sink: (ImportPiece) throws -> Void
  ) throws {
    guard problems.count < ArchiveReader.mostProblems,
      bytes.contains(where: { $0 != 0x20 && $0 != 0x09 })
    else { return }
    do {
      try hand(try ArchiveParser.line(Array(bytes)), line, sink)
    } catch let fault as ArchiveFault {
      problems.append(Diagnostic(.error, at: place(line), fault.reason))
    }
    // Without a sound beginning the rest is guesswork.
    if header == nil { throw ImportProblem(problems) }
  }

  private mutating func hand(
    _ content: ArchiveParser.Line, _ line: Int, _ sink: (ImportPiece) throws -> Void
  ) throws {
    switch content {
    case .record(.header(let header)):
      guard self.header == nil else { throw ArchiveFault("a second export begins here") }
      self.header = header
      recognition = "engram JSON: \(header.cards.of("card")), \(header.events.of("event"))"
      if problems.isEmpty { try sink(.archive(.header(header), line: line)) }
    case .record(let record):
      guard header != nil else { throw ArchiveFault("the first line does not name engram") }
      count(record)
      if problems.isEmpty { try sink(.archive(record, line: line)) }
    case .medium(let name, let piece):
      guard header != nil else { throw ArchiveFault("the first line does not name engram") }
      try unpacked.append(piece, to: name)
    }
  }

  private mutating func count(_ record: ArchiveRecord) {
    switch record {
    case .concept(let concept): cards += concept.cards.count
    case .log(let log): events += log.events.count
    case .header, .setting, .deck, .relation, .contrast, .quiz: break
    }
  }

  private func checkCounts() throws {
    guard let header else {
      throw ImportProblem(at: place(0), "the file has no lines in it")
    }
    guard header.cards == cards, header.events == events else {
      throw ImportProblem(
        at: place(0),
        "the file is not whole: it has \(cards) of \(header.cards.of("card")) and \(events) of "
          + "\(header.events.of("event")); export it again")
    }
  }

  private func place(_ line: Int) -> Place {
    Place(file: file.name, line: line, column: line > 0 ? 1 : 0)
  }
}
