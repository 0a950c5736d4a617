import Catalog
package import Evaluation
import Values

/// Runs the examples that stand beside the rules: each is a test of its rule.
package struct ExampleRunner {
  /// An example that came out otherwise than it says.
  package struct Failure: Sendable {
    package let example: RuleExample
    package let circumstances: Circumstances
    /// What was expected and what came out.
    package let difference: String
  }

  private let library: Library
  private let rules: [String: [Rule]]

  package init(_ library: Library) {
    self.library = library
    rules = Dictionary(grouping: library.rules, by: \.id)
  }

  /// The failures among some examples, in their order.
  package func failures(of examples: [RuleExample]) -> [Failure] {
    let wordings = WordingCache()
    return examples.compactMap { failure(of: $0, wordings: wordings) }
  }

  private func failure(of example: RuleExample, wordings: WordingCache) -> Failure? {
    guard let family = rules[example.rule], !family.isEmpty else { return nil }
    let circumstances = circumstances(of: example, family)
    let evaluator = Evaluator(library: library, circumstances: circumstances, wordings: wordings)
    evaluator.catalog = example.listings
    var judgements: [Judgement] = []
    for rule in family {
      // A seller rule looks at the seller's listings together; the others are judged over one after another.
      let positions = rule.kind == .seller ? 0..<1 : 0..<example.listings.count
      for position in positions {
        evaluator.position = position
        let listing = rule.kind == .seller ? Listing(facts: [:]) : example.listings[position]
        judgements.append(evaluator.judge(rule, listing: listing, seller: example.seller))
      }
    }
    // An example speaks of the whole family: the worst verdict counts.
    guard let worst = Judgement.worst(judgements), let difference = difference(example, worst) else { return nil }
    return Failure(example: example, circumstances: circumstances, difference: difference)
  }

  private func difference(_ example: RuleExample, _ judgement: Judgement) -> String? {
    if judgement.verdict != example.verdict {
      let open = judgement.gap.attributes.sorted() + judgement.gap.uncomputable
      let why = open.isEmpty ? judgement.parts.map(\.name) : open
      let reason = why.isEmpty ? "" : " (\(why.joined(separator: ", ")))"
      return "`\(example.verdict.rawValue)` is expected, and it is \(judgement.verdict.rawValue)\(reason)"
    }
    let parts = judgement.parts.map(\.name)
    if !example.at.isEmpty, Set(parts) != Set(example.at) {
      return "it fails at \(parts.joined(separator: ", ")), and not at \(example.at.joined(separator: ", "))"
    }
    if !example.needs.isEmpty, Set(example.needs.map(Set.init)) != Set(judgement.settling.map(Set.init)) {
      let told = judgement.settling.map { $0.joined(separator: ", ") }.joined(separator: " or ")
      return "what would settle it is \(told.isEmpty ? "nothing" : told)"
    }
    return nil
  }

  /// What the example leaves out is the first day, market and platform that the rule binds; without such a day, that on
  /// which its source was checked.
  private func circumstances(of example: RuleExample, _ family: [Rule]) -> Circumstances {
    let rule = family[0]
    let firstDay = family.flatMap(\.scope.periods).compactMap(\.days.from).min()
    let day = example.day ?? firstDay ?? rule.basis.compactMap(\.source.checked).first ?? CalendarDate(dayNumber: 0)
    return Circumstances(
      market: example.market ?? firstMarket(of: rule, on: day),
      platform: example.platform ?? rule.scope.platforms.first, day: day)
  }

  private func firstMarket(of rule: Rule, on day: CalendarDate) -> String {
    let markets = library.schema.markets
    let asked = rule.scope.markets.isEmpty ? ["DE", "US", "GB"] : rule.scope.markets
    for code in asked.flatMap({ markets.members(of: $0, on: day) })
    where !rule.scope.except.contains(where: markets.holders(of: code, on: day).contains) { return code }
    return "DE"
  }
}
