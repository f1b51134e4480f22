/// A text whose holes stand in brackets, such as "System [1:number] is fast".
struct MnemosyneCloze {
  /// What lies before each hole, and behind the last.
  private var texts: [ArraySlice<UInt8>] = []
  private var holes: [(words: ArraySlice<UInt8>, hint: ArraySlice<UInt8>)] = []

  init(_ text: String) {
    let source = Array(text.utf8)
    var start = 0
    var index = 0
    while let opening = source[index...].firstIndex(of: UInt8(ascii: "[")),
      let closing = source[opening...].firstIndex(of: UInt8(ascii: "]"))
    {
      index = closing + 1
      let words = source[opening + 1..<closing]
      guard !words.isEmpty else { continue }
      texts.append(source[start..<opening])
      let colon = words.firstIndex(of: UInt8(ascii: ":"))
      holes.append((words[..<(colon ?? closing)], colon.map { words[($0 + 1)...] } ?? []))
      start = index
    }
    texts.append(source[start...])
  }

  /// How many holes it has.
  var count: Int { holes.count }

  /// The text without brackets and hints, but for the hole that is asked; nil asks none.
  func prompt(asking asked: Int?) -> String {
    var prompt: [UInt8] = []
    for (index, text) in texts.enumerated() {
      prompt += text
      guard index < holes.count else { continue }
      let (words, hint) = holes[index]
      if index == asked {
        prompt += "[".utf8
        prompt += hint.isEmpty ? ArraySlice("...".utf8) : hint
        prompt += "]".utf8
      } else {
        prompt += words
      }
    }
    return String(decoding: prompt, as: UTF8.self)
  }

  /// What a hole hides; nil where there is none.
  func hidden(_ index: Int) -> String? {
    holes.indices.contains(index) ? String(decoding: holes[index].words, as: UTF8.self) : nil
  }
}
