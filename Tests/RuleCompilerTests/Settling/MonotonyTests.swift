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
  ]

  static let facts: [String: [String]] = [
    "flag": ["true", "false", "none"], "size": ["0", "1", "2", "3", "none"], "old_size": ["0", "2"],
    "price": ["3 EUR", "2.99 EUR", "3 USD", "none"], "old_price": ["3 EUR", "5 EUR"],
    "mass": ["1 kg", "999 g", "0 g", "none"],
    "made": ["2025-12-31", "2026-01-01", "none"], "age": ["3 years", "30 days"],
    "name": ["\"green 1\"", "\"plain\"", "none"],
    "title": [
      "{de: \"umweltfreundlich\"}", "{fr: \"Bloc\", en: \"green\"}", "\"gift\"", "{de: \"a\", en: \"green one\"}",
    ],
    "category": ["doll", "food"], "material": ["cotton", "wool"], "marks": ["[CE]", "[]", "none"],
    "parts": [
      "[]", "none", "[{ok: true, heavy: true, mass: 1 g, pieces: 2}]", "[{ok: false, heavy: true}, {pieces: 1}]",
      "[{ok: false, heavy: false, mass: 2 kg, pieces: 9}]",
    ],
    "maker": ["{country: DE}", "{name: \"A\", country: CN}", "{}", "none"], "origin": ["DE", "CN", "none"],
    "documents": ["[]", "none", "[{kind: paper}]", "[{kind: brand_letter, brand: \"A\", markets: [EU]}]", "[{}]"],
    "brand": ["\"A\"", "\"B\"", "none"], "seller.registrations": ["[]", "[{scheme: LUCID, number: \"DE1234\"}]"],
    "seller.flag": ["true", "false"], "seller.size": ["9", "10"], "placed": ["2020-01-01", "2030-01-01"],
    "bundle": ["true", "false"], "gtin": ["\"4006381333931\"", "\"1\""],
  ]

  private static let declarations = "attribute old_size : Integer \"Old size\"\n"

  @Test func statingMoreNeverTurnsAVerdictAround() throws {
    var generator = RandomRules(SplitMix())
    generator.atoms = Self.conditions.map { "(\($0))" }
    let rules = (0..<40).map { Bench.rule(generator.clauses(), name: "r\($0)") }
    let singles = Self.conditions.indices.map { Bench.rule("require \(Self.conditions[$0])", name: "s\($0)") }
    // Each value is read once, from an example of its own.
    let named = Self.facts.sorted { $0.key < $1.key }.flatMap { name, values in values.map { (name, $0) } }
    let statements = named.map { "  undetermined \"\($0)\" { \($0): \($1) }\n" }.joined()
    let carrier = Bench.rule("require flag", name: "facts").dropLast(3) + statements + "}\n"
    let compiled = try Bench.sound(Self.declarations + rules.joined() + singles.joined() + carrier)
    var pool: [String: [Fact]] = [:]
    for example in compiled.examples where example.rule == "test.facts" && Self.facts[example.title] != nil {
      let stated = example.listings[0].facts.merging(example.seller) { $1 }
      pool[example.title, default: []].append(try #require(stated[example.title]))
    }
    let evaluator = Evaluator(library: compiled.library, circumstances: try Asked().circumstances())
    func verdict(_ rule: Rule, _ facts: [String: Fact]) -> Verdict {
      let seller = facts.filter { $0.key.hasPrefix("seller.") }
      return evaluator.judge(rule, listing: Listing(facts: facts, isProfile: true), seller: seller).verdict
    }
    var settled = 0
    for rule in compiled.library.rules {
      for _ in 0..<2 {
        var facts: [String: Fact] = [:]
        for name in rule.attributes where generator.random.oneIn(2) {
          facts[name] = pool[name].map { generator.random.pick($0) }
        }
        let before = verdict(rule, facts)
        for name in rule.attributes where facts[name] == nil {
          for fact in pool[name] ?? [] {
            let after = verdict(rule, facts.merging([name: fact]) { $1 })
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
