import Catalog
import Evaluation
import RuleCompiler
import Testing

/// Random rules and listings, compiled together.
struct RandomBundle {
  let library: Library
  let rules: [Rule]
  let listings: [Listing]
  let seller: [String: Fact]

  init(_ random: inout SplitMix, rules: Int, listings: Int) throws {
    var generator = RandomRules(random)
    generator.atoms = RandomListings.atoms
    let clauses = (0..<rules).map { index -> String in
      let named = index.isMultiple(of: 4) ? "let big = size > 2\n  when big or flag\n  " : ""
      return Bench.rule(named + generator.clauses(), head: index.isMultiple(of: 3) ? "in EU" : "", name: "r\(index)")
    }
    random = generator.random
    let facts = (0..<listings).map { _ in RandomListings.facts(&random) }
    let seller = "{ seller: {size: 9, registrations: [{scheme: LUCID, number: \"DE1234\"}]} }"
    let derivation = "derive material = cotton when title mentions terms.green\n"
    let carriers = facts.enumerated().map { index, text in
      Bench.rule("require flag", name: "facts\(index)").replacing(
        "satisfied \"a\" { }", with: "satisfied \"a\" \(text) \(seller)")
    }
    let compiled = try Bench.sound(derivation + clauses.joined() + carriers.joined())
    let examples = compiled.examples.filter { $0.rule.hasPrefix("test.facts") && $0.title == "a" }
    library = compiled.library
    self.rules = compiled.library.rules.filter { $0.id.hasPrefix("test.r") }
    self.listings = examples.map { RandomListings.spoilt($0.listings[0], &random) }
    self.seller = examples.first?.seller ?? [:]
  }

  /// The rules in scope of some markets.
  func asked() throws -> [(circumstances: Circumstances, rules: [Rule])] {
    try ["DE", "FR", "US", "GB"].map { market in
      let circumstances = try Asked(market: market).circumstances()
      return (circumstances, rules.filter { $0.isInScope(circumstances, schema: library.schema) })
    }
  }
}
