import Diagnostics
import Evaluation
import RuleCompiler
import Testing

/// A text of a rule author with a mistake, or with several of one kind.
struct BadText: Sendable, CustomTestStringConvertible {
  /// The diagnostic that it shows.
  let id: String
  /// The whole file `rules/eu/bad.rules`.
  let text: String

  /// Whether the diagnostic is a lint of the whole library.
  let isLint: Bool

  /// Files beside it.
  let files: [SourceFile]

  /// - Parameter text: what follows the package and a source; `whole` where that is part of the mistake.
  init(_ id: String, _ text: String, whole: Bool = false, isLint: Bool = false, files: [SourceFile] = []) {
    self.id = id
    self.isLint = isLint
    self.files = files
    self.text = whole ? text : "package eu.bad\n\n\(Bench.law)\n\n\(text)"
  }

  var testDescription: String { id }

  /// Compiled with the test vocabulary.
  var compiled: CompiledLibrary {
    CompiledLibrary(files: [Bench.vocabulary, SourceFile(path: "rules/eu/bad.rules", text: text)] + files)
  }

  /// A rule with the clauses, and all that it needs beside them.
  private static func rule(_ clauses: String, head: String = "") -> String {
    Bench.rule(clauses, head: head, name: "bad")
  }

  /// What is told of it: the compiler's diagnostics, or the lints of this file.
  var diagnostics: [Diagnostic] {
    let compiled = compiled
    return isLint ? compiled.lints.filter { $0.primary.file == "rules/eu/bad.rules" } : compiled.diagnostics
  }

  static let all = syntax + names + kinds + rules + declared + data + lints

  // MARK: What cannot be read

  private static let syntax = [
    BadText("parse.chained", rule("require 1 < size < 3")),
    BadText("parse.declaration", "ruel bad \"Rule\" {\n  safety error\n}\n"),
    BadText(
      "parse.depth", rule("require \(String(repeating: "(", count: 120))flag\(String(repeating: ")", count: 120))")),
    BadText(
      "parse.expected",
      """
      rule bad "Rule" {
        safety warning
        basis LAW
        when size >
        require {
          small size < 3
        }
        say en
        fix add CE
      }
      attribute extra Integer "Extra"
      """),
    BadText("parse.mixed_and_or", rule("require flag and other or third")),
    BadText(
      "parse.order",
      """
      rule bad "Rule" {
        safety warning
        basis LAW "art 1"
        in DE
        require flag
        satisfied "a" { flag: true }
        say en "x"
      }

      """),
    BadText(
      "parse.repeated",
      """
      rule bad "Rule" {
        safety warning
        in DE
        in FR
        basis LAW "art 1"
        require flag
        satisfied "a" { flag: true }
      }

      """),
    BadText("parse.package_missing", "rule bad \"Rule\" {\n}\n", whole: true),
    BadText(
      "parse.unclosed",
      """
      package eu.bad
      source LAW "Law { url <https://law.example/1 checked 2026-11-21 by text }
      source OTHER "Other" {
        url <https://law.example/2
        checked 2026-11-21 by text
      }
      rule bad "Rule" {
        safety warning
        basis OTHER "art 1"
        when marks include 'USB-C
        require name matches /[0-9]
      }

      """, whole: true),
    BadText("parse.unexpected_character", rule("require size ≥ 3 & flag")),
    BadText(
      "parse.unknown_part",
      """
      rule bad "Rule" {
        safety warning
        basis LAW "art 1"
        whenever flag
        require flag
      }

      """),
  ]

  // MARK: Names that are not there

