import Catalog
import Diagnostics
import Evaluation
import RuleCompiler
import Testing
import Values

/// What language.md has and this version does not compile: it says so, and never judges by half of it.
@Suite struct NotYetTests {
  private static let table = "table t key (size : Integer) value (limit : Integer) { (1, 10) }\n"

  @Test(arguments: [
    ("for each", table + Bench.rule("require flag").replacing("\"规则\" {", with: "\"规则\" for each r in t {")),
    (
      "for each of a look-up",
      Bench.rule("require flag").replacing("\"规则\" {", with: "\"规则\" for each r in limits[1] where (flag) {")
    ),
    ("notice", Bench.rule("when flag", kind: "notice")),
    ("catalog rule", Bench.rule("require unique (gtin, name)", kind: "catalog rule")),
    ("unique", Bench.rule("require unique (gtin, name)")),
    ("exception", "exception x to test.r \"X\" { basis LAW \"art 2\" when flag }\n" + Bench.rule("require flag")),
    ("exception to a package", "exception x to test.* \"X\" { basis LAW \"art 2\" }\n" + Bench.rule("require flag")),
    ("define", "define large : Boolean = size > 5\n"),
    ("define with parameters", "define larger(n : Integer) : Boolean = size > n\n"),
    ("derive", "derive flag = true when size > 5\n"),
    ("a range from … to", "table t key (q : Mass range) value (h : Length) { (from 1 g to 5 g, 1 mm) }\n"),
    ("a range over", "table t key (q : Mass range) value (h : Length) { (over 1 g, 1 mm) }\n"),
    ("a range below", "table t key (q : Mass range) value (h : Length) { (below 1 g, 1 mm) }\n"),
    ("a table from a file", "table t \"t.csv\" key (q : Mass) value (h : Length)\n"),
    ("codes from a file", "code Substance from \"substances.csv\"\n"),
    ("terms from a file", "terms t \"T\" \"green.{language}.terms\"\n"),
    ("a phrase from a file", "phrase p \"P\" \"p.{language}.terms\"\n"),
    ("keyed by market", "attribute turnover : Money by Market \"Turnover\"\n"),
    ("keyed by language, not text", "attribute sizes_by : Integer by Language \"Sizes\"\n"),
    ("descending", Bench.rule("require descending p in parts of p.share")),
    ("some listing", Bench.rule("when some listing has (flag)\n  require seller.flag", kind: "seller rule")),
    ("every listing", Bench.rule("require every listing has (flag)", kind: "seller rule")),
    ("count listing", Bench.rule("require count listing where (flag) < 5", kind: "seller rule")),
    ("holds … as", Bench.rule("require holds paper as d with (d.model is name)")),
    ("registered … as", Bench.rule("require registered LUCID as n with (n.stream is name)")),
  ])
  func isSaid(what: String, text: String) {
    let compiled = Bench.compile(text)
    let mistakes = DiagnosticRenderer(files: compiled.files).render(compiled.diagnostics)
    #expect(compiled.diagnostics.contains { $0.id == "resolve.not_yet" && $0.severity == .error }, "\(mistakes)")
    #expect(!compiled.isSound)
    #expect(compiled.diagnostics.allSatisfy { !$0.id.hasPrefix("parse.") }, "\(mistakes)")
    // What is left can be judged without a crash.
    for rule in compiled.library.rules {
      let asked = Circumstances(market: "DE", platform: nil, day: .first)
      _ = Evaluator(library: compiled.library, circumstances: asked).judge(rule, listing: .init(facts: [:]))
    }
  }
}
