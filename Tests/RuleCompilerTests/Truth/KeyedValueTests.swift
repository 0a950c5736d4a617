import Catalog
import Diagnostics
import Evaluation
import RuleCompiler
import Testing
import Values

/// Values for each market, platform or code: `Money by Market`.
@Suite struct KeyedValueTests {
  private static let turnover = """
    attribute seller.turnover : Money by Market or none "Turnover"
    attribute stock : Integer by Material "Stock"

    """

  private func truth(_ condition: String, _ facts: Facts, market: String = "DE") throws -> Truth {
    try Bench.truth(of: condition, declarations: Self.turnover, facts, asked: Asked(market: market))
  }

  @Test(arguments: [
    ("DE", Truth.yes), ("FR", .no), ("ES", .unknown),
  ])
  func theValueOfTheMarketAskedAbout(market: String, truth: Truth) throws {
    let facts: Facts = "{ seller: {turnover: {DE: 120 EUR, FR: 90 EUR}} }"
    #expect(try self.truth("seller.turnover[market] > 100 EUR", facts, market: market) == truth)
  }

  @Test func presence() throws {
    let facts: Facts = "{ stock: {cotton: 3} }"
    #expect(try truth("stock[cotton] is present", facts) == .yes)
    #expect(try truth("stock[wool] is present", facts) == .no)
    #expect(try truth("stock[wool] is missing", facts) == .yes)
    #expect(try truth("stock is present", facts) == .yes)
    #expect(try truth("stock[cotton] is 3", "{ }") == .unknown)
    #expect(try truth("stock[wool] is present", .profile("{ stock: {cotton: 3} }")) == .unknown)
    #expect(try truth("seller.turnover[DE] < 5 EUR", "{ seller: {turnover: none} }") == .no)
  }

  /// The sum over all markets, as thresholds of the Union ask for.
  @Test func theValuesAreElements() throws {
    let facts: Facts = "{ seller: {turnover: {DE: 9000 EUR, FR: 1000.01 EUR}} }"
    #expect(try truth("sum t in seller.turnover of t > 10000 EUR", facts) == .yes)
    #expect(try truth("some t in seller.turnover has (t > 9500 EUR)", facts) == .no)
    #expect(try truth("count t in seller.turnover where (t > 2000 EUR) is 1", facts) == .yes)
  }

  @Test func whatIsMissingIsNamedByItsKey() throws {
    let judgement = try Bench.judge(
      "require seller.turnover[FR] < 5 EUR", declarations: Self.turnover, "{ seller: {turnover: {DE: 1 EUR}} }")
    #expect(judgement.settling == [["seller.turnover[FR]"]])
  }

  @Test func mistakes() {
    func ids(_ condition: String, facts: String = "{ }") -> [String] {
      let rule = Bench.rule("require \(condition)").replacing(
        "not applicable \"c\" { }", with: "not applicable \"c\" \(facts)")
      return Bench.compile(Self.turnover + rule).diagnostics.map(\.id)
    }
    #expect(ids("stock[cotton] is 3", facts: "{ stock: {cotton: 3} }") == [])
    #expect(ids("stock[coton] is 3") == ["resolve.code"])
    #expect(ids("stock[size] is 3") == ["type.mismatch"])
    #expect(ids("stock > 3") != [])
    #expect(ids("stock[cotton] is 3", facts: "{ stock: {coton: 3} }") == ["resolve.code"])
    #expect(ids("stock[cotton] is 3", facts: "{ stock: {cotton: 3 kg} }") != [])
    #expect(Bench.compile("attribute x : Money by Mass \"X\"\n").diagnostics.map(\.id) == ["type.key"])
    #expect(Bench.compile("attribute x : Money by Nothing \"X\"\n").diagnostics.map(\.id) == ["resolve.type"])
  }

  @Test func listingsAreCounted() throws {
    let rule = Bench.rule("require count listing where (size > 3) >= 2", kind: "seller rule")
    func verdict(_ facts: [String]) throws -> Verdict {
      let text = rule.replacing("satisfied \"a\" { }", with: "satisfied \"a\" \(facts.joined(separator: " "))")
      let compiled = try Bench.sound(text)
      let example = try #require(compiled.examples.first)
      let evaluator = Evaluator(
        library: compiled.library, circumstances: Circumstances(market: "DE", platform: nil, day: .first))
      evaluator.catalog = example.listings
      return evaluator.judge(compiled.library.rules[0], listing: Listing(facts: [:]), seller: example.seller).verdict
    }
    #expect(try verdict(["{ size: 4 }", "{ size: 5 }", "{ }"]) == .satisfied)
    #expect(try verdict(["{ size: 4 }", "{ size: 3 }"]) == .violated)
    #expect(try verdict(["{ size: 4 }", "{ }"]) == .undetermined)
  }
}
