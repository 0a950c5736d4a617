import Catalog
import Diagnostics
import Evaluation
import RuleCompiler
import Testing
import Values

/// Families: `for each r in TABLE where (…)`.
@Suite struct FamilyTests {
  private static let table = """
    table spans key (market : Market) value (first : Date, last : Date, limit : Integer) {
      (DE, 2025-01-01, 2025-12-31, 5)
      (FR, 2026-01-01, 2026-12-31, 9)
    }

    """

  private func family(_ clauses: String, head: String, set: String = "spans") -> String {
    Self.table + Bench.rule(clauses, head: head).replacing("zh \"规则\" {", with: "zh \"规则\" for each r in \(set) {")
  }

  @Test func aFilterOfAFamily() throws {
    let compiled = Bench.compile(
      family("require size <= r.limit", head: "in r.market", set: "spans where (r.limit > 6)"))
    #expect(compiled.library.rules.map(\.row) == ["FR"])
  }

  @Test(arguments: [
    ("r.limit > 6 and r.market is FR", ["FR"]), ("r.market in [FR]", ["FR"]), ("r.first < 2025-06-01", ["DE"]),
    ("limits[1] is 10", ["DE", "FR"]), ("r.limit > 99", []),
  ])
  func rowsThatAreLeft(filter: String, rows: [String]) {
    let compiled = Bench.compile(
      family("require size <= r.limit", head: "in r.market", set: "spans where (\(filter))"))
    #expect(compiled.diagnostics.isEmpty)
    #expect(compiled.library.rules.map(\.row) == rows)
  }

  @Test(arguments: ["r.limit > size", "flag", "today > r.first", "market is DE", "holds paper", "r.market in EU"])
  func aFilterThatAsksForMore(filter: String) {
    let text = family("require size <= r.limit", head: "in r.market", set: "spans where (\(filter))")
    #expect(Bench.compile(text).diagnostics.map(\.id) == ["type.family"])
  }

  @Test func bothDaysOfAPeriodFromTheRow() throws {
    let compiled = Bench.compile(family("require flag", head: "in r.market\n  applies from r.first through r.last"))
    guard compiled.isSound else { return }
    let rule = try #require(compiled.library.rules.first { $0.row == "DE" })
    #expect(
      rule.scope.periods.first?.days == DayRange(from: CalendarDate("2025-01-01"), through: CalendarDate("2025-12-31")))
  }
}
