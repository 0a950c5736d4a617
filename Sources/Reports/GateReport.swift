/// What a change of a catalog introduces, fixes and leaves.
public struct GateReport: Sendable {
  /// How a finding changed.
  public enum Change: String, Sendable, CaseIterable {
    case new, fixed, unchanged
    case newlyUndetermined = "newly_undetermined"
  }

  /// The run over the head version, for its header.
  public var header: CheckReport.Header
  /// The base and head files with the numbers of their listings.
  public var versions: [(path: String, listings: Int)]
  /// The findings by what became of them, in the order of the head version; the fixed ones as they stood in the base.
  public var changes: [Change: [Finding]]
  /// Subjects that only the head version has.
  public var added: [String]
  /// Subjects that only the base version has.
  public var removed: [String]
  /// What is wrong with the head version's input.
  public var input: [InputFinding]
  /// What was asked about and not checked, by language; empty where everything was.
  public var notChecked: [ReportLanguage: String] = [:]

  /// Compares the findings of two versions.
  ///
  /// - Parameters:
  ///   - base, head: the two runs, over the same library, markets and day.
  ///   - subjects: the subjects of the listings of each version.
  public init(base: CheckReport, head: CheckReport, subjects: (base: [String], head: [String])) {
    header = head.header
    versions = (base.header.catalogs + head.header.catalogs).map { ($0.path, $0.listings) }
    let known = Set(base.findings.filter { $0.verdict == .violated }.map(\.fingerprint))
    let stillThere = Set(head.findings.filter { $0.verdict == .violated }.map(\.fingerprint))
    let open = Set(base.findings.filter { $0.verdict == .undetermined }.map(Self.check))
    var changes: [Change: [Finding]] = [:]
    for finding in head.findings {
      switch finding.verdict {
      case .violated: changes[known.contains(finding.fingerprint) ? .unchanged : .new, default: []].append(finding)
      case .undetermined:
        changes[open.contains(Self.check(finding)) ? .unchanged : .newlyUndetermined, default: []].append(finding)
      }
    }
    changes[.fixed] = base.findings.filter { $0.verdict == .violated && !stillThere.contains($0.fingerprint) }
    self.changes = changes
    let (baseSubjects, headSubjects) = (Set(subjects.base), Set(subjects.head))
    added = headSubjects.subtracting(baseSubjects).sorted()
    removed = baseSubjects.subtracting(headSubjects).sorted()
    input = head.input
    for language in ReportLanguage.allCases { notChecked[language] = head.notChecked(language) }
  }

  /// What was checked: a rule over a subject in a market on a platform.
  private static func check(_ finding: Finding) -> [String] {
    [finding.rule, finding.market, finding.platform ?? "", finding.subject]
  }

  /// The findings of one change.
  public func findings(_ change: Change) -> [Finding] { changes[change] ?? [] }

  /// The new findings that gate: violated errors that are no preview.
  public var newErrors: Int { count(.new, .error) }

  /// Errors that can no longer be told, previews apart.
  public var newlyUndeterminedErrors: Int { count(.newlyUndetermined, .error) }

  /// The findings of a change with a severity, previews apart.
  public func count(_ change: Change, _ severity: Finding.Severity) -> Int {
    findings(change).count { $0.severity == severity && !$0.isPreview }
  }
}

extension TextReport {
  /// The gate's report: what is new first, what is unchanged only counted.
  public func render(_ report: GateReport) -> String {
    var parts = [gateHeader(report)] + render(report.input)
    let titles: [(GateReport.Change, String)] = [
      (.new, language("New", "新增问题")), (.newlyUndetermined, language("Newly undetermined", "新出现无法判定")),
      (.fixed, language("Fixed", "已解决")),
    ]
    for (change, title) in titles {
      var findings = report.findings(change)
      // What is fixed needs no advice.
      if change == .fixed { for index in findings.indices { findings[index].fixes = [] } }
      guard !findings.isEmpty else { continue }
      parts.append(style.bold("── \(title) (\(language.number(findings.count)))") + "\n")
      parts += render(findings, header: report.header)
    }
    parts.append(gateClosing(report))
    return parts.joined(separator: "\n")
  }

  private func gateHeader(_ report: GateReport) -> String {
    var header = report.header
    header.catalogs = []
    let versions = report.versions.map { "\(oneLine($0.path)) (\(language.listings($0.listings)))" }.joined(
      separator: " → ")
    var lines = [self.header(header).trimmingLineFeeds, versions]
    for (subjects, title) in [
      (report.added, language("added", "新增商品")), (report.removed, language("removed", "删除商品")),
    ] where !subjects.isEmpty {
      let shown = subjects.prefix(Self.listingsPerGroup).map(oneLine).joined(separator: ", ")
      let more = subjects.count > Self.listingsPerGroup ? ", …" : ""
      lines.append("\(title): \(language.number(subjects.count)) — \(shown)\(more)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func gateClosing(_ report: GateReport) -> String {
    let (new, fixed) = (report.findings(.new).count, report.findings(.fixed).count)
    let (open, same) = (report.findings(.newlyUndetermined).count, report.findings(.unchanged).count)
    let text = language(
      "\(language.number(new)) new (\(language.number(report.newErrors)) error\(report.newErrors == 1 ? "" : "s")) · \(language.number(open)) newly undetermined · \(language.number(fixed)) fixed · \(language.number(same)) unchanged, not shown",
      "新增 \(language.number(new))（其中错误 \(language.number(report.newErrors))） · 新出现无法判定 \(language.number(open)) · 已解决 \(language.number(fixed)) · 不变 \(language.number(same))，未列出"
    )
    return (report.notChecked[language].map { $0 + "\n" } ?? "") + style.bold(text) + "\n"
  }
}

extension String {
  fileprivate var trimmingLineFeeds: String {
    var text = self
    while text.last == "\n" { text.removeLast() }
    return text
  }
}
