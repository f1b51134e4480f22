import EngramCore

/// A card of a Markdown deck whose lines are being gathered.
struct MarkdownCard {
  private var front: MarkdownText
  private var back: MarkdownText?
  private var remark: MarkdownText?
  private var tags = UniqueTexts()
  private let isCloze: Bool
  private var isBothWays = false
  private var place = Place.front

  /// To what the next line belongs.
  private enum Place { case front, back, remark, nothing }

  /// What keeps it from being a card.
  struct Fault: Error {
    let line: Int
    let message: String
  }

  init(_ front: MarkdownText, isCloze: Bool) {
    self.front = front
    self.isCloze = isCloze
  }

  /// Begins a part of it; returns what is wrong with that.
  mutating func add(_ text: MarkdownText, as mark: MarkdownMark) -> String? {
    switch mark {
    case .answer:
      place = .back
      if isCloze {
        return "an answer behind the cloze of line \(front.line), which needs none: begin a "
          + "question with Q:, or take it out"
      }
      if back != nil {
        return "a second answer to the question of line \(front.line): join the two, or begin a "
          + "new question with Q:"
      }
      back = text
    case .tags:
      place = .nothing
      if text.isTooLong { return "a line of tags longer than 1 MiB: shorten it" }
      tags.add(TagWords.read(text.bytes[...]))
    case .note:
      if remark != nil {
        remark?.append([], isCode: false)
        remark?.append(text.bytes, isCode: !text.code.isEmpty)
      } else {
        remark = text
      }
      place = .remark
    case .bothWays:
      isBothWays = true
      place = .nothing
    case .question, .cloze, .end, .deck: break
    }
    return nil
  }

  /// Whether nothing is open to which a line could belong.
  var isClosed: Bool {
    switch place {
    case .nothing: true
    case .front, .back, .remark: false
    }
  }

  /// Adds a line; false where nothing is open to which it could belong.
  mutating func append(_ words: ArraySlice<UInt8>, isCode: Bool) -> Bool {
    switch place {
    case .front: front.append(words, isCode: isCode)
    case .back: back?.append(words, isCode: isCode)
    case .remark: remark?.append(words, isCode: isCode)
    case .nothing: return false
    }
    return true
  }

  /// The finished card.
  ///
  /// - Parameter line: of what ended it, or the last one of the file.
  func note(endedAt line: Int, isLast: Bool) -> Result<ImportedNote, Fault> {
    if let text = [front, back, remark].compactMap(\.self).first(where: \.isTooLong) {
      return fault(text.line, "longer than 1 MiB, the most for one text: divide it")
    }
    do {
      let note = remark.map(\.plain)
      return .success(
        ImportedNote(
          line: front.line, tags: tags.texts, note: note == "" ? nil : note,
          cards: try cards(endedAt: line, isLast: isLast)))
    } catch {
      return .failure(error)
    }
  }

  private func cards(endedAt line: Int, isLast: Bool) throws(Fault) -> [ImportedCard] {
    guard !isCloze else { return try clozes() }
    guard let back else {
      guard !isLast else {
        throw Fault(
          line: line,
          message: "the last question\(front.line == line ? "" : " (line \(front.line))") has no "
            + "answer: add a line that begins with A:")
      }
      throw Fault(
        line: line,
        message: "the question of line \(front.line) has no answer: put a line that begins with "
          + "A: above this one")
    }
    let (prompt, answer) = (front.plain, back.plain)
    guard !prompt.isEmpty else {
      throw Fault(line: front.line, message: "an empty question: write it behind Q:")
    }
    guard !answer.isEmpty else {
      throw Fault(line: back.line, message: "an empty answer: write it behind A:")
    }
    let card = ImportedCard(prompt: prompt, answer: answer)
    return isBothWays
      ? [card, ImportedCard(kind: .reverse, prompt: answer, answer: prompt)] : [card]
  }

  private func clozes() throws(Fault) -> [ImportedCard] {
    let cloze: MarkdownCloze
    do throws(MarkdownCloze.Fault) {
      cloze = try MarkdownCloze(front)
    } catch {
      throw Fault(line: front.line(of: error.offset), message: error.message)
    }
    guard !cloze.holes.isEmpty else {
      throw Fault(
        line: front.line,
        message: front.isBlank
          ? "an empty cloze: write it behind C:, with the hidden words in [brackets]"
          : "this cloze has no hole: put the words to be hidden in [brackets]")
    }
    return cloze.cards
  }

  private func fault(_ line: Int, _ message: String) -> Result<ImportedNote, Fault> {
    .failure(Fault(line: line, message: message))
  }
}
