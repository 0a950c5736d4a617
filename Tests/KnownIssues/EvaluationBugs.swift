import Catalog
import Diagnostics
import Evaluation
import RuleCompiler
import Testing
import Values

/// Tests of language.md that the sources do not pass; each fails until the bug that it shows is gone.
@Suite struct EvaluationBugs {
  // MARK: Values

  // MARK: Evidence

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

  // MARK: Settling sets that do not settle
}
