import EngramCore
import Testing

struct NoteKeyTests {
  @Test(arguments: [
    ("Psych 101::Perception::Depth & colour", "psych-101-perception-depth-colour"),
    ("Psych 101::Überblick: Sinne", "psych-101-überblick-sinne"), ("日本語", "日本語"),
    ("  ", "deck"), ("a/b\\c", "a-b-c"), ("snake_case", "snake_case"),
  ])
  func aDeckIsCalledByTheWordsOfItsTitle(title: String, key: String) {
    #expect(NoteKey.deck(title) == key)
  }

  @Test func aVeryLongTitleIsCutAndStillItsOwn() {
    let long = String(repeating: "word ", count: 500)
    #expect(NoteKey.deck(long).utf8.count <= 160)
    #expect(NoteKey.deck(long) != NoteKey.deck(long + "more"))
    let one = String(repeating: "w", count: 10_000)
    #expect(NoteKey.deck(one).utf8.count <= 160)
  }

  @Test(arguments: [
    ("What is habituation?", "what-is-habituation"),
    ("what  is habituation", "what-is-habituation"),
    ("Id", "id"),
  ])
  func aShortQuestionIsItsKey(prompt: String, key: String) {
    #expect(NoteKey.concept(prompt) == key)
  }

  @Test func otherQuestionsHaveOtherKeys() {
    let prompts = [
      "C++", "C", "C#", "a, b", "a b", "?", "??!", "…", "p < .05", "p > .05",
      "A very long question about one thing that goes on and on",
      "A very long question about one thing that goes on and off", "é", "e",
    ]
    let keys = prompts.map(NoteKey.concept)
    // Only marks at the end are no difference.
    #expect(Set(keys).count == prompts.count - 1, "\(keys)")
    for key in keys {
      #expect(!key.isEmpty && key.utf8.count <= 48 && !key.contains("/") && !key.contains(" "))
    }
  }

  /// A key that changed would make every plain card a new one.
  @Test(arguments: [
    (
      "Why does the moon look larger near the horizon?",
      "why-does-the-moon-look-larger-near-the-9rqrl6"
    ),
    ("What does the law of Prägnanz say?", "what-does-the-law-of-prägnanz-say"),
    (
      "How many receptor types does the Young–Helmholtz theory assume?",
      "how-many-receptor-types-does-the-young-a64wbe"
    ),
    ("What do x̄ and p̂ stand for?", "what-do-x̄-and-p̂-stand-for"),
    ("What does the Greek word ψυχή mean, and λόγος?", "what-does-the-greek-word-ψυχή-mean-wqntsd"),
    (
      "WHAT\u{A0}DOES\u{2003}THE GREEK WORD ΨΥΧΉ MEAN, AND ΛΌΓΟΣ",
      "what-does-the-greek-word-ψυχή-mean-qsrub6"
    ),
    ("錯視（さくし）", "錯視-さくし-yup4bz"), ("思考", "思考"),
    ("Which sense? 👁️ 👂🏽 👃", "which-sense-c7mkrk"), ("Expectancy × value", "expectancy-value-sgr783"),
    ("Was heißt „Gehirn“ auf Griechisch?", "was-heißt-gehirn-auf-griechisch-4bsm4h"),
  ])
  func keysAreFrozen(prompt: String, key: String) {
    #expect(NoteKey.concept(prompt) == key)
  }
}

struct MediaMentionTests {
  @Test func namesAreFoundWhereTheyStand() {
    let text = "[image: a b.png] and [sound: x.wav], [image:no], [image: open"
    #expect(MediaMention.names(in: text) == ["a b.png", "x.wav"])
  }

  /// Undo deleted brain[1].png, renaming missed it: each reader had an idea of its own.
  @Test(arguments: [
    ("See [image: brain[1].png].", ["brain[1].png"], ["brain[1", "brain[1].png"]),
    ("[image: a].png]", ["a"], ["a", "a].png"]),
    ("[image: a[b.png] c", ["a[b.png"], ["a[b.png"]),
    ("[image: a.png] [sound: b[2].mp3]", ["a.png", "b[2].mp3"], ["a.png", "b[2", "b[2].mp3"]),
    ("[image: ]] [image: a\n] [image:", [], []),
  ])
  func namesMayHaveBrackets(text: String, names: [String], candidates: [String]) {
    #expect(MediaMention.names(in: text) == names)
    #expect(MediaMention.candidates(in: text) == candidates)
    for name in candidates {
      #expect(MediaMention.names(in: text) { $0 == name }.contains(name))
      let note = ImportedNote(note: text, cards: []).renaming(media: [name: "x.png"])
      #expect(note.note?.contains(": x.png]") == true)
    }
  }

  @Test func aTextOfNothingButMentionsTakesNoTime() {
    let text = String(repeating: "[image: a]]]]", count: 50_000)
    #expect(MediaMention.candidates(in: text).count == 200_000)
    #expect(MediaMention.names(in: text + String(repeating: "]", count: 1 << 20)).count == 50_000)
  }

  @Test func aNoteNamesItsMediaAnew() {
    let note = ImportedNote(
      note: "[sound: a.wav]", cards: [ImportedCard(prompt: "See [image: a.png]!", answer: "x")])
    let renamed = note.renaming(media: ["a.png": "a-2.png"])
    #expect(renamed.cards[0].prompt == "See [image: a-2.png]!")
    #expect(renamed.note == "[sound: a.wav]")
  }
}
