import Catalog
import Evaluation
import RuleCompiler
import Testing
import Values

/// Judges the examples of a library, as `pratique rules test` does.
struct Examples {
  let compiled: CompiledLibrary

  /// What comes out otherwise than the examples say, one line each.
  var failures: [String] {
    let wordings = WordingCache()
    return compiled.examples.flatMap { example -> [String] in
      guard let rule = compiled.library.rules.first(where: { $0.id == example.rule }) else { return [] }
      let circumstances = circumstances(of: example, rule)
      let evaluator = Evaluator(library: compiled.library, circumstances: circumstances, wordings: wordings)
      return example.listings.compactMap { listing in
        let judgement = evaluator.judge(rule, listing: listing, seller: example.seller)
        return difference(example, judgement).map { "\(rule.id), “\(example.title)”: \($0)" }
      }
    }
  }

  private func difference(_ example: RuleExample, _ judgement: Judgement) -> String? {
    if judgement.verdict != example.verdict {
      return "\(judgement.verdict), expected \(example.verdict); \(judgement.gap.attributes.sorted())"
    }
    let parts = Set(judgement.parts.map(\.name))
    if !example.at.isEmpty, parts != Set(example.at) { return "at \(parts.sorted()), expected \(example.at)" }
    if !example.needs.isEmpty, Set(example.needs.map(Set.init)) != Set(judgement.settling.map(Set.init)) {
      return "needs \(judgement.settling), expected \(example.needs)"
    }
    return nil
  }

  private func circumstances(of example: RuleExample, _ rule: Rule) -> Circumstances {
    let firstDay = rule.scope.periods.compactMap(\.days.from).min()
    let day = example.day ?? firstDay ?? rule.basis.compactMap(\.source.checked).first ?? .first
    let markets = compiled.library.schema.markets
    let asked = rule.scope.markets.isEmpty ? ["DE"] : rule.scope.markets
    let bound = asked.flatMap { markets.members(of: $0, on: day) }.first { code in
      !rule.scope.except.contains(where: markets.holders(of: code, on: day).contains)
    }
    return Circumstances(
      market: example.market ?? bound ?? "DE", platform: example.platform ?? rule.scope.platforms.first, day: day)
  }
}
