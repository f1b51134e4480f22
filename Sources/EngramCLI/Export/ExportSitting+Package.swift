import EngramCore
import EngramFormats
import EngramStore

extension ExportSitting {
  /// An .apkg, made beside its place and moved there when it is whole.
  func writePackage(withSchedule: Bool) throws {
    guard let output else { return }
    try check(output)
    let scratch = "\(output).\(environment.stopwatch()).part"
    if let problem = environment.files.makeFolder(scratch) {
      throw Failure("export", "\(scratch): \(problem.reason)", .cannotCreate)
    }
    defer { environment.files.remove(scratch) }
    let draft = scratch + "/package"
    var options = AnkiPackageWriter.Options(
      now: desk.clock.now(), rolloverHour: desk.settings.rolloverHour, engine: desk.engine,
      scratch: scratch, media: MediaFolder(of: desk.store, environment.files).path)
    options.withSchedule = withSchedule
    let count: Int
    let lost: [String]
    do {
      var writer = try AnkiPackageWriter(to: draft, options)
      count = try forEachConcept { concept in
        try writer.write(concept) { try desk.store.events(of: $0) }
      }
      try checkInterruption()
      try writer.finish()
      lost = writer.lost
    } catch let problem as PackageWriteProblem {
      throw Failure("export", "\(output): \(problem.message)", .cannotCreate)
    }
    try checkInterruption()
    if let problem = environment.files.move(draft, output) {
      throw Failure("export", "\(output): \(problem.reason)", .cannotCreate)
    }
    tell(count, in: output, lost: lost)
  }
}
