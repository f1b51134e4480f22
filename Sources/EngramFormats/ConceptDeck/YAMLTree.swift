import EngramCore

/// A YAML file as nothing but texts, lists and fields, each with its place.
struct YAMLTree {
  let place: Place
  let content: Content

  indirect enum Content {
    case text(String)
    case list([YAMLTree])
    case fields([Field])
  }

  struct Field {
    let name: String
    let place: Place
    let value: YAMLTree
  }

  /// What it is, in words for the learner.
  var noun: String {
    switch content {
    case .text: "a text"
    case .list: "a list"
    case .fields: "fields"
    }
  }
}
