import Catalog
import Evaluation
public import Reports
import RuleCompiler
import Values

extension RuleLibrary {
  /// What the examples of each rule reach, and what they leave out: verdicts, sides of dates, conditions, languages.
  ///
  /// - Returns: the text, and how many rules leave something out.
  public func exampleCoverage(language: ReportLanguage) -> (text: String, incomplete: Int) {
    let runner = ExampleRunner(library)
    let wordings = WordingCache()
    let words = PlainWords(library: library, language: language)
    var lines: [String] = []
    var incomplete = 0
    for (id, family) in Dictionary(grouping: library.rules, by: \.id).sorted(by: { $0.key < $1.key }) {
      let examples = compiled.examples.filter { $0.rule == id }
      let coverage = RuleCoverage(
        family: family, examples: examples, reach: ExampleReach(of: family, by: examples, runner, wordings: wordings))
      let missing = coverage.missing(language, words)
      if !missing.isEmpty { incomplete += 1 }
      let state = missing.isEmpty ? language("complete", "完整") : missing.joined(separator: language("; ", "；"))
      lines.append("\(id)  \(coverage.counts(language))\n    \(state)")
    }
    let total = language(
      "\(lines.count) rules, \(incomplete) with something left out", "\(lines.count) 条规则，其中 \(incomplete) 条有遗漏")
    return ((lines + [total]).joined(separator: "\n") + "\n", incomplete)
  }
}

/// What the examples of one rule or family show.
private struct RuleCoverage {
  let family: [Rule]
  let examples: [RuleExample]
  let reach: ExampleReach

  func counts(_ language: ReportLanguage) -> String {
    Verdict.allCases.map { verdict in "\(verdict.rawValue) \(examples.count { $0.verdict == verdict })" }
      .joined(separator: " · ")
  }

  func missing(_ language: ReportLanguage, _ words: PlainWords) -> [String] {
    guard let rule = family.first else { return [] }
    let wanted: [Verdict] =
      rule.kind == .notice ? [.satisfied, .notApplicable] : [.satisfied, .violated, .notApplicable]
    var missing = wanted.filter { verdict in !examples.contains { $0.verdict == verdict } }
      .map { language("no example is \($0.rawValue)", "缺少“\($0.rawValue)”示例") }
    missing +=
      dates(language) + parts(rule, language) + thresholds(rule, language, words) + reliefs(rule, language, words)
    for tag in ["en", "zh"] where rule.kind != .notice && !rule.messages.keys.contains(where: { $0.hasPrefix(tag) }) {
      missing.append(language("says nothing in \(tag)", "缺少 \(tag) 文本"))
    }
    return missing
  }

  /// The last and first days that `applies` writes, each with the day on its other side.
  private func dates(_ language: ReportLanguage) -> [String] {
    let firstDays = family.flatMap(\.scope.periods).compactMap(\.days.from)
    let firstDay = firstDays.min()
    let days = Set(examples.map { $0.day ?? firstDay }.compactMap(\.self))
    var sides: [(CalendarDate, String)] = []
    for rule in family where rule.row == nil {
      for period in rule.scope.periods {
        if let from = period.days.from { sides += [(from, "first day"), (from.previous, "day before")] }
        if let through = period.days.through { sides += [(through, "last day"), (through.next, "day after")] }
      }
    }
    return sides.filter { !days.contains($0.0) }.map { day, side in
      language("no example on \(day) (\(side))", "缺少 \(day) 的示例")
    }
  }

  /// The sides of thresholds on which no example stands.
  private func thresholds(_ rule: Rule, _ language: ReportLanguage, _ words: PlainWords) -> [String] {
    rule.thresholds.enumerated().flatMap { place, test -> [String] in
      let reached = reach.thresholds[place] ?? []
      return [Truth.yes, .no].filter { !reached.contains($0) }.map { side in
        let text = words.text(.test(test), negated: side == .no)
        return language("no example where \(text)", "没有“\(text)”的示例")
      }
    }
  }

  /// The `unless` and exceptions that hold in no example.
  private func reliefs(_ rule: Rule, _ language: ReportLanguage, _ words: PlainWords) -> [String] {
    let exemptions = rule.exemptions.enumerated().filter { !reach.exemptions.contains($0.offset) }.map { exemption in
      let text = words.text(exemption.element.condition)
      return language("no example is exempt because \(text)", "没有因“\(text)”而豁免的示例")
    }
    let exceptions = rule.exceptions.enumerated().filter { !reach.exceptions.contains($0.offset) }.map { exception in
      language("no example of the exception \(exception.element.id)", "没有例外 \(exception.element.id) 的示例")
    }
    return exemptions + exceptions
  }

  /// The named conditions that no violated example names.
  private func parts(_ rule: Rule, _ language: ReportLanguage) -> [String] {
    guard case .group(any: false, let parts) = rule.requirement, parts.count > 1 else { return [] }
    let shown = Set(examples.flatMap(\.at))
    return parts.map(\.name).filter { !shown.contains($0) }.map { name in
      language("no violated example at `\(name)`", "没有 `\(name)` 不满足的示例")
    }
  }
}
