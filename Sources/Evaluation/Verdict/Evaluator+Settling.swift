import Catalog

extension Evaluator {
  /// At most so many open attributes are searched exactly; beyond, nothing but the whole set is answered.
  private static let exactLimit = 12

  /// The smallest sets of attributes that settle a verdict however they turn out: at most three, of at most four.
  ///
  /// A set settles the verdict if every truth of the tests that hang on nothing else gives a verdict that is determined.
  /// Tests that share an attribute are taken to be independent, so a set may be larger than needed, never too small.
  func settlingSets(of rule: Rule, openTests: [Test: Gap]) -> [[String]] {
    let tests = openTests.map { (test: $0.key, needs: $0.value) }
    let attributes = tests.reduce(into: Set<String>()) { $0.formUnion($1.needs.attributes) }.sorted()
    guard !attributes.isEmpty else { return [] }
    guard attributes.count <= Self.exactLimit, tests.count <= Self.exactLimit else { return [attributes] }
    let savedFound = found
    defer {
      assumptions = [:]
      found = savedFound
    }
    for size in 1...min(4, attributes.count) {
      var sets: [[String]] = []
      for candidate in Self.combinations(of: attributes, size: size) where sets.count < 3 {
        let covered = tests.filter { test in
          test.needs.uncomputable.isEmpty && test.needs.attributes.isSubset(of: candidate)
        }
        if !covered.isEmpty, isSettled(rule, by: covered.map(\.test)) { sets.append(candidate) }
      }
      if !sets.isEmpty { return sets }
    }
    return []
  }

  private func isSettled(_ rule: Rule, by tests: [Test]) -> Bool {
    for bits in 0..<(1 << tests.count) {
      assumptions = [:]
      for (index, test) in tests.enumerated() { assumptions[test] = Truth(bits & (1 << index) != 0) }
      let (concerns, holds) = outcome(of: rule)
      if Self.verdict(concerns: concerns.truth, holds: holds.truth) == .undetermined { return false }
    }
    return true
  }

  private static func combinations(of items: [String], size: Int) -> [[String]] {
    guard size > 0 else { return [[]] }
    return items.indices.flatMap { index in
      combinations(of: Array(items[(index + 1)...]), size: size - 1).map { [items[index]] + $0 }
    }
  }
}
