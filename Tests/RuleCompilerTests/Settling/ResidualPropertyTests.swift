import Catalog
import Evaluation
import RuleCompiler
import Testing

/// Soundness of the residual (language.md, "Laws"): for every way to complete a profile the residual of a rule gives the
/// verdict that the rule gives.
@Suite struct ResidualPropertyTests {
  /// Conditions that are judged in one version, as a residual is.
  private static let conditions = MonotonyTests.conditions.filter { condition in
    !["title mentions", "(title)", "description", "in points "].contains(where: condition.contains)
  }

  @Test func theResidualGivesTheVerdict() throws {
    var generator = RandomRules(SplitMix())
    generator.atoms = Self.conditions.map { "(\($0))" }
    let texts = (0..<50).map { _ in generator.clauses() } + Self.conditions.map { "require \($0)" }
    let rules = texts.enumerated().map { Bench.rule($1, name: "r\($0)") }
    let compiled = try Bench.sound(
      MonotonyTests.declarations + rules.joined() + FactPool.carrier(of: MonotonyTests.facts))
    let pool = try FactPool(compiled)
    let evaluator = Evaluator(library: compiled.library, circumstances: try Asked().circumstances())
    var undecided = 0
    for rule in compiled.library.rules where rule.id != "test.facts" {
      for _ in 0..<3 {
        let profile = pool.profile(of: rule.attributes, &generator.random)
        let (own, seller) = Self.divided(profile)
        let residual = evaluator.residual(of: rule, profile: Listing(facts: own, isProfile: true), seller: seller)
        if residual.concerns == .unknown || residual.holds == .unknown { undecided += 1 }
        // What was inferred is not contradicted.
        let inferred = evaluator.judge(rule, profile).inferred
        let open = rule.attributes.filter { !inferred.contains($0) }
        for isProfile in [true, true, false] {
          let completed = pool.completed(profile, open, &generator.random)
          let full = evaluator.judge(rule, completed, isProfile: isProfile).verdict
          let (facts, seller) = Self.divided(completed)
          let rest = evaluator.verdict(
            of: residual, rule: rule, listing: Listing(facts: facts, isProfile: isProfile), seller: seller)
          #expect(rest == full, "\(texts)\n\(rule.id) \(profile) → \(completed)")
        }
      }
    }
    #expect(undecided > 100)
  }

  private static func divided(_ facts: [String: Fact]) -> (own: [String: Fact], seller: [String: Fact]) {
    (facts.filter { !$0.key.hasPrefix("seller.") }, facts.filter { $0.key.hasPrefix("seller.") })
  }
}
