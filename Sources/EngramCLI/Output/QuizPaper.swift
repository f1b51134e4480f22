import EngramCore
import EngramScreens

/// A quiz on paper: the questions, and a key on a page of its own.
struct QuizPaper {
  private let quiz: Quiz

  init(_ quiz: Quiz) { self.quiz = quiz }

  func questions(as format: SheetFormat, width: Int) -> [SafeText] {
    var lines = heading("Quiz: \(topic)", format)
    lines.append(QuizChooser.questions(quiz.items.count) + ". Seed \(quiz.plan.seed).")
    // Else both would be one paragraph.
    if format == .markdown { lines.append("") }
    lines.append("Name: ______________________________   Date: ______________")
    for place in quiz.items.indices where quiz.group(of: place).first == place {
      lines.append("")
      let group = quiz.group(of: place)
      lines += group.count > 1 ? match(group, format, width) : question(place, format, width)
    }
    return lines
  }

  func key(as format: SheetFormat, width: Int) -> [SafeText] {
    let isMarkdown = format == .markdown
    var lines: [SafeText] =
      isMarkdown ? ["", #"<div style="page-break-before: always"></div>"#, ""] : []
    lines += heading("Key: \(topic)", format)
    for (place, item) in quiz.items.enumerated() {
      if place > 0 || !isMarkdown { lines.append("") }
      let letter = item.right.map { "\(QuizPaper.letter($0))) " } ?? ""
      lines += wrapped("\(place + 1). ", letter + item.answer, format, width)
      let others =
        item.aliases.isEmpty ? nil : "Also right: " + item.aliases.joined(separator: "; ")
      let sources = item.citations.map { "Source: \($0)" }
      for text in [others, item.why].compactMap(\.self) + sources {
        lines += wrapped(isMarkdown ? "   - " : "   ", text, format, width)
      }
    }
    return lines
  }

  private var topic: String { quiz.plan.topic.isEmpty ? "everything" : quiz.plan.topic }

  private func heading(_ text: String, _ format: SheetFormat) -> [SafeText] {
    let title = SafeText.line(text)
    switch format {
    case .markdown: return ["# " + SheetPrinter.escaped(text), ""]
    case .text:
      return [title, SafeText(repeating: "=", count: DisplayWidth.columns(of: title))]
    }
  }

  private func question(_ place: Int, _ format: SheetFormat, _ width: Int) -> [SafeText] {
    let item = quiz.items[place]
    let lines = wrapped("\(place + 1). ", item.prompt, format, width)
    guard !item.options.isEmpty else { return lines + ["", "   " + QuizPaper.rule] }
    return lines + (format == .markdown ? [""] : []) + options(item, format, width)
  }

  /// Both columns one below the other: neither would be wide enough beside the other.
  private func match(_ group: [Int], _ format: SheetFormat, _ width: Int) -> [SafeText] {
    let first = quiz.items[group[0]]
    let numbers = "\(group[0] + 1) to \((group.last ?? 0) + 1)."
    var lines = wrapped("", "\(numbers) Match each with one of the letters.", format, width)
    if format == .markdown { lines.append("") }
    for place in group {
      let item = quiz.items[place]
      lines += wrapped("\(place + 1). ", "\(item.label ?? item.prompt): ____", format, width)
    }
    return lines + [""] + options(first, format, width)
  }

  private func options(_ item: QuizItem, _ format: SheetFormat, _ width: Int) -> [SafeText] {
    item.options.enumerated().flatMap { place, option in
      let mark = "\(format == .markdown ? "   - " : "   ")\(QuizPaper.letter(place))) "
      return wrapped(mark, option.text, format, width)
    }
  }

  private func wrapped(
    _ mark: String, _ text: String, _ format: SheetFormat, _ width: Int
  ) -> [SafeText] {
    guard format == .text else { return [SafeText(mark) + SheetPrinter.escaped(text)] }
    let indent = mark.count
    return TextLayout.wrap(SafeText.line(text), width: max(10, width - indent)).enumerated().map {
      $0 == 0 ? SafeText(mark) + $1 : SafeText(repeating: " ", count: indent) + $1
    }
  }

  private static func letter(_ place: Int) -> Character {
    Character(Unicode.Scalar(UInt8(ascii: "a") + UInt8(min(place, 25))))
  }

  private static let rule: SafeText = "________________________________________"
}

extension JSON {
  /// An item of a quiz by the contract; `answer` is the place of the right option where there are any.
  static func quizItem(_ item: QuizItem) -> [(String, JSON)] {
    let fields: [(String, JSON)] = [
      ("card", .string(item.key.description)), ("mode", .string(item.mode.rawValue)),
      ("prompt", .string(item.prompt)), ("options", .strings(item.options.map(\.text))),
      ("answer", item.right.map(JSON.int) ?? .string(item.answer)),
      ("why", .optional(item.why)), ("cite", .strings(item.citations)),
    ]
    // What belongs together: pairs of one group share their options.
    return fields + (item.group.map { [("group", .int($0))] } ?? [])
  }
}
