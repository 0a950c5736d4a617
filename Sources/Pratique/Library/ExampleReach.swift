import Evaluation

/// What of a rule, or of a family of rules, its examples reach: sides of thresholds, exemptions, exceptions.
///
/// The rules of a family have the same conditions with other values, so that what one of them reaches counts for all.
struct ExampleReach {
  /// What each threshold came out as, by its place in ``Rule/thresholds``.
  private(set) var thresholds: [Int: Set<Truth>] = [:]
  /// The places of the `unless` that held in some example.
  private(set) var exemptions: Set<Int> = []
  /// The places of the exceptions that held in some example.
  private(set) var exceptions: Set<Int> = []

  init(of family: [Rule], by examples: [RuleExample], _ runner: ExampleRunner, wordings: WordingCache) {
    for rule in family {
      let tests = rule.thresholds
      for example in examples {
        runner.run(example, rule, of: family, wordings: wordings) { evaluator in
          for (place, test) in tests.enumerated() {
            thresholds[place, default: []].formUnion(evaluator.outcomes?[test] ?? [])
          }
          let reliefs = evaluator.reliefs(of: rule)
          exemptions.formUnion(reliefs.exemptions)
          exceptions.formUnion(reliefs.exceptions)
        }
      }
    }
  }
}
