import EngramCore
import Foundation
import Testing

/// What must be known of the cards of a package, by the samples' README, "Schedules".
struct ExpectedSchedules {
  private var states: [String: [String: Any]] = [:]

  init(_ name: String) throws {
    let json = try JSONSerialization.jsonObject(with: Data(Samples.bytes(name + ".expected.json")))
    let schedule = (json as? [String: Any])?["schedule"] as? [String: Any]
    for state in schedule?["cards"] as? [[String: Any]] ?? [] {
      let guid = try #require(state["guid"] as? String)
      let ord = try #require(state["ord"] as? Int)
      states["\(guid)/\(ord)"] = state
    }
    let cards = (json as? [String: Any])?["cards"] as? [[String: Any]] ?? []
    for card in cards {
      guard let guid = card["guid"] as? String, let ord = card["ord"] as? Int else { continue }
      prompts[guid, default: [:]][ExpectedCards.plain(card["prompt"] as? String ?? "")] = ord
    }
  }

  /// Template numbers by guid and prompt, since notes do not keep them.
  private var prompts: [String: [String: Int]] = [:]

  /// All that is wrong with what was read; empty where it is as it must be.
  func differences(from notes: [ImportedNote]) -> [String] {
    var problems: [String] = []
    for note in notes {
      for card in note.cards {
        guard let guid = note.id, let ord = prompts[guid]?[ExpectedCards.plain(card.prompt)],
          let state = states["\(guid)/\(ord)"]
        else {
          if !states.isEmpty { problems.append("no schedule is expected of \(card.prompt)") }
          continue
        }
        problems += differences(state, card).map { "\(card.prompt): \($0)" }
      }
    }
    return problems
  }

  private func differences(_ want: [String: Any], _ card: ImportedCard) -> [String] {
    let schedule = card.schedule ?? ImportedSchedule()
    func number(_ name: String) -> Int? { want[name] as? Int }
    var problems: [String] = []
    func check<Value: Equatable>(_ what: String, _ wanted: Value?, _ got: Value?) {
      if wanted != got {
        problems.append(
          "\(what): wanted \(String(describing: wanted)), read \(String(describing: got))")
      }
    }
    check("suspended", want["suspended"] as? Bool, schedule.isSuspended)
    check("buried", want["buried"] as? Bool, schedule.buriedUntil != nil)
    check("flagged", number("flag").map { $0 > 0 }, card.isFlagged)
    let stage = want["state"] as? String
    guard stage != "new" else {
      check("state", nil, schedule.state)
      return problems
    }
    let state = schedule.state
    check("easiness", number("easiness"), state?.memory.easiness)
    check("lapses", number("lapses"), state?.lapses)
    check("due", want["due"] as? String, state?.due.description)
    check("last", want["last"] as? String, state?.lastDay?.description)
    check("repetitions", number("repetitions"), state?.memory.repetitions)
    if stage == "review" { check("interval", number("interval"), state?.memory.interval) }
    return problems
  }
}
