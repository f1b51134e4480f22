/// Whose card a heading is, by its tag.
enum OrgSystem: String, CaseIterable {
  case drill
  case flashcards = "fc"
}
