/// One thing that is taken for another, by name: what a learner is told of a confusion.
package struct MixUp: Hashable, Sendable {
  /// The concept asked for, as "deck/concept".
  package let asked: String
  package let askedName: String
  package let chosenName: String
  /// Mix-ups since it was last forgotten.
  package let times: Int

  package init(asked: String, askedName: String, chosenName: String, times: Int) {
    self.asked = asked
    self.askedName = askedName
    self.chosenName = chosenName
    self.times = times
  }

  /// "once", "twice", "3 times".
  package var frequency: String {
    switch times {
    case 1: "once"
    case 2: "twice"
    default: "\(times) times"
    }
  }
}
