import Evaluation
internal import FoundationEssentials
public import Reports

/// What of the law is covered: `rules/COVERAGE.tsv`, a duty a line, with the rules that settle it or why none does.
public struct LawCoverage: Sendable {
  /// A duty of an instrument.
  struct Duty: Sendable {
    let instrument, provision, duty, since: String
    let rules: [String]
    let reason: String
    let fact: String
  }

  private let duties: [Duty]

  private static let heading = ["instrument", "provision", "duty", "since", "rules", "reason", "fact"]

  /// Reads the file beside a library's rules.
  ///
  /// - Throws: a ``Problem`` where it is missing, or a line has not seven cells, with its number.
  public init(folder: String) throws(Problem) {
    let path = "\(folder)/COVERAGE.tsv"
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Problem("There is no \(path).", "没有 \(path)。")
    }
    var duties: [Duty] = []
    for (index, line) in String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline).enumerated() {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard cells.count == Self.heading.count else {
        throw Problem(
          "\(path):\(index + 1) has \(cells.count) cells, and \(Self.heading.count) are expected: \(Self.heading.joined(separator: ", ")).",
          "\(path):\(index + 1) 有 \(cells.count) 个单元格，应为 \(Self.heading.count) 个：\(Self.heading.joined(separator: "、"))。"
        )
      }
      if index == 0, cells == Self.heading { continue }
      let rules = cells[4].split(separator: ",").map { $0.filter { $0 != " " } }
      duties.append(
        Duty(
          instrument: cells[0], provision: cells[1], duty: cells[2], since: cells[3], rules: rules, reason: cells[5],
          fact: cells[6]))
    }
    self.duties = duties
  }

  /// What does not fit the library: rules that do not exist, duties with neither a rule nor a reason, rules that no duty
  /// names.
  public func mistakes(in library: RuleLibrary) -> [String] {
    let ids = Set(library.library.rules.map(\.id))
    var found: [String] = []
    for duty in duties {
      for rule in duty.rules where !ids.contains(rule) {
        found.append("\(duty.instrument) \(duty.provision): no rule \(rule)")
      }
      if duty.rules.isEmpty == duty.reason.isEmpty {
        found.append("\(duty.instrument) \(duty.provision): either rules or a reason why none")
      }
    }
    let named = Set(duties.flatMap(\.rules))
    return found + ids.subtracting(named).sorted().map { "\($0): no line of COVERAGE.tsv names it" }
  }

  /// The table as text: by instrument, what is covered and what is not, and why.
  public func text(language: ReportLanguage) -> String {
    var lines: [String] = []
    var last = ""
    for duty in duties {
      if duty.instrument != last { lines.append("\n\(duty.instrument)") }
      last = duty.instrument
      let since = duty.since.isEmpty ? "" : language(" (since \(duty.since))", "（\(duty.since) 起）")
      lines.append("  \(duty.rules.isEmpty ? "–" : "✓") \(duty.provision): \(duty.duty)\(since)")
      lines.append(
        "      "
          + (duty.rules.isEmpty ? language("not covered: ", "未涵盖：") + duty.reason : duty.rules.joined(separator: ", ")))
    }
    let covered = duties.count { !$0.rules.isEmpty }
    lines.append(
      "\n" + language("\(covered) of \(duties.count) duties covered", "\(duties.count) 项义务中已涵盖 \(covered) 项"))
    return lines.joined(separator: "\n").drop { $0 == "\n" } + "\n"
  }
}
