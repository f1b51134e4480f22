import EngramCore
import EngramTestSupport
import Testing

/// What the learner takes for what: how it grows, fades and is looked at.
struct ConfusionsTests {
  private let id = ID<Concept>(1)
  private let ego = ID<Concept>(2)
  private let superego = ID<Concept>(3)

  /// - Parameter answers: what was asked for and what was answered; the same where it was right.
  private func confusions(_ answers: (ID<Concept>, ID<Concept>?)...) -> Confusions {
    answers.reduce(into: Confusions()) {
      $0.note(asked: $1.0, chosen: $1.1, isRight: $1.0 == $1.1)
    }
  }

  /// "asked>chosen strength times", the firmest first.
  private func picture(_ confusions: Confusions) -> [String] {
    confusions.all.map { pair, strength in
      "\(pair.asked.rawValue)>\(pair.chosen.rawValue) \(strength.strength) \(strength.times)"
    }
  }

  @Test func aMixUpCountsTwoAndARightAnswerTakesOneOff() {
    #expect(picture(confusions((id, ego))) == ["1>2 2 1"])
    #expect(picture(confusions((id, ego), (id, id))) == ["1>2 1 1"])
    #expect(confusions((id, ego), (id, id), (id, id)).isEmpty)
    #expect(picture(confusions((id, ego), (id, ego), (id, id))) == ["1>2 3 2"])
  }

  @Test func itGrowsToSixAndTheTimesGoOn() {
    var confusions = Confusions()
    for _ in 1...10 { confusions.note(asked: id, chosen: ego, isRight: false) }
    #expect(picture(confusions) == ["1>2 \(Confusions.most) 10"])
    #expect(Confusions.most == 6 && Confusions.mixUp == 2)
  }

  @Test func aRightAnswerTakesFromAllPairsOfWhatWasAskedForOnly() {
    let mixed = confusions((id, ego), (id, superego), (ego, id), (id, id))
    #expect(picture(mixed) == ["2>1 2 1", "1>2 1 1", "1>3 1 1"])
  }

  @Test func whatIsForgottenBeginsAnew() {
    let mixed = confusions((id, ego), (id, id), (id, id), (id, ego))
    #expect(picture(mixed) == ["1>2 2 1"])
  }

  @Test func whatTellsNothingIsNoMixUp() {
    #expect(confusions((id, nil)).isEmpty)
    #expect(confusions((id, id)).isEmpty)
    // Wrong with the very concept, such as a slip that was not accepted.
    var confusions = Confusions()
    confusions.note(asked: id, chosen: id, isRight: false)
    #expect(confusions.isEmpty)
    // A right answer may have nothing to take from, and whatever is given with it means nothing.
    confusions.note(asked: id, chosen: ego, isRight: true)
    #expect(confusions.isEmpty)
  }

  @Test func theOrderOfAnswersCounts() {
    #expect(picture(confusions((id, id), (id, ego))) == ["1>2 2 1"])
    #expect(picture(confusions((id, ego), (id, id))) == ["1>2 1 1"])
    // At the cap: eight mix-ups and two right answers, one way and the other.
    let end = confusions((id, ego), (id, ego), (id, ego), (id, ego), (id, id))
    let middle = confusions((id, ego), (id, ego), (id, ego), (id, id), (id, ego))
    #expect(picture(end) == ["1>2 5 4"] && picture(middle) == ["1>2 6 4"])
  }

  @Test func theFirmestComesFirstThenTheMoreFrequentThenTheLowerNumber() {
    let mixed = confusions(
      (ego, superego), (ego, superego), (superego, id), (id, superego), (id, ego), (superego, ego),
      (superego, ego), (superego, superego))
    #expect(
      picture(mixed) == ["2>3 4 2", "3>2 3 2", "1>2 2 1", "1>3 2 1", "3>1 1 1"])
    #expect(mixed.chosen(for: superego).map(\.concept) == [ego, id])
    #expect(mixed.chosen(for: ID(9)).isEmpty)
  }

  @Test func partnersAreSoEitherWay() {
    let mixed = confusions((id, ego), (ego, id), (superego, id), (superego, id))
    #expect(mixed.partners(of: id) == [superego, ego])
    #expect(mixed.partners(of: ego) == [id])
    #expect(mixed.partners(of: superego) == [id])
    #expect(mixed.partners(of: ID(9)).isEmpty)
  }

  @Test func afterSixRightAnswersNothingIsLeft() {
    let seed = propertySeed("confusions fade")
    var generator = SeededGenerator(seed: seed)
    for round in 0..<200 {
      var confusions = Confusions()
      for _ in 0..<generator.index(below: 40) {
        let chosen = ID<Concept>(Int64(generator.index(below: 5)))
        let asked = ID<Concept>(Int64(generator.index(below: 5)))
        confusions.note(asked: asked, chosen: chosen, isRight: generator.index(below: 3) == 0)
        expectInBounds(confusions)
      }
      for asked in (0..<5).map({ ID<Concept>(Int64($0)) }) {
        let others = confusions.all.filter { $0.pair.asked != asked }.map(\.pair)
        for _ in 0..<Confusions.most { confusions.note(asked: asked, chosen: asked, isRight: true) }
        #expect(confusions.chosen(for: asked).isEmpty, "seed \(seed), round \(round)")
        #expect(confusions.all.map(\.pair) == others, "seed \(seed), round \(round)")
      }
      #expect(confusions.isEmpty)
    }
  }

  private func expectInBounds(_ confusions: Confusions) {
    for (pair, strength) in confusions.all {
      #expect((1...Confusions.most).contains(strength.strength) && strength.times > 0)
      #expect(pair.asked != pair.chosen)
      #expect(confusions.partners(of: pair.asked).contains(pair.chosen))
      #expect(confusions.partners(of: pair.chosen).contains(pair.asked))
    }
  }
}
