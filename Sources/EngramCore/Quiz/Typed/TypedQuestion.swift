/// What a typed answer is held against.
package struct TypedQuestion: Hashable, Sendable {
  package let answer: String
  package let aliases: [String]
  package let isPerson: Bool
  /// Earlier answers of this learner, overruled as right for this card.
  package let accepted: [String]
  /// Names of other concepts, that a slip must not run into.
  package let others: [OtherName]

  package init(
    answer: String, aliases: [String], isPerson: Bool, accepted: [String], others: [OtherName]
  ) {
    self.answer = answer
    self.aliases = aliases
    self.isPerson = isPerson
    self.accepted = accepted
    self.others = others
  }

  /// What another concept is called.
  package struct OtherName: Hashable, Sendable {
    package let name: String
    /// The caller's.
    package let index: Int

    package init(name: String, index: Int) {
      self.name = name
      self.index = index
    }
  }

  /// From the surest to the least sure: what is another's name to the letter is never the answer's
  /// plural, and what is its plural is never the answer's surname or a slip of it.
  package func judge(_ typed: String) -> TypedVerdict {
    guard isOfReasonableLength(typed) else {
      let hasContent = typed.unicodeScalars.contains { AnswerScalar($0) == .letter }
      return hasContent ? .wrong(other: nil) : .empty
    }
    // Learners type names small and abbreviations too; their capitals mean nothing.
    let readings = AnswerText.readings(of: typed.lowercased(), as: manner)
    guard !readings.isEmpty else { return .empty }
    let rights = RightAnswers([answer] + aliases, isPerson: isPerson)
    if readings.contains(where: { rights.contains(plain: $0.plain) })
      || isAccepted(readings)
    {
      return .right
    }
    let others = otherReadings(near: readings)
    if let other = others.first(where: { pair in readings.contains { $0.plain == pair.text.plain } }
    ) {
      return .wrong(other: other.index)
    }
    if readings.contains(where: { rights.contains(loose: $0.loose) }) { return .right }
    if let other = others.first(where: { pair in readings.contains { $0.loose == pair.text.loose } }
    ) {
      return .wrong(other: other.index)
    }
    if readings.contains(where: { isInitials($0, rights) })
      || isRightTwice(typed, rights)
    {
      return .right
    }
    return slip(readings, rights, others.map(\.text))
  }

  /// A term as it is compared.
  package static func folded(_ text: String) -> String {
    AnswerText.readings(of: text.lowercased(), as: .term).first
      .map(\.text) ?? ""
  }

  private var manner: AnswerWord.Manner { isPerson ? .name : .term }

  /// Beyond this nothing can be right that was not pasted or made to vex us.
  private func isOfReasonableLength(_ typed: String) -> Bool {
    let longest = ([answer] + aliases + accepted).map(\.utf8.count).max() ?? 0
    return typed.utf8.count <= 4 * longest + 400
  }

  private func isAccepted(_ readings: [AnswerText]) -> Bool {
    accepted.contains { text in
      AnswerText.readings(of: text.lowercased(), as: manner).contains { known in
        readings.contains { $0.plain == known.plain || $0.loose == known.loose }
      }
    }
  }

  private func isInitials(_ typed: AnswerText, _ rights: RightAnswers) -> Bool {
    rights.contains(initials: typed.plain) || rights.contains(initials: typed.loose)
  }

  /// Those whose length allows that they were typed or nearly typed.
  private func otherReadings(near typed: [AnswerText]) -> [(text: AnswerText, index: Int)] {
    let longest = typed.map(\.plain.utf8.count).max() ?? 0
    return others.filter { $0.name.utf8.count / 4 <= longest }.flatMap { other in
      AnswerText.readings(of: other.name, as: manner).map { ($0, other.index) }
    }
  }

  /// "Cognitive behavioural therapy (CBT)" where both are right.
  private func isRightTwice(_ typed: String, _ rights: RightAnswers) -> Bool {
    guard let aside = Aside(typed) else { return false }
    return [aside.outside, aside.inside].allSatisfy { part in
      AnswerText.readings(of: part.lowercased(), as: manner).contains {
        rights.contains(plain: $0.plain) || rights.contains(loose: $0.loose)
          || isInitials($0, rights)
      }
    }
  }

  private func slip(
    _ readings: [AnswerText], _ rights: RightAnswers, _ others: [AnswerText]
  ) -> TypedVerdict {
    let longest = rights.longest
    guard longest <= TypedQuestion.longest else { return .wrong(other: nil) }
    let found = readings.filter { $0.plain.unicodeScalars.count <= 2 * longest + 20 }
      .compactMap { reading in rights.nearest(to: reading).map { (reading, $0) } }
    guard let (reading, right) = found.min(by: { $0.1.slips < $1.1.slips }) else {
      return .wrong(other: nil)
    }
    if right.slips == 0 { return .right }
    let isNearOther = others.contains { other in
      !rights.contains(plain: other.plain) && !rights.contains(loose: other.loose)
        && isNear(reading, other, atMost: right.slips)
    }
    return isNearOther ? .wrong(other: nil) : .slip(right.text)
  }

  private func isNear(_ typed: AnswerText, _ other: AnswerText, atMost limit: Int) -> Bool {
    func near(_ a: String, _ b: String) -> Bool {
      abs(a.utf8.count - b.utf8.count) <= 4 * limit
        && EditDistance.between(Array(a.unicodeScalars), Array(b.unicodeScalars), atMost: limit)
          != nil
    }
    return near(typed.plain, other.plain) || near(typed.loose, other.loose)
  }

  /// In letters: the answers to which slips are looked for.
  private static let longest = 400
}
