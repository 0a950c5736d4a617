/// Renders a check as one screen: how many of what, the rules violated most, what is missing most, and the last line.
///
/// It reads counts only, so that a run need make no finding for it.
public struct SummaryReport: Sendable {
  /// How many rules and attributes are shown; the others are counted.
  private static let shown = 10

  let language: ReportLanguage
  let style: TerminalStyle

  /// A renderer in a language, with or without colour.
  public init(language: ReportLanguage, colour: Bool) {
    self.language = language
    style = TerminalStyle(colour: colour)
  }

  /// The screen, with a final line feed.
  public func render(_ report: CheckReport) -> String {
    var parts = [TextReport(language: language, style: style).header(report.header) + input(report)]
    parts.append(verdicts(report))
    let violated = report.counts.filter { $0.violatedFindings > 0 }.sorted {
      ($1.severity, $1.violatedFindings, $0.rule) < ($0.severity, $0.violatedFindings, $1.rule)
    }
    parts += table(
      language("Violated", "违反的规则"), violated.map { (mark($0), language.number($0.violatedFindings), words($0)) })
    let open = report.counts.filter { $0.undetermined > 0 }.sorted {
      ($1.undetermined, $0.rule) < ($0.undetermined, $1.rule)
    }
    parts += table(
      language("Undetermined", "无法判定的规则"), open.map { (mark($0), language.number($0.undetermined), words($0)) })
    parts += table(
      language("Missing, with the listings that lack it", "缺少的数据与涉及的商品数"),
      report.gaps.map { gap in
        let name = ReportClosing(language: language).name(gap.attribute, [gap.attribute: gap.label])
        let checks = language.number(gap.checks)
        let alone = language.number(gap.settlesAlone)
        return (
          "", language.number(gap.listings),
          oneLine(name)
            + style.dim(
              language(
                "  needed by \(checks) check\(gap.checks == 1 ? "" : "s"), settles \(alone) alone",
                "  \(checks) 项检查需要，单独可判定 \(alone) 项"))
        )
      })
    var closing = ReportClosing(language: language).lines(report)
    closing[closing.count - 1] = style.bold(closing[closing.count - 1])
    parts.append(closing.joined(separator: "\n") + "\n")
    return parts.joined(separator: "\n")
  }

  private func input(_ report: CheckReport) -> String {
    guard !report.input.isEmpty else { return "" }
    let ids = Dictionary(grouping: report.input, by: \.id).sorted { $0.key < $1.key }.map { id, findings in
      "\(id) (\(language.number(findings.reduce(0) { $0 + $1.count })))"
    }
    return language("Input: ", "输入问题：") + ids.joined(separator: language(", ", "、")) + "\n"
  }

  private func verdicts(_ report: CheckReport) -> String {
    let tally = report.tally
    func number(_ value: Int) -> String { language.number(value) }
    let counts = [
      language("\(number(tally.satisfied)) satisfied", "符合 \(number(tally.satisfied))"),
      language("\(number(tally.violated)) violated", "违反 \(number(tally.violated))"),
      language("\(number(tally.undetermined)) undetermined", "无法判定 \(number(tally.undetermined))"),
      language("\(number(tally.notApplicable)) not applicable", "不适用 \(number(tally.notApplicable))"),
    ]
    return "\(style.bold(language.listings(report.listings))) · " + counts.joined(separator: " · ") + "\n"
  }

  private func mark(_ count: RuleCount) -> String {
    style.severity(count.severity, TextReport(language: language, style: style).name(count.severity))
  }

  private func words(_ count: RuleCount) -> String {
    let preview = count.isPreview ? language("  (preview)", "（预览）") : ""
    return "\(style.bold(count.rule))  \(oneLine(count.title))\(preview)"
  }

  /// Rows under a title, with their numbers one below the other.
  private func table(_ title: String, _ rows: [(mark: String, number: String, words: String)]) -> [String] {
    guard !rows.isEmpty else { return [] }
    let shown = rows.prefix(Self.shown)
    let width = shown.map(\.number.count).max() ?? 0
    var lines = [style.bold(title)]
    lines += shown.map { row in
      let number = String(repeating: " ", count: width - row.number.count) + row.number
      return "  \(number) \(row.mark) \(row.words)"
    }
    if rows.count > Self.shown {
      let rest = language.number(rows.count - Self.shown)
      lines.append(
        "  " + language("and \(rest) more (--format json lists all)", "另有 \(rest) 条（用 --format json 查看全部）"))
    }
    return [lines.joined(separator: "\n") + "\n"]
  }
}
