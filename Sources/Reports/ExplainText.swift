extension TextReport {
  /// An explanation: the rule and its law first, then each listing.
  public func render(_ report: ExplainReport) -> String {
    var parts = [explainHeader(report)]
    parts += report.cases.map { render($0, report) }
    return parts.joined(separator: "\n")
  }

  private func explainHeader(_ report: ExplainReport) -> String {
    var header = report.header
    header.catalogs = []
    var dates = [report.since.map { language("since \($0)", "\($0) 起") }, report.until.map(lastDay)].compactMap(\.self)
    dates += report.replacedBy.map { next in
      let from = next.from.map { language(" from \($0)", "（\($0) 起）") } ?? ""
      return language(
        "replaced by \(next.rule), \(next.law)\(from)", "由 \(next.rule)（\(next.law)）取代\(from)")
    }
    let notes = [language.domain(report.domain)] + dates
    var lines = [
      self.header(header).split(separator: "\n").first.map(String.init) ?? "",
      "\(style.severity(report.severity, name(report.severity))) \(style.bold(report.rule))  \(oneLine(report.title))",
      indent + style.dim(oneLine(notes.joined(separator: " · "))),
    ]
    lines += report.basis.map(law)
    return lines.joined(separator: "\n") + "\n"
  }

  private func render(_ item: ExplainReport.Case, _ report: ExplainReport) -> String {
    let place = item.location.map { style.dim("  \(oneLine($0.file)):\($0.line):\($0.column)") } ?? ""
    let row = item.row.map { "  [\(oneLine($0))]" } ?? ""
    var lines = [style.bold(item.sku.map(oneLine) ?? language("the seller", "卖家")) + place + row]
    lines.append(
      style.bold(verdict(item.verdict)) + (item.version.map { language(" in the version \($0)", "（\($0) 版本）") } ?? ""))
    lines += item.messages.map { "  " + oneLine($0) }
    lines += table(language("Does the rule concern it?", "该规则是否适用？"), item.concerns)
    lines += table(language("Does it hold?", "是否符合要求？"), item.holds)
    lines += facts(item)
    lines += outlook(item)
    return lines.joined(separator: "\n") + "\n"
  }

  private func verdict(_ verdict: String) -> String {
    guard language == .chinese else { return verdict }
    return ["satisfied": "符合", "violated": "违反", "not applicable": "不适用", "undetermined": "无法判定"][verdict] ?? verdict
  }

  private func answer(_ truth: String) -> String {
    language(truth, ["yes": "是", "no": "否"][truth] ?? "未知")
  }

  // MARK: Conditions

  private func table(_ question: String, _ side: (truth: String, lines: [ExplainReport.Line])) -> [String] {
    guard !side.lines.isEmpty else { return [] }
    let answers = side.lines.map { answer($0.truth) }
    let roles = side.lines.map { role($0.role) }
    let (answerWidth, roleWidth) = (answers.map(\.columns).max() ?? 0, roles.map(\.columns).max() ?? 0)
    var lines = ["", "  \(question)  \(style.bold(answer(side.truth)))"]
    for (index, line) in side.lines.enumerated() {
      let depth = String(repeating: "  ", count: line.depth)
      let read = line.facts.filter { $0.origin != "missing" }.map { "\(oneLine($0.path)) = \(excerpt($0.value))" }
      let missing = line.facts.filter { $0.origin == "missing" }.map { fact in
        language("\(oneLine(fact.path)) is not stated", "未提供 \(oneLine(fact.path))")
      }
      let values = (read + missing).joined(separator: language(", ", "，"))
      lines.append(
        "    " + answers[index].padded(to: answerWidth) + "  " + roles[index].padded(to: roleWidth)
          + (roleWidth > 0 ? "  " : "") + depth + oneLine(line.heading ?? line.text))
      if !values.isEmpty {
        let margin = String(repeating: " ", count: 4 + answerWidth + 2 + roleWidth + (roleWidth > 0 ? 2 : 0))
        lines.append(margin + depth + "  " + style.dim(values))
      }
    }
    return lines
  }

  private func role(_ role: String) -> String {
    guard language == .chinese else { return oneLine(role) }
    return oneLine(["when": "条件", "unless": "除外", "event": "日期", "exception": "例外"][role] ?? role)
  }

  private func excerpt(_ value: String) -> String {
    let text = oneLine(value)
    return text.count > 70 ? text.prefix(69) + "…" : text
  }

  // MARK: Facts

  private func facts(_ item: ExplainReport.Case) -> [String] {
    var facts: [ExplainReport.Fact] = []
    for fact in (item.concerns.lines + item.holds.lines).flatMap(\.facts)
    where !facts.contains(where: { $0.path == fact.path }) {
      facts.append(fact)
    }
    guard !facts.isEmpty else { return [] }
    let width = facts.map { oneLine($0.path).columns }.max() ?? 0
    let values = facts.map { $0.origin == "missing" ? "–" : excerpt($0.value) }
    let valueWidth = min(28, values.map(\.columns).max() ?? 0)
    return ["", "  " + language("Facts", "事实")]
      + zip(facts, values).map { fact, value in
        let place = fact.location.map { "\(oneLine($0.file)):\($0.line):\($0.column)" } ?? ""
        let source = [oneLine(fact.originText), place].filter { !$0.isEmpty }.joined(separator: language(", ", "，"))
        return "    " + oneLine(fact.path).padded(to: width) + "  " + value.padded(to: valueWidth) + "  "
          + style.dim(source)
      }
  }

  // MARK: What would change it

  private func outlook(_ item: ExplainReport.Case) -> [String] {
    var lines: [String] = []
    if !item.settling.isEmpty {
      let sets = item.settling.map { $0.map(oneLine).joined(separator: language(" and ", "、")) }
      let doubt = item.isSettlingExact ? "" : language(" (perhaps fewer will do)", "（可能无需全部补充）")
      lines.append(
        language("It would be settled by stating ", "补充以下数据即可判定：") + sets.joined(separator: language(", or ", "；或"))
          + doubt + language(".", "。"))
    }
    if !item.changes.isEmpty {
      let ways = item.changes.map { $0.map(oneLine).joined(separator: language(", and ", "，并且")) }
      lines.append(
        item.changesAreTried
          ? language("It would be satisfied by: ", "作如下更改即可符合：") + ways.joined(separator: language("; or by: ", "；或："))
            + language(".", "。")
          : language("It would be satisfied if: ", "满足以下条件即可符合：")
            + ways.joined(separator: language("; or if: ", "；或：")) + language(".", "。"))
    }
    return lines.isEmpty ? [] : [""] + lines.map { "  " + style.bold($0) }
  }
}

extension String {
  /// How many columns of a terminal it takes: Chinese characters and full-width punctuation take two.
  var columns: Int {
    unicodeScalars.reduce(0) { width, scalar in
      switch scalar.value {
      case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
        0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
        width + 2
      case 0x300...0x36F, 0x200B...0x200F, 0xFE00...0xFE0F: width
      default: width + 1
      }
    }
  }

  /// The text with spaces behind it up to a number of columns.
  func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - columns)) }
}
