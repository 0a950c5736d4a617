import Catalog
import Diagnostics
import Evaluation
import RuleCompiler
import Testing
import Values

/// Definitions are checked by themselves, and functions by their arguments.
@Suite struct DefinitionTests {
  private func ids(_ text: String) -> [String] { Bench.compile(text).diagnostics.map(\.id) }

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

  @Test func suggestionsForTables() {
    #expect(Bench.compile(Bench.rule("require limit[size] is 3")).diagnostics.first?.suggestions == ["limits"])
  }
}
