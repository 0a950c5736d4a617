import Catalog
import Evaluation
import RuleCompiler
import Testing

/// Settling sets of comparisons, which hang together where they share an attribute: found again by stating every value
/// that the comparisons tell apart.
@Suite struct SettlingValuesTests {
  private static let conditions = [
    "size < 3", "size >= 3", "size is 4", "size is not 2", "size in [1, 5]", "size not in [2, 3]", "size is none",
    "size is present", "3 > size", "size <= old_size", "size is old_size", "old_size < 3", "old_size is not 4",
    "size in [2, old_size]", "material is cotton", "material is wool", "material in [cotton]", "material is none",
    "material is not cotton", "flag", "flag is none", "flag is not false", "share <= 5 %", "share > 7 %",
    "share is 5 %",
    "other", "other is true",
  ]

  private static let values = [
    "size": (-1...8).map { "\($0)" } + ["none"], "old_size": (-1...8).map { "\($0)" } + ["none"],
    "material": ["cotton", "wool", "none"], "flag": ["true", "false", "none"], "other": ["true", "false", "none"],
    "share": ["0 %", "4 %", "5 %", "6 %", "7 %", "8 %", "none"],
  ]

  private struct Trial {
    let evaluator: Evaluator
    let rule: Rule
    let pool: FactPool

    /// Whether each way to state the attributes gives a verdict.
    func isSettled(by attributes: some Collection<String>, given facts: [String: Fact]) -> Bool {
      guard let first = attributes.first else { return evaluator.judge(rule, facts).verdict != .undetermined }
      return (pool.facts[first] ?? []).allSatisfy {
        isSettled(by: attributes.dropFirst(), given: facts.merging([first: $0]) { $1 })
      }
    }
  }

  private static func subsets(of items: [String], size: Int) -> [[String]] {
    guard size > 0 else { return [[]] }
    return items.indices.flatMap { index in
      subsets(of: Array(items[(index + 1)...]), size: size - 1).map { [items[index]] + $0 }
    }
  }

  @Test func theSetsAreTheSmallestThatSettle() throws {
    var generator = RandomRules(SplitMix())
    generator.atoms = Self.conditions.map { "(\($0))" }
    let texts = (0..<60).map { _ in generator.clauses() }
    let rules = texts.enumerated().map { Bench.rule($1, name: "r\($0)") }
    let compiled = try Bench.sound(
      "attribute old_size : Integer or none \"Old size\"\n" + rules.joined() + FactPool.carrier(of: Self.values))
    let pool = try FactPool(compiled)
    let evaluator = Evaluator(library: compiled.library, circumstances: try Asked().circumstances())
    var told = 0
    for rule in compiled.library.rules where rule.id != "test.facts" {
      let trial = Trial(evaluator: evaluator, rule: rule, pool: pool)
      for _ in 0..<3 {
        let facts = pool.profile(of: rule.attributes, &generator.random)
        let judgement = evaluator.judge(rule, facts)
        #expect(judgement.isSettlingExact)
        guard judgement.verdict == .undetermined else { continue }
        let open = rule.attributes.filter { facts[$0] == nil }
        var smallest: [[String]] = []
        for size in 1...3 where smallest.isEmpty && size <= open.count {
          smallest = Self.subsets(of: open, size: size).filter { trial.isSettled(by: $0, given: facts) }
        }
        // Sets of four are left to the search: stating all of them takes too long.
        if smallest.isEmpty, judgement.settling.allSatisfy({ $0.count > 3 }) { continue }
        told += 1
        #expect(judgement.settling == Array(smallest.prefix(3)), "\(texts)\n\(rule.id) \(facts)")
      }
    }
    #expect(told > 60)
  }

  /// Of more than twelve open attributes one set is told, and that it need not be the smallest.
  @Test func manyAttributes() throws {
    let names = (1...13).map { "a\($0)" }
    let declarations = names.map { "attribute \($0) : Boolean \"A\"\n" }.joined()
    let all = names.joined(separator: " and ")
    let clauses = "unless flag\n  require not flag or (\(all))"
    let judgement = try Bench.judge(clauses, declarations: declarations, .profile("{ }"))
    #expect(judgement.settling == [["flag"]])
    #expect(!judgement.isSettlingExact)
    let none = try Bench.judge("require \(all)", declarations: declarations, .profile("{ }"))
    #expect(none.settling == [])
    #expect(!none.isSettlingExact)
  }
}
