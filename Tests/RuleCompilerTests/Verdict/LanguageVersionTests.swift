import Catalog
import Evaluation
import RuleCompiler
import Testing

/// Keyed texts of language.md, "Expressions": a rule that reads them bare is judged once for each version.
@Suite struct LanguageVersionTests {
  private func judge(_ clauses: String, _ facts: Facts, _ market: String) throws -> Judgement {
    try Bench.judge(clauses, facts, asked: Asked(market: market))
  }

  private static let short = "require characters(title) <= 5"

  @Test func theWorstVersionCounts() throws {
    let facts: Facts = "{ title: {nl: \"Blok\", fr: \"Blocs de bois\", de: \"Klotz\"} }"
    let judgement = try judge(Self.short, facts, "BE")
    #expect(judgement.verdict == .violated)
    #expect(judgement.version == "fr")
    #expect(try judge(Self.short, "{ title: {nl: \"Blok\", fr: \"Bloc\"} }", "BE").verdict == .satisfied)
  }

  /// Violated is worse than undetermined, undetermined worse than satisfied, and that worse than not applicable.
  @Test func theOrderOfVerdicts() throws {
    let clauses = "when title is not \"n/a\"\n  require title mentions phrase.warning"
    let ok = "en: \"Not for children under 36 months\""
    #expect(try judge(clauses, Facts("{ title: {\(ok), fr: \"Bloc\"} }"), "CA").verdict == .undetermined)
    #expect(try judge(clauses, Facts("{ title: {\(ok), fr: \"n/a\"} }"), "CA").verdict == .satisfied)
    #expect(try judge(clauses, "{ title: {en: \"Block\", fr: \"Bloc\"} }", "CA").verdict == .violated)
    #expect(try judge(clauses, "{ title: {en: \"n/a\", fr: \"n/a\"} }", "CA").verdict == .notApplicable)
    #expect(try judge(clauses, "{ title: {en: \"n/a\", fr: \"Bloc\"} }", "CA").verdict == .undetermined)
  }

  @Test func onlyTheMarketsLanguagesCountWhereThereAreAny() throws {
    let facts: Facts = "{ title: {en: \"Wooden blocks\", de: \"Klotz\", zh: \"木制积木玩具一百块\"} }"
    #expect(try judge(Self.short, facts, "DE").verdict == .satisfied)
    #expect(try judge(Self.short, facts, "DE").version == "de")
    #expect(try judge(Self.short, facts, "US").verdict == .violated)
    #expect(try judge(Self.short, facts, "US-CA").version == "en")
    // No version for the market: each that there is, is judged.
    let foreign = try judge(Self.short, facts, "FR")
    #expect(foreign.verdict == .violated)
    #expect(foreign.version == "en")
    #expect(try judge(Self.short, "{ title: {de: \"Klotz\", zh: \"积木\"} }", "FR").verdict == .satisfied)
  }

  @Test func regionalTagsCountAsTheirLanguage() throws {
    #expect(try judge(Self.short, "{ title: {de-AT: \"Klötzchen\", en: \"a\"} }", "DE").version == "de-AT")
    #expect(try judge(Self.short, "{ title: {zh-Hans: \"积木\", en: \"Wooden blocks\"} }", "CN").verdict == .satisfied)
  }

  @Test func oneVersionWhateverIsJudged() throws {
    let clauses = "require title[fr] is \"Bloc\""
    #expect(try judge(clauses, "{ title: {fr: \"Bloc\", de: \"Klotz\"} }", "DE").verdict == .satisfied)
    #expect(try judge(clauses, "{ title: {fr: \"Blocs\", de: \"Bloc\"} }", "DE").verdict == .violated)
    #expect(try judge(clauses, "{ title: {de: \"Bloc\"} }", "DE").verdict == .undetermined)
    #expect(try judge(clauses, .profile("{ title: {de: \"Bloc\"} }"), "DE").verdict == .undetermined)
    let mentions = "require title[fr] mentions terms.green"
    #expect(try judge(mentions, "{ title: {fr: \"Un gift\", de: \"Klotz\"} }", "DE").verdict == .satisfied)
    #expect(try judge(mentions, "{ title: {fr: \"umweltfreundlich\"} }", "DE").verdict == .violated)
  }

  @Test func presenceAsksForAnyVersion() throws {
    let clauses = "require title is present"
    #expect(try judge(clauses, "{ title: {zh: \"积木\"} }", "DE").verdict == .satisfied)
    #expect(try judge(clauses, "{ title: {zh: \"积木\"} }", "DE").version == nil)
  }

  // MARK: Terms and phrases

