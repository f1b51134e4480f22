/// A problem in the learner's text, with its place.
package struct Diagnostic: Hashable, Sendable {
  package let severity: Severity
  package let place: Place
  package let message: String

  package init(_ severity: Severity, at place: Place, _ message: String) {
    self.severity = severity
    self.place = place
    self.message = message
  }

  package enum Severity: String, Sendable { case error, warning }
}

extension Diagnostic: CustomStringConvertible {
  /// Such as "ego.yaml:2:14: error: this concept has no definition".
  package var description: String { "\(place): \(severity.rawValue): \(message)" }
}

/// Where in a file something stands; line and column count from 1, 0 when it is the whole file.
package struct Place: Hashable, Sendable {
  package let file: String
  package let line: Int
  package let column: Int

  package init(file: String, line: Int = 0, column: Int = 0) {
    self.file = file
    self.line = line
    self.column = column
  }
}

extension Place: CustomStringConvertible {
  package var description: String { line > 0 ? "\(file):\(line):\(column)" : file }
}

extension Place: Comparable {
  package static func < (a: Place, b: Place) -> Bool {
    (a.file, a.line, a.column) < (b.file, b.line, b.column)
  }
}

/// What could be read of a text, with all that is wrong with it.
package struct Checked<Value> {
  package let value: Value
  package let diagnostics: [Diagnostic]

  package init(_ value: Value, _ diagnostics: [Diagnostic]) {
    self.value = value
    self.diagnostics = diagnostics
  }

  package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}

extension Checked: Sendable where Value: Sendable {}
