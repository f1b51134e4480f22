import Foundation

/// The seed from which a property test draws its cases, printed so that a failure can be repeated.
///
/// Always the same, unless the environment variable ENGRAM_SEED names another one.
package func propertySeed(_ property: String) -> UInt64 {
  let wanted = ProcessInfo.processInfo.environment["ENGRAM_SEED"]
  let seed = wanted.flatMap { UInt64($0) } ?? 20_261_121
  print("\(property): ENGRAM_SEED=\(seed)")
  return seed
}
