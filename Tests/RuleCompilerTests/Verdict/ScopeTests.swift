import Catalog
import Evaluation
import RuleCompiler
import Testing
import Values

/// Days, markets and platforms of language.md: where and when a rule binds.
@Suite struct ScopeTests {
  private func verdict(_ head: String, _ asked: Asked, _ facts: Facts = "{ flag: false }") throws -> Verdict {
    try Bench.judge("require flag", head: head, facts, asked: asked).verdict
  }

  // MARK: Days

  @Test(arguments: [
    ("applies from 2025-01-01", "2024-12-31", false), ("applies from 2025-01-01", "2025-01-01", true),
    ("applies from 2025-01-01", "9999-12-31", true), ("applies through 2025-01-31", "0001-01-01", true),
    ("applies through 2025-01-31", "2025-01-31", true), ("applies through 2025-01-31", "2025-02-01", false),
    ("applies from 2025-01-01 through 2025-01-31", "2024-12-31", false),
    ("applies from 2025-01-01 through 2025-01-31", "2025-01-01", true),
    ("applies from 2025-01-01 through 2025-01-31", "2025-01-31", true),
    ("applies from 2025-01-01 through 2025-01-31", "2025-02-01", false),
    ("applies from 2025-01-31 through 2025-01-31", "2025-01-31", true),
    ("applies through 2025-01-31\n  applies from 2025-03-01", "2025-01-31", true),
    ("applies through 2025-01-31\n  applies from 2025-03-01", "2025-02-15", false),
    ("applies through 2025-01-31\n  applies from 2025-03-01", "2025-03-01", true), ("", "0001-01-01", true),
  ])
  func firstAndLastDay(head: String, day: String, binds: Bool) throws {
    #expect(try verdict(head, Asked(day: day)) == (binds ? .violated : .notApplicable))
  }

