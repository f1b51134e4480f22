import ArgumentParser
import EngramCore
import EngramScreens
import EngramStore

struct EditCommand: StudyCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit", abstract: "Put a card into your own words, in $EDITOR.",
    discussion: "Your words win over later versions of the deck, and the schedule stays.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var card: CardArgument

  func run(in environment: Environment) throws {
    let desk = try Desk.open(environment, common, for: .writing)
    let card = try card.find(for: "edit", at: desk).card
    guard let text = desk.edit(CardWordsFile.text(of: card)) else {
      throw Failure("edit", "the editor could not be run; set EDITOR to one", .unavailable)
    }
    switch CardWordsFile.words(in: text, of: card) {
    case .unchanged: environment.print("Nothing was changed.")
    case .incomplete(let problem): throw Failure("edit", problem, .badData)
    case .words(let words):
      try desk.prepareForChanges()
      try desk.store.edit(card.id, to: words, at: desk.clock.now())
      environment.print(
        words == nil ? "The deck's own words are back." : "\(card.key.description): changed")
    }
  }
}
