extension ConceptKind {
  /// The word for all of the kind: a topic of a quiz, and a heading of its result.
  package var plural: String {
    switch self {
    case .theory: "theories"
    case .structure: "structures"
    case .theorist: "theorists"
    case .technique: "techniques"
    case .process: "processes"
    case .stage: "stages"
    case .defence: "defences"
    case .therapy: "therapies"
    case .comparison: "comparisons"
    case .indication: "indications"
    case .limitation: "limitations"
    case .evidence: "evidence"
    case .history: "history"
    case .practice: "practice"
    case .plain: "cards"
    }
  }
}
