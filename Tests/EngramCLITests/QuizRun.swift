import Foundation
import Testing

@testable import EngramCLI

/// An item of a printed quiz, as far as tests read it.
struct PrintedItem: Decodable {
  let card: String
  let mode: String
  let prompt: String
  let options: [String]
  let answer: Answer
  let why: String?
  let cite: [String]
  let group: Int?

  /// A place where there are options, else a text.
  enum Answer: Decodable, Hashable {
    case place(Int)
    case text(String)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let place = try? container.decode(Int.self) {
        self = .place(place)
      } else {
        self = .text(try container.decode(String.self))
      }
    }
  }

  /// What is typed to answer it rightly.
  var rightLine: String {
    switch answer {
    case .place(let place): options[place]
    case .text(let text): text
    }
  }

  /// What is typed to answer it wrongly.
  var wrongLine: String {
    switch answer {
    case .place(let place): options[place == 0 ? 1 : 0]
    case .text: "quite another thing"
    }
  }
}

/// What is done with a question.
enum QuizAct { case right, wrong, skip }

extension CLI {
  /// The items that `engram quiz` asks with these words, which must name a seed.
  func paper(_ words: String) -> [PrintedItem] {
    lines("quiz --print --json \(words)").compactMap {
      try? JSONDecoder().decode(PrintedItem.self, from: Data($0.utf8))
    }
  }

  /// A quiz in lines; what is passed over comes again in its order, after the rest.
  ///
  /// - Parameter end: typed when the acts are done.
  /// - Returns: what was printed.
  @discardableResult
  func quiz(_ words: String, _ acts: [QuizAct], end: String = "quit") -> String {
    var items = paper(words.replacingOccurrences(of: "--count-misses", with: ""))[...]
    var typed: [String] = []
    var passedOver: Set<String> = []
    for act in acts {
      guard let item = items.popFirst() else { break }
      switch act {
      case .right: typed += [item.rightLine, ""]
      case .wrong: typed += [item.wrongLine, ""]
      case .skip:
        typed.append(item.options.isEmpty ? "/skip" : "skip")
        // The second time is told, and is the last.
        passedOver.insert(item.prompt).inserted ? items.append(item) : typed.append("")
      }
    }
    type(typed + [items.first?.options.isEmpty == true ? "/\(end)" : end])
    return self("quiz --plain \(words)").output
  }
}
