import Evaluation
import Testing

/// `holds` and `registered` of language.md, "Truth": true; false if the evidence given has none; unknown if no evidence
/// was given, or what it covers is not stated.
@Suite struct EvidenceTests {
  @Test(arguments: [
    ("{ documents: [{kind: paper}] }", Truth.yes), ("{ documents: [{kind: brand_letter}, {kind: paper}] }", .yes),
    ("{ documents: [{kind: brand_letter, brand: \"A\", markets: [EU]}] }", .no), ("{ documents: [] }", .no),
    ("{ documents: none }", .no), ("{ }", .unknown), ("{ documents: [{number: \"1\"}] }", .unknown),
    ("{ documents: [{number: \"1\"}, {kind: paper}] }", .yes),
    ("{ documents: [{kind: paper, valid_through: 2026-11-21}] }", .yes),
    ("{ documents: [{kind: paper, valid_through: 2026-11-20}] }", .no),
    ("{ documents: [{kind: paper, issued: 2026-11-21}] }", .yes),
    ("{ documents: [{kind: paper, issued: 2026-11-22}] }", .no),
    ("{ documents: [{kind: paper, valid_through: 2026-11-20}, {kind: paper}] }", .yes),
    ("{ documents: [{kind: paper, markets: [FR]}] }", .no), ("{ documents: [{kind: paper, markets: [FR, DE]}] }", .yes),
  ])
  func aDocumentOfTheProduct(facts: String, truth: Truth) throws {
    #expect(try Bench.truth(of: "holds paper", Facts(facts)) == truth)
    #expect(try Bench.truth(of: "not holds paper", Facts(facts)) == !truth)
    if truth != .unknown { #expect(try Bench.truth(of: "holds paper", .profile(facts)) == truth) }
  }

  @Test(arguments: [
    ("{ brand: \"A\", documents: [{kind: brand_letter, brand: \"A\", markets: [EU]}] }", Truth.yes),
    ("{ brand: \"A\", documents: [{kind: brand_letter, brand: \"A\", markets: [DE]}] }", .yes),
    ("{ brand: \"A\", documents: [{kind: brand_letter, brand: \"A\", markets: [FR, GB]}] }", .no),
    ("{ brand: \"A\", documents: [{kind: brand_letter, brand: \"A\", markets: []}] }", .no),
    ("{ brand: \"A\", documents: [{kind: brand_letter, brand: \"B\", markets: [EU]}] }", .no),
    ("{ brand: \"A\", documents: [{kind: brand_letter, markets: [EU]}] }", .unknown),
    ("{ documents: [{kind: brand_letter, brand: \"A\", markets: [EU]}] }", .unknown),
    ("{ documents: [{kind: brand_letter, brand: \"A\", markets: [FR]}] }", .no),
    ("{ brand: \"A\", documents: [{kind: brand_letter, brand: \"B\"}] }", .no),
  ])
  func aDocumentThatCoversBrandAndMarket(facts: String, truth: Truth) throws {
    #expect(try Bench.truth(of: "holds brand_letter", Facts(facts)) == truth)
  }

  @Test func noEvidenceWasGiven() throws {
    #expect(try Bench.truth(of: "holds paper", .profile("{ }")) == .unknown)
    #expect(try Bench.truth(of: "holds paper", .unreadable("documents")) == .unknown)
    #expect(try Bench.judge("require holds paper", "{ }").settling == [["documents"]])
  }

  @Test(arguments: [
    ("{ seller: {registrations: [{scheme: LUCID, number: \"DE1234\"}]} }", Truth.yes),
    ("{ seller: {registrations: [{scheme: LUCID, number: \"DE12345\"}]} }", .no),
    ("{ seller: {registrations: [{scheme: LUCID, number: \"xDE1234\"}]} }", .no),
    ("{ seller: {registrations: [{scheme: PLAIN, number: \"DE1234\"}]} }", .no),
    ("{ seller: {registrations: [{scheme: LUCID, number: \"DE1234\", valid_through: 2026-11-21}]} }", .yes),
    ("{ seller: {registrations: [{scheme: LUCID, number: \"DE1234\", valid_through: 2026-11-20}]} }", .no),
    ("{ seller: {registrations: [{scheme: PLAIN, number: \"1\"}, {scheme: LUCID, number: \"DE1234\"}]} }", .yes),
    ("{ seller: {registrations: []} }", .no), ("{ seller: {registrations: none} }", .no), ("{ }", .unknown),
  ])
  func aRegistration(facts: String, truth: Truth) throws {
    #expect(try Bench.truth(of: "registered LUCID", Facts(facts)) == truth)
    #expect(try Bench.truth(of: "not registered LUCID", Facts(facts)) == !truth)
    let judgement = try Bench.judge("require registered LUCID", kind: "seller rule", Facts(facts))
    #expect((judgement.verdict == .undetermined) == (truth == .unknown))
  }

  @Test func noRegistrationWasGiven() throws {
    #expect(try Bench.truth(of: "registered LUCID", .profile("{ }")) == .unknown)
    #expect(try Bench.truth(of: "registered LUCID", .unreadable("seller.registrations")) == .unknown)
    #expect(
      try Bench.truth(of: "registered PLAIN", "{ seller: {registrations: [{scheme: PLAIN, number: \"x\"}]} }") == .yes)
  }

