package import EngramCore

/// The first screen of the quizzes: what to be asked about, in which way, and how much.
package struct QuizChooser: Screen {
  package private(set) var topics: [Topic]
  package private(set) var unfinished: Unfinished?
  /// A place in `shown`.
  package private(set) var selection = 0
  /// What is typed to find a topic; nil while nothing is looked for.
  package private(set) var filter: LineEditor?
  package private(set) var mode: QuizMode
  package private(set) var count: Int
  package private(set) var notice: SafeText?
  package private(set) var page: Page?
  private(set) var scroll = 0
  package private(set) var isFinished = false

  package init(
    _ topics: [Topic], unfinished: Unfinished? = nil, mode: QuizMode = .mixed,
    count: Int = QuizPlan.usualCount, notice: SafeText? = nil
  ) {
    self.topics = topics
    self.unfinished = unfinished
    self.mode = mode
    self.count = count
    self.notice = notice
  }

  /// Something to be asked about.
  package struct Topic: Hashable, Sendable {
    package let group: Group
    package let title: String
    /// As on the command line; empty for everything.
    package let word: String
    /// How many cards there are to ask.
    package let cards: Int
    /// The last score; nil where there is none.
    package let lastPercent: Int?

    package init(
      _ group: Group, title: String, word: String, cards: Int, lastPercent: Int? = nil
    ) {
      self.group = group
      self.title = title
      self.word = word
      self.cards = cards
      self.lastPercent = lastPercent
    }
  }

  /// Under which heading a topic stands; those of a group must come together.
  package enum Group: Hashable, Sendable {
    /// Everything, and what the learner mixes up.
    case all
    case decks, kinds, tags
  }

  /// A quiz that was left before its end.
  package struct Unfinished: Hashable, Sendable {
    package let topic: String
    package let answered: Int
    package let of: Int

    package init(topic: String, answered: Int, of total: Int) {
      self.topic = topic
      self.answered = answered
      of = total
    }
  }

  /// What lies over the list.
  package enum Page: Hashable, Sendable {
    case help
    case history(QuizTrend)
  }

  package enum Message: Hashable, Sendable {
    case move(Int)
    case find
    case edit(LineEditor.Edit)
    case endFind
    /// The place of a topic.
    case choose(Int)
    /// The same, and starts.
    case open(Int)
    case setMode(QuizMode)
    case turnMode(Int)
    case setCount(Int)
    case start
    case resume
    case history
    case help
    case scroll(Int)
    case back
    case quit
    /// What the database says now.
    case refreshed([Topic], Unfinished?, notice: SafeText?)
    case remembered([QuizRecord])
    case noticed(SafeText)
  }

  package enum Effect: Hashable, Sendable {
    /// The topic as on the command line. Answered by `refreshed`.
    case start(topic: String, QuizMode, count: Int)
    /// Answered by `refreshed`.
    case resume
    /// Answered by `remembered`.
    case history
  }

  package static let counts = [10, 20, 30, 40, 50]
  package static let modes: [QuizMode] = [.mixed, .choice, .typed, .match, .truefalse]

  /// The topics that have what is looked for in their title or word.
  package var shown: [Topic] {
    guard let wanted = filter?.text.trimmed.lowercased(), !wanted.isEmpty else { return topics }
    return topics.filter {
      $0.title.lowercased().contains(wanted) || $0.word.lowercased().contains(wanted)
    }
  }

  package var selected: Topic? { shown.indices.contains(selection) ? shown[selection] : nil }

  package mutating func update(_ message: Message) -> Effect? {
    if message.isAct { notice = nil }
    switch message {
    case .move(let rows): choose(selection + rows)
    case .find: look(for: LineEditor())
    case .edit(let edit):
      guard var filter else { return nil }
      filter.apply(edit)
      look(for: filter)
    case .endFind: look(for: nil)
    case .choose(let place): choose(place)
    case .open(let place):
      choose(place)
      return update(.start)
    case .setMode(let mode): self.mode = mode
    case .turnMode(let step):
      let place = QuizChooser.modes.firstIndex(of: mode) ?? 0
      let count = QuizChooser.modes.count
      mode = QuizChooser.modes[((place + step) % count + count) % count]
    case .setCount(let count): self.count = max(1, count)
    case .start: return selected.map { .start(topic: $0.word, mode, count: count) }
    case .resume: return unfinished.map { _ in .resume }
    case .history: return .history
    case .help: open(.help)
    case .scroll(let rows): scroll = max(0, scroll + rows)
    case .back: page = nil
    case .quit: isFinished = true
    case .refreshed(let topics, let unfinished, let notice):
      refresh(topics, unfinished)
      self.notice = notice
    case .remembered(let records): open(.history(QuizTrend(records)))
    case .noticed(let notice): self.notice = notice
    }
    return nil
  }

  private mutating func choose(_ place: Int) {
    selection = min(max(0, place), max(0, shown.count - 1))
  }

  /// What was selected stays so where it is still shown.
  private mutating func look(for filter: LineEditor?) {
    let topic = selected
    self.filter = filter
    selection = shown.firstIndex { $0 == topic } ?? 0
  }

  private mutating func open(_ page: Page) {
    self.page = page
    scroll = 0
  }

  /// Scores and counts may be others; what was selected stays selected.
  private mutating func refresh(_ topics: [Topic], _ unfinished: Unfinished?) {
    let word = selected?.word
    filter = nil
    self.topics = topics
    self.unfinished = unfinished
    selection = topics.firstIndex { $0.word == word } ?? 0
  }
}

extension QuizChooser.Message {
  fileprivate var isAct: Bool {
    switch self {
    case .refreshed, .remembered, .noticed: false
    case .move, .find, .edit, .endFind, .choose, .open, .setMode, .turnMode, .setCount, .start,
      .resume, .history, .help,
      .scroll, .back, .quit:
      true
    }
  }
}
