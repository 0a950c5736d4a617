import FoundationEssentials
import Reports
import Testing

@Suite("Reports made of counts: json's summary and the summary screen")
struct CountedReportTests {
  private func document(_ report: CheckReport) throws -> [String: JSON] {
    try JSONDecoder().decode([String: JSON].self, from: Data(JSONReport().render(report).utf8))
  }

  private func screen(_ report: CheckReport, _ language: ReportLanguage = .english) -> String {
    SummaryReport(language: language, colour: false).render(report)
  }

  @Test("Findings of every kind, as one document and as one screen", arguments: ReportLanguage.allCases)
  func everything(_ language: ReportLanguage) throws {
    let report = Sample.everything(language)
    try Golden.expect(JSONReport().render(report), "json-everything-\(language.rawValue)")
    try Golden.expect(screen(report, language), "summary-everything-\(language.rawValue)")
  }

  @Test(
    "A run that made no findings but counted them has the same summary and screen", arguments: ReportLanguage.allCases)
  func countsAlone(_ language: ReportLanguage) throws {
    let report = Sample.everything(language)
    var counted = report
    counted.findings = []
    #expect(screen(report, language).utf8.elementsEqual(screen(counted, language).utf8))
    #expect(try document(report)["summary"] == document(counted)["summary"])
    #expect(report.count(.error) == 29 && counted.count(.error) == 29)
  }

  @Test("The document holds header, input, findings and, last, the summary")
  func parts() throws {
    let report = Sample.everything(.english)
    let text = JSONReport().render(report)
    let all = try document(report)
    #expect(Set(all.keys) == ["header", "input", "findings", "summary"])
    #expect(text.hasPrefix("{\"header\":{") && text.hasSuffix("}\n"))
    let lines = text.split(separator: "\n")
    #expect(lines.last?.hasPrefix("\"summary\":{\"listings\":2400,") == true)
    #expect(lines.count == 1 + 1 + report.input.count + 1 + report.findings.count + 1)
    guard case .object(let header)? = all["header"], case .object(let summary)? = all["summary"],
      case .array(let rules)? = summary["by_rule"], case .array(let gaps)? = summary["data_gaps"]
    else {
      Issue.record("the document has other parts")
      return
    }
    #expect(
      header["library"] == .object(["version": .string("0.1.0"), "digest": .string("4f1c09ab7d2e")])
        && header["as_of"] == .string("2026-11-21"))
    #expect(
      summary["verdicts"]
        == .object([
          "satisfied": .number(17_488), "violated": .number(32), "undetermined": .number(1_812),
          "not_applicable": .number(0),
        ]))
    #expect(
      summary["findings"]
        == .object(["error": .number(29), "warning": .number(2), "info": .number(0), "preview": .number(1)]))
    #expect(rules.count == 5 && gaps.count == 2)
    #expect(
      gaps.first
        == .object([
          "attribute": .string("marks"), "label": .string("Marks"), "listings": .number(2_400),
          "checks": .number(1_600), "settles_alone": .number(1_200),
        ]))
  }

  @Test("Nothing found is still a document and a screen with a last line")
  func nothing() throws {
    let report = Sample.report(satisfied: 12)
    #expect(try document(report)["findings"] == .array([]))
    #expect(screen(report).hasSuffix("\n0 errors, 0 warnings. None of 12 checks undetermined.\n"))
    #expect(screen(report).contains("2,400 listings"))
    #expect(
      screen(Sample.report()).hasSuffix(
        "\n0 errors, 0 warnings. No rule in scope concerns any listing, so nothing was checked.\n"))
  }

  @Test("Rows of one family are counted together, but never as worse than they are")
  func families() {
    var counter = RuleCounter()
    for severity in [Finding.Severity.warning, .error, .warning] {
      var count = RuleCount(rule: "a.b", title: "A", domain: "vat", severity: severity, isPreview: false)
      (count.violatedChecks, count.violatedFindings) = (1, 2)
      counter.add(count)
    }
    counter.add(RuleCount(rule: "c.d", title: "C", domain: "vat", severity: .error, isPreview: false))
    #expect(counter.counts.map(\.severity) == [.error, .warning])
    #expect(counter.counts.map(\.violatedFindings) == [2, 4])
  }

  @Test("No text of a catalog takes hold of the terminal, and the document is one whatever it holds")
  func hostile() throws {
    let report = Sample.hostileReport()
    #expect(!screen(report).unicodeScalars.contains { ["\u{1B}", "\u{7}", "\u{202E}", "\u{9B}"].contains($0) })
    #expect(
      !JSONReport().render(report).unicodeScalars.contains { ["\u{1B}", "\u{7}", "\u{202E}", "\u{9B}"].contains($0) })
    guard case .array(let findings)? = try document(report)["findings"], case .object(let first)? = findings.first
    else {
      Issue.record("there are no findings")
      return
    }
    #expect(first["sku"] == .string(Sample.hostile))
  }
}