  @Test(arguments: [("2019-12-31", false), ("2020-01-01", true), ("2020-06-30", true), ("2020-07-01", false)])
  func whileTheSourceIsInForce(day: String, binds: Bool) throws {
    let source = """
      source SHORT "Short" {
        url <https://law.example/2> in force from 2020-01-01 through 2020-06-30 checked 2026-11-21 by text
      }
      """
    let rule = Bench.rule("require flag", head: "").replacing("basis LAW", with: "basis SHORT")
    let compiled = try Bench.sound("\(source)\n\(rule)")
    let evaluator = Evaluator(library: compiled.library, circumstances: try Asked(day: day).circumstances())
    let rules = compiled.library.rules
    let verdict = evaluator.judge(try #require(rules.first), listing: .init(facts: [:])).verdict
    #expect(verdict == (binds ? .undetermined : .notApplicable))
  }

  /// New goods from one day, all goods from a later one.
  private static let transition = """
    applies from 2025-11-01 to goods placed from 2025-11-01
      applies from 2027-05-01
    """

  @Test(arguments: [
    ("{ flag: false, placed: 2025-10-31 }", "2025-11-01", Verdict.notApplicable),
    ("{ flag: false, placed: 2025-11-01 }", "2025-11-01", .violated),
    ("{ flag: false }", "2025-11-01", .violated),
    ("{ flag: false }", "2025-10-31", .notApplicable),
    ("{ flag: false, placed: 2025-11-01 }", "2025-10-31", .notApplicable),
    ("{ flag: false, placed: 2025-10-31 }", "2027-04-30", .notApplicable),
    ("{ flag: false, placed: 2025-10-31 }", "2027-05-01", .violated),
    ("{ flag: true, placed: 2025-11-01 }", "2025-11-01", .satisfied),
  ])
  func goodsOfAnEvent(facts: String, day: String, verdict: Verdict) throws {
    #expect(try self.verdict(Self.transition, Asked(day: day), Facts(facts)) == verdict)
  }

  /// In a profile the event is open: the rule may concern the goods or not, and it names the event as what settles it.
  @Test func anEventIsOpenInAProfile() throws {
    let asked = Asked(day: "2026-01-01")
    let judgement = try Bench.judge("require flag", head: Self.transition, .profile("{ flag: false }"), asked: asked)
    #expect(judgement.verdict == .undetermined)
    #expect(judgement.concerns == .unknown)
    #expect(judgement.settling == [["placed"]])
    #expect(try verdict(Self.transition, asked, .profile("{ flag: true }")) == .satisfied)
    #expect(try verdict(Self.transition, Asked(day: "2027-05-01"), .profile("{ flag: false }")) == .violated)
    #expect(try verdict(Self.transition, asked, Facts("{ flag: false }", unreadable: ["placed"])) == .undetermined)
  }

  @Test func anEventWithALastDay() throws {
    let head = "applies from 2025-01-01 to goods made through 2024-12-31"
    #expect(try verdict(head, Asked(), "{ flag: false, made: 2024-12-31 }") == .violated)
    #expect(try verdict(head, Asked(), "{ flag: false, made: 2025-01-01 }") == .notApplicable)
    #expect(try verdict(head, Asked(), "{ flag: false }") == .undetermined)
    #expect(try verdict(head, Asked(), "{ flag: false, made: none }") == .notApplicable)
  }

  // MARK: Markets

  @Test(arguments: [
    ("in DE", "DE", "2026-11-21", true), ("in DE", "FR", "2026-11-21", false), ("in EU", "DE", "2026-11-21", true),
    ("in EU", "DE", "1957-12-31", false), ("in EU", "AT", "1994-12-31", false), ("in EU", "AT", "1995-01-01", true),
    ("in EU", "GB", "2020-01-31", true), ("in EU", "GB", "2020-02-01", false), ("in EU", "XI", "2020-02-01", false),
    ("in EU, XI", "XI", "2026-11-21", true), ("in EU, XI", "GB", "2026-11-21", false),
    ("in UK", "GB", "2026-11-21", true), ("in UK", "XI", "2026-11-21", true), ("in GB", "XI", "2026-11-21", false),
    ("in US", "US-CA", "2026-11-21", true), ("in US-CA", "US", "2026-11-21", false),
    ("in US-CA", "US-CA", "2026-11-21", true), ("in US-CA", "US-NV", "2026-11-21", false),
    ("in EU except DE", "DE", "2026-11-21", false), ("in EU except DE", "FR", "2026-11-21", true),
    ("in EU except DE, FR", "FR", "2026-11-21", false), ("in EU except UK", "GB", "2019-12-31", false),
    ("in US except US-CA", "US-CA", "2026-11-21", false), ("in US except US-CA", "US", "2026-11-21", true),
    ("in EU_VAT", "ES", "2026-11-21", true), ("in EU_VAT", "ES-CN", "2026-11-21", false),
    ("in EU", "ES-CN", "2026-11-21", true), ("in EU except ES-CN", "ES-CN", "2026-11-21", false),
    ("", "JP", "2026-11-21", true), ("in EU, US", "US-CA", "2026-11-21", true),
  ])
  func markets(head: String, market: String, day: String, binds: Bool) throws {
    let expected: Verdict = binds ? .violated : .notApplicable
    #expect(try verdict(head, Asked(market: market, day: day)) == expected)
  }

  /// `x in EU` means membership on the day asked about, as the clause does.
  @Test(arguments: [("2020-01-31", Truth.yes), ("2020-02-01", .no)])
  func membershipOfAnOrigin(day: String, truth: Truth) throws {
    #expect(try Bench.truth(of: "origin in EU", "{ origin: GB }", asked: Asked(day: day)) == truth)
    #expect(try Bench.truth(of: "origin not in EU", "{ origin: GB }", asked: Asked(day: day)) == !truth)
    #expect(try Bench.truth(of: "origin in [EU, US]", "{ origin: GB }", asked: Asked(day: day)) == truth)
    #expect(try Bench.truth(of: "market in EU", "{ }", asked: Asked(market: "XI", day: day)) == truth)
  }

  @Test func unionsAskedAboutAreTheirMembers() throws {
    let markets = try Bench.sound("").library.schema.markets
    let day = try Asked(day: "2020-02-01").circumstances().day
    #expect(markets.members(of: "EU", on: day) == ["AT", "BE", "DE", "ES", "FR", "IE"])
    #expect(markets.members(of: "EU", on: day.adding(.days(-1))) == ["AT", "BE", "DE", "ES", "FR", "GB", "IE", "XI"])
    #expect(markets.members(of: "UK", on: day) == ["GB", "XI"])
    #expect(markets.members(of: "US", on: day) == ["US"])
    #expect(markets.members(of: "US-CA", on: day) == ["US-CA"])
  }

  // MARK: Platforms

  @Test(arguments: [
    ("", String?.none, true), ("", "amazon", true), ("on amazon", nil, false), ("on amazon", "amazon", true),
    ("on amazon", "ebay", false), ("on amazon, ebay", "ebay", true), ("in DE\n  on amazon", "amazon", true),
    ("in FR\n  on amazon", "amazon", false),
  ])
  func platforms(head: String, platform: String?, binds: Bool) throws {
    #expect(try verdict(head, Asked(platform: platform)) == (binds ? .violated : .notApplicable))
  }
}