  private static let names = [
    BadText(
      "resolve.ambiguous",
      """
      attribute doll : Boolean "Comes with a doll"
      \(rule("require category is doll"))
      """),
    BadText(
      "resolve.code",
      rule("require marks include CEE and material in [coton, wool] and category is tou and origin is DEU")),
    BadText("resolve.code_alone", rule("require some m in [CE] has (flag)")),
    BadText(
      "resolve.covers",
      "document licence \"Licence\" { covers prodct, planet }\nscheme KITES \"Kites\" { in DE covers stream, weather }\n"
    ),
    BadText("resolve.document", rule("require holds papers")),
    BadText(
      "resolve.duplicate",
      """
      attribute twice : Integer "Once"
      attribute twice : Integer "Twice"
      code Colour = red | blue | red
      category toy "Toys again"
      \(rule("require {\n    a: flag\n    a: other\n  }"))\(rule("require flag"))\(rule("require other"))
      """),
    BadText("resolve.evidence", rule("require flag\n  say de \"x\"\n  fix obtain papers\n  fix register LUCIT")),
    BadText(
      "resolve.field",
      rule("require maker.nmae is present").replacing("\"c\" { }", with: "\"c\" { maker: {contry: DE} }")),
    BadText("resolve.function", rule("require character(name) < 5 and length(name) < 5")),
    BadText(
      "resolve.market",
      "market NORDIC \"Nordic\" { DK  SEE }\nscheme KITES \"Kites\" { in DEE }\n"
        + rule("require flag", head: "in DE, EUU\n  except FRA")),
    BadText("resolve.platform", rule("require flag", head: "on amazn")),
    BadText(
      "resolve.name",
      rule("require sise > 3 and Mark.CEE is present and name mentions terms.gren and name mentions phrase.warnings")
        .replacing("\"c\" { }", with: "\"c\" { sice: 3 }")),
    BadText("resolve.package_path", "package us.bad\n\n\(Bench.law)\n\(rule("require flag"))", whole: true),
    BadText(
      "resolve.part",
      rule("require {\n    small: size < 3\n  }\n  fix smal: set size to 2").replacing(
        "\"c\" { }", with: "\"c\" { } at smol")),
    BadText("resolve.reading", "source READ \"Read\" { url <https://a.example/> checked 2026-11-21 by txt }\n"),
    BadText(
      "resolve.recursion",
      """
      market LOOP_A "A" { LOOP_B }
      market LOOP_B "B" { LOOP_A }
      record Box { lid : Lid }
      record Lid { box : Box, boxes : List<Box> }
      \(rule("require round_about"))
      define round_about : Boolean = flag or round_about

      """),
    BadText("resolve.scheme", rule("require registered LUCIT")),
    BadText(
      "resolve.shadow",
      "define size : Integer = 3\ndefine count(mass : Integer) : Boolean = mass > 3\n"
        + rule("let flag = size > 3\n  let market = 3\n  require some size in sizes has (size > 3)")),
    BadText(
      "resolve.source",
      rule("unless other basis LAV \"art 2\"\n  require flag").replacing("basis LAW", with: "basis us.LAW")),
    BadText("resolve.table", rule("require limit[size] is 3")),
    BadText(
      "resolve.type",
      "attribute extra : Integr \"Extra\"\nrecord Box { lid : Prat }\n"
        + "attribute bare : List \"Bare\"\nattribute odd : Integer<Text> \"Odd\"\nattribute wide : Mass range \"Wide\"\n"
    ),
    BadText("resolve.unchecked", "source READ \"Read\" { url <https://a.example/> }\n"),
    BadText("resolve.unit", rule("require mass < 3 kgs and price < 5 EURO and age < 3 yeers")),
  ]

  // MARK: Types that do not fit

