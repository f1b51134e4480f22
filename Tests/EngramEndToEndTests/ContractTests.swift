import Testing

/// What scripts and other fronts rely on: the fields, their types, their values.
struct ContractTests {
  private let home: Home

  init() throws { home = try Home() }

  private static let card =
    "aliases:[],answer:string,card:string,cite:[string],concept:string,deck:string,"
    + "kind:string,note:string"
  private static let state =
    "{due:string,easiness:number,interval:number,lapses:number,repetitions:number,suspended:bool}"

  @Test func status() throws {
    let status = try home.engram("status", "--json")
    #expect(status.status == 0)
    #expect(status.errors.isEmpty)
    #expect(
      try status.json().shape
        == "{backlog:number,day:string,decks:[{due:number,key:string,name:string,new:number,"
        + "total:number}],drill:number,due:number,new:number,reviewed:number,total:number}")
    #expect(
      status.output == """
        {"day":"2026-11-21","due":0,"new":4,"drill":0,"reviewed":0,"backlog":0,"total":12,\
        "decks":[{"key":"memory","name":"Memory","due":0,"new":4,"total":12}]}

        """)
  }

  @Test func statusCountsWhatIsLeft() throws {
    for (grade, counts) in [("4", [0, 3, 0, 1]), ("2", [0, 2, 1, 2]), ("5", [0, 1, 1, 3])] {
      try answerNext(grade)
      let status = try home.engram("status", "--json").json()
      #expect(["due", "new", "drill", "reviewed"].map { status[$0]?.number } == counts)
    }
    let tomorrow = try home.engram("status", "--json", on: "2026-11-22").json()
    #expect(tomorrow["due"] == 3)
    #expect(tomorrow["drill"] == 0)
    #expect(tomorrow["reviewed"] == 0)
  }

  @Test func aCardWithoutAnyAnswer() throws {
    let cards = try home.engram("list", "--json").jsonLines()
    #expect(cards.count == 12)
    let card = try #require(cards.first { $0["card"] == "memory/forgetting-curve/vignette" })
    #expect(
      card.shape.replacing("aliases:[string]", with: "aliases:[]")
        == "{\(ContractTests.card),prompt:string,state:null,tags:[string]}")
    #expect(card["aliases"] == ["curve of forgetting"])
    #expect(card["deck"] == "memory")
    #expect(card["concept"] == "forgetting-curve")
    #expect(card["kind"] == "vignette")
    #expect(card["answer"] == "Forgetting curve")
    #expect(card["note"] == "First measured with nonsense syllables.")
    #expect(card["tags"] == ["essentials"])
    #expect(card["cite"] == ["Hermann Ebbinghaus 1885, On Memory"])
    let plain = try #require(cards.first { $0["concept"] == "central-executive" })
    #expect(plain["note"] == .null)
    #expect(plain["tags"] == [])
  }

  @Test func nextTellsWhatEachGradeWouldGive() throws {
    let next = try home.engram("next", "--json").json()
    #expect(
      next.shape == "{\(ContractTests.card),outcomes:[{drill:bool,due:string,grade:number,"
        + "interval:number}],prompt:string,state:null,tags:[string]}")
    guard case .array(let outcomes) = next["outcomes"] else { throw Problem("no outcomes") }
    #expect(outcomes.map { $0["grade"]?.number } == [0, 1, 2, 3, 4, 5])
    #expect(outcomes.map { $0["drill"] } == [true, true, true, true, false, false])
    #expect(outcomes.allSatisfy { $0["due"] == "2026-11-22" && $0["interval"] == 1 })
  }

  @Test func nextIsNullWhenNothingIsLeft() throws {
    for _ in 0..<4 { try answerNext("5") }
    let next = try home.engram("next", "--json")
    #expect(next.output == "null\n")
    #expect(next.status == 0)
    #expect(try home.engram("next").output == "Nothing is left today.\n")
  }

  @Test func anAnswerGivesTheEventAndTheState() throws {
    let card = "memory/forgetting-curve/define"
    let answer = try home.engram("answer", card, "3", "--took", "1500", "--json")
    let json = try answer.json()
    #expect(json.shape == "{card:string,event:string,kind:string,state:\(ContractTests.state)}")
    #expect(answer.output.contains("\"easiness\":2.36,"))
    #expect(json["card"]?.text == card)
    #expect(json["kind"] == "review")
    #expect(json["event"]?.text?.count == 32)
    #expect(json["state"]?["due"] == "2026-11-22")
    #expect(json["state"]?["suspended"] == false)

    let again = try home.engram("answer", card, "4", "--json").json()
    #expect(again["kind"] == "drill")
    #expect(again["state"] == json["state"])
    #expect(again["event"] != json["event"])
    #expect(try home.engram("answer", card, "0", "--json").json()["kind"] == "practice")

    let shown = try home.engram("show", card, "--json")
    #expect(
      try shown.json().shape
        == "{\(ContractTests.card),prompt:string,state:\(ContractTests.state),tags:[string]}")
    #expect(try shown.json()["state"] == json["state"])
  }

  @Test func earlyAnswersArePracticeUnlessAskedOtherwise() throws {
    let card = "memory/central-executive/define"
    _ = try home.engram("answer", card, "4")
    _ = try home.engram("answer", card, "4", on: "2026-11-22")
    let early = try home.engram("answer", card, "1", "--json", on: "2026-11-24").json()
    #expect(early["kind"] == "practice")
    #expect(early["state"]?["due"] == "2026-11-28")
    #expect(try home.engram("status", "--json", on: "2026-11-24").json()["drill"] == 0)
    let counted = try home.engram("answer", card, "4", "--early", "--json", on: "2026-11-24").json()
    #expect(counted["kind"] == "review")
    #expect(counted["state"]?["interval"] == 15)
    #expect(counted["state"]?["due"] == "2026-12-09")
  }

  @Test func easinessIsADecimal() throws {
    let schedule = try home.engram("schedule", "5", "4", "3", "3", "--json")
    #expect(
      schedule.output == """
        {"preset":"published","grades":[5,4,3,3],"repetitions":[1,2,3,4],\
        "easiness":[2.6,2.6,2.46,2.32],"intervals":[1,6,16,40]}

        """)
  }

  @Test func controlsAndDirectionsAreEscaped() throws {
    let editor = try home.editor(
      """
      printf 'Q: a\\302\\233b\\342\\200\\256c\\330\\234d "e" \\\\\\n\\nA: ok\\007\\n' > "$1"
      """)
    let card = "memory/central-executive/name"
    #expect(try home.engram("edit", card, with: ["EDITOR": editor]).status == 0)
    let shown = try home.engram("show", card, "--json")
    #expect(
      shown.output.contains(
        #""prompt":"a\u009bb\u202ec\u061cd \"e\" \\","answer":"ok\u0007""#))
    #expect(try shown.json()["prompt"]?.text == "a\u{9B}b\u{202E}c\u{61C}d \"e\" \\")

    let line = try home.engram("list", "card:name", "central")
    #expect(!line.output.unicodeScalars.contains { $0.value == 0x202E || $0.value == 0x9B })
  }

  private func answerNext(_ grade: String) throws {
    let card = try #require(try home.engram("next", "--json").json()["card"]?.text)
    #expect(try home.engram("answer", card, grade).status == 0)
  }
}
