internal import FoundationEssentials

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
    findings.map { Self.line(FindingLine($0, change: nil)) }.joined()
  }

  func render(_ input: [InputFinding]) -> String {
    input.map { finding in
      Self.line(
        InputLine(
          rule: finding.id, sku: finding.sku, verdict: "input", severity: finding.severity.rawValue,
          message: finding.message,
          count: finding.count, location: finding.location.map(LocationLine.init)))
    }.joined()
  }

  static func line(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(value) else { return "" }
    return escaped(String(decoding: data, as: UTF8.self)) + "\n"
  }

  /// The same JSON with DEL, C1 and turned directions as escapes: they stand within texts only.
  private static func escaped(_ json: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in json.unicodeScalars {
      switch scalar.value {
      case 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069:
        let digits = String(scalar.value, radix: 16)
        result.append(contentsOf: ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).unicodeScalars)
      default: result.append(scalar)
      }
    }
    return String(result)
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
        report.findings(change).map { Self.line(FindingLine($0, change: change.rawValue)) }.joined()
      }.joined()
  }
}
