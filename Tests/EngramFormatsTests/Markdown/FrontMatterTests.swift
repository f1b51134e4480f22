import Testing

@testable import EngramFormats

struct FrontMatterTests {
  @Test(arguments: [
    // An apostrophe within an item opened a quote: there were no tags at all.
    ("[Freud's, memory]", ["Freud's", "memory"]), ("[a, Freud's]", ["a", "Freud's"]),
    ("['tis, memory]", ["'tis", "memory"]), ("['a, b', \"c, d\" , e]", ["a, b", "c, d", "e"]),
    ("[a,, b,]", ["a", "b"]), ("[]", []), ("[", ["["]), ("[[Freud]]", ["[Freud]"]),
    // A comment behind a bare value stayed.
    ("Freud # my deck", ["Freud"]), ("\"Freud # 2\" # mine", ["Freud # 2"]), ("C# #", ["C#"]),
    ("[a, b] # mine", ["a", "b"]), ("[a, \"b # c\"]", ["a", "b # c"]), ("#a #b", ["#a #b"]),
  ])
  func values(text: String, expected: [String]) {
    let front = FrontMatter(Array("---\nkey: \(text)\n---\n".utf8))
    #expect(front?.values["key"] ?? [] == expected)
  }
}
