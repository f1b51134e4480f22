/// What the learner may set; kept in the database, so that it travels with it.
package struct Settings: Hashable, Sendable {
  package var limits = StudyLimits()
  /// The local hour at which a study day ends.
  package var rolloverHour = 4
  package var grades = GradeScale.six
  package var sm2 = SM2()
  package var front = Front.full
  package var theme = "auto"

  package init() {}

  /// How the review is shown.
  package enum Front: String, CaseIterable, Sendable {
    case full, plain
  }
}

/// The name of a setting, with what it means and takes.
package enum SettingKey: String, CaseIterable, Sendable {
  case newPerDay = "new-per-day"
  case reviewsPerDay = "reviews-per-day"
  case rolloverHour = "rollover-hour"
  case grades
  case preset
  case maxInterval = "max-interval"
  case front
  case theme

  /// One sentence for the learner.
  package var explanation: String {
    switch self {
    case .newPerDay: "new cards a study day may introduce (0 to 9999)"
    case .reviewsPerDay: "due cards a study day may ask (0 to 9999)"
    case .rolloverHour: "the local hour at which a study day ends (0 to 23)"
    case .grades: "six grades on 0-5, or four (again, hard, good, easy) on 1-4: six, four"
    case .preset: "SM-2 as its author wrote it down or as he programmed it: published, source"
    case .maxInterval: "the longest interval in days (1 to 36500)"
    case .front: "how a review is shown: full (the whole screen), plain (lines)"
    case .theme: "colours of the full screen: auto, light, dark, plain"
    }
  }

  /// Whether a change moves due dates, since the whole log is folded anew.
  package var changesSchedules: Bool { self == .preset || self == .maxInterval }
}

extension Settings {
  package static let themes = ["auto", "light", "dark", "plain"]

  /// The value of one setting, as the learner writes it.
  package func text(_ key: SettingKey) -> String {
    switch key {
    case .newPerDay: "\(limits.newCards)"
    case .reviewsPerDay: "\(limits.reviews)"
    case .rolloverHour: "\(rolloverHour)"
    case .grades: grades.rawValue
    case .preset: sm2.preset.rawValue
    case .maxInterval: "\(sm2.maximumInterval)"
    case .front: front.rawValue
    case .theme: theme
    }
  }

  /// The settings with one changed; nil when `text` is no value for it.
  package func setting(_ key: SettingKey, to text: String) -> Settings? {
    var changed = self
    switch key {
    case .newPerDay:
      guard let number = Settings.number(text, in: 0...9999) else { return nil }
      changed.limits = StudyLimits(newCards: number, reviews: limits.reviews)
    case .reviewsPerDay:
      guard let number = Settings.number(text, in: 0...9999) else { return nil }
      changed.limits = StudyLimits(newCards: limits.newCards, reviews: number)
    case .rolloverHour:
      guard let hour = Settings.number(text, in: 0...23) else { return nil }
      changed.rolloverHour = hour
    case .grades:
      guard let scale = GradeScale(rawValue: text) else { return nil }
      changed.grades = scale
    case .preset:
      guard let preset = SM2.Preset(rawValue: text) else { return nil }
      changed.sm2 = SM2(preset: preset, maximumInterval: sm2.maximumInterval)
    case .maxInterval:
      guard let days = Settings.number(text, in: 1...36_500) else { return nil }
      changed.sm2 = SM2(preset: sm2.preset, maximumInterval: days)
    case .front:
      guard let front = Front(rawValue: text) else { return nil }
      changed.front = front
    case .theme:
      guard Settings.themes.contains(text) else { return nil }
      changed.theme = text
    }
    return changed
  }

  private static func number(_ text: String, in range: ClosedRange<Int>) -> Int? {
    guard let number = decimal(Array(text.utf8)[...]), range.contains(number) else { return nil }
    return number
  }
}
