import Catalog
import Evaluation
public import Reports
import Values

extension RuleLibrary {
  /// The rules, sorted by id, a line each.
  ///
  /// - Parameter market: only those that bind in a market (or nil), whatever the day.
  public func list(market: String?, asJSON: Bool, language: ReportLanguage) throws(Problem) -> String {
    if let market, !library.schema.markets.isKnown(market) {
      throw CheckRequest.unknown("market", "市场", market, library.schema.markets.codes)
    }
    let today = try CheckRequest.day(nil)
    let rules = library.rules.filter { rule in
      guard let market else { return true }
      let asked = Circumstances(market: market, platform: rule.scope.platforms.first, day: today)
      return rule.scope.isInPlace(asked, schema: library.schema)
    }
    if asJSON { return rules.map { JSONLine(RuleLine($0)).text }.joined() }
    return rules.map { line($0, language) }.joined()
  }

  private func line(_ rule: Rule, _ language: ReportLanguage) -> String {
    let row = rule.row.map { " [\($0)]" } ?? ""
    let scope = rule.scope.markets + rule.scope.platforms
    let preview = rule.isPreview ? language(" preview", " 预览") : ""
    let place = scope.isEmpty ? language("everywhere", "所有市场") : scope.joined(separator: ", ")
    return "\(rule.id)\(row)  \(rule.severity.rawValue)\(preview) · \(language.domain(rule.domain)) · \(place)\n"
      + "    \(rule.title.text(in: language.rawValue))\n"
  }
}

/// A rule in `rules list --format jsonl`.
private struct RuleLine: Encodable {
  let rule, domain, severity, kind: String
  let row: String?
  let preview: Bool
  let markets, platforms: [String]
  let from, until: String?
  let basis: [Basis]

  struct Basis: Encodable {
    let source, provision, url: String
    let checked, reading: String?
  }

  init(_ rule: Rule) {
    (self.rule, domain, severity, kind) = (rule.id, rule.domain, rule.severity.rawValue, rule.kind.rawValue)
    (row, preview, markets, platforms) = (rule.row, rule.isPreview, rule.scope.markets, rule.scope.platforms)
    from = rule.scope.periods.compactMap(\.days.from).min()?.description
    let ends = rule.scope.periods.map(\.days.through)
    until = ends.contains { $0 == nil } ? nil : ends.compactMap(\.self).max()?.next.description
    basis = rule.basis.map {
      Basis(
        source: $0.source.title.english, provision: $0.provision, url: $0.source.url,
        checked: $0.source.checked?.description, reading: $0.source.reading?.rawValue)
    }
  }
}
