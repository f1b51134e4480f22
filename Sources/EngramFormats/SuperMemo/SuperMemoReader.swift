import EngramCore

/// Reads SuperMemo's questions and answers, item by item.
struct SuperMemoReader: ImportReader {
  let format = ImportFormat.supermemo
  let recognition: String
  private let bytes: [UInt8]
  private let file: String
  private let withSchedule: Bool
  private let today: Day

  init(_ bytes: [UInt8], file: String, _ options: ImportOptions) {
    self.bytes = bytes
    self.file = file
    withSchedule = options.withSchedule
    today = options.now.day
    recognition = "SuperMemo Q&A: " + (SuperMemoFormat.recognise(bytes) ?? "Q: and A: lines")
  }

  mutating func read(into sink: (ImportPiece) throws -> Void) throws {
    var item: SuperMemoItem?
    var count = 0
    for line in TextLines(bytes) {
      let mark = SuperMemoMark(line.bytes)
      let ends = line.isBlank || (mark == .question && item?.isComplete == true)
      if ends, let done = item {
        item = nil
        try sink(piece(done))
      }
      guard !line.isBlank else { continue }
      if item == nil {
        count += 1
        item = SuperMemoItem(line: line.number)
      }
      item?.add(line, mark)
    }
    if let item { try sink(piece(item)) }
    guard count > 0 else {
      throw ImportProblem(
        at: Place(file: file),
        "no items in this file: a question stands behind Q:, its answer "
          + "on the next line behind A:, and an empty line ends the two")
    }
  }

  private func piece(_ item: SuperMemoItem) -> ImportPiece {
    switch item.note(withSchedule: withSchedule, today: today) {
    case .success(let note): .note(note)
    case .failure(let fault):
      .rejected(
        Rejection(
          at: Place(file: file, line: fault.line, column: 1), fault.reason, text: item.source))
    }
  }
}
