import Reports
import Testing

@Suite("Reports for a terminal")
struct TextReportTests {
  private func text(_ report: CheckReport, _ language: ReportLanguage = .english, colour: Bool = false) -> String {
    TextReport(language: language, colour: colour).render(report)
  }

  // MARK: Goldens

  @Test("No finding", arguments: ReportLanguage.allCases)
  func noFinding(_ language: ReportLanguage) throws {
    let report = Sample.report(markets: ["DE", "FR"], satisfied: 12)
    try Golden.expect(text(report, language), "text-no-finding-\(language.rawValue)")
  }

  @Test("Findings of every kind", arguments: ReportLanguage.allCases)
  func everything(_ language: ReportLanguage) throws {
    try Golden.expect(text(Sample.everything(language), language), "text-everything-\(language.rawValue)")
  }

  @Test("With colour")
  func colour() throws {
    try Golden.expect(text(Sample.everything(.english), colour: true), "text-colour")
  }

  @Test("More listings of one rule than are shown", arguments: ReportLanguage.allCases)
  func manyListings(_ language: ReportLanguage) throws {
    let findings = (1...1_250).map {
      Sample.finding(sku: "TOY-\($0)", location: .init(file: "toys.jsonl", line: $0, column: 2))
    }
    try Golden.expect(text(Sample.report(findings), language), "text-many-listings-\(language.rawValue)")
  }

  @Test("Texts of a catalog that would take hold of the terminal")
  func hostileTexts() throws {
    try Golden.expect(text(Sample.hostileReport()), "text-hostile")
  }

  // MARK: What must hold, however it is worded

  @Test(
    "No control character and no turned direction of a catalog reaches the terminal", arguments: ReportLanguage.allCases
  )
  func nothingRaw(_ language: ReportLanguage) {
    let controls =
      (0..<0x20).filter { $0 != 0x0A && $0 != 0x09 } + (0x7F..<0xA0) + (0x202A...0x202E) + (0x2066...0x2069)
    let every = String(String.UnicodeScalarView(controls.compactMap(Unicode.Scalar.init)))
    for hostile in [Sample.hostile, every] {
      let shown = Set(text(Sample.hostileReport(hostile), language).unicodeScalars.map { Int($0.value) })
      #expect(shown.isDisjoint(with: controls))
    }
    #expect(text(Sample.hostileReport(), language).contains("\\u{1B}[2J"))
    #expect(text(Sample.hostileReport(), language).contains("\\u{202E}live"))
  }

  @Test("Without colour there is no escape code, with it each one ends")
  func escapeCodes() {
    #expect(!text(Sample.everything(.english)).contains("\u{1B}"))
    for line in text(Sample.everything(.english), colour: true).split(separator: "\n") {
      let codes = line.split(separator: "\u{1B}[", omittingEmptySubsequences: false).dropFirst().map {
        $0.prefix { $0 != "m" }
      }
      #expect(codes.enumerated().allSatisfy { ($0.offset % 2 == 1) == ($0.element == "0") }, "\(line)")
      #expect(codes.count % 2 == 0, "\(line)")
    }
  }

  @Test("The same finding in many markets is told once, with the markets in few words")
  func mergedMarkets() {
    func marketsLine(_ markets: [String]) -> String? {
      let report = Sample.report(markets.map { Sample.finding(market: $0) }, markets: markets)
      let lines = text(report).split(separator: "\n")
      #expect(lines.count { $0.contains("lacks the CE marking") } == 1)
      #expect(lines.count { $0.hasPrefix(" ERROR ") } == 1)
      return lines.first { $0.contains("certification · ") }.map(String.init)
    }
    #expect(marketsLine(Sample.union)?.contains("certification · EU: all 27 · since") == true)
    #expect(marketsLine((Sample.union + ["XI"]).reversed())?.contains("certification · EU: all 27, XI · since") == true)
    #expect(marketsLine(["US", "FR", "DE"])?.contains("certification · DE, FR, US · since") == true)
    #expect(marketsLine(["DE"])?.contains("certification · DE · since") == true)
  }

  @Test("What is not the same is not merged")
  func notMerged() {
    let message = "“Wooden blocks” lacks the CE marking."
    let pairs: [(Finding, Finding)] = [
      (Sample.finding(sku: "A"), Sample.finding(sku: "B", market: "FR")),
      (Sample.finding(), Sample.finding(market: "FR", message: message + " Again.")),
      (Sample.finding(), Sample.finding(market: "FR", part: "declared")),
      (Sample.finding(), Sample.finding(market: "FR", location: .init(file: "toys.jsonl", line: 18, column: 2))),
      (Sample.finding(), Sample.finding("eu.toys.other", market: "FR")),
      (Sample.finding(), Sample.finding(market: "FR", platform: "amazon")),
    ]
    for (one, other) in pairs {
      let rows = text(Sample.report([one, other])).split(separator: "\n").filter { $0.contains("  toys.jsonl:") }
      #expect(rows.count == 2, "\(one.fingerprint), \(other.fingerprint)")
    }
  }

