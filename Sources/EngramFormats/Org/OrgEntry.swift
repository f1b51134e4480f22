import EngramCore

/// A heading that is a card, with the headings below it.
struct OrgEntry {
  let section: OrgSection
  let system: OrgSystem
  private let tags: [String]
  let isSuspended: Bool
  /// Headings below it that are no cards of their own.
  private(set) var parts: [OrgSection] = []
  /// Where it stands in the file, without the cards below it.
  private(set) var text: [Range<Int>]

  /// Why it is no card.
  struct Fault: Error {
    let reason: String
  }

  init(_ section: OrgSection, _ system: OrgSystem, inherited: [String], text: Range<Int>) {
    self.section = section
    self.text = [text]
    self.system = system
    let all = inherited + section.heading.tags
    isSuspended = all.contains("suspended")
    var tags = UniqueTexts()
    for tag in all where !["drill", "fc", "leech", "suspended"].contains(tag) { tags.add(tag) }
    self.tags = Array(tags.texts.prefix(TagCell.most))
  }

  mutating func add(_ part: OrgSection, text: Range<Int>) {
    parts.append(part)
    self.text.append(text)
  }

  /// The note with its cards.
  func note(_ options: ImportOptions) -> Result<ImportedNote, Fault> {
    do throws(Fault) {
      var drafts = try OrgCards(self)
      if options.withSchedule {
        guard let schedule = OrgSchedule(self, options) else {
          throw Fault(
            reason: "learning data that cannot be, in the drawer below the heading: mend it, or "
              + "take it out")
        }
        for index in drafts.cards.indices {
          drafts.cards[index].schedule = schedule.of(drafts.cards[index], id: drafts.ids[index])
        }
      }
      let id = section.properties["ID"].flatMap { $0.isEmpty ? nil : $0 }
      return .success(
        ImportedNote(
          line: section.heading.line, id: id, tags: tags, note: drafts.note, cards: drafts.cards,
          numbersLast: id != nil && drafts.numbersLast))
    } catch {
      return .failure(error)
    }
  }
}
