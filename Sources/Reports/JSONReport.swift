/// Renders a check as one JSON document: `header`, `input`, `findings`, and `summary` last.
///
/// Each finding has a line of its own, so that two documents can be compared line by line.
public struct JSONReport: Sendable {
  /// A renderer.
  public init() {}

  /// The document with a final line feed.
  public func render(_ report: CheckReport) -> String {
    var bytes: [UInt8] = Array("{\"header\":".utf8)
    header(report.header).writeRecord(into: &bytes)
    write("input", report.input.map(\.json), into: &bytes)
    write("findings", report.findings.map { $0.json() }, into: &bytes)
    bytes += Array(",\n\"summary\":".utf8)
    summary(report).writeRecord(into: &bytes)
    bytes += Array("}\n".utf8)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func write(_ key: String, _ records: [AnswerLine], into bytes: inout [UInt8]) {
    bytes += Array(",\n\"\(key)\":[".utf8)
    for (index, record) in records.enumerated() {
      bytes += Array((index > 0 ? ",\n" : "\n").utf8)
      record.writeRecord(into: &bytes)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  private func header(_ header: CheckReport.Header) -> AnswerLine {
    [
      "pratique": .text(header.version),
      "library": .record(["version": .text(header.libraryVersion), "digest": .text(header.digest)]),
      "as_of": .text(header.day), "markets": .texts(header.markets), "platforms": .texts(header.platforms),
      "catalogs": .list(
        header.catalogs.map { catalog in
          .record([
            "path": .text(catalog.path), "format": .text(catalog.format), "listings": .number(catalog.listings),
            "fields": .number(catalog.fields), "used_fields": .number(catalog.usedFields),
          ])
        }),
    ]
  }

  /// Counts only, so that it is the same whether findings were made or not.
  private func summary(_ report: CheckReport) -> AnswerLine {
    let tally = report.tally
    return [
      "listings": .number(report.listings), "unread_listings": .number(report.unreadListings),
      "markets": .texts(report.header.markets), "markets_without_rules": .texts(report.marketsWithoutRules),
      "platforms_without_rules": .texts(report.platformsWithoutRules),
      "platforms": .texts(report.header.platforms), "rules": .number(report.rules),
      "verdicts": .record([
        "satisfied": .number(tally.satisfied), "violated": .number(tally.violated),
        "undetermined": .number(tally.undetermined), "not_applicable": .number(tally.notApplicable),
      ]),
      "findings": .record([
        "error": .number(report.count(.error)), "warning": .number(report.count(.warning)),
        "info": .number(report.count(.info)), "preview": .number(report.previews),
      ]),
      "by_rule": .list(
        report.counts.map { count in
          .record([
            "rule": .text(count.rule), "title": .text(count.title), "domain": .text(count.domain),
            "severity": .text(count.severity.rawValue), "preview": .boolean(count.isPreview),
            "violated_checks": .number(count.violatedChecks), "violated_findings": .number(count.violatedFindings),
            "undetermined": .number(count.undetermined),
          ])
        }),
      "data_gaps": .list(
        report.gaps.map { gap in
          .record([
            "attribute": .text(gap.attribute), "label": .text(gap.label), "listings": .number(gap.listings),
            "checks": .number(gap.checks), "settles_alone": .number(gap.settlesAlone),
          ])
        }),
      "would_settle_most": .record([
        "attributes": .texts(report.settling.map(\.attribute)), "checks": .number(report.settledTogether),
      ]),
    ]
  }
}
