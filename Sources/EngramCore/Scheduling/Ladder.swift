/// What SM-2 makes of a row of grades, step by step.
package struct Ladder: Hashable, Sendable {
  package struct Step: Hashable, Sendable {
    package let grade: Grade
    package let state: SM2State
    package let isLapse: Bool
  }

  package let steps: [Step]

  /// Each grade given on the day the one before made it due, from a new card on.
  package init(_ grades: some Sequence<Grade>, by sm2: SM2) {
    var state = SM2State.initial
    var steps: [Step] = []
    for grade in grades {
      let isLapse = state.repetitions > 0 && !grade.isPass
      state = sm2.next(state, grade)
      steps.append(Step(grade: grade, state: state, isLapse: isLapse))
    }
    self.steps = steps
  }
}
