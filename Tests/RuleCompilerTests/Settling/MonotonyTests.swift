import Catalog
import Evaluation
import RuleCompiler
import Testing

/// Monotony (language.md, "Laws") over conditions of every kind: stating one more attribute of a profile never turns
/// satisfied into violated or back.
@Suite struct MonotonyTests {
  static let conditions = [
    "flag", "flag is present", "size >= 2", "size is not 2", "size in [1, 3]", "size + 1 > old_size",
    "size / old_size is 1",
    "price < old_price", "price is 3 EUR", "price / mass <= 5 EUR/kg", "mass is missing", "mass >= 1 kg",
    "made < 2026-01-01",
    "made + age < today", "age >= 3 years", "name is present", "name mentions terms.green", "name matches /[0-9]/",
    "title mentions terms.green", "title[fr] is present", "characters(title) > 5", "category is toy",
    "category in [food]",
    "material is not cotton", "marks include CE", "count(marks) >= 1", "some p in parts has (p.ok)",
    "every p in parts where (p.heavy) has (p.mass < mass)", "sum p in parts of p.pieces > size",
    "count p in parts where (p.ok) is 1", "max p in parts of p.pieces >= 2", "maker.country in EU",
    "maker.name is missing",
    "maker is none", "origin not in EU", "origin is maker.country", "limits[size] is 10", "limits[size] else 5 is 5",
    "rates[market, material] > 10 %", "holds paper", "holds brand_letter", "registered LUCID", "seller.flag",
    "seller.size >= 10", "placed <= today", "bundle", "gtin is valid", "max(size, old_size) is 3",
    "sum p in parts where (p.ok) of p.share <= 10 %", "count p in parts where (p.ok) + 1 <= size",
    "sum p in parts where (p.heavy) of p.pieces < 4", "size > count p in parts where (p.ok)",
    "descending p in parts of p.share", "descending p in parts where (p.ok) of p.price",
    "max p in parts of p.price > 2 EUR", "min p in parts where (p.ok) of p.pieces is 2",
    "sum p in parts of p.price >= price", "(sum p in parts of p.share) * 2 > share",
    "description mentions terms.green", "characters(description) < 9 and title mentions \"green\"",
    "some p in points has (p mentions terms.green)", "every p in points[fr] has (p mentions terms.green)",
    "title[de] mentions \"green\"", "price * share < 1 EUR", "price / 2 > old_price", "made - sold > 3 days",
    "round(size, 2) is 2", "holds paper as d with (d.model is name)", "registered PLAIN",
    "registered PLAIN as n with (n.stream is name)", "content < 10 ml", "unit_price * mass <= 5 EUR",
    "size in [1, old_size]", "size not in sizes", "sizes include size", "some n in [size, old_size] has (n > 2)",
    "category is puzzle", "material is wool", "language(name) is en", "capitals(name) < 50 %",
    "min(price, old_price) >= 3 EUR", "share / ratio > 5 %", "limits[count p in parts where (p.ok)] is 10",
  ]