  private static let expiring = """
    document licence "Licence" { covers product  expires }
    document yearly "Yearly certificate" { covers product  expires after 1 year }

    """

  @Test(arguments: [
    ("holds licence", "{kind: licence, valid_through: 2026-11-21}", Truth.yes),
    ("holds licence", "{kind: licence}", .unknown),
    ("holds licence", "{kind: licence, valid_through: 2026-11-20}", .no),
    ("holds yearly", "{kind: yearly, issued: 2025-11-22}", .yes),
    ("holds yearly", "{kind: yearly, issued: 2025-11-21}", .no),
    ("holds yearly", "{kind: yearly}", .unknown), ("holds yearly", "{kind: yearly, issued: 2026-11-22}", .no),
    ("holds yearly", "{kind: yearly, valid_through: 2026-11-21}", .yes),
  ])
  func theLastDay(condition: String, document: String, truth: Truth) throws {
    let facts = Facts("{ documents: [\(document)] }")
    #expect(try Bench.truth(of: condition, declarations: Self.expiring, facts) == truth)
  }

  @Test(arguments: [
    ("{ name: \"A1\", documents: [{kind: paper, model: \"A1\"}] }", Truth.yes),
    ("{ name: \"A2\", documents: [{kind: paper, model: \"A1\"}] }", .no),
    ("{ name: \"A2\", documents: [{kind: paper, model: \"A1\"}, {kind: paper, model: \"A2\"}] }", .yes),
    ("{ name: \"A1\", documents: [{kind: paper}] }", .unknown),
    ("{ documents: [{kind: paper, model: \"A1\"}] }", .unknown),
    ("{ name: \"A1\", documents: [] }", .no), ("{ name: \"A1\" }", .unknown),
  ])
  func aDocumentWithACondition(facts: String, truth: Truth) throws {
    #expect(try Bench.truth(of: "holds paper as d with (d.model is name)", Facts(facts)) == truth)
  }

  @Test func aRegistrationWithACondition() throws {
    let facts: Facts = "{ name: \"toys\", seller: {registrations: [{scheme: PLAIN, number: \"1\", stream: \"toys\"}]} }"
    #expect(try Bench.truth(of: "registered PLAIN as n with (n.stream is name)", facts) == .yes)
    #expect(try Bench.truth(of: "registered PLAIN as n with (n.stream is \"textiles\")", facts) == .no)
  }

  @Test func aRegistrationIsForItsMarket() throws {
    let facts: Facts = "{ seller: {registrations: [{scheme: LUCID, number: \"DE1234\"}]} }"
    #expect(try Bench.truth(of: "registered LUCID", facts, asked: Asked(market: "FR")) == .no)
  }

  @Test func aRegistrationWithoutANumberIsUnknown() throws {
    #expect(try Bench.truth(of: "registered LUCID", "{ seller: {registrations: [{scheme: LUCID}]} }") == .unknown)
    #expect(try Bench.truth(of: "registered LUCID", "{ seller: {registrations: [{number: \"DE1234\"}]} }") == .unknown)
  }
}
