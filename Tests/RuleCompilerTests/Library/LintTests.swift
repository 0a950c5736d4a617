import Diagnostics
import RuleCompiler
import Testing

/// Warnings that only the whole library shows: that they come, and that they leave right rules alone.
@Suite struct LintTests {
  /// The ids of the warnings of the file `test.rules`, labels and questions aside.
  private func warnings(_ text: String) -> [String] {
    let compiled = Bench.compile(text)
    #expect(compiled.isSound, "\(DiagnosticRenderer(files: compiled.files).render(compiled.diagnostics))")
    return (compiled.diagnostics + compiled.lints).filter { $0.primary.file == "test.rules" }.map(\.id)
      .filter { !$0.hasPrefix("label.") }
  }

  // MARK: Tables

  private func table(_ rows: String) -> String {
    "table levels key (market : Market, size : Integer) value (limit : Integer) dated {\n\(rows)\n}\n"
  }

  @Test func gapsBetweenTheRowsOfAKey() {
    #expect(
      warnings(table("(DE, 1, 5) through 2025-12-30  (DE, 1, 6) from 2026-01-01")) == ["table.gap"])
    #expect(
      warnings(
        table(
          "(DE, 1, 5) through 2024-12-31  (DE, 1, 6) from 2026-01-01 through 2026-02-01  (DE, 1, 7) from 2027-01-01"))
        == ["table.gap", "table.gap"])
  }

  @Test(arguments: [
    "(DE, 1, 5) through 2025-12-31  (DE, 1, 6) from 2026-01-01",
    "(DE, 1, 6) from 2026-01-01  (DE, 1, 5) through 2025-12-31",
    "(DE, 1, 5) through 2020-12-31  (DE, 2, 6) from 2026-01-01", "(DE, 1, 5) through 2020-12-31",
    "(DE, 1, 5) through 2020-12-31  (any, 1, 6) from 2021-01-01 through 2021-12-31  (DE, 1, 7) from 2022-01-01",
  ])
  func rowsThatFollowEachOther(rows: String) { #expect(warnings(table(rows)) == []) }

  // MARK: Families

  /// The rules of a family have one title and one set of conditions: told once, and not passed over.
  @Test func labelsOfAFamily() {
    let table = "table spans key (market : Market) value (limit : Integer) { (DE, 5) (FR, 9) }\n"
    let rule = Bench.rule("require {\n    small \"it is small\": size <= r.limit\n  }", head: "in r.market")
      .replacing("zh \"规则\" {", with: "for each r in spans {")
    let messages = Bench.compile(table + rule).lints.filter {
      $0.id == "label.missing" && $0.primary.file == "test.rules"
    }
    .map(\.message)
    #expect(messages == ["the condition `small` has no label in Chinese", "the rule has no title in Chinese"])
  }

  // MARK: None

  @Test(arguments: [
    "require size < 5", "require 5 > size", "when flag\n  require size < 5",
    "unless other basis LAW \"a\"\n  require size < 5",
    "require { a: flag\n    b: size < 5 }", "let large = size > 5\n  require large", "require gtin is valid",
    "require characters(name) < 5", "require price / mass < 3 EUR/kg and mass is present",
    "require size < 5 or flag", "forbid not (size < 5)", "require maker.name is present and size + 1 < 5",
  ])
  func comparedThoughItMayBeNone(clauses: String) {
    #expect(warnings(Bench.rule(clauses)) == ["rule.none"])
  }

  @Test(arguments: [
    "when size is present\n  require size < 5", "when size is not none\n  require size < 5",
    "when size > 0\n  require size < 5", "unless size is none basis LAW \"a\"\n  require size < 5",
    "require size < 5 or size is none", "require size is none or size < 5", "require size is present and size < 5",
    "require not (size < 5)", "forbid size < 5", "require size is not 5", "require material is cotton",
    "require { a: size < 5 unless size is none }", "require { a: size < 5 when size is present }",
    "require any of { a: size < 5\n    b: size is none }", "require { a: size is present\n    b: size < 5 }",
    "let large = size > 5\n  require not large", "require count(marks) > 0", "require marks include CE",
    "require name mentions \"a\"", "require some p in parts has (p.pieces > 3)",
    "require sum p in parts of p.share <= 5 %", "when name matches /a/\n  require characters(name) < 5",
    "forbid size > 5 and flag", "when flag or size > 3\n  unless flag basis LAW \"a\"\n  require flag",
  ])
  func noneIsSettled(clauses: String) { #expect(warnings(Bench.rule(clauses)) == []) }

  @Test func whatIsNeverNone() {
    #expect(warnings("attribute solid : Integer \"Solid\"\n" + Bench.rule("require solid < 5")) == [])
  }

  // MARK: Wording

  @Test(arguments: [
    ("in FR", "terms.german"), ("in DE, FR", "terms.german"), ("in UK", "terms.german"), ("in FR", "phrase.warning"),
  ])
  func wordsThatLackALanguage(head: String, wording: String) {
    #expect(warnings(Bench.rule("forbid title mentions \(wording)", head: head)) == ["terms.language"])
  }

  @Test(arguments: [
    ("in DE", "terms.german"), ("", "terms.german"), ("in DE, AT", "terms.german"), ("in FR, DE, IE", "terms.green"),
    ("in DE, IE", "phrase.warning"), ("in CN", "terms.green"), ("in EU", "terms.german"), ("in BE, IE", "\"green\""),
    ("in FR", "\"green\""),
    ("in DE, FR\n  except FR", "terms.german"),
  ])
  func wordsForAllMarkets(head: String, wording: String) {
    #expect(warnings(Bench.rule("forbid title mentions \(wording)", head: head)) == [])
  }

  // MARK: Rules that never match

  @Test(arguments: [
    "when size > 5\n  when size < 3", "when flag\n  when not flag", "when flag is false and flag",
    "when category is toy and category is not toy", "when category is doll and category is not toy",
    "when material in [cotton] and material is wool",
    "when size is none and size > 3", "when size is present and size is missing", "when 5 < size and size <= 5",
    "when made < 2026-01-01 and made >= 2026-01-01", "when category is toy\n  unless category is toy basis LAW \"a\"",
    "when origin is DE and origin is FR", "when marks include CE and not (marks include CE)",
  ])
  func rulesThatNeverMatch(clauses: String) {
    #expect(warnings(Bench.rule(clauses + "\n  require third")) == ["rule.never"])
  }

  @Test(arguments: ["in DE\n  except EU\n  applies from 2000-01-01", "in UK\n  except GB, XI", "in DE\n  except DE"])
  func rulesThatBindNowhere(head: String) {
    #expect(warnings(Bench.rule("require third", head: head)) == ["rule.never"])
  }

  @Test(arguments: [
    "when size > 5 or size < 3", "when size > 3 and size < 5", "when size >= 5 and size <= 5",
    "when category is toy and category is not doll", "when category is puzzle and category is jigsaw",
    "when origin in [DE, EU] and origin is FR", "when origin in EU and origin is DE",
    "when not (size < 5) and not (size > 3)",
    "when marks include CE and marks include UKCA", "when material in [cotton, wool] and material is not cotton",
    "when category is toy\n  unless category is doll basis LAW \"a\"", "when flag and not other",
    "when made < 2026-01-01\n  unless made < 2025-01-01 basis LAW \"a\"", "when size is not none and size > 3",
  ])
  func rulesThatMayMatch(clauses: String) {
    #expect(warnings(Bench.rule(clauses + "\n  require third")) == [])
  }

  @Test(arguments: ["in EU\n  except DE", "in UK\n  except GB", "in EU, UK", "except DE"])
  func rulesThatBindSomewhere(head: String) { #expect(warnings(Bench.rule("require third", head: head)) == []) }

  // MARK: Exceptions and replacements

  private func exception(_ clauses: String, rule: String = "when size > 5\n  require flag", head: String = "in EU")
    -> String
  {
    "exception fair to test.r \"F\" {\n  \(clauses)\n}\n" + Bench.rule(rule, head: head)
  }

  @Test(arguments: [
    "in CN\n  basis LAW \"a\"\n  when third", "basis LAW \"a\"\n  when size < 3",
    "in UK\n  applies from 2021-01-01\n  basis LAW \"a\"\n  when third",
  ])
  func exceptionsThatTakeNothingAway(clauses: String) {
    #expect(warnings(exception(clauses)) == ["rule.exception_never"])
  }

  @Test(arguments: [
    "in DE\n  basis LAW \"a\"\n  when third", "basis LAW \"a\"\n  when size < 7", "basis LAW \"a\"\n  when third",
    "in UK\n  applies from 2019-01-01\n  basis LAW \"a\"\n  when third", "on amazon\n  basis LAW \"a\"\n  when third",
  ])
  func exceptionsThatTakeSomethingAway(clauses: String) { #expect(warnings(exception(clauses)) == []) }

  @Test func exceptionsOnAnotherPlatformOrDay() {
    #expect(
      warnings(exception("on ebay\n  basis LAW \"a\"\n  when third", head: "on amazon")) == ["rule.exception_never"])
    let early = exception(
      "applies through 2025-12-31\n  basis LAW \"a\"\n  when third", head: "applies from 2026-01-01")
    #expect(warnings(early) == ["rule.exception_never"])
  }

  private func replacing(_ one: String, _ other: String) -> [String] {
    let heads = [("b", one), ("c", other)].map { name, head in
      Bench.rule("require flag", head: head, name: name).replacing("art 1\"", with: "art 1\"\n  replaces test.r")
        .replacing("require flag", with: name == "b" ? "require flag" : "require other")
    }
    return Bench.compile(Bench.rule("require third") + heads.joined()).diagnostics.map(\.id)
  }

  @Test func rulesThatReplaceOneRuleTwice() {
    #expect(replacing("in EU", "in DE") == ["rule.replaced_twice"])
    #expect(replacing("in EU\n  applies through 2020-01-31", "in GB") == ["rule.replaced_twice"])
    #expect(replacing("in EU\n  applies from 2020-02-01", "in GB") == [])
    #expect(replacing("in EU\n  except DE", "in DE") == [])
    #expect(replacing("on amazon", "on ebay") == [])
    #expect(replacing("in DE\n  applies through 2025-12-31", "in DE\n  applies from 2026-01-01") == [])
  }

  @Test func rulesThatAskTheSame() {
    func pair(_ one: String, _ other: String) -> [String] {
      warnings(Bench.rule(one, name: "a") + Bench.rule(other, name: "b"))
    }
    #expect(pair("require flag", "require flag") == ["rule.same"])
    #expect(pair("when other\n  require flag", "when third\n  require flag") == [])
    #expect(pair("unless other basis LAW \"a\"\n  require flag", "require flag") == [])
    #expect(pair("let n = size\n  require n is 3", "let n = count(marks)\n  require n is 3") == [])
  }
}