  static let facts: [String: [String]] = [
    "flag": ["true", "false", "none"], "size": ["0", "1", "2", "3", "none"], "old_size": ["0", "2"],
    "price": ["3 EUR", "2.99 EUR", "3 USD", "none"], "old_price": ["3 EUR", "5 EUR"],
    "mass": ["1 kg", "999 g", "0 g", "none"],
    "made": ["2025-12-31", "2026-01-01", "none"], "age": ["3 years", "30 days"],
    "name": ["\"green 1\"", "\"plain\"", "none"],
    "description": ["{de: \"gut\"}", "{en: \"green\", nl: \"a\"}", "{de: \"umweltfreundlich\", fr: \"gift\"}", "none"],
    "points": ["{fr: [\"gift\"]}", "{de: [\"gift\", \"a\"], en: [\"green\"]}", "{en: []}", "none"],
    "sold": ["2025-12-01", "2026-06-01"], "share": ["0 %", "5 %", "50 %"], "ratio": ["0", "0.5"],
    "sizes": ["[]", "[1, 2]", "[3]", "none"], "content": ["5 ml", "5 g", "1 l"],
    "unit_price": ["1 EUR/kg", "1 USD/kg", "none"],
    "title": [
      "{de: \"umweltfreundlich\"}", "{fr: \"Bloc\", en: \"green\"}", "\"gift\"", "{de: \"a\", en: \"green one\"}",
    ],
    "category": ["doll", "food"], "material": ["cotton", "wool"], "marks": ["[CE]", "[]", "none"],
    "parts": [
      "[]", "none", "[{ok: true, heavy: true, mass: 1 g, pieces: 2}]", "[{ok: false, heavy: true}, {pieces: 1}]",
      "[{ok: false, heavy: false, mass: 2 kg, pieces: 9}]",
      "[{ok: true, share: 5 %, price: 3 EUR}, {share: 6 %, price: 4 USD, pieces: 2}, {share: 1 %, price: none}]",
      "[{ok: true, share: 8 %, price: 3 EUR, heavy: true, pieces: 3}, {share: 7 %, price: 2 EUR, pieces: 0}]",
    ],
    "maker": ["{country: DE}", "{name: \"A\", country: CN}", "{}", "none"], "origin": ["DE", "CN", "none"],
    "documents": [
      "[]", "none", "[{kind: paper}]", "[{kind: brand_letter, brand: \"A\", markets: [EU]}]", "[{}]",
      "[{kind: paper, model: \"A\"}]",
    ],
    "brand": ["\"A\"", "\"B\"", "none"],
    "seller.registrations": [
      "[]", "[{scheme: LUCID, number: \"DE1234\"}]", "[{scheme: PLAIN, number: \"1\", stream: \"plain\"}]", "[{}]",
    ],
    "seller.flag": ["true", "false"], "seller.size": ["9", "10"], "placed": ["2020-01-01", "2030-01-01"],
    "bundle": ["true", "false"], "gtin": ["\"4006381333931\"", "\"1\""],
  ]

  static let declarations = """
    attribute old_size : Integer "Old size"
    derive material = wool when description mentions "a" and size >= 2
    derive material = cotton when flag
    derive marks = [CE] when other or title mentions "green"

    """

  @Test func statingMoreNeverTurnsAVerdictAround() throws {
    var generator = RandomRules(SplitMix())
    generator.atoms = Self.conditions.map { "(\($0))" }
    let rules = (0..<40).map { Bench.rule(generator.clauses(), name: "r\($0)") }
    let singles = Self.conditions.indices.map { Bench.rule("require \(Self.conditions[$0])", name: "s\($0)") }
    let compiled = try Bench.sound(
      Self.declarations + rules.joined() + singles.joined() + FactPool.carrier(of: Self.facts))
    let pool = try FactPool(compiled)
    let evaluator = Evaluator(library: compiled.library, circumstances: try Asked().circumstances())
    var settled = 0
    for rule in compiled.library.rules where rule.id != "test.facts" {
      // What is read for inferences counts as well.
      let names = Set(rule.attributes + ["flag", "other", "size", "title", "description"]).sorted()
      for _ in 0..<2 {
        let facts = pool.profile(of: names, &generator.random)
        let judgement = evaluator.judge(rule, facts)
        let before = judgement.verdict
        for name in names where facts[name] == nil && !judgement.inferred.contains(name) {
          for fact in pool.facts[name] ?? [] {
            let after = evaluator.judge(rule, facts.merging([name: fact]) { $1 }).verdict
            if before == .undetermined, after != before { settled += 1 }
            #expect(
              Monotony.allows(before, after), "\(rule.id) \(name): \(fact): \(before) → \(after)\n\(facts)\n\(rules)")
          }
        }
      }
    }
    #expect(settled > 100)
  }
}
