import Catalog
import Diagnostics
import Evaluation
import RuleCompiler
import Testing
import Values

/// What language.md has compiles, each construct by itself, and can be judged.
@Suite struct ConstructTests {
  private static let table = "table t key (size : Integer) value (limit : Integer) { (1, 10) }\n"
  private static let languages =
    "table spoken key (market : Market) value (languages : List<Language>) { (DE, [de]) }\n"

  private static func family(_ set: String) -> String {
    Bench.rule("require flag").replacing("\"规则\" {", with: "\"规则\" for each r in \(set) {")
  }

  private func judgeAll(_ compiled: CompiledLibrary) {
    // What is left can be judged without a crash.
    let asked = Circumstances(market: "DE", platform: nil, day: .first)
    let evaluator = Evaluator(library: compiled.library, circumstances: asked)
    for rule in compiled.library.rules { _ = evaluator.judge(rule, listing: Listing(facts: [:])) }
  }

  private static let texts: [(what: String, text: String)] = [
    ("for each", table + family("t")), ("for each of a look-up", languages + family("spoken[market]")),
    ("for each, where", table + family("t where (r.size > 0)")),
    ("notice", "notice r \"N\" zh \"N\" {\n  safety info\n  basis LAW \"art 1\"\n  say en \"x\"\n  say zh \"x\"\n}\n"),
    ("catalog rule", Bench.rule("require unique (gtin, name)", kind: "catalog rule")),
    ("exception", "exception x to test.r \"X\" { basis LAW \"art 2\" when flag }\n" + Bench.rule("require flag")),
    ("exception to a package", "exception x to test.* \"X\" { basis LAW \"art 2\" }\n" + Bench.rule("require flag")),
    ("define", "define large : Boolean = size > 5\n" + Bench.rule("require large")),
    ("define with parameters", "define larger(n : Integer) : Boolean = size > n\n" + Bench.rule("require larger(5)")),
    ("derive", "derive flag = true when size > 5\n" + Bench.rule("require flag")),
    ("a range from … to", "table t key (q : Mass range) value (h : Length) { (from 1 g to 5 g, 1 mm) }\n"),
    ("a range over", "table t key (q : Mass range) value (h : Length) { (over 1 g, 1 mm) }\n"),
    ("a range below", "table t key (q : Mass range) value (h : Length) { (below 1 g, 1 mm) }\n"),
    ("keyed by market", "attribute turnover : Money by Market \"Turnover\"\n"),
    ("descending", Bench.rule("require descending p in parts of p.share")),
    ("some listing", Bench.rule("when some listing has (flag)\n  require seller.flag", kind: "seller rule")),
    ("every listing", Bench.rule("require every listing has (flag)", kind: "seller rule")),
    ("count listing", Bench.rule("require count listing where (flag) < 5", kind: "seller rule")),
    ("holds … as", Bench.rule("require holds paper as d with (d.model is name)")),
    ("registered … as", Bench.rule("require registered LUCID as n with (n.stream is name)")),
  ]

  @Test(arguments: texts)
  func compiles(what: String, text: String) {
    let compiled = Bench.compile(text)
    let mistakes = DiagnosticRenderer(files: compiled.files).render(compiled.diagnostics)
    #expect(compiled.isSound, "\(mistakes)")
    judgeAll(compiled)
  }

  /// A file that is not there is a mistake and not an empty list.
  @Test(arguments: [
    ("a table", "table t \"t.csv\" key (q : Mass) value (h : Length)\n"),
    ("codes", "code Substance from \"substances.csv\"\n"),
    ("terms", "terms t \"T\" \"green.{language}.terms\"\n"), ("a phrase", "phrase p \"P\" \"p.{language}.terms\"\n"),
  ])
  func filesBesideTheRules(what: String, text: String) {
    let compiled = Bench.compile(text)
    #expect(!compiled.isSound)
    judgeAll(compiled)
  }
}
