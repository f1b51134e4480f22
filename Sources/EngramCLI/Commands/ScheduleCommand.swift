import ArgumentParser
import EngramCore
import EngramScreens

struct ScheduleCommand: StudyCommand {
  static let configuration = CommandConfiguration(
    commandName: "schedule", abstract: "What SM-2 makes of a row of grades.",
    discussion: """
      Without grades it reads one history a line from standard input: grades 0 to 5, apart by spaces \
      or commas. Empty lines and lines that begin with # are passed over.
      """)

  @Argument(help: "Grades, 0 to 5, each given on the day the one before made the card due.")
  var grades: [String] = []
  @Option(name: .long, help: "published or source.") var preset = "published"
  @Option(name: .long, help: "The longest interval in days.") var maxInterval = 36_500
  @Flag(name: .long, help: "Print JSON, one object a history.") var json = false

  func validate() throws {
    guard SM2.Preset(rawValue: preset) != nil else {
      throw ValidationError("--preset is published or source, not \"\(preset)\"")
    }
    guard (1...36_500).contains(maxInterval) else {
      throw ValidationError("--max-interval is 1 to 36500 days")
    }
    for text in grades where ScheduleCommand.grades(text) == nil {
      throw ValidationError("\"\(text)\" is no grade; grades are 0 to 5")
    }
  }

  func run(in environment: Environment) throws {
    let sm2 = SM2(preset: SM2.Preset(rawValue: preset) ?? .published, maximumInterval: maxInterval)
    guard grades.isEmpty else {
      let grades = grades.compactMap(ScheduleCommand.grades).flatMap(\.self)
      return print(Ladder(grades, by: sm2), in: environment, asTable: true)
    }
    var number = 0
    var bad = 0
    while let line = environment.readLine() {
      number += 1
      guard !line.isEmpty, line.first != "#" else { continue }
      if let grades = ScheduleCommand.grades(line) {
        print(Ladder(grades, by: sm2), in: environment, asTable: false)
      } else {
        bad += 1
        environment.complain(
          "engram: schedule: -:\(number): \"\(line)\" holds something else than grades 0 to 5")
      }
    }
    if bad > 0 {
      throw Failure("schedule", "\(bad) of \(number) lines could not be read", .badData)
    }
  }

  /// The grades of a text; nil when anything else is in it.
  private static func grades(_ text: String) -> [Grade]? {
    var grades: [Grade] = []
    var isInNumber = false
    for byte in text.utf8 {
      switch byte {
      case 0x20, 0x09, 0x2C, 0x0D: isInNumber = false
      default:
        guard !isInNumber, let grade = Grade(rawValue: Int(byte) - 0x30) else { return nil }
        grades.append(grade)
        isInNumber = true
      }
    }
    return grades
  }

  private func print(_ ladder: Ladder, in environment: Environment, asTable: Bool) {
    if json {
      environment.print(ScheduleCommand.json(ladder, preset))
    } else if asTable {
      for line in ScheduleCommand.table(ladder) { environment.print(line) }
    } else {
      let grades = ladder.steps.map { "\($0.grade.rawValue)" }.joined(separator: " ")
      let intervals = ladder.steps.map { "\($0.state.interval)" }.joined(separator: " ")
      environment.print("\(grades): \(intervals)")
    }
  }

  private static func json(_ ladder: Ladder, _ preset: String) -> JSON {
    let states = ladder.steps.map(\.state)
    return .object([
      ("preset", .string(preset)),
      ("grades", .array(ladder.steps.map { .int($0.grade.rawValue) })),
      ("repetitions", .array(states.map { .int($0.repetitions) })),
      ("easiness", .array(states.map { .hundredths($0.easiness) })),
      ("intervals", .array(states.map { .int($0.interval) })),
    ])
  }

  /// A rung a grade, the day counted from the first answer.
  private static func table(_ ladder: Ladder) -> [SafeText] {
    var day = 0
    let heading = row("day", "grade", "easiness", "repetitions", "next in")
    return [heading]
      + ladder.steps.map { step in
        defer { day += step.state.interval }
        let again = step.grade.startsDrill ? ", and again the same day" : ""
        return row(
          "\(day)", "\(step.grade.rawValue) \(step.grade.name)",
          Explanation.easiness(step.state.easiness), "\(step.state.repetitions)",
          Days.long(step.state.interval) + SafeText(again))
      }
  }

  private static func row(
    _ day: SafeText, _ grade: SafeText, _ easiness: SafeText, _ repetitions: SafeText,
    _ next: SafeText
  ) -> SafeText {
    TextLayout.pad(day, width: 7) + TextLayout.pad(grade, width: 12)
      + TextLayout.pad(easiness, width: 10) + TextLayout.pad(repetitions, width: 13) + next
  }
}
