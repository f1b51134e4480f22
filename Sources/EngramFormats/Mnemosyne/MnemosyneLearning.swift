import EngramCore

/// What Mnemosyne knew of a card, from the attributes that both of its formats share.
struct MnemosyneLearning {
  let grade: Int
  /// In hundredths.
  let easiness: Int
  let lapses: Int
  private let passes: Int
  /// Days or seconds, as the format counts.
  let last: Int?
  let next: Int?

  init(_ attributes: [String: String]) {
    let number = { (name: String) in attributes[name].flatMap(MnemosyneLearning.whole) }
    grade = number("gr") ?? 0
    easiness = attributes["e"].flatMap(MnemosyneLearning.hundredths) ?? 250
    lapses = min(max(0, number("lps") ?? 0), 1_000_000)
    passes = min(max(0, number("rt_rp_l") ?? 0), 1_000_000)
    last = number("l_rp")
    next = number("n_rp")
  }

  /// The state, where it was last asked on `last` and is due on `due`.
  ///
  /// A card that failed is due and begins again; one with a long interval has at least two
  /// repetitions, since the next pass would else collapse it to six days.
  func state(last: Day?, due: Day) -> ImportedState {
    let interval = last.map { max(0, due.days(since: $0)) } ?? 0
    let isLearnt = grade >= 2 && interval >= 1
    let repetitions = isLearnt ? max(passes + 1, interval >= 6 ? 2 : 1) : 0
    return ImportedState(
      memory: SM2State(
        repetitions: repetitions, easiness: easiness, interval: isLearnt ? interval : 0),
      due: due, lastDay: last, lapses: lapses)
  }

  /// The whole part of a number such as "40" or "40.0"; nil for anything else.
  static func whole(_ text: String) -> Int? {
    let number = text.utf8.prefix { $0 != UInt8(ascii: ".") }
    return Int(String(decoding: number, as: UTF8.self))
  }

  /// A number such as "2.0799999999999996", rounded, as hundredths; nil where it can be no easiness.
  static func hundredths(_ text: String) -> Int? {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts.joined().allSatisfy({ (0x30...0x39).contains($0) }),
      (1...3).contains(parts[0].count)
    else { return nil }
    let decimals = (parts.count == 2 ? Array(parts[1].prefix(3)) : []) + [0x30, 0x30, 0x30]
    let digits = Array(parts[0]) + decimals.prefix(3)
    let thousandths = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    return min(max(130, (thousandths + 5) / 10), 1_000)
  }
}
