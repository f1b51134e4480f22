import Testing

@testable import EngramCore

/// What sort of text an answer is, by its form alone.
struct AnswerShapeTests {
  @Test(
    arguments: [
      ("1905", .year), (" 1905 ", .year), ("1000", .year), ("2199", .year), ("999", .number),
      ("2200", .number), ("0950", .number), ("1905a", .number), ("7", .number), ("-5 °C", .number),
      ("−5", .number), ("+3", .number), ("$40", .number), ("€ 40", .number), ("£1,000", .number),
      ("3.14", .number), ("45 minutes", .number), ("50 %", .number), ("1899–1903", .number),
      ("about 1905", .term), ("c. 1905", .term), ("Sigmund Freud", .name),
      ("Carl Gustav Jung", .name),
      ("Ludwig von Bertalanffy", .name), ("Simone de Beauvoir", .name), ("D. W. Winnicott", .name),
      ("Élisabeth Roudinesco", .name), ("Зигмунд Фрейд", .name), ("Freud", .term),
      ("Über-Ich", .term),
      ("transference", .term), ("working through", .term), ("Working through", .term),
      ("the good-enough mother", .term), ("one two three four", .term),
      ("one two three four five", .phrase), ("A B C D E", .phrase), ("移情", .term), ("🙂", .term),
      ("", .term), ("   ", .term), ("–", .term), ("$", .term), ("١٩٠٥", .term), ("²", .term),
      ("1\u{FE0F}\u{20E3}", .number), ("\u{0}\u{1B}[31m", .term),
    ] as [(String, AnswerShape)])
  func shape(answer: String, shape: AnswerShape) { #expect(AnswerShape(answer) == shape) }

  @Test func ofAnyLength() {
    #expect(AnswerShape(String(repeating: "9", count: 100_000)) == .number)
    #expect(AnswerShape(String(repeating: "word ", count: 20_000)) == .phrase)
    #expect(AnswerShape(String(repeating: "\u{301}", count: 10_000)) == .term)
  }
}
