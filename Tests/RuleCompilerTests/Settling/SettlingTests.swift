import Evaluation
import Testing

/// The smallest sets of attributes that settle an undetermined verdict (language.md, "Truth", last row of the verdicts).
@Suite struct SettlingTests {
  private func sets(_ clauses: String, _ facts: Facts = .profile("{ }"), head: String = "") throws -> [[String]] {
    try Bench.judge(clauses, head: head, facts).settling
  }

  @Test func oneAttribute() throws {
    #expect(try sets("require flag") == [["flag"]])
    #expect(try sets("when flag\n  require other", "{ other: false }") == [["flag"]])
    #expect(try sets("when flag\n  require other", "{ flag: true }") == [["other"]])
    #expect(try sets("require flag and other", "{ flag: true }") == [["other"]])
    #expect(try sets("require size >= 3") == [["size"]])
    #expect(try sets("require name is present") == [["name"]])
    #expect(try sets("require holds paper") == [["documents"]])
    #expect(try sets("require registered LUCID") == [["seller.registrations"]])
    #expect(try sets("require maker.country in EU") == [["maker.country"]])
    #expect(try sets("require title[fr] is present") == [["title[fr]"]])
  }

  @Test func severalAttributes() throws {
    #expect(try sets("require flag and other") == [["flag", "other"]])
    #expect(try sets("require flag or other") == [["flag", "other"]])
    #expect(try sets("when flag\n  require other") == [["flag", "other"]])
    #expect(try sets("require price < old_price") == [["old_price", "price"]])
    #expect(try sets("require flag and other and third and fourth") == [["flag", "fourth", "other", "third"]])
    #expect(try sets("require {\n    a: flag\n    b: other when third\n  }", "{ flag: true }") == [["other", "third"]])
  }

  /// Wherever an attribute alone decides the verdict, however it turns out, no larger set is told.
  @Test func theSmallestOnly() throws {
    // If flag is true the rule does not concern the listing, and if it is false what it requires holds.
    #expect(try sets("unless flag\n  require not flag or other") == [["flag"]])
    #expect(try sets("when flag\n  require flag or other") == [["flag"]])
    #expect(try sets("require (flag and other) or (not flag and other)") == [["flag", "other"]])
  }

  @Test func alternatives() throws {
    // Each of the three settles it alone: true exempts, false satisfies.
    let clauses = "unless flag or other or third\n  require not flag or not other or not third"
    #expect(try sets(clauses) == [["flag"], ["other"], ["third"]])
    let two = "unless flag or other\n  require not flag or not other"
    #expect(try sets(two) == [["flag"], ["other"]])
  }

  @Test func atMostThreeSets() throws {
    let clauses = "unless flag or other or third or fourth\n  require not (flag and other and third and fourth)"
    #expect(try sets(clauses).count == 3)
    #expect(try sets(clauses) == [["flag"], ["fourth"], ["other"]])
  }

  /// A set of more than four attributes is a questionnaire and no answer.
  @Test func atMostFourAttributes() throws {
    #expect(try sets("require flag and other and third and fourth and fifth") == [])
  }

  @Test func nothingSettlesWhatCannotBeComputed() throws {
    #expect(try sets("require size / 0 is 1", "{ size: 1 }") == [])
    #expect(try sets("require limits[size] is 10", "{ size: 7 }") == [])
    // Another attribute may settle it all the same.
    #expect(try sets("when flag\n  require size / 0 is 1 or flag", "{ size: 1 }") == [["flag"]])
  }

  @Test func unreadableValuesCanBeStatedAnew() throws {
    #expect(try sets("require size >= 3", .unreadable("size")) == [["size"]])
  }

  @Test func partsOfElements() throws {
    let clauses = "require every p in parts where (p.heavy) has (p.ok)"
    #expect(try sets(clauses, "{ parts: [{heavy: true}] }") == [["parts.ok"]])
    #expect(try sets(clauses, "{ parts: [{}] }") == [["parts.heavy", "parts.ok"]])
    #expect(try sets(clauses, "{ parts: [{ok: false}, {ok: true, heavy: true}] }") == [["parts.heavy"]])
    #expect(try sets(clauses) == [["parts"]])
  }

  @Test func determinedVerdictsNeedNothing() throws {
    for facts: Facts in ["{ flag: true }", "{ flag: false, other: true }", "{ flag: false, other: false }"] {
      #expect(try sets("unless flag\n  require other", facts) == [])
    }
  }

  @Test func theEventOfGoods() throws {
    let head = "applies from 2025-01-01 to goods made from 2025-01-01"
    #expect(try sets("require flag", "{ flag: false }", head: head) == [["made"]])
    #expect(try sets("require flag", "{ }", head: head) == [["flag", "made"]])
  }

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
