import Catalog
import Evaluation
import Testing

/// The verdict table of language.md, "Truth": A (does it concern the listing) against R (does what it requires hold).
@Suite struct VerdictTests {
  private static let truths: [(text: String, truth: Truth)] = [("true", .yes), ("false", .no), ("", .unknown)]

  private static func facts(_ values: [(name: String, value: String)]) -> Facts {
    let stated = values.filter { !$0.value.isEmpty }.map { "\($0.name): \($0.value)" }
    return Facts("{ \(stated.joined(separator: ", ")) }")
  }

  private func verdict(_ concerns: Truth, _ holds: Truth) -> Verdict {
    switch (concerns, holds) {
    case (.no, _): .notApplicable
    case (.yes, .no): .violated
    case (_, .yes): .satisfied
    default: .undetermined
    }
  }

  /// Judges every combination of three truths by clauses over `flag`, `other` and `third`.
  private func check(
    _ clauses: String, _ expected: (Truth, Truth, Truth) -> Verdict, _ location: SourceLocation = #_sourceLocation
  ) throws {
    let combinations = Self.truths.flatMap { one in
      Self.truths.flatMap { two in Self.truths.map { (one, two, $0) } }
    }
    let facts = combinations.map { Self.facts([("flag", $0.text), ("other", $1.text), ("third", $2.text)]) }
    let judgements = try Bench.judge(Bench.rule(clauses), all: facts, location)
    for ((truths, facts), judgement) in zip(zip(combinations, facts), judgements) {
      let verdict = expected(truths.0.truth, truths.1.truth, truths.2.truth)
      #expect(judgement.verdict == verdict, "\(clauses) \(facts.text)", sourceLocation: location)
    }
  }

  @Test func concernsAndHolds() throws {
    try check("when flag\n  require other") { a, b, _ in verdict(a, b) }
    try check("when flag\n  forbid other") { a, b, _ in verdict(a, !b) }
    #expect(try Bench.judge("when flag\n  require other", "{ other: true }").concerns == .unknown)
  }

  @Test func exemptionsTakeAway() throws {
    try check("when flag\n  unless other basis LAW \"art 2\"\n  require third") { verdict($0 && !$1, $2) }
    try check("unless other\n  when flag\n  forbid third") { verdict($0 && !$1, !$2) }
  }

