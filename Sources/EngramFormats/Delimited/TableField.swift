/// What a column of a table of cards is for.
enum TableField: Hashable, CaseIterable {
  case question, answer, tags, deck, hint, note, source, page
  /// What the file itself calls the row, within its deck.
  case name
  /// What a program knows the note by for ever.
  case guid
  /// Its number among the rows, which changes with each row put in between: of no use.
  case rowNumber
  /// Other answers that are right.
  case also
  /// The card kind, as engram's own export has it.
  case card
  /// The concept that rows share, as engram's own export has it.
  case concept
  // Of tables of concepts.
  case kind, by, partOf, confusedWith, overlaps, contrast, vignette, cloze, requires, section

  /// The field that a column of this name is for; nil for a name that means nothing here.
  init?(_ name: String) {
    guard let field = TableField.names[TableField.essence(of: name)] else { return nil }
    self = field
  }

  /// Small letters and digits only, without accents.
  static func essence(of name: String) -> String {
    var essence = String.UnicodeScalarView()
    for scalar in name.lowercased().unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9": essence.append(scalar)
      case "à", "á", "â", "ã", "ä", "å": essence.append("a")
      case "ç": essence.append("c")
      case "è", "é", "ê", "ë": essence.append("e")
      case "ì", "í", "î", "ï": essence.append("i")
      case "ñ": essence.append("n")
      case "ò", "ó", "ô", "õ", "ö": essence.append("o")
      case "ù", "ú", "û", "ü": essence.append("u")
      case "ß": essence.append(contentsOf: "ss".unicodeScalars)
      case "œ": essence.append(contentsOf: "oe".unicodeScalars)
      default: break
      }
    }
    return String(essence)
  }

  private static let names: [String: TableField] = {
    var names: [String: TableField] = [:]
    for field in allCases {
      for name in field.words.utf8.split(separator: 0x20) {
        names[String(decoding: name, as: UTF8.self)] = field
      }
    }
    return names
  }()

  /// Its names in English, German, French, Spanish and some more, without accents and blanks.
  private var words: String {
    switch self {
    case .question:
      "question questions front prompt term terms word frontside side1 cue q "
        + "frage fragen begriff vorderseite avers wort vorne fachbegriff "
        + "recto avant terme mot pregunta anverso frente termino palabra "
        + "domanda termine fronte pergunta vraag voorkant"
    case .answer:
      "answer answers back definition definitions definiton response meaning backside side2 a "
        + "antwort antworten ruckseite rueckseite revers bedeutung hinten losung erklarung "
        + "reponse verso arriere signification respuesta reverso definicion significado "
        + "definizione risposta retro resposta definicao antwoord achterkant definitie"
    case .tags:
      "tags tag keywords category categories topic topics label labels "
        + "schlagworter schlagwort schlagworte stichworter stichworte kategorie kategorien thema "
        + "etiquettes etiquette motscles categorie theme etiquetas etiqueta categoria tema"
    case .deck:
      "deck decks stapel kartenstapel kartei paquet mazo baraja mazzo baralho"
    case .hint: "hint hints clue tipp hinweis indice pista sugerencia suggerimento dica"
    case .note:
      "note notes extra comment comments remark remarks explanation backextra additionalinfo "
        + "notiz notizen anmerkung anmerkungen bemerkung bemerkungen kommentar zusatz erlauterung "
        + "remarque remarques commentaire explication nota notas comentario observaciones "
        + "explicacion"
    case .source:
      "source sources reference references citation cite book literature "
        + "quelle quellen literatur beleg buch livre fuente fuentes referencia libro fonte"
    case .page: "page pages pagenumber p seite seiten seitenzahl pagina paginas"
    case .name: "id key cardid noteid schluessel schlussel cle identifiant clave"
    case .rowNumber: "no nr number nummer numero num row zeile"
    case .guid: "guid uuid"
    case .also: "also aliases alias synonyms synonym synonyme sinonimos alternatives alsoaccepted"
    case .card: "card cardkind cardtype"
    case .concept: "concept"
    case .kind: "kind art conceptkind"
    case .by: "by theorist theorists"
    case .partOf: "partof whole teilvon"
    case .confusedWith: "confusedwith confused confusedfor verwechseltmit"
    case .overlaps: "overlaps overlapswith"
    case .contrast: "contrast contrasts contrastswith differencefrom"
    case .vignette: "vignette vignettes fallvignette"
    case .cloze: "cloze clozes luckentext"
    case .requires: "requires prerequisites prerequisite needs"
    case .section: "section chapter abschnitt kapitel"
    }
  }
}
