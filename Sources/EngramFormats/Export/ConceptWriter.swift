package import EngramCore

/// Writes cards as text, a concept after the other.
package protocol ConceptWriter {
  /// What could not be carried so far, in words for the learner.
  var lost: [String] { get }

  /// Writes what stands before all concepts.
  mutating func begin(_ output: inout some TextOutputStream)

  /// Writes the cards of a concept.
  mutating func write(_ concept: ExportedConcept, to output: inout some TextOutputStream)
}

extension CSVWriter: ConceptWriter {}

extension AnkiTextWriter: ConceptWriter {}

extension MarkdownWriter: ConceptWriter {}
