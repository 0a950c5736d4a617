import Catalog
import Diagnostics
import Evaluation
import RuleCompiler
import Testing
import Values

/// Tests of language.md that the sources do not pass; each fails until the bug that it shows is gone.
@Suite struct EvaluationBugs {
  // MARK: Values

  @Test(arguments: [
    ("sum p in parts of p.share is 0 %", "{ parts: [] }"), ("sum p in parts of p.share <= 0.1 %", "{ parts: [] }"),
    ("sum p in parts of p.mass < 1 kg", "{ parts: none }"), ("sum p in parts of p.price is 0 EUR", "{ parts: [] }"),
    ("sum p in parts where (p.ok) of p.share <= 0.1 %", "{ parts: [{ok: false, share: 5 %}] }"),
    ("sum p in parts of p.share + 1 % is 1 %", "{ parts: [] }"),
  ])
  func emptySumsAreZeroOfTheirType(condition: String, facts: String) throws {
    #expect(try Bench.truth(of: condition, Facts(facts)) == .yes)
  }

  @Test(arguments: [
    ("round(price, 0.05 EUR) is 1.05 EUR", "{ price: 1.03 EUR }"), ("round(size, 5) is 10", "{ size: 8 }"),
    ("round(size, 10) is 20", "{ size: 15 }"),
  ])
  func roundingIsToMultiplesOfTheStep(condition: String, facts: String) throws {
    #expect(try Bench.truth(of: condition, Facts(facts)) == .yes)
  }

  @Test func codesAreGroupsOfTheirOwnListOnly() throws {
    let lists = """
      code First = above > { below }
      code Second = above | below
      attribute second : Second "Second"

      """
    #expect(try Bench.truth(of: "second is above", declarations: lists, "{ second: below }") == .no)
  }

  @Test func presumedListsFillQuantifiersToo() throws {
    let list = "attribute notes : List<Text> \"Notes\" presumed []\n"
    #expect(try Bench.truth(of: "notes include \"a\"", declarations: list, "{ }") == .no)
    #expect(try Bench.truth(of: "some n in notes has (n is \"a\")", declarations: list, "{ }") == .no)
    #expect(try Bench.truth(of: "count(notes) is 0", declarations: list, "{ }") == .yes)
    #expect(try Bench.truth(of: "count n in notes is 0", declarations: list, "{ }") == .yes)
  }

  @Test func fieldsOfWhatIsUnreadableAreUnknown() throws {
    // "fields … unreadable: U": nobody knows whether the unreadable maker has a name.
    #expect(try Bench.truth(of: "maker.name is present", .unreadable("maker")) == .unknown)
    #expect(try Bench.truth(of: "maker.name is missing", .unreadable("maker")) == .unknown)
  }

  @Test func moneyPerAQuantityIsComputedWithToo() throws {
    #expect(try Bench.truth(of: "unit_price * 2 is 3 EUR/kg", "{ unit_price: 1.50 EUR/kg }") == .yes)
    #expect(try Bench.truth(of: "unit_price + unit_price is 3 EUR/kg", "{ unit_price: 1.50 EUR/kg }") == .yes)
  }

  @Test func addressesInBelfastAreInNorthernIreland() throws {
    let party = """
      record Place { postcode : Text, country : Country }
      attribute place : Place "Place"

      """
    let facts: Facts = "{ place: {postcode: \"BT1 5GS\", country: GB} }"
    #expect(try Bench.truth(of: "place.country in XI", declarations: party, facts) == .yes)
    #expect(try Bench.truth(of: "place.country is GB", declarations: party, facts) == .no)
  }

  @Test func termsOfAKeyedListsVersion() throws {
    // The French "gift" is no German "Gift".
    let clauses = "forbid some p in points[fr] has (p mentions terms.german)"
    #expect(try Bench.judge(clauses, "{ points: {fr: [\"gift\"]} }").verdict != .violated)
  }

  // MARK: Evidence

  @Test func aRegistrationIsForItsMarket() throws {
    let facts: Facts = "{ seller: {registrations: [{scheme: LUCID, number: \"DE1234\"}]} }"
    #expect(try Bench.truth(of: "registered LUCID", facts, asked: Asked(market: "FR")) == .no)
  }

  @Test func aRegistrationWithoutANumberIsUnknown() throws {
    #expect(try Bench.truth(of: "registered LUCID", "{ seller: {registrations: [{scheme: LUCID}]} }") == .unknown)
    #expect(try Bench.truth(of: "registered LUCID", "{ seller: {registrations: [{number: \"DE1234\"}]} }") == .unknown)
  }

  // MARK: Verdicts

  @Test func everyRequirementCounts() throws {
    let clauses = "require flag\n  forbid other"
    let compiled = Bench.compile(Bench.rule(clauses))
    // Either the second one counts, or the compiler says that it does not.
    guard compiled.isSound else { return }
    #expect(try Bench.judge(clauses, "{ flag: true, other: true }").verdict == .violated)
    #expect(try Bench.judge("require flag\n  require other", "{ flag: true, other: false }").verdict == .violated)
  }

  @Test func aScopeThatIsGivenTwice() throws {
    let compiled = Bench.compile(Bench.rule("require flag", head: "in DE\n  in FR"))
    guard compiled.isSound else { return }
    let asked = Asked(market: "FR")
    #expect(
      try Bench.judge("require flag", head: "in DE\n  in FR", "{ flag: false }", asked: asked).verdict == .violated)
  }

  /// A profile, its first facts and one more attribute.
  @Test func anotherKeyedTextNeverTurnsAVerdictAround() throws {
    let clauses = "forbid {\n    t: title mentions \"bad\"\n    d: description mentions \"bad\"\n  }"
    let before = try Bench.judge(clauses, .profile("{ title: {en: \"plain\", fr: \"bad\"} }")).verdict
    let after = try Bench.judge(
      clauses, .profile("{ title: {en: \"plain\", fr: \"bad\"}, description: {de: \"gut\"} }")
    ).verdict
    #expect(before == .violated)
    #expect(after == .violated)
  }

  // MARK: Settling sets that do not settle

  @Test(arguments: [
    ("require pairs[size, mass_pieces] is 5", "{ }", [["mass_pieces", "size"]]),
    ("require some p in parts has (p.pieces > size)", "{ }", [["parts", "size"]]),
    ("require sum p in parts of p.pieces > size", "{ }", [["parts", "size"]]),
    ("require size in [1, mass_pieces]", "{ size: 2 }", [["mass_pieces"]]),
    ("require size in [1, mass_pieces]", "{ }", [["mass_pieces", "size"]]),
    ("require holds brand_letter", "{ }", [["brand", "documents"]]),
  ])
  func settlingSetsSettle(clauses: String, facts: String, sets: [[String]]) throws {
    let more = """
      attribute mass_pieces : Integer "Pieces"
      table pairs key (a : Integer, b : Integer) value (c : Integer) { (any, any, 5) }

      """
    #expect(try Bench.judge(clauses, declarations: more, Facts(facts, isProfile: true)).settling == sets)
  }

  @Test func testsOfOneAttributeHangTogether() throws {
    // Whatever the size is, one of the two is false.
    #expect(try Bench.judge("require size < 3 and size > 5 and flag", .profile("{ }")).settling == [["size"]])
  }
}