  /// A term list is taken in the version's language: "Gift" is poison in German and a present in English.
  @Test func termsOfTheVersionsLanguage() throws {
    let clauses = "forbid title mentions terms.green"
    #expect(try judge(clauses, "{ title: {en: \"A gift box\"} }", "IE").verdict == .satisfied)
    #expect(try judge(clauses, "{ title: {fr: \"A gift box\"} }", "FR").verdict == .violated)
    #expect(try judge(clauses, "{ title: {en: \"umweltfreundlich\"} }", "IE").verdict == .satisfied)
    #expect(try judge(clauses, "{ title: {de-AT: \"Umweltfreundlich!\"} }", "AT").verdict == .violated)
    #expect(try judge(clauses, "{ title: {zh-Hans: \"全球最佳陶瓷杯\"} }", "CN").verdict == .violated)
  }

  @Test func aTextOfUnknownLanguageIsSearchedWithAllTerms() throws {
    let clauses = "forbid title mentions terms.green"
    #expect(try judge(clauses, "{ title: \"A gift box\" }", "IE").verdict == .violated)
    #expect(try judge(clauses, "{ title: \"umweltfreundlich\" }", "IE").verdict == .violated)
    #expect(try judge(clauses, "{ title: \"A plain box\" }", "IE").verdict == .satisfied)
    #expect(try judge(clauses, "{ title: \"A gift box\" }", "IE").version == nil)
    let phrase = "require title mentions phrase.warning"
    #expect(try judge(phrase, "{ title: \"Nicht für Kinder unter 36 Monaten\" }", "IE").verdict == .satisfied)
    #expect(try judge(phrase, "{ title: \"For children\" }", "IE").verdict == .violated)
  }

  @Test func plainTextIsSearchedWithAllTerms() throws {
    let clauses = "forbid name mentions terms.green"
    #expect(try judge(clauses, "{ name: \"umweltfreundlich\" }", "IE").verdict == .violated)
  }

  @Test func wordsThatAreNotThereInTheLanguageAreUnknown() throws {
    let phrase = try judge("require title mentions phrase.warning", "{ title: {fr: \"Bloc\"} }", "FR")
    #expect(phrase.verdict == .undetermined)
    #expect(phrase.gap.uncomputable.count == 1)
    #expect(phrase.settling == [])
    #expect(try judge("forbid title mentions terms.german", "{ title: {en: \"Gift\"} }", "IE").verdict == .undetermined)
    // Words written in the rule itself are of no language.
    #expect(try judge("forbid title mentions \"Gift\"", "{ title: {fr: \"Gift\"} }", "FR").verdict == .violated)
  }

  @Test func whatWasFound() throws {
    let judgement = try judge("forbid title mentions terms.green", "{ title: {en: \"🎁 An Eco-Friendly cup\"} }", "IE")
    let found = try #require(judgement.found.first)
    #expect(found.attribute == "title")
    #expect(found.language == "en")
    #expect(found.words == "Eco-Friendly")
    #expect(found.entry == "eco-friendly")
    #expect(found.characters == 6...17)
  }

  // MARK: Several keyed attributes, and lists

  /// A text that lacks the version judged is judged in a version that it has.
  @Test func anotherTextWithoutTheVersion() throws {
    let clauses = "require {\n    t: characters(title) <= 5\n    d: characters(description) <= 5\n  }"
    let judgement = try judge(clauses, "{ title: {de: \"Klotz\"}, description: {en: \"Wooden\"} }", "DE")
    #expect(judgement.verdict == .violated)
    #expect(judgement.version == "de")
    #expect(judgement.parts.map(\.name) == ["d"])
  }