  @Test("Listings of one rule stand under one heading, what is wrong in one way is said once")
  func grouped() {
    let report = Sample.report(
      ["A", "B", "C"].flatMap { sku in ["DE", "FR"].map { Sample.finding(sku: sku, market: $0) } } + [
        Sample.finding(sku: "D", market: "FR")
      ])
    let lines = text(report).split(separator: "\n")
    #expect(lines.count { $0.hasPrefix(" ERROR ") } == 1)
    #expect(lines.count { $0.contains("lacks the CE marking") } == 1)
    let rows = lines.filter { $0.contains("  toys.jsonl:") }
    #expect(rows.count == 4)
    // Only the one that differs from its heading says where it is so.
    #expect(rows.filter { $0.contains(" · ") } == ["          D  toys.jsonl:17:2  · FR"])
  }

  /// A finding whose message names its listing and its market.
  private func named(_ sku: String, _ name: String, _ market: String, _ marketName: String) -> Finding {
    Sample.finding(
      sku: sku, market: market, message: "“\(name)” is offered in \(marketName) without a price.",
      sense: "“\(Finding.listingMark)” is offered in \(Finding.marketMark) without a price.", listingName: name,
      marketName: marketName)
  }

  @Test("Messages that differ in the market's and the listing's name alone are one")
  func namesInMessages() {
    let one = text(Sample.report([named("A", "Blocks", "DE", "Germany")]))
    #expect(one.contains("        “Blocks” is offered in Germany without a price.\n          A  toys.jsonl:17:2\n"))
    let markets = text(
      Sample.report([named("A", "Klötze", "DE", "Germany"), named("A", "Blocks", "IE", "Ireland")]))
    #expect(markets.contains("“Klötze” is offered in Germany and 1 other market without a price.\n"))
    #expect(!markets.contains("Ireland"))
    let both = text(
      Sample.report(
        [("DE", "Germany"), ("FR", "France"), ("IT", "Italy")].flatMap { market in
          ["A", "B"].map { named($0, "Blocks \($0)", market.0, market.1) }
        }))
    #expect(both.contains("        This listing is offered in Germany and 2 other markets without a price.\n"))
    #expect(both.contains("\n          A  toys.jsonl:17:2  Blocks A\n          B  toys.jsonl:17:2  Blocks B\n"))
  }

  @Test("A column that no listing has is one finding with a count")
  func missingEverywhere() {
    let findings = (1...2_400).map { number in
      Sample.finding(
        sku: "TOY-\(number)", absent: ["importer"], location: .init(file: "toys.jsonl", line: number, column: 2))
    }
    let everywhere = text(Sample.report(findings, statedAttributes: ["title"]))
    #expect(everywhere.contains("\n          2,400 of 2,400 listings: toys.jsonl has no field for importer\n"))
    #expect(!everywhere.contains("TOY-"))
    let declared = findings.map { finding in
      var finding = finding
      finding.assumptions = ["importer (none: declared complete in pratique.yaml)"]
      return finding
    }
    #expect(text(Sample.report(declared)).contains("not stated: importer (none: declared complete in pratique.yaml)"))
    // Where one listing has it, the others are told by name.
    let some = text(Sample.report(findings, statedAttributes: ["importer"]))
    #expect(some.contains("TOY-20 ") && !some.contains("TOY-21 ") && some.contains("and 2,380 more"))
  }

  @Test("What nobody stated is told once where it holds of all, else beside the listing")
  func assumptions() {
    let presumed = "intended_use (presumed: for consumers)"
    let inferred = "category (inferred: toys)"
    let report = text(
      Sample.report([
        Sample.finding(sku: "A", assumptions: [presumed]), Sample.finding(sku: "B", assumptions: [inferred, presumed]),
      ]))
    #expect(report.contains("\n        Note  not stated: \(presumed)\n"))
    #expect(report.contains("\n          B  toys.jsonl:17:2  · not stated: \(inferred)\n"))
  }

