internal import Values

/// Renders a check as text for a terminal.
public struct TextReport: Sendable {
  /// The most listings shown of one group; the others are counted.
  public static let listingsPerGroup = 20

  let language: ReportLanguage
  let style: TerminalStyle

  /// A renderer in a language, with or without colour.
  public init(language: ReportLanguage, colour: Bool) {
    self.init(language: language, style: TerminalStyle(colour: colour))
  }

  init(language: ReportLanguage, style: TerminalStyle) {
    self.language = language
    self.style = style
  }

  /// The whole report, with a final line feed.
  public func render(_ report: CheckReport) -> String {
    var parts = [header(report.header)]
    parts += report.input.map(render)
    let violated = report.findings.filter { $0.verdict == .violated }
    parts += groups(of: violated).map { render($0, unions: report.header.unions) }
    parts += unsettled(report)
    parts.append(closing(report))
    return parts.joined(separator: "\n")
  }

  // MARK: Header and closing

  func header(_ header: CheckReport.Header) -> String {
    let catalogs = header.catalogs.map { catalog in
      language(
        "\(oneLine(catalog.path)) read as \(catalog.format): \(language.listings(catalog.listings)), \(catalog.usedFields) of \(catalog.fields) fields used",
        "\(oneLine(catalog.path)) 按 \(catalog.format) 读取：\(language.listings(catalog.listings))，共 \(catalog.fields) 个字段，用到 \(catalog.usedFields) 个"
      )
    }
    let day = language("as of \(header.day)", "以 \(header.day) 为准")
    let first = "pratique \(header.version) · \(language("library", "规则库")) \(header.library) · \(day)"
    let scope = [marketNames(header.markets, unions: header.unions, language: language)] + header.platforms
    return first + " · " + scope.joined(separator: " · ") + "\n" + catalogs.joined(separator: "\n") + "\n"
  }

  private func closing(_ report: CheckReport) -> String {
    var lines = ReportClosing(language: language).lines(report)
    lines[lines.count - 1] = style.bold(lines[lines.count - 1])
    return lines.joined(separator: "\n") + "\n"
  }

  /// The rules that could not tell, each with how many checks and what would settle most of them.
  private func unsettled(_ report: CheckReport) -> [String] {
    var checks: [String: [Finding]] = [:]
    for finding in report.findings where finding.verdict == .undetermined {
      checks[finding.rule, default: []].append(finding)
    }
    guard !checks.isEmpty else { return [] }
    let lines = checks.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.map { rule, findings in
      let markets = marketNames(Set(findings.map(\.market)), unions: report.header.unions, language: language)
      return "\(indent)\(rule)  \(language.number(findings.count)) · \(markets) · \(mostWanted(findings, report))"
    }
    return [
      style.severity(.info, language(" OPEN  ", " 待定 ")) + " " + language("not settled, by rule", "未能判定（按规则）") + "\n"
        + lines.joined(separator: "\n") + "\n"
    ]
  }

  /// The set of attributes that would settle the most of some findings.
  private func mostWanted(_ findings: [Finding], _ report: CheckReport) -> String {
    var counts: [[String]: Int] = [:]
    for finding in findings { if let set = finding.missing.first { counts[set, default: 0] += 1 } }
    guard let best = counts.min(by: { ($1.value, $0.key.joined()) < ($0.value, $1.key.joined()) }) else {
      let reasons = Set(findings.flatMap { $0.uncomputable.isEmpty ? $0.open : $0.uncomputable }).sorted().prefix(3)
      return language("more than four attributes are missing: ", "缺少四个以上属性：")
        + reasons.map(oneLine).joined(separator: ", ")
    }
    let names = best.key.map { ReportClosing(language: language).name($0, report.labels) }.joined(
      separator: language(", ", "、"))
    return language("state \(names)", "补充 \(names)")
      + (best.value < findings.count
        ? language(" (settles \(language.number(best.value)))", "（可判定 \(language.number(best.value)) 项）") : "")
  }

  func render(_ input: InputFinding) -> String {
    let place = input.location.map { "\(oneLine($0.file)):\($0.line):\($0.column)" } ?? ""
    let more =
      input.count > 1
      ? language(" — in \(language.listings(input.count))", "——共 \(language.listings(input.count))") : ""
    let mark = style.severity(.warning, language(" INPUT ", " 输入 "))
    let firstPlace =
      place.isEmpty
      ? "" : indent + language("first at ", "首见于 ") + place + (input.sku.map { "  " + oneLine($0) } ?? "") + "\n"
    return "\(mark) \(input.id)\n\(indent)\(oneLine(input.message))\(more)\n\(firstPlace)"
  }

  // MARK: Findings

  /// What is told together: a rule in the same markets, worst first.
  struct Group {
    let markets: [String]
    let findings: [Finding]
  }

