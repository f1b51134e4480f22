extension CardTemplate {
  /// Why a side of a card is empty whatever its note says: a field that there is not; nil where that
  /// is not why.
  func reason(emptyFor type: AnkiNoteType) -> String? {
    let names = tokens.compactMap { token in
      switch token {
      case .field(let name, _), .open(let name, _): name
      case .text, .close: nil
      }
    }
    let unknown = names.first { name in
      !name.isEmpty && !type.fields.contains(name) && !CardTemplate.isSpecial(name)
    }
    return unknown.map { name in
      "its template names {{\(AnkiCollection.clean(name))}}, a field the note type does not have; "
        + "mend it in Anki and export again"
    }
  }

  /// Names that Anki knows beside those of fields; "c1" asks for the hole.
  private static func isSpecial(_ name: String) -> Bool {
    let special = [
      "FrontSide", "Tags", "Type", "Deck", "Subdeck", "Card", "CardFlag", "CardID",
    ]
    return special.contains(name)
      || (name.utf8.first == UInt8(ascii: "c")
        && name.utf8.dropFirst().allSatisfy { (0x30...0x39).contains($0) })
  }
}