  private static let kinds = [
    BadText(
      "type.arithmetic",
      rule(
        "require price + mass > 3 EUR and made + made < 3 days and price * price > 1 EUR and sum p in parts of p.name is 3"
      )),
    BadText("type.condition", rule("when size\n  require name and flag")),
    BadText("type.dimension", rule("require mass < 3 cm and tare is length")),
    BadText("type.event", rule("require flag", head: "applies from 2025-01-01 to goods size from 2025-01-01")),
    BadText("type.field", rule("require size.large is present and maker.name.first is present")),
    BadText("type.key", "attribute seller.sales : Money by Date \"Sales\"\n"),
    BadText("type.keyed", rule("require name[fr] is present")),
    BadText(
      "type.list",
      rule("require size include 3 and count(name) > 1 and some c in category has (flag)\n  fix add CE to size")),
    BadText("type.mentions", rule("require name mentions 5 and name mentions [\"a\", size]")),
    BadText(
      "type.mismatch",
      """
      table levels key (size : Integer) value (mark : Mark) { (1, 5) (large, CE) }
      \(rule("""
      require price < 5 and name is 3 and size in [1, cotton, 2 kg] and min(size, mass) > 3 and limits[name] is 3
        fix set size to "large"
      """).replacing("\"c\" { }", with: "\"c\" { size: \"three\", marks: CE, made: 2026 }"))
      """),
    BadText(
      "type.none",
      "attribute solid : Boolean \"Solid\"\n"
        + rule("require size < none and marks include none and solid is none").replacing(
          "\"c\" { }", with: "\"c\" { solid: none }")),
    BadText("type.number", rule("require size < \(String(repeating: "9", count: 6200))")),
    BadText("type.union", rule("require origin is EU and market is not UK")),
    BadText(
      "type.order",
      rule("require name < \"b\" and category >= toy and marks < [CE] and max p in parts of p.name is \"a\"")),
    BadText("type.pattern", rule("require name matches /[a-z/ and name matches /(?=a)/")),
    BadText(
      "type.today",
      rule("let day = today\n  when today in [2026-01-01]\n  require made < max(today, sold) and sold <= today")),
    BadText("type.text", rule("require size mentions \"a\" and marks matches /C/ and characters(size) > 3")),
    BadText(
      "date.impossible", rule("require made < 2026-02-30").replacing("\"c\" { }", with: "\"c\" { made: 2026-13-01 }")),
    BadText(
      "date.order",
      """
      source SHORT "Short" {
        url <https://a.example/>
        in force from 2026-01-01 through 2025-12-31
        checked 2026-11-21 by text
      }
      """),
    BadText(
      "table.interval",
      """
      table levels key (mass : Mass range) value (height : Length) {
        (from 5 g to 2 g, 1 mm)
        (over 7 g below 7 g, 2 mm)
      }
      """),
    BadText(
      "table.cells", "table levels key (size : Integer) value (limit : Integer) {\n  (1, 2)\n  (1, 2, 3)\n  (4)\n}\n"),
    BadText("table.keys", rule("require limits[size, size] is 10 and rates[material] is 7 %")),
    BadText(
      "table.dated",
      """
      table levels key (market : Market) value (limit : Integer) {
        (DE, 10) from 2020-01-01 through 2024-12-31
        (DE, 20) from 2025-01-01
      }
      """),
    BadText(
      "table.overlap",
      """
      table levels key (market : Market) value (limit : Integer) dated {
        (DE, 10) from 2020-01-01 through 2024-12-31
        (DE, 20) from 2025-01-01
        (DE, 30) from 2026-01-01
        (any, 40) through 2019-12-31
      }
      """),
  ]

  // MARK: Rules that lack something

