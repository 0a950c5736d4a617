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
    parts += render(report.input)
    parts += render(report.findings.filter { $0.verdict == .violated }, header: report.header)
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
      let subjects = Set(findings.map(\.subject))
      let who = subjects == ["seller"] ? language("the seller", "卖家") : language.listings(subjects.count)
      return "\(indent)\(rule)  \(who) · \(markets) · \(mostWanted(findings, report))"
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
    let isExact = findings.allSatisfy { $0.missing.first != best.key || $0.isSettlingExact }
    let doubt = isExact ? "" : language(", or fewer", "，或无需全部补充")
    let names = best.key.map { ReportClosing(language: language).name($0, report.labels) }.joined(
      separator: language(", ", "、"))
    return language("state \(names)\(doubt)", "补充 \(names)\(doubt)")
      + (best.value < findings.count
        ? language(
          " (settles \(language.number(best.value)) of \(language.number(findings.count)) checks)",
          "（\(language.number(findings.count)) 项检查中可判定 \(language.number(best.value)) 项）") : "")
  }

  /// What is wrong with the input; the first of each kind and the number of the rest.
  func render(_ input: [InputFinding]) -> [String] {
    var counts: [String: Int] = [:]
    for finding in input { counts[finding.id, default: 0] += 1 }
    var shown: [String: Int] = [:]
    var parts: [String] = []
    for finding in input {
      let position = shown[finding.id, default: 0] + 1
      shown[finding.id] = position
      if position <= Self.noticesPerKind { parts.append(render(finding)) }
      let rest = counts[finding.id, default: 0] - Self.noticesPerKind
      guard position == Self.noticesPerKind, rest > 0 else { continue }
      let number = language.number(rest)
      parts.append(
        indent
          + language(
            "and \(number) more \(finding.id) (--format jsonl lists all)",
            "另有 \(number) 条 \(finding.id)（用 --format jsonl 查看全部）") + "\n")
    }
    return parts
  }

  /// The most notices shown of one kind.
  private static let noticesPerKind = 5

  private func render(_ input: InputFinding) -> String {
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

  /// A severity as a mark of fixed width.
  func name(_ severity: Finding.Severity) -> String {
    switch severity {
    case .error: language(" ERROR ", " 错误 ")
    case .warning: language(" WARN  ", " 警告 ")
    case .info: language(" INFO  ", " 提示 ")
    }
  }

  var indent: String { "        " }

  var inner: String { indent + "  " }
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
