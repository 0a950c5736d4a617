/// Renders findings as JSON, one a line, keys sorted: violated and undetermined ones, and what was wrong with the input.
public struct JSONLinesReport: Sendable {
  /// A renderer.
  public init() {}

  /// One line a finding, with a final line feed; nothing where there is none.
  public func render(_ report: CheckReport) -> String {
    render(report.input) + render(report.findings)
  }

  /// One line a finding.
  func render(_ findings: [Finding]) -> String {
    findings.map { JSONLine(FindingLine($0, change: nil)).text }.joined()
  }

  func render(_ input: [InputFinding]) -> String {
    input.map { finding in
      JSONLine(
        InputLine(
          rule: finding.id, sku: finding.sku, verdict: "input", severity: finding.severity.rawValue,
          message: finding.message,
          count: finding.count, location: finding.location.map(LocationLine.init))
      ).text
    }.joined()
  }
}

private struct LocationLine: Encodable {
  let file: String
  let line: Int
  let column: Int

  init(_ location: Finding.Location) {
    (file, line, column) = (location.file, location.line, location.column)
  }
}

private struct InputLine: Encodable {
  let rule: String
  let sku: String?
  let verdict: String
  let severity: String
  let message: String
  let count: Int
  let location: LocationLine?

  private enum Key: String, CodingKey { case rule, sku, verdict, severity, message, count, location }

  // Nulls are written, so that every line has the same keys.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(rule, forKey: .rule)
    try container.encode(sku, forKey: .sku)
    try container.encode(verdict, forKey: .verdict)
    try container.encode(severity, forKey: .severity)
    try container.encode(message, forKey: .message)
    try container.encode(count, forKey: .count)
    try container.encode(location, forKey: .location)
  }
}

/// A finding in the shape that other programs read; nulls are written, so that every line has the same keys.
private struct FindingLine: Encodable {
  let finding: Finding
  let change: String?

  init(_ finding: Finding, change: String?) {
    self.finding = finding
    self.change = change
  }

  private enum Key: String, CodingKey {
    case sku, market, platform, rule, domain, severity, preview, verdict, message, basis, facts, missing, open
    case uncomputable, inferred, since, until, part, fix, location, fingerprint, change
  }

  private struct BasisLine: Encodable {
    let source, provision, url: String
    let checked, reading: String?
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(finding.sku, forKey: .sku)
    try container.encode(finding.market, forKey: .market)
    try container.encode(finding.platform, forKey: .platform)
    try container.encode(finding.rule, forKey: .rule)
    try container.encode(finding.domain, forKey: .domain)
    try container.encode(finding.severity.rawValue, forKey: .severity)
    try container.encode(finding.isPreview, forKey: .preview)
    try container.encode(finding.verdict.rawValue, forKey: .verdict)
    try container.encode(finding.message, forKey: .message)
    try container.encode(
      finding.basis.map {
        BasisLine(source: $0.source, provision: $0.provision, url: $0.url, checked: $0.checked, reading: $0.reading)
      }, forKey: .basis)
    try container.encode(
      Dictionary(finding.facts.map { ($0.attribute, $0.value) }, uniquingKeysWith: { first, _ in first }),
      forKey: .facts)
    try container.encode(finding.missing, forKey: .missing)
    try container.encode(finding.open, forKey: .open)
    try container.encode(finding.uncomputable, forKey: .uncomputable)
    try container.encode(finding.inferred, forKey: .inferred)
    try container.encode(finding.since, forKey: .since)
    try container.encode(finding.until, forKey: .until)
    try container.encode(finding.part, forKey: .part)
    try container.encode(finding.fixes, forKey: .fix)
    try container.encode(finding.location.map(LocationLine.init), forKey: .location)
    try container.encode(finding.fingerprint, forKey: .fingerprint)
    if let change { try container.encode(change, forKey: .change) }
  }
}

extension JSONLinesReport {
  /// The gate's findings, each with `change`: new, fixed, unchanged or newly_undetermined.
  public func render(_ report: GateReport) -> String {
    render(report.input)
      + GateReport.Change.allCases.map { change in
        report.findings(change).map { JSONLine(FindingLine($0, change: change.rawValue)).text }.joined()
      }.joined()
  }
}
