/// A deck small enough that a quiz on it can be read, and large enough for every mode.
package enum QuizDeck {
  package static let yaml = """
    deck: Mechanisms
    key: mechanisms
    summary: How pain is kept out.
    sources:
      freud-1936: {author: Anna Freud, year: 1936, work: The Ego and the Mechanisms of Defence}
    concepts:
      - key: denial
        term: Denial
        aliases: [Verleugnung]
        kind: defence
        definition: Refusing to notice what is plainly there.
        by: [anna-freud]
        note: Common in the first hours after a loss.
        cite: [freud-1936]
        tags: [essentials]
      - key: projection
        term: Projection
        kind: defence
        definition: Seeing an unwanted wish of one's own in somebody else.
        by: [sigmund-freud]
        cite: [freud-1936]
      - key: splitting
        term: Splitting
        kind: defence
        definition: Keeping good and bad images of a person strictly apart.
        by: [melanie-klein]
        cite: [freud-1936]
      - key: undoing
        term: Undoing
        kind: defence
        definition: Cancelling an earlier deed by a magical second one.
        cite: [freud-1936]
      - key: regression
        term: Regression
        kind: defence
        definition: Falling back on childish ways under strain.
        cite: [freud-1936]
      - key: selfobject
        term: Selfobject
        kind: process
        definition: Another person felt as part of oneself.
        by: [heinz-kohut]
        cite: [freud-1936]
      - key: anna-freud
        term: Anna Freud
        kind: theorist
        definition: Ordered the ways in which the ego shields itself.
        cite: [freud-1936]
      - key: sigmund-freud
        term: Sigmund Freud
        kind: theorist
        definition: Began with hysteria and dreams.
        cite: [freud-1936]
      - key: melanie-klein
        term: Melanie Klein
        kind: theorist
        definition: Described two positions of early life.
        cite: [freud-1936]
      - key: heinz-kohut
        term: Heinz Kohut
        kind: theorist
        definition: Made a school of empathy.
        cite: [freud-1936]
    """
}
