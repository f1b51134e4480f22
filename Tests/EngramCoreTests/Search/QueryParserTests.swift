import EngramCore
import Testing

struct QueryParserTests {
  @Test(arguments: [
    ("", Query.all), ("  ", .all), ("()", .all), ("ego", .text("ego")),
    ("ego id", .and([.text("ego"), .text("id")])), ("\"the ego\"", .text("the ego")),
    ("the\" \"ego", .text("the ego")), ("\"or\"", .text("or")), ("\"not\"", .text("not")),
    ("\"deck:x\"", .text("deck:x")), ("-", .text("-")), ("a-b", .text("a-b")),
    ("deck:drives", .deck("drives")), ("DECK:drives", .deck("drives")),
    ("deck:\"My deck\"", .deck("My deck")), ("tag:essentials", .tag("essentials")),
    ("kind:theorist", .kind(.theorist)), ("kind:Defence", .kind(.defence)),
    ("card:vignette", .card(.vignette)), ("is:due", .has(.due)), ("is:leech", .has(.leech)),
    ("-ego", .not(.text("ego"))), ("not ego", .not(.text("ego"))),
    ("--ego", .not(.not(.text("ego")))),
    ("-is:new id", .and([.not(.has(.new)), .text("id")])),
    ("a or b OR c", .or([.text("a"), .text("b"), .text("c")])),
    ("a b or c", .or([.and([.text("a"), .text("b")]), .text("c")])),
    ("(a or b) c", .and([.or([.text("a"), .text("b")]), .text("c")])),
    ("-(a b)", .not(.and([.text("a"), .text("b")]))),
    ("a(b)c", .and([.text("a"), .text("b"), .text("c")])),
    ("tag:a:b", .tag("a:b")),
  ])
  func reads(text: String, query: Query) throws {
    #expect(try QueryParser.parse(text) == query)
  }

  @Test(arguments: [
    ("a)", "\")\" without \"(\""), ("(a", "\"(\" without \")\""),
    ("or a", "\"or\" wants something on both sides"),
    ("a or", "\"or\" wants something on both sides"),
    ("not", "\"-\" wants something behind it"), ("(not)", "\"-\" wants something behind it"),
    ("not or a", "\"-\" wants something behind it"), ("deck:", "deck: wants a value behind it"),
    ("\"ego", "a quote is opened and never closed"),
    ("deck:\"a", "a quote is opened and never closed"),
    ("is:late", "is: knows no \"late\"; it knows due, new, suspended, leech, drill"),
    (
      "card:note",
      "card: knows no \"note\"; it knows define, name, who, works, contrast, vignette, cloze, list, "
        + "basic, reverse"
    ),
    (
      "kind:person",
      "kind: knows no \"person\"; it knows theory, structure, theorist, technique, process, stage, "
        + "defence, therapy, comparison, indication, limitation, evidence, history, practice, plain"
    ),
    (
      "colour:red",
      "unknown key \"colour:\"; known are deck: kind: card: tag: is: "
        + "(put the word in quotes to search for it)"
    ),
  ])
  func refuses(text: String, message: String) {
    #expect(throws: QueryProblem.self) { try QueryParser.parse(text) }
    do {
      _ = try QueryParser.parse(text)
    } catch {
      #expect(error.description == message)
    }
  }
}
