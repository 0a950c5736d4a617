/// Renders findings as JSON, one a line: what was wrong with the input, then what is violated or undetermined.
public struct JSONLinesReport: Sendable {
  /// A renderer.
  public init() {}

  /// One line a finding, with a final line feed; nothing where there is none.
  public func render(_ report: CheckReport) -> String {
    render(report.input.map(\.json) + report.findings.map { $0.json() })
  }

  /// The gate's findings, each with `change`: new, fixed, unchanged or newly_undetermined.
  public func render(_ report: GateReport) -> String {
    let findings = GateReport.Change.allCases.flatMap { change in
      report.findings(change).map { $0.json(change: change.rawValue) }
    }
    return render(report.input.map(\.json) + findings)
  }

  private func render(_ lines: [AnswerLine]) -> String {
    var bytes: [UInt8] = []
    for line in lines { line.write(into: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
