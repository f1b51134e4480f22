/// One question of a quiz with all that is needed to ask it, to judge it and to teach by it.
///
/// It holds its words, so that a quiz that was begun stays as it was whatever becomes of the decks.
package struct QuizItem: Hashable, Sendable {
  /// The card that asks for the same fact; what a miss makes due.
  package let card: ID<Card>
  package let key: CardKey
  /// What is asked for.
  package let concept: ID<Concept>
  /// Never `mixed`.
  package let mode: QuizMode
  /// A whole question, which can be understood by itself.
  package let prompt: String
  /// What stands for the question in a table of pairs; nil but for matching.
  package let label: String?
  /// Items with the same number share their options and are judged together; nil but for matching.
  package let group: Int?
  /// None where the answer is typed.
  package let options: [Option]
  /// The place of the right option, from 0; nil where the answer is typed.
  package let right: Int?
  /// The right answer as text.
  package let answer: String
  package let aliases: [String]
  /// Whether the answer is a name, of which the surname is enough.
  package let isPerson: Bool
  /// What to tell after the answer: why it is right, or what it is likeliest mixed up with.
  package let why: String?
  package let citations: [String]
  package let standing: Standing

  package init(
    card: ID<Card>, key: CardKey, concept: ID<Concept>, mode: QuizMode, prompt: String,
    label: String? = nil, group: Int? = nil, options: [Option] = [], right: Int? = nil,
    answer: String, aliases: [String] = [], isPerson: Bool = false, why: String?,
    citations: [String], standing: Standing
  ) {
    self.card = card
    self.key = key
    self.concept = concept
    self.mode = mode
    self.prompt = prompt
    self.label = label
    self.group = group
    self.options = options
    self.right = right
    self.answer = answer
    self.aliases = aliases
    self.isPerson = isPerson
    self.why = why
    self.citations = citations
    self.standing = standing
  }

  /// One thing to choose.
  package struct Option: Hashable, Sendable {
    package let text: String
    /// The concept that the option means; nil where it means none ("False").
    package let concept: ID<Concept>?
    /// Told to one who chose it wrongly: what it is, or how it differs from the right one.
    package let explanation: String?

    package init(_ text: String, concept: ID<Concept>? = nil, explanation: String? = nil) {
      self.text = text
      self.concept = concept
      self.explanation = explanation
    }
  }

  /// Under which headings a result counts it.
  package struct Standing: Hashable, Sendable {
    package let deckTitle: String
    package let kind: ConceptKind
    /// The names of those whom the concept is due to, or of the theorist it is.
    package let theorists: [String]

    package init(deckTitle: String, kind: ConceptKind, theorists: [String]) {
      self.deckTitle = deckTitle
      self.kind = kind
      self.theorists = theorists
    }
  }
}
