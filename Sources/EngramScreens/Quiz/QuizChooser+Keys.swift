package import EngramCore

extension QuizChooser {
  package func message(for input: Input, at moment: Moment) -> Message? {
    switch input {
    case .ended: .quit
    case .resized, .resumed, .tick: nil
    case .key(let key):
      page != nil
        ? message(onPage: key) : filter != nil ? message(finding: key) : message(for: key)
    }
  }

  /// While a topic is looked for every letter belongs to its name.
  private func message(finding key: Key) -> Message? {
    switch key {
    case .enter: selected == nil ? nil : .start
    case .escape: .endFind
    case .down: .move(1)
    case .up: .move(-1)
    case .pageDown: .move(10)
    case .pageUp: .move(-10)
    case .backspace where filter?.isEmpty == true: .endFind
    default: LineEditor.Edit(key).map { .edit($0) }
    }
  }

  private func message(for key: Key) -> Message? {
    switch key {
    case .enter, .character(" "): selected == nil ? nil : .start
    case .down, .character("j"): .move(1)
    case .up, .character("k"): .move(-1)
    case .pageDown: .move(10)
    case .pageUp: .move(-10)
    case .home: .choose(0)
    case .end: .choose(topics.count - 1)
    case .right, .character("m"): .turnMode(1)
    case .left: .turnMode(-1)
    case .character("+"), .character("="):
      .setCount(QuizChooser.counts.first { $0 > count } ?? count)
    case .character("-"): .setCount(QuizChooser.counts.last { $0 < count } ?? count)
    case .character("r"): unfinished == nil ? nil : .resume
    case .character("h"): .history
    case .character("/"): .find
    case .character("?"): .help
    case .character("q"), .escape: .quit
    default: nil
    }
  }

  private func message(onPage key: Key) -> Message {
    switch key {
    case .down: .scroll(1)
    case .up: .scroll(-1)
    case .pageDown: .scroll(5)
    case .pageUp: .scroll(-5)
    default: .back
    }
  }

  /// What a typed line means in the linear front: the number or the name of a topic, or a word.
  package func message(forLine line: String, at moment: Moment) -> Message? {
    guard page == nil else { return .back }
    let word = line.trimmed.lowercased()
    if let number = Int(word) {
      return topics.indices.contains(number - 1) ? .open(number - 1) : nil
    }
    switch word {
    case "": return nil
    case "quit", "q": return .quit
    case "resume", "r": return unfinished == nil ? nil : .resume
    case "history", "h": return .history
    case "help", "?": return .help
    default: return setting(word) ?? topic(named: word).map { .open($0) }
    }
  }

  /// "mode typed", "count 30".
  private func setting(_ words: String) -> Message? {
    let parts = words.split(separator: " ")
    guard parts.count == 2 else { return nil }
    switch parts[0] {
    case "mode": return QuizMode(rawValue: String(parts[1])).map { .setMode($0) }
    case "count": return Int(parts[1]).flatMap { $0 > 0 ? .setCount($0) : nil }
    default: return nil
    }
  }

  private func topic(named name: String) -> Int? {
    topics.firstIndex { $0.word.lowercased() == name }
      ?? topics.firstIndex { SafeText.line($0.title).text.lowercased() == name }
  }
}
