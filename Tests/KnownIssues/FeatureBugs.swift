import Catalog
import Diagnostics
import Evaluation
import RuleCompiler
import Testing
import Values

/// Definitions, families, exceptions, ranges: what does not pass.
@Suite struct FeatureBugs {
  private func ids(_ text: String) -> [String] { Bench.compile(text).diagnostics.map(\.id) }

  // MARK: Definitions

  @Test func aMistakeInADefinitionIsTold() {
    #expect(ids("define bad : Boolean = sise > 3\n") == ["resolve.name"])
    #expect(ids("define bad : Boolean = sise > 3\n" + Bench.rule("require bad")) == ["resolve.name"])
    #expect(
      ids("define bad(n : Integer) : Boolean = n mentions \"a\"\n" + Bench.rule("require bad(1)")) == ["type.text"])
  }

  @Test func aDefinitionThatComesBackToItselfIsTold() {
    #expect(ids("define a : Boolean = not a\n").contains("resolve.recursion"))
    #expect(ids("define a : Boolean = not a\n" + Bench.rule("require a")).contains("resolve.recursion"))
    #expect(
      ids("define a : Boolean = b\ndefine b : Boolean = a\n" + Bench.rule("require a")).contains("resolve.recursion"))
  }

  @Test func theTypeOfADefinitionIsChecked() {
    #expect(!Bench.compile("define x : Percent = size\n" + Bench.rule("require x is 3")).isSound)
    #expect(!Bench.compile("define x : Boolean = name\n" + Bench.rule("require x")).isSound)
  }

  @Test func namesOfDefinitionsShadowNothing() {
    #expect(ids("define size : Integer = 3\n") != [])
    #expect(ids("define count(xs : List<Integer>) : Integer = 3\n") != [])
    #expect(ids("define f(size : Integer) : Integer = size\n") != [])
    #expect(ids("define f(a : Integer, a : Integer) : Integer = a\n") != [])
    #expect(
      ids("define cotton : Boolean = size > 3\n" + Bench.rule("require material is cotton")) == ["resolve.ambiguous"])
  }

  // MARK: Families

  private static let table = """
    table spans key (market : Market) value (first : Date, last : Date, limit : Integer) {
      (DE, 2025-01-01, 2025-12-31, 5)
      (FR, 2026-01-01, 2026-12-31, 9)
    }

    """

  private func family(_ clauses: String, head: String, set: String = "spans") -> String {
    Self.table + Bench.rule(clauses, head: head).replacing("zh \"规则\" {", with: "zh \"规则\" for each r in \(set) {")
  }

  @Test func bothDaysOfAPeriodFromTheRow() throws {
    let compiled = Bench.compile(family("require flag", head: "in r.market\n  applies from r.first through r.last"))
    guard compiled.isSound else { return }
    let rule = try #require(compiled.library.rules.first { $0.row == "DE" })
    #expect(
      rule.scope.periods.first?.days == DayRange(from: CalendarDate("2025-01-01"), through: CalendarDate("2025-12-31")))
  }

  @Test func aRowThatIsNotThere() {
    #expect(ids(family("require size <= r.limit", head: "in r.markt")) == ["resolve.column"])
    #expect(ids(family("require size <= r.limit", head: "in r.limit")) != [])
    #expect(ids(family("require size <= r", head: "in r.market")) != [])
  }

  // MARK: Exceptions

  @Test func exceptionsHoldNoRequirement() {
    let exception = "exception fair to test.r \"F\" {\n  basis LAW \"art 2\"\n  when other\n  require third\n}\n"
    #expect(!Bench.compile(exception + Bench.rule("require flag")).isSound)
  }

  @Test func severalConditionsOfAnException() throws {
    let text =
      "exception fair to test.r \"F\" {\n  basis LAW \"art 2\"\n  when other\n  when third\n}\n"
      + Bench.rule("require flag")
    let compiled = Bench.compile(text)
    guard compiled.isSound else { return }
    let facts: Facts = "{ flag: false, other: true, third: false }"
    #expect(try Bench.judge(text, all: [facts])[0].verdict == .violated)
  }

  // MARK: Inferences

  // MARK: Ranges

  @Test(arguments: ["from 5 g to 2 g", "over 5 g below 5 g"])
  func emptyRangesAreMistakes(cell: String) {
    #expect(ids("table t key (q : Mass range) value (h : Length) { (\(cell), 1 mm) }\n") != [])
  }

  @Test func rangesNeedARangeType() {
    #expect(ids("table t key (q : Mass) value (h : Length) { (to 5 g, 1 mm) }\n") != [])
    #expect(ids("table t key (m : Material range) value (h : Length) { (to cotton, 1 mm) }\n") != [])
  }

  // MARK: Functions

  @Test(arguments: [
    "require characters() > 3", "require characters(name, name) > 3", "require shorten(name) is \"a\"",
    "require shorten(name, name) is \"a\"", "require without(name, name) is \"a\"", "require repeats(size) > 1",
    "require capitals(marks) > 5 %", "require language(size) is de", "require round(name) is \"a\"",
    "require min(name, name) is \"a\"", "require round(price, 0.01) is 1 EUR", "require count(marks, marks) > 1",
    "require max(marks) is CE", "require repeats(name, phrase.warning) > 1",
  ])
  func argumentsOfFunctionsAreChecked(clauses: String) {
    #expect(!Bench.compile(Bench.rule(clauses)).isSound)
  }

  @Test func aListOfTerms() throws {
    // "`mentions` a text, phrase, term list or list of them"
    #expect(try Bench.truth(of: "name mentions [\"wood\", \"cork\"]", "{ name: \"Cork board\" }") == .yes)
    #expect(try Bench.truth(of: "name mentions [terms.green, phrase.warning]", "{ name: \"A green cup\" }") == .yes)
  }

  @Test func codesOnTheLeft() throws {
    // "Lists of codes take their type from the other side of `is`, `in`, `include`"
    #expect(try Bench.truth(of: "CE in marks", "{ marks: [CE] }") == .yes)
    #expect(try Bench.truth(of: "toy is category", "{ category: toy }") == .yes)
  }

  @Test func suggestionsForTables() {
    #expect(Bench.compile(Bench.rule("require limit[size] is 3")).diagnostics.first?.suggestions == ["limits"])
  }
}
