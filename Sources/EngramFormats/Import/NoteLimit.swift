/// How much one note may make of itself.
///
/// Each card of a note repeats its text, so that a small file could else become endless: a megabyte
/// with five hundred holes is half a gigabyte of questions.
enum NoteLimit {
  /// Bytes of its text times cards.
  static let size = 16 << 20

  /// Why a note with so many cards is too much; nil when it is not.
  static func excess(textSize: Int, cards: Int) -> String? {
    let (size, isEndless) = textSize.multipliedReportingOverflow(by: cards)
    guard isEndless || size > NoteLimit.size else { return nil }
    return reason(cards: cards)
  }

  /// Why a note with so many cards is too much.
  static func reason(cards: Int) -> String {
    cards == 1
      ? "its text is too long for one card; shorten it, or show it less often"
      : "its text is too long for \(cards) cards; divide it into several notes"
  }
}
