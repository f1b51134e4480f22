/// The note that stands in the `collection.anki2` of newer packages for Ankis that cannot read them.
enum AnkiNotice {
  /// Whether a collection of the oldest kind holds nothing else.
  ///
  /// Its words are those of the learner's language, so they alone do not tell. But a note of Anki's
  /// own has no answer, and no Anki that knows the third scheduler writes such packages any more.
  static func isAll(
    notes: [[String]], isModern: Bool, hasMedia: Bool
  ) -> Bool {
    guard notes.count == 1, let question = notes[0].first,
      notes[0].dropFirst().allSatisfy(\.isEmpty)
    else { return false }
    let words = question.lowercased()
    return words.contains("apkg") || words.contains("colpkg")
      || isModern && (!hasMedia || words.contains("anki"))
  }
}
