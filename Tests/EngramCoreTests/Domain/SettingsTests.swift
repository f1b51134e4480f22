import EngramCore
import Testing

@Suite struct SettingsTests {
  @Test func everySettingReadsBack() {
    var settings = Settings()
    settings.limits = StudyLimits(newCards: 7, reviews: 0)
    settings.rolloverHour = 23
    settings.grades = .four
    settings.sm2 = SM2(preset: .source, maximumInterval: 365)
    settings.front = .plain
    settings.theme = "dark"
    let copy = SettingKey.allCases.reduce(Settings()) { copy, key in
      copy.setting(key, to: settings.text(key)) ?? copy
    }
    #expect(copy == settings)
  }

  @Test(arguments: [
    (SettingKey.newPerDay, "-1"), (.newPerDay, "10000"), (.newPerDay, ""), (.newPerDay, "2.5"),
    (.reviewsPerDay, "+5"), (.reviewsPerDay, " 5"), (.reviewsPerDay, "５"),
    (.rolloverHour, "24"), (.maxInterval, "0"), (.maxInterval, "36501"),
    (.grades, "five"), (.preset, "Published"), (.front, ""), (.theme, "pink"),
  ])
  func noValue(key: SettingKey, text: String) {
    #expect(Settings().setting(key, to: text) == nil)
  }

  /// More digits than a number holds stopped the program.
  @Test(arguments: ["9223372036854775807", "9223372036854775808", "99999999999999999999999999"])
  func aNumberTooLongIsNoValue(text: String) {
    #expect(Settings().setting(.newPerDay, to: text) == nil)
    #expect(Settings().setting(.maxInterval, to: text) == nil)
  }

  @Test func onlyTheRulesMoveSchedules() {
    #expect(SettingKey.allCases.filter(\.changesSchedules) == [.preset, .maxInterval])
  }
}
