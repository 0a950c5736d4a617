internal import Values

extension TextReport {
  /// The findings in groups, each with its heading, what is wrong and where, the law and what to do.
  func render(_ findings: [Finding], header: CheckReport.Header) -> [String] {
    FindingGroups(findings).groups.map { render($0, header) }
  }

  private func render(_ group: FindingGroups.Group, _ header: CheckReport.Header) -> String {
    let markets = group.markets
    var lines = [heading(group.first, markets: marketNames(markets, unions: header.unions, language: language))]
    var room = Self.listingsPerGroup
    var rest = 0
    // What holds of all of them is said once.
    let shared = group.first.assumptions.filter { note in
      group.entries.allSatisfy { $0.finding.assumptions.contains(note) }
    }
    for fault in group.faults {
      guard room > 0 else {
        rest += fault.entries.count
        continue
      }
      lines += self.lines(fault, markets, shared, header, room: &room, rest: &rest)
    }
    if rest > 0 {
      let number = language.number(rest)
      lines.append(
        indent + language("and \(number) more (--format jsonl lists all)", "另有 \(number) 条（用 --format jsonl 查看全部）"))
    }
    if !shared.isEmpty { lines.append(indent + style.dim(language("Note  ", "说明  ") + notStated(shared))) }
    lines += group.first.basis.map(law)
    var fixes: [String] = []
    for fix in group.entries.flatMap(\.finding.fixes).map(\.text) where !fixes.contains(fix) { fixes.append(fix) }
    for fix in fixes.prefix(Self.fixesPerGroup) {
      lines.append(indent + style.bold(language("Do    ", "处理  ")) + oneLine(fix))
    }
    if fixes.count > Self.fixesPerGroup {
      let number = language.number(fixes.count - Self.fixesPerGroup)
      lines.append(indent + language("and \(number) more like these", "另有 \(number) 条类似的处理办法"))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The most remedies shown of one group.
  private static let fixesPerGroup = 5

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

  // MARK: Faults

  private func lines(
    _ fault: FindingGroups.Fault, _ groupMarkets: [String], _ shared: [String], _ header: CheckReport.Header,
    room: inout Int,
    rest: inout Int
  ) -> [String] {
    let entries = fault.entries
    let lines = [indent + oneLine(message(fault, header))]
    if let everywhere = everywhere(fault, header) {
      room -= 1
      let own = fault.first.assumptions.filter { note in
        !shared.contains(note) && entries.allSatisfy { $0.finding.assumptions.contains(note) }
      }
      return lines + [inner + everywhere + (own.isEmpty ? "" : style.dim("  · " + notStated(own)))]
    }
    let shown = entries.prefix(room)
    room -= shown.count
    rest += entries.count - shown.count
    let unions = header.unions
    let rows = shown.map { entry in
      var row = self.row(entry.finding, names: entries.count > 1)
      if Set(entry.markets) != Set(groupMarkets) {
        row += "  · " + marketNames(entry.markets, unions: unions, language: language)
      }
      let own = entry.finding.assumptions.filter { !shared.contains($0) }
      if !own.isEmpty { row += style.dim("  · " + notStated(own)) }
      return inner + row
    }
    return lines + rows
  }

  /// `not stated: intended_use (presumed: for consumers)`
  private func notStated(_ assumptions: [String]) -> String {
    language("not stated: ", "未提供：") + assumptions.map(oneLine).joined(separator: language(", ", "；"))
  }

  /// What is wrong: of one listing by its name, of several as “this listing”; with the markets that it holds in.
  private func message(_ fault: FindingGroups.Fault, _ header: CheckReport.Header) -> String {
    let markets = Set(fault.entries.flatMap(\.markets))
    let isOne = fault.entries.count == 1
    guard !isOne || markets.count > 1 else { return fault.first.message }
    var market = fault.first.marketName
    if markets.count > 1 {
      let others = language.number(markets.count - 1)
      market = language(
        "\(market) and \(others) other market\(markets.count == 2 ? "" : "s")",
        "\(market)等 \(language.number(markets.count)) 个市场")
    }
    return fault.first.message(ofAnyListing: isOne ? nil : language("This listing", "该商品"), market: market)
  }

  /// A column that is missing everywhere is one finding with a count; nil where some listing has it.
  private func everywhere(_ fault: FindingGroups.Fault, _ header: CheckReport.Header) -> String? {
    let absent = fault.first.absent
    let total = header.catalogs.reduce(0) { $0 + $1.listings }
    guard fault.entries.count > 1, !absent.isEmpty, header.statedAttributes.isDisjoint(with: absent),
      fault.entries.allSatisfy({ $0.finding.absent == absent })
    else { return nil }
    let count = language.number(fault.entries.count)
    let names = absent.map(oneLine).joined(separator: language(", ", "、"))
    let files = header.catalogs.map { oneLine($0.path) }.joined(separator: language(", ", "、"))
    return language(
      "\(style.bold("\(count) of \(language.listings(total))")): \(files) has no field for \(names)",
      "\(style.bold("\(language.number(total)) 个商品中的 \(count) 个"))：\(files) 中没有字段 \(names)")
  }

  /// `TOY-0042  spring.jsonl:18:2  Holzeisenbahn-Set für Kinder ab 3 …`
  private func row(_ finding: Finding, names: Bool) -> String {
    let isSeller = finding.location == nil && finding.sku == nil
    let subject = finding.sku ?? (isSeller ? language("the seller", "卖家") : language("no SKU", "无 SKU"))
    let place = finding.location.map { style.dim("  \(oneLine($0.file)):\($0.line):\($0.column)") } ?? ""
    let name = finding.listingName
    guard names, finding.sense != finding.message, !name.isEmpty else { return style.bold(oneLine(subject)) + place }
    let excerpt = name.count > 60 ? name.prefix(59) + "…" : name[...]
    return style.bold(oneLine(subject)) + place + "  " + oneLine(String(excerpt))
  }

  // MARK: Law

  /// The last day of a rule whose first day after is `until`, as laws say it.
  func lastDay(_ until: String) -> String {
    let last = CalendarDate(until).map { "\($0.previous)" } ?? until
    return language("through \(last)", "有效期至 \(last)")
  }

  func law(_ basis: Finding.Basis) -> String {
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
