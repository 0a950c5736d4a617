import Catalog
import Diagnostics
import Evaluation
import RuleCompiler
import Testing
import Values

/// Mistakes of rule authors that language.md calls errors and the compiler passes, and the other way round.
@Suite struct CompilerBugs {
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
    #expect(!Bench.compile(example("not applicable \"c\" { placed: none }")).isSound)
  }

  @Test func keysOfTextsAreLanguages() {
    #expect(!Bench.compile(example("not applicable \"c\" { title: {english: \"a\"} }")).isSound)
    #expect(!Bench.compile(Bench.rule("require title[english] is present")).isSound)
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

  @Test func presumptionsOfTheLanguagesOwnTypes() {
    #expect(ids("attribute extra : Text \"Extra\" presumed \"a\"\n") == [])
    #expect(ids("attribute extra : Integer \"Extra\" presumed today\n") != [])
    #expect(ids("attribute extra : Date \"Extra\" presumed 2026-01-01\n") == [])
  }

  @Test func codesInTablesAreNoAttributes() {
    let text = "attribute cotton : Boolean \"Cotton\"\n"
    #expect(ids(text) == [])
  }

  @Test func membersOfMarketsAreChecked() {
    #expect(!Bench.compile("market NORTH \"North\" { DK QQ }\n").isSound)
    #expect(!Bench.compile("scheme OTHER \"Other\" { in QQ }\n").isSound)
    #expect(!Bench.compile("market LOOP_A \"A\" { LOOP_B }\nmarket LOOP_B \"B\" { LOOP_A }\n").isSound)
  }

  @Test func everyTypeIsChecked() {
    #expect(!Bench.compile("attribute extra : List<Prat> \"Extra\"\n").isSound)
    #expect(!Bench.compile("attribute extra : List \"Extra\"\n").isSound)
    #expect(!Bench.compile("attribute extra : Integer<Text> \"Extra\"\n").isSound)
    #expect(!Bench.compile("record Empty { }\nrecord Own { own : Own }\n").isSound)
    #expect(!Bench.compile("table t key (a : Integer) value (b : Integer) { (size, 5) }\n").isSound)
    #expect(!Bench.compile("document odd \"Odd\" { covers planet }\n").isSound)
    #expect(!Bench.compile("scheme odd \"Odd\" { in DE number /[/ }\n").isSound)
    #expect(!Bench.compile("scheme ODD \"Odd\" { in DE number /[/ }\n").isSound)
  }

  @Test func namesThatAreTakenTwice() {
    #expect(!Bench.compile("record Mark { a : Text }\n").isSound)
    #expect(!Bench.compile("code Integer = a | b\n").isSound)
    #expect(!Bench.compile("record Twin { a : Text, a : Integer }\n").isSound)
    #expect(!Bench.compile("source LAW \"Again\" { url <https://a.example/> checked 2026-11-21 by text }\n").isSound)
  }

  // MARK: Said twice, or too often

  @Test func aMistakeInAPeriodIsSaidOnce() {
    #expect(ids(Bench.rule("require flag", head: "applies from 2026-02-30")) == ["date.impossible"])
    #expect(ids(Bench.rule("require flag", head: "applies from 2026-01-02 through 2026-01-01")) == ["date.order"])
    let event = "applies from 2026-01-01 to goods size from 2026-01-01"
    #expect(ids(Bench.rule("require flag", head: event)) == ["type.event"])
  }

  @Test func anAmbiguousNameIsSaidOnce() {
    let text = "attribute doll : Boolean \"Doll\"\n" + Bench.rule("require category is doll")
    #expect(ids(text) == ["resolve.ambiguous"])
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
}
