import Catalog
import Evaluation
import RuleCompiler
import Testing
import Values

/// What other declarations bring into rules: definitions, inferences, families, exceptions, replacements.
@Suite struct DeclaredTests {
  private func verdict(
    _ text: String, _ facts: Facts, _ asked: Asked = Asked(), _ location: SourceLocation = #_sourceLocation
  ) throws -> Verdict { try Bench.judge(text, all: [facts], asked: asked, location)[0].verdict }

  // MARK: Definitions

  private static let definitions = """
    define large : Boolean = size > 5
    define larger(n : Integer) : Boolean = size > n
    define inside(p : Party) : Boolean = p.country in EU
    define weight(least : Integer) : Mass = sum p in parts where (p.pieces >= least) of p.mass
    define very_large : Boolean = large and larger(10)

    """

  @Test(arguments: [
    ("large", "{ size: 6 }", Truth.yes), ("large", "{ size: 5 }", .no), ("large", "{ }", .unknown),
    ("larger(7)", "{ size: 8 }", .yes), ("larger(7)", "{ size: 7 }", .no), ("not larger(size)", "{ size: 8 }", .yes),
    ("inside(maker)", "{ maker: {country: DE} }", .yes), ("inside(maker)", "{ maker: none }", .no),
    ("weight(2) >= 1 kg", "{ parts: [{pieces: 2, mass: 1 kg}, {pieces: 1, mass: 9 kg}] }", .yes),
    ("weight(2) >= 1 kg", "{ parts: [{pieces: 2, mass: 1 g}, {pieces: 1, mass: 9 kg}] }", .no),
    ("very_large", "{ size: 11 }", .yes), ("very_large", "{ size: 10 }", .no),
    ("some p in parts has (larger(p.pieces))", "{ size: 5, parts: [{pieces: 4}] }", .yes),
    ("some p in parts has (weight(p.pieces) > 1 g)", "{ parts: [{pieces: 4, mass: 2 g}] }", .yes),
  ])
  func definitions(condition: String, facts: String, truth: Truth) throws {
    #expect(try Bench.truth(of: condition, declarations: Self.definitions, Facts(facts)) == truth)
  }

  // MARK: Inferences

  private static let derivations = """
    derive category = toy when title mentions "toy"
    derive flag = true when category is toy

    """

  @Test(arguments: [
    ("{ title: {en: \"A toy car\"} }", Verdict.satisfied), ("{ title: {en: \"A car\"} }", .undetermined),
    ("{ title: {en: \"A toy car\"}, category: food }", .violated), ("{ category: doll }", .satisfied),
    ("{ category: doll, flag: false }", .violated), ("{ title: {de: \"Auto\", en: \"A toy\"} }", .satisfied),
    ("{ title: {en: \"A toy car\"}, category: none }", .violated), ("{ }", .undetermined),
  ])
  func aStatementWins(facts: String, verdict: Verdict) throws {
    let text = Self.derivations + Bench.rule("require category is toy and flag")
    #expect(try self.verdict(text, Facts(facts)) == verdict)
  }

  @Test func whatWasInferredIsTold() throws {
    let text = Self.derivations + Bench.rule("require category is toy")
    let judgement = try Bench.judge(text, all: ["{ title: {en: \"A toy car\"} }"])[0]
    #expect(judgement.verdict == .satisfied)
    #expect(judgement.inferred == ["category"])
    // Only what was stated is present.
    let present = Self.derivations + Bench.rule("require category is present")
    #expect(try verdict(present, "{ title: {en: \"A toy car\"} }") == .violated)
  }

  // MARK: Families

  private static let bans = """
    source FIRST "First" { url <https://law.example/2> checked 2026-11-21 by text }
    table bans key (market : Market, category : Category) value (law : Source, provision : Text, limit : Integer) dated {
      (DE, doll,   FIRST, "s. 1", 5) from 2025-01-01
      (FR, doll,   LAW,   "s. 2", 9)
      (FR, puzzle, LAW,   "s. 3", 3) from 2020-01-01 through 2024-12-31
    }

    """

  private static let family = Bench.rule("when category is r.category\n  require size <= r.limit", head: "in r.market")
    .replacing("zh \"规则\" {", with: "zh \"规则\" for each r in bans {").replacing(
      "LAW \"art 1\"", with: "r.law r.provision")

  @Test func aRuleForEachRow() throws {
    let compiled = try Bench.sound(Self.bans + Self.family)
    #expect(compiled.library.rules.map(\.id) == ["test.r", "test.r", "test.r"])
    #expect(compiled.library.rules.map(\.row) == ["DE, doll", "FR, doll", "FR, puzzle"])
    #expect(compiled.library.rules.map { $0.basis.first?.provision } == ["s. 1", "s. 2", "s. 3"])
    #expect(compiled.library.rules.map { $0.basis.first?.source.title.english } == ["First", "Law", "Law"])
  }

