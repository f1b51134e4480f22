import ArgumentParser
import EngramCore
import EngramScreens
import EngramStore

extension DecksCommand {
  struct Show: StudyCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "A deck as a study sheet, to be read before it is reviewed.",
      discussion: "Your own words stand in place of the deck's where you have changed a card.")

    @OptionGroup var common: CommonOptions
    @Argument(help: "The deck's key, as `engram decks` lists it.") var key: String
    @Option(name: .long, help: "text or markdown.") var format = SheetFormat.text

    func run(in environment: Environment) throws {
      let desk = try Desk.open(environment, common, for: .reading)
      guard let sheet = try desk.store.sheet(ofDeck: key) else {
        let keys = try desk.store.decks().map(\.key)
        throw Failure(
          "decks",
          "no deck has the key \(key)\(NearMiss.hint(for: key, among: keys)); "
            + "known are \(keys.joinedAsWords())", .noSuchFile)
      }
      // Past some hundred columns lines are hard to read.
      let width = min(100, environment.columns ?? 80)
      for line in SheetPrinter.lines(sheet, as: format, width: width) { environment.print(line) }
    }
  }
}
