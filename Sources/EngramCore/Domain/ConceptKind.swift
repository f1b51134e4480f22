/// What sort of thing a concept is; decides how questions about it are worded.
package enum ConceptKind: String, CaseIterable, Sendable {
  case theory, structure, theorist, technique, process, stage, defence, therapy, comparison
  case indication, limitation, evidence, history, practice
  /// A plain question (the term) and answer (the definition).
  case plain

  /// The word for one of its kind inside a question.
  package var noun: String {
    switch self {
    case .theory: "theory or school"
    case .structure: "part or model of the mind"
    case .theorist: "theorist"
    case .technique: "technique"
    case .process: "concept or process"
    case .stage: "stage"
    case .defence: "defence mechanism"
    case .therapy: "form of therapy"
    case .indication: "condition or problem"
    case .comparison, .limitation, .evidence, .history, .practice, .plain: "term"
    }
  }
}