  @Test(arguments: [
    ("DE", "2025-01-01", "{ category: doll, size: 6 }", [Verdict.violated, .notApplicable, .notApplicable]),
    ("DE", "2024-12-31", "{ category: doll, size: 6 }", [.notApplicable, .notApplicable, .notApplicable]),
    ("FR", "2024-12-31", "{ category: jigsaw, size: 6 }", [.notApplicable, .notApplicable, .violated]),
    ("FR", "2025-01-01", "{ category: jigsaw, size: 6 }", [.notApplicable, .notApplicable, .notApplicable]),
    ("FR", "2025-01-01", "{ category: doll, size: 9 }", [.notApplicable, .satisfied, .notApplicable]),
  ])
  func rowsHaveTheirMarketDayAndValues(market: String, day: String, facts: String, verdicts: [Verdict]) throws {
    let compiled = try Bench.sound(Self.bans + Self.family + Facts(facts).rule(named: "facts"))
    let (listing, _) = try Facts(facts).read(from: compiled, rule: "test.facts")
    let circumstances = try Asked(market: market, day: day).circumstances()
    let evaluator = Evaluator(library: compiled.library, circumstances: circumstances)
    let rules = compiled.library.rules.filter { $0.id == "test.r" }
    #expect(rules.map { evaluator.judge($0, listing: listing).verdict } == verdicts)
  }

  @Test func aRuleForEachElementThatTheMarketDecides() throws {
    let text = """
      table spoken key (market : Market) value (languages : List<Language>) { (BE, [nl, fr]) (DE, [de]) }
      \(Bench.rule("require title[l] is present").replacing("zh \"规则\" {", with: "zh \"规则\" for each l in spoken[market] {"))
      """
    let compiled = try Bench.sound(text)
    #expect(compiled.library.rules.map(\.row) == ["BE, fr", "BE, nl", "DE, de"])
    let title = Fact(.stated(.localized(["fr": Fact(.stated(.text("Tasse")))])))
    let evaluator = Evaluator(library: compiled.library, circumstances: try Asked(market: "BE").circumstances())
    let verdicts = compiled.library.rules.map { evaluator.judge($0, listing: Listing(facts: ["title": title])).verdict }
    #expect(verdicts == [.satisfied, .violated, .notApplicable])
  }

  // MARK: Exceptions and replacements

  private static func exception(_ clauses: String, to rules: String = "test.r") -> String {
    "exception fair to \(rules) \"At a fair\" {\n  \(clauses)\n}\n"
  }

  @Test(arguments: [
    ("basis LAW \"art 2\"\n  when other", "{ flag: false, other: true }", Verdict.notApplicable),
    ("basis LAW \"art 2\"\n  when other", "{ flag: false, other: false }", .violated),
    ("basis LAW \"art 2\"\n  when other", "{ flag: false }", .undetermined),
    ("basis LAW \"art 2\"\n  when other", "{ flag: true }", .satisfied),
    ("in FR\n  basis LAW \"art 2\"\n  when other", "{ flag: false, other: true }", .violated),
    ("in DE\n  basis LAW \"art 2\"", "{ flag: false }", .notApplicable),
    ("on amazon\n  basis LAW \"art 2\"", "{ flag: false }", .violated),
    ("applies from 2026-11-22\n  basis LAW \"art 2\"", "{ flag: false }", .violated),
    ("applies from 2026-11-21\n  basis LAW \"art 2\"", "{ flag: false }", .notApplicable),
    ("applies through 2026-11-20\n  basis LAW \"art 2\"", "{ flag: false }", .violated),
  ])
  func exceptionsTakeAway(clauses: String, facts: String, verdict: Verdict) throws {
    let text = Self.exception(clauses) + Bench.rule("require flag")
    #expect(try self.verdict(text, Facts(facts)) == verdict)
  }

  @Test func exceptionsToAWholePackage() throws {
    let text = Self.exception("basis LAW \"art 2\"\n  when other", to: "test.*") + Bench.rule("require flag")
    #expect(try verdict(text, "{ flag: false, other: true }") == .notApplicable)
  }

  /// Their order never matters.
  @Test func severalExceptions() throws {
    let first = Self.exception("basis LAW \"art 2\"\n  when other")
    let second = Self.exception("basis LAW \"art 3\"\n  when third").replacing("fair", with: "loan")
    for text in [first + second, second + first] {
      #expect(try verdict(text + Bench.rule("require flag"), "{ flag: false, third: true }") == .notApplicable)
      #expect(try verdict(text + Bench.rule("require flag"), "{ flag: false, other: false }") == .undetermined)
    }
  }

  private static let national = Bench.rule(
    "when third\n  require other", head: "in DE\n  applies from 2025-01-01", name: "n"
  )
  .replacing("LAW \"art 1\"", with: "LAW \"art 1\"\n  replaces test.r")

  /// There and then the other rests, whatever `when` says.
  @Test(arguments: [
    ("DE", "2025-01-01", Verdict.notApplicable), ("DE", "2024-12-31", .violated), ("FR", "2025-01-01", .violated),
  ])
  func replacements(market: String, day: String, verdict: Verdict) throws {
    let text = Bench.rule("require flag", head: "in EU") + Self.national
    #expect(try self.verdict(text, "{ flag: false, third: false }", Asked(market: market, day: day)) == verdict)
  }
}
