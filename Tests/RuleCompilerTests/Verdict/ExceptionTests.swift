import Catalog
import Diagnostics
import Evaluation
import RuleCompiler
import Testing
import Values

/// What an exception may hold, and when it takes a rule away.
@Suite struct ExceptionTests {
  private func ids(_ text: String) -> [String] { Bench.compile(text).diagnostics.map(\.id) }

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
}
