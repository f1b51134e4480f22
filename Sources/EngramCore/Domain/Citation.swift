/// Where a concept's claim stands: one of the deck's sources, and the place in it.
package struct Citation: Hashable, Sendable {
  /// The key of a source of the same deck.
  package let source: String
  package let section: String?

  package init(source: String, section: String? = nil) {
    self.source = source
    self.section = section
  }
}

/// An article or a work that a deck cites.
package struct Source: Hashable, Sendable {
  package let key: String
  package let matter: Matter

  package init(key: String, matter: Matter) {
    self.key = key
    self.matter = matter
  }

  package enum Matter: Hashable, Sendable {
    case article(title: String, publisher: String?, date: String?)
    case work(author: String, year: String, title: String)
    /// As it is to be cited, such as a page of a handout.
    case text(String)
  }

  /// As it stands under an answer.
  package func text(section: String?) -> String {
    let place = section.map { ", section “\($0)”" } ?? ""
    switch matter {
    case .article(let title, let publisher, let date):
      let issued = [publisher, date.map { String($0.prefix(4)) }].compactMap(\.self)
      return "“\(title)”" + (issued.isEmpty ? "" : " (\(issued.joined(separator: ", ")))") + place
    case .text(let text): return text + place
    case .work(let author, let year, let title): return "\(author) \(year), \(title)" + place
    }
  }
}
