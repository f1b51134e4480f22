import EngramCore

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

  /// As it stands in the file, with the empty line that ends it.
  var source: String { String(decoding: raw, as: UTF8.self) + "\n" }

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
