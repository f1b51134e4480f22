import Testing

@testable import EngramStore

/// What the learner is told when the database does not do what is asked.
struct StoreErrorTests {
  @Test(arguments: [
    (
      StoreError.full(reason: "database or disk is full"),
      "the disk did not take it (database or disk is full): free some space, or look at the disk, "
        + "and try again"
    ),
    (
      .full(reason: "not an error"),
      "the disk did not take it: free some space, or look at the disk, and try again"
    ),
    (
      .locked(path: "/x.db", pid: 7),
      "another engram (process 7) is writing to /x.db; finish there first; "
        + "`status`, `list`, `show` and `next` work meanwhile"
    ),
    (
      .bundledDeck(title: "Memory", key: "memory"),
      "the deck Memory (memory) comes with engram, and an update of it would not know your cards; "
        + "name a deck of your own with --deck"
    ),
  ])
  func tellsCauseAndWayOut(error: StoreError, text: String) {
    #expect(error.description == text)
  }
}
