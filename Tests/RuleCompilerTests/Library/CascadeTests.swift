import Catalog
import Diagnostics
import Evaluation
import RuleCompiler
import Testing
import Values

/// One mistake gives one diagnostic, whatever hangs on it.
@Suite struct CascadeTests {
  private func ids(_ text: String) -> [String] { Bench.compile(text).diagnostics.map(\.id) }

  private static let table = """
    table spans key (market : Market) value (first : Date, last : Date, limit : Integer) {
      (DE, 2025-01-01, 2025-12-31, 5)
      (FR, 2026-01-01, 2026-12-31, 9)
    }

    """

  private func family(_ clauses: String, head: String, set: String = "spans") -> String {
    Self.table + Bench.rule(clauses, head: head).replacing("zh \"规则\" {", with: "zh \"规则\" for each r in \(set) {")
  }

  @Test func aMistakeInAPeriodIsSaidOnce() {
    #expect(ids(Bench.rule("require flag", head: "applies from 2026-02-30")) == ["date.impossible"])
    #expect(ids(Bench.rule("require flag", head: "applies from 2026-01-02 through 2026-01-01")) == ["date.order"])
    let event = "applies from 2026-01-01 to goods size from 2026-01-01"
    #expect(ids(Bench.rule("require flag", head: event)) == ["type.event"])
  }

  @Test func aSourceThatIsNotThereIsStillABasis() {
    #expect(ids(Bench.rule("require flag").replacing("LAW", with: "LAV")) == ["resolve.source"])
  }

  @Test func aRuleThatIsDeclaredTwice() {
    #expect(ids(Bench.rule("require falg") + Bench.rule("require flag")).contains("resolve.duplicate"))
  }

  @Test func aBrokenCellOverlapsNothing() {
    let text = "table t key (q : Mass) value (h : Length) {\n  (1 cm, 1 mm)\n  (2 cm, 2 mm)\n}\n"
    #expect(ids(text) == ["type.mismatch", "type.mismatch"])
  }

  @Test func aRowThatIsNotThere() {
    #expect(ids(family("require size <= r.limit", head: "in r.markt")) == ["resolve.column"])
    #expect(ids(family("require size <= r.limit", head: "in r.limit")) != [])
    #expect(ids(family("require size <= r", head: "in r.market")) != [])
  }

  @Test(arguments: [
    ("require 1 < size < 3", ["parse.chained"]), ("require category is doll", ["resolve.ambiguous"]),
    ("require some p in parts has (p.mark is CEE)", ["resolve.code"]),
    ("require min(name, name) is \"a\"", ["type.order", "type.order"]),
    ("let day = today\n  require day < made", ["type.today"]),
  ])
  func whatHangsOnIt(clauses: String, expected: [String]) {
    #expect(ids("attribute doll : Boolean \"Doll\"\n" + Bench.rule(clauses)) == expected)
  }

  /// An exception or a replacement of a rule with a mistake tells nothing of its own.
  @Test func theRuleIsThereAlsoWithAMistake() {
    let exception = "exception fair to test.r \"Fair\" { basis LAW \"art 2\" when flag }\n"
    #expect(ids(exception + Bench.rule("require falg")) == ["resolve.name"])
    let replacing = Bench.rule("require flag", name: "s").replacing("art 1\"", with: "art 1\"\n  replaces test.r")
    #expect(ids(replacing + Bench.rule("require falg")) == ["resolve.name"])
  }
}
