/// Cuts an answer into words and folds their letters.
struct AnswerReader {
  private(set) var words: [AnswerWord] = []
  /// The same words with "ue" for "ü"; equal to `words` where there are none such.
  private(set) var germanWords: [AnswerWord] = []
  /// Whether there is more to it than blanks and punctuation.
  private(set) var hasContent = false

  private let scalars: [Unicode.Scalar]
  private let manner: AnswerWord.Manner
  private var plain = String.UnicodeScalarView()
  private var german = String.UnicodeScalarView()
  private var joint: AnswerWord.Joint?
  /// Those met already: to fold one takes its time.
  private var letters: [Unicode.Scalar: LetterFolding.Letter] = [:]
  private var (capitals, smalls) = (0, 0)
  /// Of the letter that was read last.
  private var (keepsMarks, canBeUmlaut) = (false, false)

  init(_ text: String, manner: AnswerWord.Manner) {
    scalars = Array(text.unicodeScalars)
    self.manner = manner
    var index = 0
    while index < scalars.count { index += read(at: index) }
    finishWord()
  }

  /// Reads what is at `index`; returns how many scalars that took.
  private mutating func read(at index: Int) -> Int {
    let scalar = scalars[index]
    switch AnswerScalar(scalar) {
    case .letter: add(scalar)
    case .mark: addMark(scalar)
    case .ignored: break
    case .apostrophe: return readApostrophe(at: index)
    case .and:
      separate(.blank)
      append("and", "and")
      separate(.blank)
    case .dot, .comma:
      if readPoint(at: index) { return 1 }
      separate(AnswerScalar(scalar) == .comma ? .comma : .dot)
    case .hyphen: separate(.hyphen)
    case .blank: separate(.blank)
    case .sign: separate(.sign)
    }
    return 1
  }

  private mutating func add(_ scalar: Unicode.Scalar) {
    hasContent = true
    switch scalar {
    case "A"..."Z":
      capitals += 1
      addASCII(Unicode.Scalar(UInt8(ascii: scalar) + 32))
    case "a"..."z":
      smalls += 1
      addASCII(scalar)
    case "\0"..."\u{7F}": addASCII(scalar)
    default:
      let letter = letters[scalar] ?? LetterFolding.letter(scalar)
      letters[scalar] = letter
      if letter.isCapital { capitals += 1 } else { smalls += 1 }
      for base in letter.plain {
        plain.append(base)
        german.append(base)
      }
      if letter.isUmlaut { german.append("e") }
      (keepsMarks, canBeUmlaut) = (letter.keepsMarks, false)
    }
  }

  private mutating func addASCII(_ scalar: Unicode.Scalar) {
    plain.append(scalar)
    german.append(scalar)
    (keepsMarks, canBeUmlaut) = (false, scalar == "a" || scalar == "o" || scalar == "u")
  }

  private mutating func addMark(_ mark: Unicode.Scalar) {
    guard !plain.isEmpty else { return }
    if keepsMarks {
      plain.append(mark)
      german.append(mark)
    } else if canBeUmlaut, mark == "\u{308}" {
      german.append("e")
      canBeUmlaut = false
    }
  }

  /// Drops "'s" at the end of a word and "l'" at the beginning of all; joins elsewhere.
  private mutating func readApostrophe(at index: Int) -> Int {
    guard !plain.isEmpty, index + 1 < scalars.count else { return 1 }
    let next = scalars[index + 1]
    if next == "s" || next == "S", index + 2 == scalars.count || !isLetter(at: index + 2) {
      return 2
    }
    if words.isEmpty, manner == .term, isLetter(at: index + 1),
      plain.elementsEqual("l".unicodeScalars)
    {
      forgetWord()
    }
    return 1
  }

  /// Keeps the point of "0.5", which "1,000" has not.
  private mutating func readPoint(at index: Int) -> Bool {
    guard isDigit(at: index + 1) else { return false }
    guard let last = plain.last else {
      guard scalars[index] == ".", index == 0 || AnswerScalar(scalars[index - 1]) == .blank else {
        return false
      }
      add("0")
      plain.append(".")
      german.append(".")
      return true
    }
    guard ("0"..."9").contains(last) else { return false }
    if scalars[index] == ",", isDigit(at: index + 2), isDigit(at: index + 3),
      !isDigit(at: index + 4)
    {
      return true
    }
    plain.append(".")
    german.append(".")
    return true
  }

  private func isDigit(at index: Int) -> Bool {
    index < scalars.count && ("0"..."9").contains(scalars[index])
  }

  private func isLetter(at index: Int) -> Bool {
    switch AnswerScalar(scalars[index]) {
    case .letter, .mark: true
    default: false
    }
  }

  private mutating func separate(_ found: AnswerWord.Joint) {
    finishWord()
    switch (joint, found) {
    case (nil, _): joint = found
    case (_, .comma), (.blank, .dot), (.blank, .sign), (.hyphen, .sign), (.dot, .sign):
      joint = found
    case (.hyphen, _): joint = .blank
    default: break
    }
  }

  private mutating func finishWord() {
    guard !plain.isEmpty else { return }
    append(String(plain), String(german))
    forgetWord()
  }

  private mutating func append(_ plain: String, _ german: String) {
    let (joint, script) = (joint ?? .blank, script)
    let word = AnswerWord(plain, joint: joint, script: script, manner: manner)
    words.append(word)
    germanWords.append(
      german == plain
        ? word : AnswerWord(german, joint: joint, script: script, manner: manner))
    self.joint = nil
  }

  private var script: AnswerWord.Script {
    guard capitals > 1, capitals > 2 * smalls, capitals + smalls <= 6 else { return .ordinary }
    return smalls == 0 ? .capitals : plain.last == "s" ? .capitalsInPlural : .ordinary
  }

  private mutating func forgetWord() {
    plain = .init()
    german = .init()
    (capitals, smalls) = (0, 0)
  }
}
