/// All that a question has for right: the answer, its aliases, and what follows from them.
struct RightAnswers: Sendable {
  private let forms: [Form]
  private let names: [(form: Int, name: PersonName, knowsMiddleNames: Bool)]
  private let isPerson: Bool

  private struct Form: Sendable {
    /// As it is spelt.
    let text: String
    let readings: [AnswerText]
  }

  init(_ texts: [String], isPerson: Bool) {
    self.isPerson = isPerson
    let manner: AnswerWord.Manner = isPerson ? .name : .term
    forms = texts.flatMap { text in
      let aside = Aside(text)
      return [text, aside?.outside, aside?.inside].compactMap { $0 }
    }.map { Form(text: $0, readings: AnswerText.readings(of: $0, as: manner)) }
    let readings = forms.enumerated().flatMap { number, form in
      form.readings.filter { !$0.hasAnd }
        .map { (number, $0) }
    }
    let all = isPerson ? PersonName.all(readings.map(\.1)) : []
    names = zip(isPerson ? readings : [], all).map { reading, name in
      let kin = all.filter { $0.isSameSurname(name) }
      return (reading.0, name, kin.contains { $0.given.count > 1 })
    }
  }

  /// In letters; nothing much longer is a slip.
  var longest: Int {
    forms.flatMap(\.readings).map(\.plain.unicodeScalars.count).max() ?? 0
  }

  func contains(plain: String) -> Bool { contains { $0.plain == plain } }

  func contains(loose: String) -> Bool { contains { $0.loose == loose } }

  func contains(initials: String) -> Bool {
    !isPerson && contains { $0.initials.contains(initials) }
  }

  /// The nearest of all, and how far away it is; the first of equals.
  func nearest(to typed: AnswerText) -> (text: String, slips: Int)? {
    var best: (text: String, slips: Int)?
    func offer(_ form: Int, _ slips: Int?) {
      if let slips, slips < best?.slips ?? .max { best = (forms[form].text, slips) }
    }
    for (number, form) in forms.enumerated() {
      for right in form.readings {
        offer(number, PhraseSlip.distance(typed.words, right.words))
        offer(number, ListSlip.distance(typed, right, item: itemSlips))
      }
    }
    for (form, name, knowsMiddleNames) in names {
      offer(form, name.distance(typed, knowsMiddleNames: knowsMiddleNames))
    }
    return best
  }

  private func itemSlips(_ typed: AnswerText, _ right: AnswerText) -> Int? {
    if typed.plain == right.plain || typed.loose == right.loose { return 0 }
    if isPerson { return PersonName(right)?.distance(typed, knowsMiddleNames: false) }
    return PhraseSlip.distance(typed.words, right.words)
  }

  private func contains(_ test: (AnswerText) -> Bool) -> Bool {
    forms.contains { $0.readings.contains(where: test) }
  }
}
