import Catalog
import Evaluation
public import Reports
import RuleCompiler

extension RuleLibrary {
  /// A rule as a page: Summary, Law, Applies, Requires, Exceptions, Remedy, Examples, History.
  ///
  /// - Throws: a ``Problem`` for an unknown rule, with the nearest ids.
  public func page(ofRule id: String, language: ReportLanguage) throws(Problem) -> String {
    let family = library.rules.filter { $0.id == id || $0.formerIDs.contains(id) }
    guard let rule = family.first else {
      throw CheckRequest.unknown("rule", "规则", id, library.rules.map(\.id))
    }
    return RulePage(library: library, family: family, rule: rule, examples: compiled.examples, language: language).text
  }
}

/// Writes the page of a rule; a family has one page, with its rows.
private struct RulePage {
  let library: Library
  let family: [Rule]
  let rule: Rule
  let examples: [RuleExample]
  let language: ReportLanguage

  private var words: PlainWords { PlainWords(library: library, language: language) }
  private var tag: String { language.rawValue }

  var text: String {
    let sections = [
      (language("Summary", "概述"), summary), (language("Law", "法律依据"), law), (language("Applies", "适用范围"), applies),
      (language("Requires", "要求"), requires), (language("Exceptions", "例外"), exceptions),
      (language("Remedy", "处理办法"), remedy), (language("Examples", "示例"), exampleLines),
      (language("History", "沿革"), history),
    ]
    let body = sections.filter { !$0.1.isEmpty }.map { "## \($0.0)\n" + $0.1.map { "  \($0)" }.joined(separator: "\n") }
    return "# \(rule.id)\n\n" + body.joined(separator: "\n\n") + "\n"
  }

  private var summary: [String] {
    var lines = family.map { $0.title.text(in: tag) }
    let preview = rule.isPreview ? language(", preview: reports and never gates", "，预览：只报告，不拦截") : ""
    lines.append("\(language.domain(rule.domain)) · \(rule.severity.rawValue)\(preview)")
    lines.append(language("Binds: ", "义务人：") + rule.binds.joined(separator: ", "))
    if let consequence = rule.consequences[tag] ?? rule.consequences["en"] {
      lines.append(language("If not: ", "后果：") + consequence)
    }
    if let penalty = rule.penalty { lines.append(language("Penalty: \(penalty) points", "扣分：\(penalty) 分")) }
    if let effort = rule.effort { lines.append(language("Effort: ", "投入：") + effort) }
    return lines
  }

  private var law: [String] {
    var lines: [String] = []
    for citation in family.flatMap(\.basis) {
      let checked = citation.source.checked.map { day in
        language(
          " — compared \(day) by \(citation.source.reading?.rawValue ?? "")",
          " — \(day) 核对，方式：\(citation.source.reading?.rawValue ?? "")")
      }
      let line = "\(citation.source.title.text(in: tag)) \(citation.provision) — \(citation.source.url)\(checked ?? "")"
      if !lines.contains(line) { lines.append(line) }
    }
    return lines
  }

  private var applies: [String] {
    var lines: [String] = []
    for rule in family {
      let row = rule.row.map { "[\($0)] " } ?? ""
      let places =
        rule.scope.markets.isEmpty ? language("all markets", "所有市场") : rule.scope.markets.joined(separator: ", ")
      let except =
        rule.scope.except.isEmpty ? "" : language(" except ", "，不含 ") + rule.scope.except.joined(separator: ", ")
      let platforms = rule.scope.platforms.isEmpty ? "" : " · " + rule.scope.platforms.joined(separator: ", ")
      lines.append(row + places + except + platforms)
      lines += rule.scope.periods.map { "  " + period($0) }
    }
    lines += rule.concerns.map { language("when ", "条件：") + words.text($0) }
    return lines
  }

  private func period(_ period: Scope.Period) -> String {
    var text = days(period.days)
    if let event = period.event {
      let label = words.values.attribute(event.attribute)
      text += language(", goods with “\(label)” \(days(event.days))", "，且“\(label)”\(days(event.days))的商品")
    }
    return text
  }

  private func days(_ range: DayRange) -> String {
    switch (range.from, range.through) {
    case (let from?, let through?): language("from \(from) through \(through)", "\(from) 起至 \(through)")
    case (let from?, nil): language("from \(from)", "\(from) 起")
    case (nil, let through?): language("through \(through)", "至 \(through)")
    case (nil, nil): language("on any day", "不限日期")
    }
  }

  private var requires: [String] {
    (rule.isForbidding ? [language("None of these:", "不得有以下情形：")] : []) + lines(of: rule.requirement, indent: "")
  }

  private func lines(of requirement: Requirement, indent: String) -> [String] {
    switch requirement {
    case .condition(let condition): return [indent + words.text(condition)]
    case .group(let any, let parts):
      let lead = any && !rule.isForbidding ? [indent + language("one of:", "任选其一：")] : []
      return lead
        + parts.flatMap { part -> [String] in
          let label = part.label.map { " — \($0.text(in: tag))" } ?? ""
          var head = "\(indent)- \(part.name)\(label)"
          if let when = part.when { head += language(" (when \(words.text(when)))", "（当\(words.text(when))）") }
          if let unless = part.unless {
            head += language(" (unless \(words.text(unless)))", "（\(words.text(unless))除外）")
          }
          return [head] + lines(of: part.body, indent: indent + "    ")
        }
    }
  }

  private var exceptions: [String] {
    rule.exemptions.map { exemption in
      words.text(exemption.condition) + exemption.basis.map { " — \($0.source.name) \($0.provision)" }.joined()
    }
      + rule.exceptions.map { exception in
        let basis = exception.basis.map { " — \($0.source.name) \($0.provision)" }.joined()
        return "\(exception.title.text(in: tag)): \(words.text(exception.condition))\(basis) (\(exception.id))"
      }
  }

  private var remedy: [String] {
    let builder = FindingBuilder(library: library, language: language)
    return rule.fixes.map { fix in (fix.part.map { "\($0): " } ?? "") + builder.text(of: fix) }
  }

  private var exampleLines: [String] {
    examples.filter { $0.rule == rule.id }.map { example in
      let asked = [example.day.map { "\($0)" }, example.market, example.platform].compactMap(\.self)
      let place = asked.isEmpty ? "" : " (\(asked.joined(separator: ", ")))"
      return "\(example.verdict.rawValue): \(example.title)\(place)"
    }
  }

  private var history: [String] {
    rule.formerIDs.map { language("was \($0)", "原名 \($0)") }
      + rule.replaces.map { language("replaces \($0)", "取代 \($0)") }
      + library.rules.filter { $0.replaces.contains(rule.id) }.map { language("replaced by \($0.id)", "由 \($0.id) 取代") }
  }
}