  private static let rules = [
    BadText(
      "date.outside_source",
      """
      source SHORT "Short" {
        url <https://a.example/>
        in force from 2020-01-01 through 2024-12-31
        checked 2026-11-21 by text
      }
      \(rule("require flag", head: "applies from 2025-01-01").replacing("basis LAW", with: "basis SHORT"))
      """),
    BadText(
      "message.argument",
      rule("let large = size > 3\n  require large\n  say de \"{larg} {sise} {maker.nmae} {failed} {market}\"")),
    BadText(
      "message.language",
      """
      rule bad "Rule" {
        safety warning
        basis LAW "art 1"
        require flag
        satisfied "a" { }
        violated "b" { }
        not applicable "c" { }
      }
      """),
    BadText(
      "message.syntax",
      rule("require flag\n  say de \"{size, plural, one {eins}}\"\n  say fr \"{size\"\n  say xx-YY \"a\"")),
    BadText("rule.basis", rule("require flag").replacing("basis LAW \"art 1\"", with: "")),
    BadText("rule.classification", rule("require flag").replacing("safety warning", with: "")),
    BadText(
      "rule.examples", rule("require flag").replacing("violated \"b\" { }\n  not applicable \"c\" { }", with: "")),
    BadText(
      "rule.reading",
      """
      source TOLD "Told" { url <https://a.example/> checked 2026-11-21 by secondary }
      source HEARD "Heard" { url <https://b.example/> checked 2026-11-21 by recall }
      \(rule("require flag").replacing("warning", with: "error").replacing("basis LAW", with: "basis TOLD \"art 1\", HEARD"))
      """),
    BadText("rule.requirement", rule("when flag")),
    BadText("rule.severity", rule("require flag").replacing("safety warning", with: "safety eror")),
  ]

  // MARK: Definitions, families, exceptions

  private static let declared = [
    BadText(
      "resolve.column",
      """
      table bans key (market : Market) value (limit : Integer) { (DE, 5) (FR, 9) }
      \(rule("require size <= r.limt", head: "in r.market").replacing("zh \"规则\" {", with: "for each r in bans {"))
      """),
    BadText(
      "resolve.rule",
      """
      exception fair to eu.bad.bda, eu.tosy.* "At a fair" { basis LAW "art 2" when flag }
      \(rule("require flag").replacing("\"art 1\"", with: "\"art 1\"\n  replaces eu.toys.mark"))
      """),
    BadText("rule.kind", rule("when some listing has (flag)\n  require unique (gtin, name)")),
    BadText(
      "rule.exception_never",
      """
      exception fair to eu.bad.bad "At a fair" { in CN basis LAW "art 2" when flag }
      exception small to eu.bad.bad "Small ones" { basis LAW "art 3" when size < 3 }
      \(rule("when size > 5\n  require flag", head: "in EU"))
      """),
    BadText(
      "rule.replaced_twice",
      """
      \(Bench.rule("require flag", head: "in EU", name: "union"))
      \(Bench.rule("require flag", head: "in DE", name: "first").replacing("art 1\"", with: "art 1\"\n  replaces eu.bad.union"))
      \(Bench.rule("require flag", head: "in DE", name: "second").replacing("art 1\"", with: "art 1\"\n  replaces eu.bad.union"))
      """),
    BadText(
      "type.arguments",
      """
      define larger(n : Integer) : Boolean = size > n
      \(rule("require larger(1, 2) and larger and characters() > 3 and shorten(name) is \"a\" and min(size) > 3"))
      """),
    BadText(
      "type.date",
      """
      table bans key (market : Market) value (limit : Integer) { (DE, 5) }
      \(rule("require size <= r.limit", head: "applies from r.limit").replacing("zh \"规则\" {", with: "for each r in bans {"))
      \(Bench.rule("require flag", head: "applies from tomorrow", name: "other"))
      """),
    BadText("type.duration", "document licence \"Licence\" { covers product  expires after 3 kg  kept forever }\n"),
    BadText(
      "type.family",
      """
      \(rule("require flag").replacing("zh \"规则\" {", with: "for each r in [1, 2] {"))
      \(Bench.rule("require flag", name: "other").replacing("zh \"规则\" {", with: "for each r in limits[size] {"))
      \(Bench.rule("require flag", name: "third").replacing("zh \"规则\" {", with: "for each r in limits where (r.size < size) {"))
      """),
  ]

  // MARK: Files beside the rules

  private static func file(_ name: String, _ text: String, head: String? = nil) -> SourceFile {
    let head = head ?? "# source: Example Act, annex I\n# checked: 2026-11-21 by text\n"
    return SourceFile(path: "rules/eu/\(name)", text: head + text)
  }

