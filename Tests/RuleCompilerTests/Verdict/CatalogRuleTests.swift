import Catalog
import Evaluation
import RuleCompiler
import Testing

/// Rules over several listings: seller rules that look at a seller's listings, and catalog rules.
@Suite struct CatalogRuleTests {
  /// Judges a rule over a catalog; a catalog rule for the listing at a position.
  private func judge(
    _ clauses: String, kind: String, _ listings: [String], position: Int? = nil, seller: String = "{ }"
  ) throws -> Judgement {
    let facts = (listings + [seller]).map { Facts($0) }
    let carriers = facts.enumerated().map { $1.rule(named: "facts\($0)") }
    let compiled = try Bench.sound(Bench.rule(clauses, kind: kind) + carriers.joined())
    let read = try facts.enumerated().map { try $1.read(from: compiled, rule: "test.facts\($0)") }
    let evaluator = Evaluator(library: compiled.library, circumstances: try Asked().circumstances())
    evaluator.catalog = read.dropLast().map(\.0)
    evaluator.position = position
    let rule = try #require(compiled.library.rules.first { $0.id == "test.r" })
    let listing = position.map { evaluator.catalog[$0] } ?? Listing(facts: [:])
    return evaluator.judge(rule, listing: listing, seller: read.last?.seller ?? [:])
  }

  @Test(arguments: [
    (["{ origin: DE }", "{ origin: CN, flag: true }"], Verdict.violated), (["{ origin: DE }"], .notApplicable),
    ([], .notApplicable), (["{ origin: CN, flag: false }"], .notApplicable), (["{ origin: CN }"], .undetermined),
    (["{ origin: CN }", "{ origin: CN, flag: true }"], .violated), (["{ origin: none, flag: true }"], .violated),
  ])
  func someListing(listings: [String], verdict: Verdict) throws {
    let clauses = "when some listing has (origin not in EU and flag)\n  require seller.flag"
    #expect(try judge(clauses, kind: "seller rule", listings, seller: "{ seller: {flag: false} }").verdict == verdict)
  }

  @Test(arguments: [
    (["{ flag: true }", "{ flag: true }"], Verdict.satisfied), (["{ flag: true }", "{ flag: false }"], .violated),
    (["{ flag: true }", "{ }"], .undetermined), ([], .satisfied),
  ])
  func everyListing(listings: [String], verdict: Verdict) throws {
    #expect(try judge("require every listing has (flag)", kind: "seller rule", listings).verdict == verdict)
  }

  @Test(arguments: [
    (["{ gtin: \"1\", name: \"a\" }", "{ gtin: \"1\", name: \"b\" }"], Verdict.satisfied),
    (["{ gtin: \"1\", name: \"a\" }", "{ gtin: \"1\", name: \"a\" }"], .violated),
    (["{ gtin: \"1\", name: \"a\" }", "{ gtin: \"2\", name: \"a\" }", "{ gtin: \"1\", name: \"a\" }"], .violated),
    (["{ gtin: none, name: \"a\" }", "{ gtin: none, name: \"a\" }"], .satisfied),
    (["{ name: \"a\" }", "{ gtin: \"1\", name: \"a\" }"], .undetermined),
    (["{ name: \"a\" }", "{ gtin: \"1\", name: \"b\" }"], .satisfied), (["{ gtin: \"1\", name: \"a\" }"], .satisfied),
  ])
  func uniqueValues(listings: [String], verdict: Verdict) throws {
    let judgement = try judge("require unique (gtin, name)", kind: "catalog rule", listings, position: 0)
    #expect(judgement.verdict == verdict)
  }
}
