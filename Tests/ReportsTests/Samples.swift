import Reports

/// What the tests make reports of.
enum Sample {
  static let union = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV",
    "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
  ]
  static let unions = [(name: "EU", members: union), (name: "UK", members: ["GB", "XI"])]

  static let toys = Finding.Basis(
    source: "Directive 2009/48/EC", provision: "art 16, 17", url: "https://eur-lex.europa.eu/eli/dir/2009/48/oj",
    checked: "2026-11-20", reading: "official_summary")

  /// A finding about a toy without the CE marking, in whatever way it differs.
  static func finding(
    _ rule: String = "eu.toys.ce_marking", sku: String? = "TOY-0042", market: String = "DE", platform: String? = nil,
    title: String = "Affix the CE marking", domain: String = "certification", severity: Finding.Severity = .error,
    isPreview: Bool = false, verdict: Finding.Verdict = .violated,
    message: String = "“Wooden blocks” lacks the CE marking.", sense: String? = nil, listingName: String = "",
    marketName: String = "", assumptions: [String] = [], absent: [String] = [],
    basis: [Finding.Basis] = [toys], facts: [Finding.Evidence] = [], missing: [[String]] = [], open: [String] = [],
    uncomputable: [String] = [], since: String? = "2011-07-20", until: String? = nil, part: String? = "marked",
    isSettlingExact: Bool = true, presumed: [String] = [], fixes: [Finding.Remedy] = [],
    location: Finding.Location? = .init(file: "toys.jsonl", line: 17, column: 2)
  ) -> Finding {
    Finding(
      sku: sku, subject: sku ?? "seller", market: market, platform: platform, rule: rule, title: title, domain: domain,
      severity: severity, isPreview: isPreview, verdict: verdict, message: message, sense: sense,
      listingName: listingName,
      marketName: marketName, assumptions: assumptions, absent: absent, basis: basis, facts: facts,
      missing: missing, isSettlingExact: isSettlingExact,
      open: open, uncomputable: uncomputable, presumed: presumed, since: since, until: until, part: part, fixes: fixes,
      location: location,
      fingerprint: "\(rule)|\(market)|\(sku ?? "seller")")
  }

  /// A remedy that adds a mark.
  static func remedy(_ text: String = "add CE to marks (needs review)") -> Finding.Remedy {
    Finding.Remedy(text: text, action: ["add": .text("CE"), "to": .text("marks")], applicability: .needsReview)
  }

  static func report(
    _ findings: [Finding] = [], input: [InputFinding] = [], markets: [String] = ["DE"], platforms: [String] = [],
    catalogs: [(path: String, format: String, listings: Int, usedFields: Int, fields: Int)] = [
      ("toys.jsonl", "JSON lines", 2_400, 31, 48)
    ],
    statedAttributes: Set<String> = [], satisfied: Int = 0, undetermined: Int = 0, rules: Int = 43,
    marketsWithoutRules: [String] = [],
    gaps: [DataGap] = [], settling: [(attribute: String, listings: Int)] = [], settledTogether: Int = 0,
    labels: [String: String] = [:]
  ) -> CheckReport {
    var tally = CheckReport.Tally()
    (tally.satisfied, tally.undetermined) = (satisfied, undetermined)
    tally.violated = findings.count { $0.verdict == .violated }
    var counter = RuleCounter()
    for finding in findings {
      var count = RuleCount(
        rule: finding.rule, title: finding.title, domain: finding.domain, severity: finding.severity,
        isPreview: finding.isPreview)
      if finding.verdict == .violated {
        (count.violatedChecks, count.violatedFindings) = (1, 1)
      } else {
        count.undetermined = 1
      }
      counter.add(count)
    }
    return CheckReport(
      header: .init(
        version: "0.1.0", digest: "4f1c09ab7d2e", day: "2026-11-21", markets: markets, unions: unions,
        platforms: platforms,
        catalogs: catalogs, statedAttributes: statedAttributes),
      findings: findings, input: input, tally: tally, counts: counter.counts, gaps: gaps, rules: rules,
      marketsWithoutRules: marketsWithoutRules,
      settling: settling,
      settledTogether: settledTogether, labels: labels)
  }

  /// Findings of every kind that a run can bring.
  static func everything(_ language: ReportLanguage) -> CheckReport {
    let title = language("Affix the CE marking", "加贴 CE 标志")
    let message = language("“Wooden blocks” lacks the CE marking.", "“Wooden blocks”缺少 CE 标志。")
    let fixes = [remedy(language("add CE to marks (needs review)", "在 marks 中添加 CE（需人工确认）"))]
    let marking = (union + ["XI"]).map { finding(market: $0, title: title, message: message, fixes: fixes) }
    let lucid = finding(
      "de.packaging.lucid", sku: nil, title: language("Register with LUCID", "在 LUCID 注册"), domain: "packaging",
      message: language("No LUCID number is on file.", "没有登记 LUCID 注册号。"),
      basis: [
        .init(
          source: "VerpackG", provision: "§ 9", url: "https://www.gesetze-im-internet.de/verpackg/",
          checked: "2026-11-19", reading: "text"),
        .init(source: "Regulation (EU) 2025/40", provision: "art 44", url: "", checked: nil, reading: nil),
      ],
      since: "2019-01-01", until: "2027-08-12", part: nil,
      fixes: [
        .init(
          text: language("register LUCID", "办理 LUCID 注册"), action: ["register": .text("lucid")],
          applicability: .needsReview)
      ],
      location: nil)
    let length = ["DE", "FR"].map {
      finding(
        "platforms.amazon.title_length", sku: nil, market: $0, platform: "amazon",
        title: language("Keep titles short", "控制标题长度"), domain: "content", severity: .warning,
        message: language("The title has 112 characters; Amazon allows 75 here.", "标题共 112 个字符，上限为 75 个。"),
        basis: [
          .init(
            source: "Amazon", provision: "title policy", url: "https://sellercentral.amazon.com/",
            checked: "2026-11-01", reading: "secondary")
        ],
        since: "2026-07-27", part: nil, location: .init(file: "toys.jsonl", line: 18, column: 2))
    }
    let preview = finding(
      "eu.claims.generic", sku: "TOY-0043", title: language("Say what a green claim means", "说明环保宣称的含义"),
      domain: "claims", severity: .info, isPreview: true,
      message: language("“eco-friendly” says more than the evidence shows.", "“eco-friendly”超出了证据所能证明的内容。"), basis: [],
      since: nil,
      part: nil, location: .init(file: "toys.jsonl", line: 19, column: 40))
    let open = ["DE", "FR", "GB"].map {
      finding(
        "eu.toys.age_warning", sku: "TOY-0044", market: $0, title: "", verdict: .undetermined, message: "",
        missing: [["min_age"], ["category"]],
        open: ["min_age", "category"])
    }
    return report(
      marking + [lucid] + length + [preview] + open, input: input(language), markets: union + ["XI", "GB", "US"],
      platforms: ["amazon"], satisfied: 17_488, undetermined: 1_812, rules: 1_204, marketsWithoutRules: ["US"],
      gaps: [
        DataGap(
          attribute: "marks", label: language("Marks", "合规标志"), listings: 2_400, checks: 1_600, settlesAlone: 1_200),
        DataGap(
          attribute: "min_age", label: language("Minimum age", "最小适用年龄"), listings: 1, checks: 1, settlesAlone: 0),
      ],
      settling: [("marks", 2_400), ("min_age", 1)], settledTogether: 1_640,
      labels: language == .chinese ? ["marks": "合规标志", "min_age": "最小适用年龄"] : [:])
  }

  private static func input(_ language: ReportLanguage) -> [InputFinding] {
    [
      InputFinding(
        id: "input.json.number", severity: .error,
        message: language("“.5” is no number in JSON; this listing was not read.", "“.5”不是合法的 JSON 数字，该商品未读取。"),
        location: .init(file: "toys.jsonl", line: 7, column: 31), sku: nil),
      InputFinding(
        id: "input.unreadable", severity: .warning,
        message: language("price: “19.99” names no currency.", "price：“19.99”没有币种。"),
        location: .init(file: "toys.jsonl", line: 9, column: 12), sku: "TOY-0007", count: 1_203),
      InputFinding(
        id: "input.unused_field", severity: .info, message: language("1 field not used: lid.", "1 个字段未使用：lid。"),
        location: nil, sku: nil),
    ]
  }

  /// Text that would take hold of a terminal: a cleared screen, a window title, colours, a turned direction.
  static let hostile = "Blocks\u{1B}[2J\u{1B}]0;owned\u{7}\u{9B}31m\u{202E}live\u{2066}\u{8}\u{7F}\u{85}\r\u{0}end"

  /// A report in which every text that a catalog gives is hostile.
  static func hostileReport(_ text: String = hostile) -> CheckReport {
    let location = Finding.Location(file: text, line: 1, column: 2)
    return report(
      [
        finding(sku: text, message: "“\(text)” lacks the CE marking.", location: location),
        finding("eu.toys.other", sku: nil, message: text),
      ],
      input: [
        InputFinding(
          id: "input.unreadable", severity: .warning, message: "price: “\(text)” names no currency.",
          location: location, sku: text)
      ],
      catalogs: [(text, "JSON lines", 1, 1, 1)])
  }
}
