import EngramScreens

/// How far an import is, as one line: a bar, a rate, what is left.
///
/// Nothing is shown in the first half second, and from then on ten times a second at most.
struct ImportProgress: Hashable {
  /// Milliseconds on the caller's stopwatch.
  private let began: Int
  private var drawn: Int
  private var notes = 0
  private var fraction = 0.0
  /// How many files there are, and how many were read.
  private let files: Int
  private var filesRead = 0
  private(set) var isShown = false

  private static let patience = 500
  private static let pause = 100

  init(at now: Int, files: Int = 1) {
    self.files = max(1, files)
    began = now
    drawn = now
  }

  /// Counts one more note; the line to be drawn, when it is time for one.
  mutating func note(at now: Int, width: Int) -> SafeText? {
    notes += 1
    return line(at: now, width: width)
  }

  mutating func reach(_ done: Int, of total: Int, at now: Int, width: Int) -> SafeText? {
    let ofFile = total > 0 ? min(1, Double(done) / Double(total)) : 0
    fraction = max(fraction, (Double(filesRead) + ofFile) / Double(files))
    return line(at: now, width: width)
  }

  /// Another file comes; how far it is, is told against all of them.
  mutating func finishFile() {
    filesRead += 1
    fraction = max(fraction, min(1, Double(filesRead) / Double(files)))
  }

  private mutating func line(at now: Int, width: Int) -> SafeText? {
    guard now - began >= ImportProgress.patience, now - drawn >= ImportProgress.pause else {
      return nil
    }
    drawn = now
    isShown = true
    let rate = notes * 1000 / max(1, now - began)
    let counts = "\(notes) notes, \(rate) a second"
    guard fraction > 0.01 else { return SafeText(String(counts.prefix(width))) }
    let left = Int(Double(now - began) * (1 - fraction) / fraction / 1000) + 1
    let tail = " \(Int(fraction * 100)) %  \(counts), \(ImportProgress.duration(left)) left"
    let room = min(30, width - tail.utf8.count - 1)
    guard room >= 5 else { return SafeText(String(tail.dropFirst().prefix(width))) }
    let full = Int(Double(room) * fraction)
    let bar = String(repeating: "━", count: full) + String(repeating: "─", count: room - full)
    return SafeText(bar + tail)
  }

  private static func duration(_ seconds: Int) -> String {
    seconds < 100 ? "\(seconds) s" : "\((seconds + 30) / 60) min"
  }
}
