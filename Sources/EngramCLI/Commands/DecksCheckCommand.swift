import ArgumentParser
import EngramCore
import EngramFormats
import EngramScreens

extension DecksCommand {
  struct Check: StudyCommand {
    static let configuration = CommandConfiguration(
      commandName: "check", abstract: "Every problem of deck files, each as file:line:column.",
      discussion: """
        References may lead into the other files named and into the bundled decks. Errors end with \
        exit code 65; warnings do so with --strict.
        """)

    @Argument(help: "Deck files.") var files: [String]
    @Flag(name: .long, help: "Warnings fail too.") var strict = false
    @Flag(name: .long, help: "Print one JSON object a problem.") var json = false

    func run(in environment: Environment) throws {
      var diagnostics: [Diagnostic] = []
      var decks: [ParsedDeck] = []
      for file in files {
        switch environment.files.read(file) {
        case .failure(let problem):
          throw Failure("decks", "\(file): \(problem.reason)", .noSuchFile)
        case .success(let bytes):
          let checked = ConceptDeckFormat.parse(bytes, file: file)
          diagnostics += checked.diagnostics
          decks.append(checked.value)
        }
      }
      let named = Set(decks.map(\.document.key))
      let bundled = (try? BundledDecks.find(environment)?.load()) ?? []
      let others = bundled.filter { !named.contains($0.key) }
      diagnostics += DeckCheck.check(decks.map { ($0.document, $0.places) }, among: others)
      try report(diagnostics, of: decks, among: others, in: environment)
    }

    private func report(
      _ diagnostics: [Diagnostic], of decks: [ParsedDeck], among others: [DeckDocument],
      in environment: Environment
    ) throws {
      for diagnostic in diagnostics {
        if json {
          environment.print(Check.json(diagnostic))
        } else {
          environment.print(SafeText(diagnostic.description))
        }
      }
      let errors = diagnostics.count { $0.severity == .error }
      let warnings = diagnostics.count - errors
      guard errors == 0, !strict || warnings == 0 else {
        throw Failure("decks", "\(errors) errors, \(warnings) warnings", .badData)
      }
      guard !json else { return }
      let library = ConceptLibrary(decks.map(\.document) + others)
      for deck in decks.map(\.document) {
        let generator = CardGenerator(deck, in: library)
        let cards = deck.concepts.reduce(0) { $0 + generator.cards(of: $1).count }
        environment.print("\(deck.key): \(deck.concepts.count) concepts, \(cards) cards")
      }
    }

    private static func json(_ diagnostic: Diagnostic) -> JSON {
      .object([
        ("file", .string(diagnostic.place.file)), ("line", .int(diagnostic.place.line)),
        ("column", .int(diagnostic.place.column)),
        ("severity", .string(diagnostic.severity.rawValue)),
        ("message", .string(diagnostic.message)),
      ])
    }
  }
}
