/// What entering markets asks for, as far as it is known what is sold.
public struct ChecklistReport: Sendable {
  /// What became of an obligation.
  public enum Status: String, Sendable, CaseIterable {
    case needed
    case neededIf = "needed_if"
    case done
    case notNeeded = "not_needed"
  }

  /// An obligation in one or more markets.
  public struct Item: Sendable {
    /// The rule's id.
    public var rule: String
    /// The rule's title.
    public var title: String
    /// The domain.
    public var domain: String
    /// The markets.
    public var markets: [String]
    /// The platform, where the obligation is a platform's.
    public var platform: String?
    /// What became of it.
    public var status: Status
    /// The residual condition in words, for `needed if`; the reason, for `not needed`.
    public var condition: String?
    /// The conditions that do not hold yet.
    public var parts: [String]
    /// Whether one of ``parts`` is enough.
    public var isAny: Bool
    /// Whom it binds.
    public var binds: [String]
    /// The first day.
    public var since: String?
    /// The first day on which it no longer holds.
    public var until: String?
    /// The law.
    public var basis: [Finding.Basis]
    /// Whether it begins only after the day asked about.
    public var isComing: Bool

    /// An item.
    public init(
      rule: String, title: String, domain: String, markets: [String], platform: String?, status: Status,
      condition: String?, parts: [String], isAny: Bool, binds: [String], since: String?, until: String?,
      basis: [Finding.Basis], isComing: Bool
    ) {
      self.rule = rule
      self.title = title
      self.domain = domain
      self.markets = markets
      self.platform = platform
      self.status = status
      self.condition = condition
      self.parts = parts
      self.isAny = isAny
      self.binds = binds
      self.since = since
      self.until = until
      self.basis = basis
      self.isComing = isComing
    }
  }

  /// What was asked.
  public var header: CheckReport.Header
  /// What is sold, in words.
  public var subject: String
  /// The obligations.
  public var items: [Item]
  /// Markets asked about for which the library has no rule.
  public var marketsWithoutRules: [String]

  /// A checklist.
  public init(header: CheckReport.Header, subject: String, items: [Item], marketsWithoutRules: [String]) {
    self.header = header
    self.subject = subject
    self.items = items
    self.marketsWithoutRules = marketsWithoutRules
  }
}

extension TextReport {
  /// The checklist as plain lines that read as Markdown too.
  public func render(_ report: ChecklistReport) -> String {
    let markets = marketNames(report.header.markets, unions: report.header.unions, language: language)
    let names = [markets] + report.header.platforms
    var parts = [
      "# \(oneLine(report.subject)) → \(names.joined(separator: " · "))\n"
        + "pratique \(report.header.version) · \(language("library", "规则库")) \(report.header.library) · \(language("as of \(report.header.day)", "以 \(report.header.day) 为准"))"
    ]
    let current = report.items.filter { !$0.isComing }
    let sections: [(String, [ChecklistReport.Item])] = [
      (language("Needed", "必须办理"), current.filter { $0.status == .needed }),
      (language("Needed if …", "视情况而定"), current.filter { $0.status == .neededIf }),
      (language("Done", "已完成"), current.filter { $0.status == .done }),
      (language("Coming within 24 months", "24 个月内生效"), report.items.filter { $0.isComing && $0.status != .notNeeded }),
      (language("Not needed, and why", "不适用及原因"), current.filter { $0.status == .notNeeded }),
    ]
    for (title, items) in sections where !items.isEmpty {
      let lines = items.map { line($0, unions: report.header.unions) }
      parts.append((["## \(title) (\(items.count))"] + lines).joined(separator: "\n"))
    }
    if !report.marketsWithoutRules.isEmpty {
      let codes = report.marketsWithoutRules.joined(separator: ", ")
      parts.append(
        language(
          "Not covered: the law of \(codes). The library has no rule of its own for it.",
          "未涵盖：\(codes) 的法律。规则库没有专门针对该市场的规则。"))
    }
    parts.append(
      language(
        "This list holds what the library's rules ask; what no rule covers is not on it.",
        "本清单只包含规则库已有规则的要求；规则未涵盖的义务不在其中。"))
    return parts.joined(separator: "\n\n") + "\n"
  }

  private func line(_ item: ChecklistReport.Item, unions: [(name: String, members: [String])]) -> String {
    let box = item.status == .done ? "- [x]" : item.status == .notNeeded ? "-" : "- [ ]"
    let markets = marketNames(item.markets, unions: unions, language: language)
    let dates = [
      item.since.map { item.isComing ? language("from \($0)", "\($0) 起") : language("since \($0)", "\($0) 起") },
      item.until.map(lastDay),
    ].compactMap(\.self)
    let condition = item.condition.map { condition in
      item.status == .notNeeded
        ? language(": \(condition)", ":\(condition)") : language(" if \(condition)", "——若\(condition)")
    }
    let notes = ([markets] + [item.platform].compactMap(\.self) + dates).joined(separator: " · ")
    var lines = ["\(box) \(style.bold(oneLine(item.title)))\(condition ?? "") · \(style.dim(notes))"]
    if item.status == .needed || item.status == .neededIf, !item.parts.isEmpty {
      let lead = item.parts.count > 1 && item.isAny ? language("one of: ", "任选其一：") : ""
      lines.append("      " + lead + item.parts.joined(separator: language("; ", ";")))
    }
    if item.status != .notNeeded {
      for basis in item.basis {
        lines.append("      " + style.dim(oneLine("\(basis.source) \(basis.provision) — \(basis.url)")))
      }
    }
    return lines.joined(separator: "\n")
  }
}
