/// A name taken apart: "Marie-Louise von Franz".
struct PersonName: Hashable, Sendable {
  private(set) var given: [AnswerWord]
  /// "von", "de la".
  private let particles: [AnswerWord]
  /// Several words only where hyphens join them.
  private let surname: [AnswerWord]

  /// Nil for what no name could be.
  init?(_ text: AnswerText) {
    guard let words = PersonName.inOrder(text.words), let last = words.last else { return nil }
    var first = words.count - 1
    while first > 0, words[first].joint == .hyphen { first -= 1 }
    surname = first == 0 ? [last] : Array(words[first...])
    let before = words[..<(words.count - surname.count)]
    let isParticle = { (word: AnswerWord) in PersonName.particleWords.contains(word.plain) }
    let given = Array(before[..<(before.lastIndex { !isParticle($0) }.map { $0 + 1 } ?? 0)])
    self.given = given
    particles = Array(before.dropFirst(given.count))
  }

  /// The names of one person, in which the initials of each are filled from the others.
  ///
  /// Otherwise the alias "A. Freud" would let Anna be Alice.
  static func all(_ texts: [AnswerText]) -> [PersonName] {
    let names = texts.compactMap(PersonName.init)
    return names.map { name in
      var filled = name
      let known = names.filter { $0.isSameSurname(name) }.flatMap(\.given)
        .filter { !$0.isInitial }
      filled.given = name.given.map { given in
        guard given.isInitial else { return given }
        let full = known.filter { $0.plain.hasPrefix(given.plain) }
        return Set(full.map(\.plain)).count == 1 ? full.first ?? given : given
      }
      return filled
    }
  }

  /// The slips in a typed name; nil where it is not this one.
  ///
  /// - Parameter knowsMiddleNames: whether all given names are known, so that no other may be typed.
  func distance(_ typed: AnswerText, knowsMiddleNames: Bool) -> Int? {
    guard let words = PersonName.inOrder(typed.words),
      let (rest, slips) = surnameSlips(words)
    else { return nil }
    guard !rest.isEmpty else {
      return surname.contains { !$0.isInitial } ? slips : nil
    }
    return givenSlips(Array(rest), knowsMiddleNames: knowsMiddleNames).map { $0 + slips }
  }

  func isSameSurname(_ other: PersonName) -> Bool {
    surname.map(\.plain) == other.surname.map(\.plain)
  }

  /// What was typed before the surname and its particles, and the slips in these.
  private func surnameSlips(_ typed: [AnswerWord]) -> (rest: ArraySlice<AnswerWord>, slips: Int)? {
    for whole in [particles + surname, surname] {
      let wanted = whole.map(\.plain).joined()
      for count in 1...min(typed.count, 6)
      where typed.suffix(count).map(\.plain).joined() == wanted {
        return (typed.dropLast(count), 0)
      }
      guard typed.count >= whole.count,
        let slips = PhraseSlip.distance(Array(typed.suffix(whole.count)), whole)
      else { continue }
      return (typed.dropLast(whole.count), slips)
    }
    return nil
  }

  /// A part of the given names in their order is enough; each may be an initial.
  private func givenSlips(_ typed: [AnswerWord], knowsMiddleNames: Bool) -> Int? {
    var sum = 0
    var next = 0
    for (number, word) in typed.enumerated() {
      let found = given.indices.dropFirst(next).lazy
        .compactMap { index in matching(word, given[index]).map { (index, $0) } }.first
      if let (index, slips) = found {
        sum += slips
        next = index + 1
      } else if number > 0, next == 1, given.count == 1, !knowsMiddleNames, typed.count <= 3,
        !PersonName.noNames.contains(word.plain)
      {
        continue
      } else {
        return initialsSlips(typed)
      }
    }
    return sum
  }

  /// "DW" for "Donald Woods".
  private func initialsSlips(_ typed: [AnswerWord]) -> Int? {
    guard typed.count == 1, let word = typed.first, (2...3).contains(word.plain.count) else {
      return nil
    }
    var rest = given[...]
    for letter in word.plain {
      guard let index = rest.firstIndex(where: { $0.plain.first == letter }) else { return nil }
      rest = rest[(index + 1)...]
    }
    return 0
  }

  private func matching(_ typed: AnswerWord, _ given: AnswerWord) -> Int? {
    if typed.isInitial || given.isInitial {
      return typed.plain.first == given.plain.first ? 0 : nil
    }
    return WordSlip.distance(typed, given)
  }

  /// Without titles, and with the surname behind the given names: "Klein, Melanie".
  private static func inOrder(_ words: [AnswerWord]) -> [AnswerWord]? {
    var words = words
    while words.count > 1, let last = words.last, suffixes.contains(last.plain) {
      words.removeLast()
    }
    while words.count > 1, let first = words.first, titles.contains(first.plain) {
      words.removeFirst()
    }
    let marks = words.indices.dropFirst()
      .filter { words[$0].joint == .comma || words[$0].joint == .sign }
    guard let comma = marks.first else { return words }
    guard marks.count == 1, words[comma].joint == .comma else { return nil }
    return Array(words[comma...] + words[..<comma])
  }

  private static let particleWords: Set<String> = [
    "af", "al", "av", "da", "de", "del", "della", "den", "der", "des", "di", "du", "el", "la",
    "le", "les", "st", "ten", "ter", "van", "von", "zu", "zum", "zur",
  ]
  private static let titles: Set<String> = [
    "doctor", "dr", "frau", "fraulein", "herr", "miss", "mme", "mr", "mrs", "ms", "prof",
    "professor", "sir",
  ]
  private static let suffixes: Set<String> = ["jr", "sr", "md", "phd", "ii", "iii"]
  private static let noNames: Set<String> = [
    "and", "et", "nicht", "not", "oder", "or", "ou", "und", "v", "versus", "vs",
  ]
}