  private static let rates = "table rates_2 \"rates.csv\" key (place : Market) value (rate : Percent) dated\n"
  private static let metals = "code Metal from \"metals.csv\"\n"

  private static let data = [
    BadText(
      "data.cell", rates + metals,
      files: [
        file("rates.csv", "place,rate,from,through\nDE,,2026-01-01,\nFR,\"20 %, 5 %\",soon,\n,19 %,,\n"),
        file("metals.csv", "code,en,zh\nlead,Lead,铅\n,Copper,铜\n"),
      ]),
    BadText(
      "data.columns", rates + metals + rates.replacing("rates_2", with: "rates_3").replacing(" dated", with: ""),
      files: [
        file("rates.csv", "place,rat,from,thru\nDE,19 %,,\n"), file("metals.csv", "name,en,chinese\nlead,Lead,铅\n"),
      ]),
    BadText(
      "data.encoding", metals,
      files: [
        SourceFile(path: "rules/eu/metals.csv", bytes: Array("code,en\nlead,L".utf8) + [0xE9] + Array("ad\n".utf8))
      ]),
    BadText(
      "data.header", rates + "terms odd \"Odd\" \"odd.terms\"\n",
      files: [
        file("rates.csv", "place,rate,from,through\nDE,19 %,,\n", head: "# source: a letter\n# checked: today\n"),
        file("odd.terms", "odd\n", head: "# matching: word\n"),
      ]),
    BadText("data.missing", rates, files: [file("rate.csv", "")]),
    BadText(
      "data.quotes", metals, files: [file("metals.csv", "code,en\nlead,\"Lead\" or so\ncopper,\"Copper\n")]),
    BadText(
      "data.same", metals,
      files: [
        file(
          "metals.csv",
          "code,en,zh,parents,numbers,synonyms\nlead,Lead,铅,,7439-92-1,\ntin,Tin,锡,,7439-92-1|7440-31-5,lead metal\n")
      ]),
    BadText(
      "table.rows",
      """
      table empty key (place : Market) value (rate : Percent)
      table both "rates.csv" key (place : Market) value (rate : Percent) dated { (FR, 5 %) }
      """, files: [file("rates.csv", "place,rate,from,through\nDE,19 %,,\n")]),
  ]

  // MARK: What compiles and should be looked at all the same

  private static let lints = [
    BadText(
      "label.missing",
      """
      attribute extra : Text "" question "How many?" zh "多少?"
      code Colour = red "Red" zh "红" | blue "Blue"
      \(Bench.rule("require {\n    a \"A\": flag\n  }", name: "bad").replacing(" zh \"规则\"", with: ""))
      """, isLint: true),
    BadText("label.question", "attribute extra : Text \"Extra\" zh \"其他\"\n", isLint: true),
    BadText(
      "rule.never",
      """
      \(rule("when size > 5 and size < 3\n  require flag"))
      \(Bench.rule("when category is toy\n  when category is food\n  require flag", name: "other"))
      """, isLint: true),
    BadText(
      "rule.same",
      "\(Bench.rule("require size is 3", name: "first"))\(Bench.rule("require size is 3", name: "second"))",
      isLint: true),
    BadText(
      "rule.none", rule("when other\n  require price / mass < 3 EUR/kg and size <= 5"), isLint: true),
    BadText(
      "table.gap",
      """
      table levels key (market : Market) value (limit : Integer) dated {
        (DE, 10) from 2020-01-01 through 2024-12-30
        (DE, 20) from 2025-01-01 through 2025-06-30
        (DE, 30) from 2026-01-01
      }
      """, isLint: true),
    BadText(
      "terms.language",
      "terms miracle \"Miracles\" zh \"奇迹\" { de \"Wunder\" }\n"
        + rule("forbid title mentions terms.miracle", head: "in DE, FR, PL"), isLint: true),
    BadText(
      "terms.same", "terms absolute \"Absolute\" zh \"绝对化\" { en \"Best\" | \"best\" | \"top\" }\n", isLint: true),
  ]
}
