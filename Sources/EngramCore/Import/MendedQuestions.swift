/// Tells which questions of a newer file are questions of the older one with a typo mended or a few
/// words changed, so that they keep their schedules.
package struct MendedQuestions: Hashable, Sendable {
  /// A concept by its first card.
  package struct Candidate: Hashable, Sendable {
    package let concept: ID<Concept>
    package let prompt: String
    package let answer: String

    package init(concept: ID<Concept>, prompt: String, answer: String) {
      self.concept = concept
      self.prompt = prompt
      self.answer = answer
    }
  }

  package struct Pair: Hashable, Sendable {
    package let gone: ID<Concept>
    package let new: ID<Concept>
  }

  /// In the order of what is gone; each concept once.
  package let pairs: [Pair]

  /// More are not compared: each may be like each.
  package static let most = 3000
  /// Where each is nearly like each, the rest is taken for new after a second or two: so many answers
  /// are compared, or a fortieth of that in questions.
  private static let mostEffort = 3_000_000

  package init(gone: [Candidate], new: [Candidate]) {
    guard !gone.isEmpty, !new.isEmpty, gone.count <= MendedQuestions.most,
      new.count <= MendedQuestions.most
    else {
      pairs = []
      return
    }
    let gone = gone.map(Text.init)
    let new = new.map(Text.init)
    var matches = MendedQuestions.sameAnswers(gone, new)
    var taken = Set(matches.values)
    var effort = 0
    for old in gone.indices where matches[old] == nil {
      let found = new.indices.first { place in
        guard effort < MendedQuestions.mostEffort, !taken.contains(place),
          gone[old].isOfLikeSigns(new[place])
        else { return false }
        effort += 1
        guard gone[old].hasLikeAnswer(new[place]) else { return false }
        effort += 40
        return gone[old].isLike(new[place], within: 10)
      }
      guard let found else { continue }
      taken.insert(found)
      matches[old] = found
    }
    pairs = gone.indices.compactMap { old in
      matches[old].map { Pair(gone: gone[old].concept, new: new[$0].concept) }
    }
  }

  /// So many questions with one answer on either side are compared: each may be near each.
  private static let mostAlike = 100

  /// Questions whose answers are equal: the only ones at once, of several the nearest first.
  private static func sameAnswers(_ gone: [Text], _ new: [Text]) -> [Int: Int] {
    var matches: [Int: Int] = [:]
    let newAnswers = Dictionary(grouping: new.indices) { new[$0].answer }
    for (answer, olds) in Dictionary(grouping: gone.indices, by: { gone[$0].answer }) {
      guard let alike = newAnswers[answer] else { continue }
      if olds.count == 1, alike.count == 1 {
        if gone[olds[0]].isReworded(as: new[alike[0]]) { matches[olds[0]] = alike[0] }
        continue
      }
      guard max(olds.count, alike.count) <= mostAlike else { continue }
      var near = olds.flatMap { old in
        alike.compactMap { place in
          gone[old].distance(to: new[place]).map { (distance: $0, old: old, new: place) }
        }
      }
      near.sort { ($0.distance, $0.old, $0.new) < ($1.distance, $1.old, $1.new) }
      var taken: Set<Int> = []
      for pair in near where matches[pair.old] == nil && !taken.contains(pair.new) {
        matches[pair.old] = pair.new
        taken.insert(pair.new)
      }
    }
    return matches
  }

  private struct Text {
    let concept: ID<Concept>
    let prompt: [Unicode.Scalar]
    let answer: String
    let answerStart: [Unicode.Scalar]
    /// What is asked of another year or stage is another question.
    let digits: [Unicode.Scalar]
    /// Which signs the question has, folded into 64.
    let signs: UInt64

    init(_ candidate: Candidate) {
      concept = candidate.concept
      prompt = Array(candidate.prompt.unicodeScalars.prefix(400))
      answer = candidate.answer
      answerStart = Array(candidate.answer.unicodeScalars.prefix(64))
      digits = prompt.filter { $0.properties.numericType != nil }
      signs = prompt.reduce(0) { $0 | 1 << UInt64($1.value % 64) }
    }

    /// Whether at most a tenth of its signs may have changed, at first sight.
    func isOfLikeSigns(_ other: Text) -> Bool {
      let limit = max(prompt.count, other.prompt.count) / 10
      return abs(prompt.count - other.prompt.count) <= limit
        && (signs ^ other.signs).nonzeroBitCount <= 2 * limit && digits == other.digits
    }

    /// Whether a question that is all but the same would be this one with a typo mended.
    func hasLikeAnswer(_ other: Text) -> Bool {
      let limit = max(answerStart.count, other.answerStart.count) / 2
      return EditDistance.between(answerStart, other.answerStart, atMost: limit) != nil
    }

    /// With the same answer a question may change more; with one of many words, altogether.
    ///
    /// But a "yes" or a number is the answer to anything.
    func isReworded(as other: Text) -> Bool {
      switch answer.utf8.count {
      case ..<8: digits == other.digits && isLike(other, within: 10, rounding: 2)
      case ..<12: digits == other.digits && isLike(other, within: 6)
      case ..<30: isLike(other, within: 2)
      default: true
      }
    }

    /// To another question with the same answer; nil where it asks something else.
    func distance(to other: Text) -> Int? {
      guard digits == other.digits else { return nil }
      return switch answer.utf8.count {
      case ..<8: distance(to: other, within: 10, rounding: 2)
      case ..<12: distance(to: other, within: 6)
      default: distance(to: other, within: 3)
      }
    }

    /// At most one in so many of its signs changed.
    func isLike(_ other: Text, within part: Int, rounding: Int = 0) -> Bool {
      distance(to: other, within: part, rounding: rounding) != nil
    }

    /// - Parameter rounding: So that a question of few signs may have one typo.
    private func distance(to other: Text, within part: Int, rounding: Int = 0) -> Int? {
      let limit = (max(prompt.count, other.prompt.count) + rounding) / part
      guard limit > 0 || prompt == other.prompt else { return nil }
      // A sign more or less is an edit; a change is one of each.
      guard (signs ^ other.signs).nonzeroBitCount <= 2 * limit else { return nil }
      return EditDistance.between(prompt, other.prompt, atMost: limit)
    }
  }
}
