import EngramCore
import EngramFormats

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// One parser a run of the fuzzer: `FUZZ=csv EngramFuzz CORPUS`; see Tests/Fuzz/run.sh.
///
/// Whatever the bytes are, a parser gives pieces or an `ImportProblem` and nothing else, and never ends
/// the process.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  target.read(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}

private let target = Target.chosen

private struct Target {
  let format: ImportFormat?
  let scratch: String

  static var chosen: Target {
    let name = getenv("FUZZ").map { String(cString: $0) } ?? ""
    guard name == "sniff" || ImportFormat(rawValue: name) != nil else {
      fatalError(
        "FUZZ is one of: sniff " + ImportFormat.allCases.map(\.rawValue).joined(separator: " "))
    }
    var folder = Array("/tmp/engram-fuzz-XXXXXX".utf8CString)
    guard mkdtemp(&folder) != nil else { fatalError("no folder to unpack into") }
    let scratch = String(decoding: folder.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return Target(format: ImportFormat(rawValue: name), scratch: scratch)
  }

  func read(_ bytes: [UInt8]) {
    let now = Moment(
      instant: Instant(milliseconds: 1_795_000_000_000), offset: 60, rollover: 4)
    var options = ImportOptions(now: now, scratch: scratch) { _ in 60 }
    options.format = format
    options.withSchedule = true
    do {
      let file = ImportFile(name: "fuzz", bytes: bytes)
      var reader = try ImportRecogniser.reader(for: file, options)
      try reader.read { piece in check(piece) }
    } catch let problem as ImportProblem {
      guard problem.diagnostics.allSatisfy({ !$0.message.isEmpty }), !problem.diagnostics.isEmpty
      else { fatalError("a problem without words") }
    } catch { fatalError("\(error)") }
  }

  private func check(_ piece: ImportPiece) {
    switch piece {
    case .note(let note):
      guard !note.cards.isEmpty else { fatalError("a note without cards") }
      for card in note.cards where card.prompt.isEmpty || card.answer.isEmpty {
        fatalError("a card without a side")
      }
    case .rejected(let rejection):
      guard !rejection.reason.isEmpty else { fatalError("a rejection without words") }
    case .decks, .archive, .progress: break
    }
  }
}
