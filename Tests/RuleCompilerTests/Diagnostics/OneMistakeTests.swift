import Diagnostics
import RuleCompiler
import Testing

/// One mistake of the text, one diagnostic: what the parser read by guessing is not checked any further.
@Suite struct OneMistakeTests {
  private func ids(_ text: String) -> [String] { Bench.compile(text).diagnostics.map(\.id) }

  private func example(_ example: String) -> String {
    Bench.rule("require flag").replacing("not applicable \"c\" { }", with: example)
  }

  @Test(arguments: [
    ("require 1 < size < 3", "parse.chained"),
    ("require size ≥ 3", "parse.unexpected_character"),
    ("require size ＝ 3 and flag", "parse.unexpected_character"),
    ("require size == 3", "parse.unexpected_character"),
    ("require size = 3", "parse.unexpected_character"),
    ("require size != 3", "parse.unexpected_character"),
    ("require size => 3", "parse.unexpected_character"),
    ("require flag && other", "parse.unexpected_character"),
    ("require flag || other", "parse.unexpected_character"),
    ("require !flag", "parse.unexpected_character"),
    ("require name is “a”", "parse.unexpected_character"),
    ("require name is \"a”", "parse.unexpected_character"),
    ("require size § 3", "parse.unexpected_character"),
    ("require flag;", "parse.unexpected_character"),
    ("require size > 3 # at least", "parse.unexpected_character"),
    ("whenever flag\n  require flag", "parse.unknown_part"),
    ("whenever (flag and other\n    or third)\n  require flag", "parse.unknown_part"),
    ("require flag foo bar", "parse.unknown_part"),
    ("require (\(String(repeating: "(", count: 120))flag\(String(repeating: ")", count: 121))", "parse.depth"),
    ("unless flag basis LAW\n  require flag", "parse.expected"),
    ("when size >\n  require flag", "parse.expected"),
    ("when\n  require flag", "parse.expected"),
    ("let n =\n  require flag", "parse.expected"),
    ("require size in [1, 2", "parse.expected"),
    ("require (flag or other", "parse.expected"),
    ("require {\n    a: flag\n", "parse.expected"),
    ("require {\n    a: size >\n    b: flag\n  }", "parse.expected"),
    ("require {\n    small size < 3\n    b: flag\n  }", "parse.expected"),
    ("require min(size,) > 3", "parse.expected"),
    ("require -size > 3", "parse.expected"),
    ("require flag\n  fix add CE\n", "parse.expected"),
    ("require name is \"a", "parse.unclosed"),
    ("require flag\n  requires other", "parse.unknown_part"),
    ("require flag and other or third or fourth", "parse.mixed_and_or"),
  ])
  func inAClause(clauses: String, expected: String) {
    #expect(ids(Bench.rule(clauses)) == [expected])
  }

  @Test func rowsOfSignsOfAChineseInputMethod() {
    let text = Bench.rule("require （size in ［1， 2］） and flag")
    #expect(ids(text) == Array(repeating: "parse.unexpected_character", count: 5))
    let advice = Bench.compile(text).diagnostics.compactMap(\.help)
    #expect(advice == ["(", "[", ",", "]", ")"].map { "write `\($0)`" })
  }

  @Test(arguments: [
    "not applicable \"c\" { marks: [CE, flag: true }", "not applicable \"c\" { marks: [CE }",
    "not applicable \"c\" { flag: true", "not applicable \"c\" { title: {en: \"x\", flag: true }",
    "not applicable \"c\" { maker: {name: \"x\", flag: true }\n  violated \"d\" { size: 3 }",
    "not applicable \"c\" { flag: true size: 3 }", "not applicable \"c\" { flag true, size: 3 }",
    "not applicable \"c\" { parts: [{name: \"a\"], size: 3 }", "not applicable \"c\" { flag: , size: 3 }",
  ])
  func inAnExample(text: String) {
    #expect(ids(example(text)) == ["parse.expected"])
    let rules = (0..<5).map { Bench.rule("require flag", name: "s\($0)") }.joined()
    #expect(ids(example(text) + rules) == ["parse.expected"])
  }

  @Test(arguments: [
    (
      "rule a \"A\" {\n  safety warning\n  basis LAW \"art 1\"\n  require flag\n  satisfied \"a\" { }\n",
      "parse.expected"
    ),
    ("rule a \"A {\n  safety warning\n  basis LAW \"art 1\"\n  require flag\n}\n", "parse.unclosed"),
    ("rule a \"A\"\n  safety warning\n  basis LAW \"art 1\"\n  require flag\n}\n", "parse.expected"),
    ("attribute extra Integer \"Extra\"\n", "parse.expected"),
    ("attribute extra : Integer \"Extra\" presumed\n", "parse.expected"),
    ("platform\n", "parse.expected"),
    ("table t key (a : Integer) value (b : Integer) {\n  (1, 2\n  (3, 4)\n}\n", "parse.expected"),
    ("table t key (a : Integer) value (b : Integer) {\n  (1, 2)\n  (3 4)\n}\n", "parse.expected"),
    ("document paper_2 \"Paper\" {\n  covers\n  kept 10 years\n}\n", "parse.expected"),
    ("ruel a \"A\" {\n  safety warning\n}\n", "parse.declaration"),
  ])
  func inADeclaration(text: String, expected: String) {
    #expect(
      ids(text + Bench.rule("require flag")).filter { !$0.hasPrefix("rule.") && !$0.hasPrefix("message.") } == [
        expected
      ])
  }

  @Test func aMissingBraceIsTheRulesOwn() throws {
    let text = "rule a \"A\" {\n  safety warning\n  require flag\n" + Bench.rule("require falg")
    let diagnostics = Bench.compile(text).diagnostics
    #expect(diagnostics.map(\.id).filter { $0.hasPrefix("parse.") } == ["parse.expected"])
    #expect(diagnostics.contains { $0.id == "resolve.name" }, "the rule behind it is checked")
  }

  @Test func whatIsMissingIsShownBehindTheLine() throws {
    let text = Bench.rule("when size >\n  require flag")
    let compiled = Bench.compile(text)
    let told = try #require(compiled.diagnostics.first)
    #expect(told.message == "a value or a condition is expected, and the line ends here")
    let file = try #require(compiled.files.last)
    #expect(file.text(in: .init(told.primary.range.start - 1, told.primary.range.start)) == ">")
    #expect(told.primary.range.start == told.primary.range.end)
  }

  @Test(arguments: [
    ("whenever flag", ["when"]), ("if flag", ["when"]), ("requires flag", ["require"]), ("sya en \"x\"", ["say"]),
    ("require flag AND other", ["and"]),
  ])
  func theNearestClauseWordIsNamed(clauses: String, expected: [String]) {
    #expect(Bench.compile(Bench.rule(clauses + "\n  require flag")).diagnostics.first?.suggestions == expected)
  }
}