  @Test func keyedLists() throws {
    let clauses = "forbid some p in points has (p mentions terms.green)"
    #expect(try judge(clauses, "{ points: {en: [\"plain\", \"green\"]} }", "IE").verdict == .violated)
    #expect(try judge(clauses, "{ points: {en: [\"plain\", \"gift\"]} }", "IE").verdict == .satisfied)
    #expect(try judge(clauses, "{ points: {en: []} }", "IE").verdict == .satisfied)
    #expect(try judge(clauses, "{ points: {en: [\"plain\"], fr: [\"gift\"]} }", "IE").verdict == .satisfied)
    #expect(try judge(clauses, "{ points: {en: [\"plain\"], fr: [\"gift\"]} }", "FR").verdict == .violated)
    #expect(try judge(clauses, "{ points: none }", "FR").verdict == .satisfied)
    #expect(try judge(clauses, "{ }", "FR").verdict == .undetermined)
    let counting = "require count p in points <= 2"
    #expect(
      try judge(counting, "{ points: {en: [\"a\", \"b\"], fr: [\"a\", \"b\", \"c\"]} }", "CA").verdict == .violated)
    #expect(
      try judge(counting, "{ points: {en: [\"a\", \"b\"], fr: [\"a\", \"b\", \"c\"]} }", "IE").verdict == .satisfied)
    let french = "require every p in points[fr] has (characters(p) <= 3)"
    #expect(try judge(french, "{ points: {en: [\"abcd\"], fr: [\"abc\"]} }", "IE").verdict == .satisfied)
  }

  @Test func unreadableVersions() throws {
    let compiled = try Bench.sound(Bench.rule(Self.short))
    let rule = try #require(compiled.library.rules.first)
    let evaluator = Evaluator(library: compiled.library, circumstances: try Asked(market: "BE").circumstances())
    func verdict(_ versions: [String: Fact]) -> Verdict {
      evaluator.judge(rule, listing: Listing(facts: ["title": Fact(.stated(.localized(versions)))])).verdict
    }
    let ok = Fact(.stated(.text("Bloc")))
    let broken = Fact(.unreadable("1", .notA("Text")))
    #expect(verdict(["fr": ok, "nl": broken]) == .undetermined)
    #expect(verdict(["fr": ok, "en": broken]) == .satisfied)
    #expect(verdict(["fr": Fact(.stated(.text("Blocs de bois"))), "nl": broken]) == .violated)
  }

  @Test func termsOfAKeyedListsVersion() throws {
    // The French "gift" is no German "Gift".
    let clauses = "forbid some p in points[fr] has (p mentions terms.german)"
    #expect(try Bench.judge(clauses, "{ points: {fr: [\"gift\"]} }").verdict != .violated)
  }

  /// A profile, its first facts and one more attribute.
  @Test func anotherKeyedTextNeverTurnsAVerdictAround() throws {
    let clauses = "forbid {\n    t: title mentions \"bad\"\n    d: description mentions \"bad\"\n  }"
    let before = try Bench.judge(clauses, .profile("{ title: {en: \"plain\", fr: \"bad\"} }")).verdict
    let after = try Bench.judge(
      clauses, .profile("{ title: {en: \"plain\", fr: \"bad\"}, description: {de: \"gut\"} }")
    ).verdict
    #expect(before == .violated)
    #expect(after == .violated)
  }

  /// `title[zh]` reads `zh-Hans`, too; a more exact version wins.
  @Test(arguments: [
    ("title[zh] is \"a\"", "{ title: {zh-Hans: \"a\"} }", Verdict.satisfied),
    ("title[zh] is \"a\"", "{ title: {zh: \"a\", zh-Hans: \"b\"} }", .satisfied),
    ("title[zh] is \"a\"", "{ title: {zh-Hans: \"a\", zh-Hant: \"b\"} }", .satisfied),
    ("title['zh-Hans'] is \"a\"", "{ title: {zh: \"a\"} }", .satisfied),
    ("title['zh-Hans'] is \"a\"", "{ title: {zh: \"b\", zh-Hans: \"a\"} }", .satisfied),
    ("title['zh-Hans'] is \"a\"", "{ title: {zh-Hant: \"a\"} }", .undetermined),
    ("title[zh] is present", "{ title: {zh-Hans: \"a\"} }", .satisfied),
    ("title[de] is present", "{ title: {zh-Hans: \"a\"} }", .violated),
  ])
  func languagesOfKeys(condition: String, facts: String, verdict: Verdict) throws {
    #expect(try judge("require \(condition)", Facts(facts), "DE").verdict == verdict)
  }

  /// Plain text is of no language, whatever version of another text is judged.
  @Test func plainTextBesideKeyedText() throws {
    let clauses = "forbid {\n    n: name mentions terms.green\n    t: title mentions terms.green\n  }"
    #expect(try judge(clauses, "{ name: \"umweltfreundlich\", title: {en: \"cup\"} }", "IE").verdict == .violated)
  }

  /// Each text is asked by itself which of its versions count.
  @Test func versionsOfEachText() throws {
    let clauses = "forbid {\n    t: title mentions \"bad\"\n    d: description mentions \"bad\"\n  }"
    let facts: Facts = "{ title: {de: \"gut\", en: \"bad\"}, description: {en: \"fine\"} }"
    #expect(try judge(clauses, facts, "DE").verdict == .satisfied)
    let other = try judge(clauses, "{ title: {en: \"a\", fr: \"bad\"}, description: {de: \"gut\"} }", "DE")
    #expect(other.verdict == .violated)
    #expect(other.version == "fr")
  }

  @Test func versionsOfSeveralListings() throws {
    let compiled = try Bench.sound(
      Bench.rule("require every listing has (not title mentions \"bad\")", kind: "seller rule"))
    let evaluator = Evaluator(library: compiled.library, circumstances: try Asked(market: "BE").circumstances())
    func verdict(_ versions: [String: String]) throws -> Verdict {
      let texts = versions.mapValues { Fact(.stated(.text($0))) }
      evaluator.catalog = [Listing(facts: ["title": Fact(.stated(.localized(texts)))])]
      return evaluator.judge(try #require(compiled.library.rules.first), listing: Listing(facts: [:])).verdict
    }
    #expect(try verdict(["fr": "bon", "nl": "bad"]) == .violated)
    #expect(try verdict(["fr": "bon", "en": "bad"]) == .satisfied)
  }
}