  @Test("Of many notices of one kind the first are told, and how many more there are")
  func manyNotices() {
    let input = (1...312).map {
      InputFinding(
        id: "input.json.syntax", severity: .error, message: "The JSON is broken here.",
        location: .init(file: "toys.jsonl", line: $0, column: 1), sku: nil)
    }
    let report = text(Sample.report(input: input, satisfied: 1))
    #expect(report.split(separator: "\n").count { $0.hasPrefix(" INPUT ") } == 5)
    #expect(report.contains("and 307 more input.json.syntax (--format jsonl lists all)"))
    #expect(report.contains("\n0 errors, 0 warnings, 312 input notices, 312 listings not read. "))
  }

  @Test("Worst first, then by rule")
  func order() {
    let report = Sample.report([
      Sample.finding("b.info", severity: .info), Sample.finding("z.error"),
      Sample.finding("a.warning", severity: .warning), Sample.finding("c.error"),
    ])
    let rules = text(report).split(separator: "\n").compactMap { line in
      [" ERROR ", " WARN  ", " INFO  "].first { line.hasPrefix($0) }.map {
        line.dropFirst($0.count).split(separator: " ")[0]
      }
    }
    #expect(rules == ["c.error", "z.error", "a.warning", "b.info"])
  }

  @Test("Exactly as many listings as are shown leave none to count", arguments: [1, 19, 20, 21, 22])
  func limit(_ count: Int) {
    let findings = (1...count).map {
      Sample.finding(sku: "TOY-\($0)", location: .init(file: "toys.jsonl", line: $0, column: 2))
    }
    let shown = text(Sample.report(findings))
    #expect(
      shown.split(separator: "\n").count { $0.contains("  toys.jsonl:") }
        == min(count, TextReport.listingsPerGroup))
    #expect(shown.contains(" more (--format jsonl lists all)") == (count > 20))
    if count > 20 { #expect(shown.contains("and \(count - 20) more")) }
  }

  @Test("The last line counts errors and warnings without previews, and what stayed open")
  func closing() {
    let findings = [
      Sample.finding("a", severity: .error), Sample.finding("b", severity: .warning),
      Sample.finding("c", severity: .warning),
      Sample.finding("d", severity: .error, isPreview: true), Sample.finding("e", severity: .info),
      Sample.finding("f", verdict: .undetermined),
    ]
    let report = Sample.report(findings, satisfied: 1_000, undetermined: 1)
    #expect(
      text(report).hasSuffix("\n1 error, 2 warnings, 1 note, 1 preview finding. 1 of 1,006 checks undetermined.\n"))
    #expect(text(report, .chinese).hasSuffix("\n错误 1，警告 2，提示 1，预览发现 1。1,006 项检查中有 1 项无法判定。\n"))
    #expect(report.count(.error) == 1 && report.count(.warning) == 2 && report.count(.info) == 1)
  }

  @Test("One is not many")
  func singular() {
    let report = text(Sample.report(undetermined: 1, rules: 1, settling: [("marks", 1)], settledTogether: 1))
    #expect(
      report.contains("\n1 rule in scope;")
        && report.contains("\nMissing most: marks (1 listing).\n")
        && report.hasSuffix("1 of 1 checks undetermined; 1 attribute would settle 1 of them: marks.\n"))
  }

  @Test("A report that says the same is the same, byte for byte")
  func repeatable() {
    let first = text(Sample.everything(.english))
    for _ in 0..<5 { #expect(text(Sample.everything(.english)).utf8.elementsEqual(first.utf8)) }
  }
}

@Suite("The counts of a report")
struct CheckReportTests {
  @Test("Listings of all catalogs, and whether one of them could not be read")
  func counts() {
    var report = Sample.report(catalogs: [("a.json", "JSON", 3, 1, 1), ("b.json", "JSON", 4, 1, 1)])
    #expect(report.listings == 7 && !report.hasInputErrors)
    report.input = [.init(id: "input.unused_field", severity: .info, message: "", location: nil, sku: nil)]
    #expect(!report.hasInputErrors)
    report.input.append(.init(id: "input.unreadable", severity: .warning, message: "", location: nil, sku: nil))
    #expect(!report.hasInputErrors)
    report.input.append(.init(id: "input.too_large", severity: .error, message: "", location: nil, sku: nil))
    #expect(report.hasInputErrors)
  }

  @Test("Checks that may concern a listing")
  func relevant() {
    var tally = CheckReport.Tally()
    #expect(tally.relevant == 0)
    (tally.satisfied, tally.violated, tally.undetermined, tally.notApplicable) = (1, 20, 300, 4_000)
    #expect(tally.relevant == 321)
  }

  @Test("Severities in order")
  func severities() {
    #expect(Finding.Severity.info < .warning && Finding.Severity.warning < .error && !(Finding.Severity.error < .error))
    #expect([Finding.Severity.error, .info, .warning].max() == .error)
  }
}