  @Test func severalLinesAddUp() throws {
    let clauses = "when flag\n  when other\n  unless third\n  unless fourth\n  require size is 1"
    #expect(
      try Bench.judge(clauses, "{ flag: true, other: true, third: false, fourth: false, size: 2 }").verdict == .violated
    )
    #expect(try Bench.judge(clauses, "{ flag: true, other: false, size: 2 }").verdict == .notApplicable)
    #expect(try Bench.judge(clauses, "{ third: false, fourth: true, size: 2 }").verdict == .notApplicable)
    #expect(try Bench.judge(clauses, "{ flag: true, other: true, third: false, size: 2 }").verdict == .undetermined)
  }

  // MARK: Named conditions

  /// A condition with `when w` is ¬w ∨ it; with `unless u` it is u ∨ it.
  @Test func namedConditionsWithTheirOwnWhenAndUnless() throws {
    let clauses = "require {\n    a \"A\" zh \"甲\": flag when other unless third\n  }"
    try check(clauses) { verdict(.yes, !$1 || $0 || $2) }
    try check(clauses.replacing("require", with: "forbid")) { verdict(.yes, !$1 || !$0 || $2) }
    try check("require {\n    a: flag when other\n    b: third\n  }") { verdict(.yes, (!$1 || $0) && $2) }
    try check("require any of {\n    a: flag unless other\n    b: third\n  }") { verdict(.yes, $0 || $1 || $2) }
  }

  @Test func allOfAnyOfAndNoneOf() throws {
    let three = "{\n    a: flag\n    b: other\n    c: third\n  }"
    try check("require \(three)") { verdict(.yes, $0 && $1 && $2) }
    try check("require all of \(three)") { verdict(.yes, $0 && $1 && $2) }
    try check("require any of \(three)") { verdict(.yes, $0 || $1 || $2) }
    try check("forbid \(three)") { verdict(.yes, !$0 && !$1 && !$2) }
    try check("forbid any of \(three)") { verdict(.yes, !$0 && !$1 && !$2) }
  }

  private static let nested = """
    require any of {
        british "UK": all of {
          ukca: flag
          paper: other
        }
        european "EU": {
          ce: third
          sheet: fourth when size > 1
        }
      }
    """

  @Test(arguments: [
    ("{ flag: true, other: true }", Verdict.satisfied), ("{ flag: true, other: false, third: false }", .violated),
    ("{ flag: false, third: true, fourth: true }", .satisfied),
    ("{ flag: false, third: true, fourth: false, size: 1 }", .satisfied),
    ("{ flag: false, third: true, fourth: false, size: 2 }", .violated),
    ("{ flag: false, third: true, fourth: false }", .undetermined), ("{ flag: true, third: false }", .undetermined),
    ("{ flag: none, third: none }", .violated),
  ])
  func nestedGroups(facts: String, verdict: Verdict) throws {
    #expect(try Bench.judge(Self.nested, Facts(facts)).verdict == verdict)
  }

  // MARK: What is told

  private func parts(_ clauses: String, _ facts: Facts) throws -> [String] {
    try Bench.judge(clauses, facts).parts.map(\.name)
  }

  @Test func failedPartsOfAllOf() throws {
    let clauses = "require {\n    a: flag\n    b: other when size > 1\n    c: third unless fourth\n  }"
    #expect(
      try parts(clauses, "{ flag: false, other: false, size: 2, third: false, fourth: false }") == ["a", "b", "c"])
    #expect(try parts(clauses, "{ flag: true, other: false, size: 2, third: true }") == ["b"])
    // What is exempted or open has not failed.
    #expect(try parts(clauses, "{ flag: false, other: false, size: 1, third: false, fourth: true }") == ["a"])
    #expect(try parts(clauses, "{ flag: false, third: true }") == ["a"])
    #expect(try parts(clauses, "{ flag: true, other: false, size: 1, third: true }") == [])
    #expect(try parts("when flag\n  \(clauses.replacing("a: flag", with: "a: other"))", "{ flag: false }") == [])
  }

  @Test func openPartsOfAllOf() throws {
    let clauses = "require {\n    a: flag\n    b: other\n    c: third\n  }"
    #expect(try parts(clauses, "{ flag: true }") == ["b", "c"])
    #expect(try parts(clauses, "{ other: true, third: true }") == ["a"])
  }

  /// Each alternative would do, so all of them are told.
  @Test func alternativesOfAnyOf() throws {
    let clauses = "require any of {\n    a: flag\n    b: other\n  }"
    #expect(try parts(clauses, "{ flag: false, other: false }") == ["a", "b"])
    #expect(try parts(clauses, "{ flag: false }") == ["b"])
    #expect(try parts(Self.nested, "{ flag: true, other: false, third: false }") == ["british", "european"])
  }

  @Test func conditionsInsideOfAGroupThatMustHold() throws {
    let clauses = "require {\n    outer: {\n      a: flag\n      b: other\n    }\n    c: third\n  }"
    #expect(try parts(clauses, "{ flag: true, other: false, third: true }") == ["b"])
    #expect(try parts(clauses, "{ flag: false, other: false, third: false }") == ["a", "b", "c"])
    let alternatives = "require {\n    outer: any of {\n      a: flag\n      b: other\n    }\n    c: third\n  }"
    #expect(try parts(alternatives, "{ flag: false, other: false, third: true }") == ["outer"])
  }

  @Test func whatIsForbiddenAndThere() throws {
    let clauses = "forbid {\n    a: flag\n    b: other\n    c: third\n  }"
    #expect(try parts(clauses, "{ flag: true, other: false, third: true }") == ["a", "c"])
    #expect(try parts(clauses, "{ flag: false, other: false }") == ["c"])
  }

  @Test func aBareConditionHasNoParts() throws {
    #expect(try parts("require flag", "{ flag: false }") == [])
    #expect(try parts("forbid flag", "{ flag: true }") == [])
  }

  @Test func labelsAreKept() throws {
    let clauses = "require {\n    a \"the mark\" zh \"标志\": flag\n    b: other\n  }"
    let judgement = try Bench.judge(clauses, "{ flag: false, other: false }")
    #expect(judgement.parts.map { $0.label?.text(in: "zh-Hans") } == ["标志", nil])
    #expect(judgement.parts.map { $0.label?.text(in: "fr") } == ["the mark", nil])
  }

  @Test func gapsAreTold() throws {
    let judgement = try Bench.judge("when flag\n  require other and size / 0 is 1", "{ size: 1 }")
    #expect(judgement.verdict == .undetermined)
    #expect(judgement.gap.attributes == ["flag", "other"])
    #expect(judgement.gap.uncomputable == ["1 / 0 cannot be computed"])
    let field = try Bench.judge(
      "require maker.seat.city is \"Bonn\" and some p in parts has (p.ok)", "{ maker: {}, parts: [{}] }")
    #expect(field.gap.attributes == ["maker.seat.city", "parts.ok"])
    #expect(try Bench.judge("require flag", "{ flag: false }").gap.attributes == [])
  }
}
