extension AnkiNote {
  /// Why the cards with these numbers are too much for one note; nil where they are not.
  ///
  /// A template may show a field any number of times, so that a few bytes could become endless.
  package func excess(_ ords: [Int], of type: AnkiNoteType) -> String? {
    var sizes: [String: Int] = [:]
    for (name, text) in zip(type.fields, fields) where sizes[name] == nil {
      sizes[name] = text.utf8.count
    }
    let tags = tags.reduce(0) { $0 + $1.utf8.count + 1 }
    let reason = NoteLimit.reason(cards: ords.count)
    var room = NoteLimit.size
    var known: [Int: Int] = [:]
    for ord in ords {
      guard let template = type.template(ord: ord) else { continue }
      let size: Int
      if let before = known[template.ord] {
        size = before
      } else {
        // What a cloze asks is not shown again by its back.
        let asked = type.isCloze ? Set(template.front.shownFields) : []
        let front = template.front.size(atMost: room) { sizes[$0] ?? tags }
        let back = template.back.size(atMost: room) { name in
          asked.contains(name) ? 0 : sizes[name] ?? tags
        }
        guard let front, let back else { return reason }
        size = front + back
        known[template.ord] = size
      }
      room -= size
      guard room >= 0 else { return reason }
    }
    return nil
  }
}

extension CardTemplate {
  /// The bytes of all that it may show, its conditions aside; nil where they are more.
  fileprivate func size(atMost most: Int, _ sizeOfField: (String) -> Int) -> Int? {
    var size = 0
    for token in tokens {
      switch token {
      case .text(let text): size += text.utf8.count
      case .field(let name, _): size += name == "FrontSide" ? 0 : sizeOfField(name)
      case .open, .close: break
      }
      guard size <= most else { return nil }
    }
    return size
  }
}
