/// What was found in a note.
struct ObsidianCounts {
  var singles = 0
  var bothWays = 0
  var blocks = 0
  var clozes = 0
  var rejected = 0
  /// Lines that are neither blank nor of a card.
  var otherLines = 0
  var schedules = 0
  var isTagged = false
  var hasHeading = false
  /// Whether a card on one line has a tab, as tables have.
  var hasTabs = false

  var cards: Int { singles + bothWays + blocks + clozes }

  /// Nil where there is no card.
  var words: String? {
    guard cards > 0 else { return nil }
    var parts: [String] = []
    if singles > 0 { parts.append("\(singles) of Q::A") }
    if bothWays > 0 { parts.append("\(bothWays) of Q:::A") }
    if blocks > 0 { parts.append("\(blocks) with a line \"?\"") }
    if clozes > 0 { parts.append("\(clozes) with ==holes==") }
    return parts.joined(separator: ", ")
  }
}
