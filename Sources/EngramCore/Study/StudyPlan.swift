/// What decides a study day's queue, besides the cards themselves.
package struct StudyPlan: Hashable, Sendable {
  package let day: Day
  package let limits: StudyLimits
  package let seed: UInt64

  package init(day: Day, limits: StudyLimits, seed: UInt64 = StudyPlan.seed) {
    self.day = day
    self.limits = limits
    self.seed = seed
  }

  /// The same for everyone, so that two learners of one deck meet one order.
  package static let seed: UInt64 = 0x656E_6772_616D
}