  /// Findings that differ only in their market are one; then what has the same rule and markets stands together.
  func groups(of findings: [Finding]) -> [Group] {
    struct Key: Hashable {
      let rule: String, sku: String?, message: String, platform: String?, part: String?, location: Finding.Location?
    }
    var order: [Key] = []
    var markets: [Key: [String]] = [:]
    var first: [Key: Finding] = [:]
    for finding in findings {
      let key = Key(
        rule: finding.rule, sku: finding.sku, message: finding.message, platform: finding.platform,
        part: finding.part, location: finding.location)
      if first.updateValue(first[key] ?? finding, forKey: key) == nil { order.append(key) }
      markets[key, default: []].append(finding.market)
    }
    struct GroupKey: Hashable {
      let rule: String, title: String, platform: String?, since: String?, until: String?, basis: [Finding.Basis]
      let markets: [String]
    }
    var groupOrder: [GroupKey] = []
    var members: [GroupKey: [Finding]] = [:]
    for key in order {
      guard let finding = first[key] else { continue }
      let groupKey = GroupKey(
        rule: key.rule, title: finding.title, platform: finding.platform, since: finding.since, until: finding.until,
        basis: finding.basis, markets: markets[key, default: []].sorted())
      if members[groupKey] == nil { groupOrder.append(groupKey) }
      members[groupKey, default: []].append(finding)
    }
    let groups = groupOrder.map { Group(markets: $0.markets, findings: members[$0] ?? []) }
    return groups.enumerated().sorted { left, right in
      let (one, other) = (left.element.findings[0], right.element.findings[0])
      if one.severity != other.severity { return one.severity > other.severity }
      return (one.rule, left.offset) < (other.rule, right.offset)
    }.map(\.element)
  }

  func render(_ group: Group, unions: [(name: String, members: [String])]) -> String {
    let first = group.findings[0]
    var lines = [heading(first, markets: marketNames(group.markets, unions: unions, language: language))]
    for finding in group.findings.prefix(Self.listingsPerGroup) { lines.append(contentsOf: line(finding)) }
    if group.findings.count > Self.listingsPerGroup {
      let rest = language.number(group.findings.count - Self.listingsPerGroup)
      lines.append(
        indent + language("and \(rest) more (--format jsonl lists all)", "另有 \(rest) 条（用 --format jsonl 查看全部）"))
    }
    lines.append(contentsOf: first.basis.map(law))
    var fixes: [String] = []
    for fix in group.findings.flatMap(\.fixes).map(\.text) where !fixes.contains(fix) { fixes.append(fix) }
    for fix in fixes { lines.append(indent + style.bold(language("Do    ", "处理  ")) + oneLine(fix)) }
    return lines.joined(separator: "\n") + "\n"
  }

  private var indent: String { "        " }

  /// A severity as a mark of fixed width.
  func name(_ severity: Finding.Severity) -> String {
    switch severity {
    case .error: language(" ERROR ", " 错误 ")
    case .warning: language(" WARN  ", " 警告 ")
    case .info: language(" INFO  ", " 提示 ")
    }
  }

  private func heading(_ finding: Finding, markets: String) -> String {
    let dates = [
      finding.since.map { language("since \($0)", "\($0) 起") },
      finding.until.map(lastDay),
    ].compactMap(\.self)
    let preview = finding.isPreview ? [language("preview, never gates", "预览，不拦截")] : []
    let notes =
      [language.domain(finding.domain), markets] + [finding.platform.map(oneLine)].compactMap(\.self) + dates + preview
    let severity = style.severity(finding.severity, name(finding.severity))
    return
      "\(severity) \(style.bold(finding.rule))  \(oneLine(finding.title))\n\(indent)\(style.dim(notes.joined(separator: " · ")))"
  }

  /// The last day of a rule whose first day after is `until`, as laws say it.
  func lastDay(_ until: String) -> String {
    let last = CalendarDate(until).map { "\($0.previous)" } ?? until
    return language("through \(last)", "有效期至 \(last)")
  }

  private func line(_ finding: Finding) -> [String] {
    let subject =
      finding.sku
      ?? language(finding.location == nil ? "the seller" : "no SKU", finding.location == nil ? "卖家" : "无 SKU")
    let place = finding.location.map { style.dim("  \(oneLine($0.file)):\($0.line):\($0.column)") } ?? ""
    let inferred =
      finding.inferred.isEmpty
      ? ""
      : language(
        "  inferred: \(finding.inferred.joined(separator: ", "))", "  推断得出：\(finding.inferred.joined(separator: "、"))")
    return [indent + style.bold(oneLine(subject)) + place, indent + "  " + oneLine(finding.message) + inferred]
  }

  private func law(_ basis: Finding.Basis) -> String {
    let compared = basis.checked.map { day in
      language(
        " · compared \(day) with \(Self.readings[basis.reading ?? ""]?.0 ?? "the law")",
        " · \(day) 已与\(Self.readings[basis.reading ?? ""]?.1 ?? "法律")核对")
    }
    let text = oneLine("\(basis.source) \(basis.provision)")
    return indent + style.bold(language("Law   ", "依据  ")) + text
      + (basis.url.isEmpty ? "" : " — \(oneLine(basis.url))")
      + style.dim(compared ?? "")
  }

  private static let readings: [String: (String, String)] = [
    "text": ("its text", "法律原文"), "official_summary": ("an official summary", "官方摘要"),
    "agreeing": ("two published sources that agree", "两份一致的公开资料"),
    "secondary": ("one published source", "一份公开资料"), "recall": ("nobody's eyes", "记忆"),
  ]
}

/// Colour and weight for a terminal, or nothing.
public struct TerminalStyle: Sendable {
  let colour: Bool

  /// With or without escape codes.
  public init(colour: Bool) { self.colour = colour }

  private func wrap(_ text: String, _ code: String) -> String { colour ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text }

  func bold(_ text: String) -> String { wrap(text, "1") }

  func dim(_ text: String) -> String { wrap(text, "2") }

  func severity(_ severity: Finding.Severity, _ text: String) -> String {
    wrap(text, severity == .error ? "1;31" : severity == .warning ? "1;33" : "1;36")
  }
}
