import Catalog
import Diagnostics
import Evaluation
import RuleCompiler
import Testing
import Values

/// What language.md calls a mistake of a rule or an example, and each was once passed in silence.
@Suite struct RefusedRuleTests {
  private func ids(_ text: String) -> [String] { Bench.compile(text).diagnostics.map(\.id) }

  private func example(_ example: String, head: String = "") -> String {
    Bench.rule("require flag", head: head).replacing("not applicable \"c\" { }", with: example)
  }

  @Test(arguments: [
    "not applicable \"c\" as of 2026-02-30 { }", "not applicable \"c\" in ZZZ { }", "not applicable \"c\" on amazn { }",
    "undetermined \"c\" { } needs falg", "not applicable \"c\" { flag: none, category: toys }",
  ])
  func circumstancesOfAnExampleAreChecked(text: String) {
    #expect(!Bench.compile(example(text)).isSound, "\(text)")
  }

  @Test func onlySomeAttributesMayBeNone() {
    let text = "attribute solid : Boolean \"Solid\"\n" + example("not applicable \"c\" { solid: none }")
    #expect(ids(text) == ["type.none"])
  }

  @Test func keysOfTextsAreLanguages() {
    #expect(!Bench.compile(example("not applicable \"c\" { title: {english: \"a\"} }")).isSound)
    #expect(!Bench.compile(Bench.rule("require title[english] is present")).isSound)
    #expect(Bench.compile(Bench.rule("require title[FR] is present")).diagnostics.map(\.suggestions) == [["fr"]])
    #expect(!Bench.compile(Bench.rule("require title[size + 1] is present")).isSound)
  }

  @Test(arguments: ["market", "platform", "today"])
  func nothingShadowsAWordOfTheLanguage(name: String) {
    #expect(ids(Bench.rule("let \(name) = size\n  require \(name) is 3")).contains("resolve.shadow"))
  }

  @Test func aNameThatCouldBeACodeOrALet() {
    #expect(ids(Bench.rule("let cotton = material\n  require material is cotton")).contains("resolve.ambiguous"))
  }

  @Test func todayStandsOnlyBesideADate() {
    #expect(!Bench.compile(Bench.rule("let day = today\n  require day is present")).isSound)
    #expect(!Bench.compile(Bench.rule("require today in [2026-01-01]")).isSound)
  }

  @Test func aLetIsUsableBelowItOnly() {
    #expect(!Bench.compile(Bench.rule("when large\n  let large = size > 3\n  require flag")).isSound)
  }

  @Test(arguments: ["in DE\n  in FR", "on amazon\n  on ebay"])
  func clausesThatStandOnce(head: String) {
    #expect(!Bench.compile(Bench.rule("require flag", head: head)).isSound)
  }

  @Test(arguments: ["require flag\n  require other", "require flag\n  forbid other", "require flag\n  say en \"y\""])
  func clausesThatStandTwiceAreSaid(clauses: String) {
    #expect(!Bench.compile(Bench.rule(clauses)).diagnostics.isEmpty)
  }

  @Test func fieldsInMessages() {
    let text = Bench.rule("require flag\n  say de \"{maker.nmae} {size.large}\"")
    #expect(ids(text) == ["message.argument", "message.argument"])
  }

  @Test func termsAreNotAppendedAndPhrasesNotRemoved() {
    let ids = ids(Bench.rule("require flag\n  fix append terms.green to title\n  fix remove phrase.warning from title"))
    #expect(ids.count == 2)
  }

  @Test func elementsOfSumsAddUp() {
    #expect(!Bench.compile(Bench.rule("require sum p in parts of p.name is \"a\"")).isSound)
    #expect(!Bench.compile(Bench.rule("require min p in parts of p.name is \"a\"")).isSound)
    #expect(!Bench.compile(Bench.rule("require max p in parts of p.mark is CE")).isSound)
  }

  /// What an author who is new to the language writes, and what is offered instead.
  @Test(arguments: [
    ("require origin is Germany", "", "DE"), ("require flag", "in Germany", "DE"), ("require mass < 3 kgs", "", "kg"),
    ("require material is Cotton", "", "cotton"), ("require material is cott", "", "cotton"),
    ("require marks include usb_c", "", "USB-C"),
  ])
  func namesByTheirLabels(clauses: String, head: String, suggestion: String) {
    let text = "market DE \"Germany\" zh \"德国\"\n" + Bench.rule(clauses, head: head)
    #expect(Bench.compile(text).diagnostics.map { $0.suggestions.first } == [suggestion])
  }

  @Test(arguments: [
    ("require size is not empty", "is missing"), ("require flag is yes", "`true` or `false`"),
    ("require material is cotton or wool", "in [a, b]"),
    ("require name mentions \"a\" or \"b\"", "in [a, b]"),
  ])
  func helpForHabits(clauses: String, help: String) {
    let diagnostics = Bench.compile(Bench.rule(clauses)).diagnostics
    #expect(diagnostics.count == 1)
    #expect(diagnostics.first?.help?.contains(help) == true, "\(diagnostics)")
  }
}
