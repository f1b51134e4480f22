import EngramCore

/// Reads SuperMemo's questions and answers, item by item.
struct SuperMemoReader: ImportReader {
  let format = ImportFormat.supermemo
  let recognition: String
  let media: [ImportedMedium] = []
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

/// The lines between two empty ones.
struct SuperMemoItem {
  private let line: Int
  private var question: [UInt8] = []
  private var answer: [UInt8] = []
  private var data: (line: Int, words: ArraySlice<UInt8>)?
  private var hasQuestion = false
  private var hasAnswer = false
  private var raw: [UInt8] = []
  private var fault: Fault?

  private static let limit = 1 << 20

  /// Why it cannot be taken.
  struct Fault: Error {
    let line: Int
    let reason: String
  }

  init(line: Int) { self.line = line }

  mutating func add(_ line: TextLine, _ mark: SuperMemoMark?) {
    guard raw.count + line.bytes.count < SuperMemoItem.limit else {
      fault = fault ?? Fault(line: self.line, reason: "longer than 1 MiB: divide it")
      return
    }
    raw += line.bytes
    raw.append(ASCII.newLine)
    let words = line.bytes.dropFirst(2).trimmed
    switch mark {
    case .question:
      hasQuestion = true
      question += words
      question.append(ASCII.newLine)
    case .answer:
      hasAnswer = true
      answer += words
      answer.append(ASCII.newLine)
    case .data: data = (line.number, words)
    case .order: break
    case nil:
      fault =
        fault
        ?? Fault(
          line: line.number,
          reason: "a line that begins neither with Q: nor with A:: put one of them before it")
    }
  }

  /// So that the next question begins another.
  var isComplete: Bool { hasQuestion && hasAnswer }

  /// As it stands in the file.
  var source: String { String(decoding: raw, as: UTF8.self) }

  func note(withSchedule: Bool, today: Day) -> Result<ImportedNote, Fault> {
    if let fault { return .failure(fault) }
    let prompt = TidyText.text(NumericEntities.decoded(question))
    let reply = TidyText.text(NumericEntities.decoded(answer))
    guard !prompt.isEmpty else {
      return .failure(
        Fault(
          line: line,
          reason: hasQuestion
            ? "the question is empty: write it behind Q:"
            : "no question: add a "
              + "line that begins with Q:"))
    }
    guard !reply.isEmpty else {
      return .failure(
        Fault(
          line: line,
          reason: hasAnswer
            ? "the answer is empty: write it behind A:"
            : "no answer: add a line "
              + "that begins with A:"))
    }
    var card = ImportedCard(prompt: prompt, answer: reply)
    if withSchedule, let data {
      guard let learnt = SuperMemoSchedule(data.words, today: today) else {
        return .failure(
          Fault(
            line: data.line,
            reason: "learning data that cannot be: it reads like \"REP=2 LAP=0 EF=2.500 UF=2.500 "
              + "INT=6 LAST=27.01.26\"; mend it, or take the line out"))
      }
      card.schedule = learnt.state.map { ImportedSchedule(state: $0) }
    }
    return .success(ImportedNote(line: line, cards: [card]))
  }
}
