import Evaluation
import RuleCompiler
import Testing

/// Arithmetic, functions, fields and look-ups of language.md, "Truth".
@Suite struct ArithmeticTests {
  @Test(arguments: [
    ("size + 1 is 4", "{ size: 3 }"), ("size - 1 is 2", "{ size: 3 }"), ("size * 2 is 6", "{ size: 3 }"),
    ("size / 2 is 1.5", "{ size: 3 }"), ("1 + 2 * size is 7", "{ size: 3 }"), ("(1 + 2) * size is 9", "{ size: 3 }"),
    ("size - 1 - 1 is 1", "{ size: 3 }"), ("size / 3 * 3 is 1", "{ size: 1 }"),
    ("ratio + 0.1 is 0.3", "{ ratio: 0.2 }"),
    ("size * ratio is 1.5", "{ size: 3, ratio: 0.5 }"), ("0 - size < 0", "{ size: 3 }"),
    ("share + 1 % is 20 %", "{ share: 19 % }"), ("share - 1 % is 18 %", "{ share: 19 % }"),
    ("share * 2 is 38 %", "{ share: 19 % }"), ("2 * share is 38 %", "{ share: 19 % }"),
    ("price + old_price is 5 EUR", "{ price: 3 EUR, old_price: 2.00 EUR }"),
    ("old_price - price is 1 EUR", "{ price: 3 EUR, old_price: 4 EUR }"),
    ("price * 3 is 0.30 EUR", "{ price: 0.10 EUR }"),
    ("price * 0.5 is 1.5 EUR", "{ price: 3 EUR }"), ("mass + tare is 1.5 kg", "{ mass: 1 kg, tare: 500 g }"),
    ("mass - tare is 500 g", "{ mass: 1 kg, tare: 500 g }"), ("mass * 2 is 2 kg", "{ mass: 1 kg }"),
    ("price / mass is 7.50 EUR/kg", "{ price: 3 EUR, mass: 400 g }"),
    ("made + 30 days is 2026-03-02", "{ made: 2026-01-31 }"), ("made + 1 months is 2026-02-28", "{ made: 2026-01-31 }"),
    ("made + 1 years is 2025-02-28", "{ made: 2024-02-29 }"), ("made - 1 months is 2026-02-28", "{ made: 2026-03-31 }"),
    ("made - 2 weeks is 2026-01-17", "{ made: 2026-01-31 }"),
    ("made + age is 2029-01-31", "{ made: 2026-01-31, age: 3 years }"),
    ("today - 10 days is 2026-11-11", "{ }"),
    ("characters(name) is 4", "{ name: \"Müße\" }"), ("characters(name) is 1", "{ name: \"👨‍👩‍👧\" }"),
    ("bytes(name) is 6", "{ name: \"Müße\" }"), ("words(name) is 3", "{ name: \"One, two — three!\" }"),
    ("characters(title) is 2", "{ title: {de: \"ab\"} }"), ("min(size, 5) is 3", "{ size: 3 }"),
    ("max(size, 5, 4) is 5", "{ size: 3 }"), ("max(mass, tare) is 1 kg", "{ mass: 1 kg, tare: 999 g }"),
    ("round(ratio, 0.01) is 1.24", "{ ratio: 1.235 }"), ("round(ratio, 0.01) is 1.23", "{ ratio: 1.2349 }"),
    ("round(price, 0.01 EUR) is 1.01 EUR", "{ price: 1.005 EUR }"), ("round(ratio) is 3", "{ ratio: 2.5 }"),
    ("round(0 - ratio) is 0 - 3", "{ ratio: 2.5 }"), ("round(price, 1 EUR) is 3 EUR", "{ price: 2.50 EUR }"),
    ("round(price / mass, 0.01 EUR/kg) is 7.50 EUR/kg", "{ price: 3 EUR, mass: 400 g }"),
    ("round(price / mass, 0.01 EUR/kg) is 7.52 EUR/kg", "{ price: 3 EUR, mass: 399 g }"),
  ])
  func computed(condition: String, facts: String) throws {
    #expect(try Bench.truth(of: condition, Facts(facts)) == .yes)
  }

  /// A result of none compares as none does: false with `is` and `<`, true with `is not`.
  @Test(arguments: [
    ("size + 1", "size", "4", "{ size: none }"), ("1 + size", "size", "4", "{ size: none }"),
    ("size * 2", "size", "4", "{ size: none }"), ("price / mass", "mass", "1 EUR/kg", "{ price: 1 EUR, mass: none }"),
    ("made + 3 days", "made", "2026-01-01", "{ made: none }"), ("characters(name)", "name", "4", "{ name: none }"),
    ("bytes(name)", "name", "4", "{ name: none }"), ("words(title)", "title", "4", "{ title: none }"),
    ("min(size, 5)", "size", "5", "{ size: none }"), ("max(5, size)", "size", "5", "{ size: none }"),
    ("round(ratio, 0.1)", "ratio", "1", "{ ratio: none }"), ("maker.name", "maker", "\"A\"", "{ maker: none }"),
    ("maker.seat.city", "maker", "\"A\"", "{ maker: none }"),
    ("maker.seat.city", "maker", "\"A\"", "{ maker: {seat: none} }"),
    ("limits[size]", "size", "10", "{ size: none }"), ("limits[size] else 10", "size", "10", "{ size: none }"),
    ("rates[market, material]", "material", "19 %", "{ material: none }"),
  ])
  func noneStaysNone(term: String, attribute: String, value: String, facts: String) throws {
    #expect(try Bench.truth(of: "\(term) is \(value)", Facts(facts)) == .no)
    #expect(try Bench.truth(of: "\(term) is not \(value)", Facts(facts)) == .yes)
    #expect(try Bench.truth(of: "\(term) is none", Facts(facts)) == .yes)
    let rest = facts.replacing("\(attribute): none", with: "").replacing(", }", with: " }")
    guard rest != facts else { return }
    for negation in ["", "not "] {
      let condition = "\(term) is \(negation)\(value)"
      #expect(try Bench.truth(of: condition, Facts(rest)) == .unknown)
      #expect(try Bench.truth(of: condition, .profile(rest)) == .unknown)
      #expect(try Bench.truth(of: condition, Facts(rest, unreadable: [attribute])) == .unknown)
    }
  }

  /// What cannot be computed is unknown, whatever is asked of it.
  @Test(arguments: [
    ("size / 0 is 1", "{ size: 3 }"), ("size / 0 is not 1", "{ size: 3 }"), ("1 / size < 5", "{ size: 0 }"),
    ("price + old_price > 0 EUR", "{ price: 1 EUR, old_price: 1 USD }"),
    ("price / mass > 0 EUR/kg", "{ price: 1 EUR, mass: 0 kg }"),
    ("min(price, old_price) < 9 EUR", "{ price: 1 EUR, old_price: 1 USD }"),
    ("max(age, 30 days) > 1 days", "{ age: 1 months }"),
  ])
  func uncomputable(condition: String, facts: String) throws {
    #expect(try Bench.truth(of: condition, Facts(facts)) == .unknown)
    let judgement = try Bench.judge("require \(condition)", Facts(facts))
    #expect(judgement.gap.uncomputable.count == 1)
    #expect(judgement.settling == [])
  }

  /// Days beyond the calendar stop at its ends, and never at a trap.
  @Test(arguments: [
    ("made + 9223372036854775807 days is 9999-12-31", "{ made: 2026-01-01 }"),
    ("made + 9223372036854775807 months is 9999-12-31", "{ made: 2026-01-01 }"),
    ("made + 99999 years is 9999-12-31", "{ made: 2026-01-01 }"),
    ("made - 99999 years is 0001-01-01", "{ made: 2026-01-01 }"),
  ])
  func theEndsOfTheCalendar(condition: String, facts: String) throws {
    #expect(try Bench.truth(of: condition, Facts(facts)) == .yes)
  }

  // MARK: Look-ups

  @Test(arguments: [
    ("limits[size] is 10", "{ size: 1 }", Truth.yes), ("limits[size] is 10", "{ size: 2 }", .no),
    ("limits[size] is 10", "{ size: 3 }", .unknown), ("limits[size] is not 10", "{ size: 3 }", .unknown),
    ("limits[size] else 30 is 30", "{ size: 3 }", .yes), ("limits[size] else 30 is 10", "{ size: 1 }", .yes),
    ("limits[size] else 30 is 30", "{ }", .unknown), ("limits[size] else ratio is 5", "{ size: 3, ratio: 5 }", .yes),
    ("limits[size] else limits[2] is 20", "{ size: 3 }", .yes), ("limits[1] is 10", "{ }", .yes),
    ("limits[size] else size is 3", "{ size: 3 }", .yes), ("limits[size + 1] is 20", "{ size: 1 }", .yes),
    ("rates[market, material] is 19 %", "{ material: cotton }", .yes),
    ("rates[market, material] is 7 %", "{ material: wool }", .yes),
    ("rates[FR, material] is 20 %", "{ material: cotton }", .yes),
    ("rates[FR, material] is 20 %", "{ material: wool }", .unknown),
    ("rates[market, material] else rates[market, cotton] is 7 %", "{ material: wool }", .yes),
    ("any_market[market, size] is 50", "{ size: 5 }", .yes), ("any_market[FR, size] is 50", "{ size: 5 }", .yes),
    ("any_market[FR, size] is 60", "{ size: 6 }", .unknown), ("any_market[origin, 6] is 60", "{ origin: DE }", .yes),
  ])
  func lookups(condition: String, facts: String, truth: Truth) throws {
    #expect(try Bench.truth(of: condition, Facts(facts)) == truth)
  }

  @Test func rowsAreDated() throws {
    let wool: Facts = "{ material: wool }"
    let condition = "rates[market, material] else 1 % is 7 %"
    for (day, truth) in [("2006-12-31", Truth.no), ("2007-01-01", .yes), ("2026-11-21", .yes), ("2026-11-22", .no)] {
      #expect(try Bench.truth(of: condition, wool, asked: Asked(day: day)) == truth, "\(day)")
    }
    let bare = "rates[market, material] is 7 %"
    #expect(try Bench.truth(of: bare, wool, asked: Asked(day: "2026-11-22")) == .unknown)
  }

  private static let figures = """
    table figures key (quantity : Mass range) value (height : Length) {
      (to 50 g, 2 mm)  (over 50 g to 200 g, 3 mm)  (from 300 g below 1 kg, 4 mm)  (over 1000 g, 6 mm)
    }

    """

  @Test(arguments: [
    ("0 g", "2 mm"), ("50 g", "2 mm"), ("50.001 g", "3 mm"), ("200 g", "3 mm"), ("300 g", "4 mm"), ("999 g", "4 mm"),
    ("1001 g", "6 mm"), ("0.3 kg", "4 mm"),
  ])
  func rangesOfKeys(mass: String, height: String) throws {
    let condition = "figures[mass] is \(height)"
    #expect(try Bench.truth(of: condition, declarations: Self.figures, Facts("{ mass: \(mass) }")) == .yes)
  }

  @Test(arguments: ["200.1 g", "1 kg"])
  func gapsBetweenRanges(mass: String) throws {
    let facts = Facts("{ mass: \(mass) }")
    #expect(try Bench.truth(of: "figures[mass] is 3 mm", declarations: Self.figures, facts) == .unknown)
    #expect(try Bench.truth(of: "figures[mass] else 9 mm is 9 mm", declarations: Self.figures, facts) == .yes)
  }

  // MARK: Text

  @Test(arguments: [
    ("repeats(name, terms.green) is 2", "{ name: \"Blocks for boys, BLOCKS green green green\" }"),
    ("repeats(name) is 3", "{ name: \"toy, Toy, TOY blocks\" }"), ("repeats(name) is 0", "{ name: \"…\" }"),
    ("capitals(name) is 50 %", "{ name: \"ABcd 12\" }"), ("capitals(name) is 0 %", "{ name: \"积木 12\" }"),
    ("shorten(name, 12) is \"Wooden\"", "{ name: \"Wooden building blocks\" }"),
    ("shorten(name, 15) is \"Wooden building\"", "{ name: \"Wooden building blocks\" }"),
    ("shorten(name, 99) is \"Wooden\"", "{ name: \"Wooden\" }"),
    ("without(name, terms.green) is \"A cup\"", "{ name: \"A Green cup\" }"),
    (
      "language(title) is de",
      "{ title: {en: \"Ein blauer Becher aus Keramik mit 330 Millilitern Inhalt für die Spülmaschine\"} }"
    ),
  ])
  func textFunctions(condition: String, facts: String) throws {
    #expect(try Bench.truth(of: condition, Facts(facts)) == .yes)
    let term = String(condition.prefix { $0 != ")" }) + ")"
    let attribute = condition.contains("title") ? "title" : "name"
    #expect(try Bench.truth(of: "\(term) is none", Facts("{ \(attribute): none }")) == .yes)
    #expect(try Bench.truth(of: condition, "{ }") == .unknown)
    #expect(try Bench.truth(of: condition, .unreadable(attribute)) == .unknown)
  }

  @Test func languagesThatCannotBeTold() throws {
    #expect(try Bench.truth(of: "language(name) is de", "{ name: \"330 ml\" }") == .unknown)
  }

  @Test func marketAndPlatform() throws {
    #expect(try Bench.truth(of: "market is DE", "{ }") == .yes)
    #expect(try Bench.truth(of: "market in EU", "{ }", asked: Asked(market: "GB")) == .no)
    #expect(try Bench.truth(of: "platform is amazon", "{ }", asked: Asked(platform: "amazon")) == .yes)
    #expect(try Bench.truth(of: "platform is amazon", "{ }", asked: Asked(platform: "ebay")) == .no)
  }

  @Test func letsAreValuesToo() throws {
    let clauses = "let twice = size * 2\n  let large = twice > 5\n  when large\n  require twice is 8"
    #expect(try Bench.judge(clauses, "{ size: 4 }").verdict == .satisfied)
    #expect(try Bench.judge(clauses, "{ size: 3 }").verdict == .violated)
    #expect(try Bench.judge(clauses, "{ size: 2 }").verdict == .notApplicable)
    #expect(try Bench.judge(clauses, "{ size: none }").verdict == .notApplicable)
    #expect(try Bench.judge(clauses, "{ }").verdict == .undetermined)
  }

  @Test(arguments: [
    ("round(price, 0.05 EUR) is 1.05 EUR", "{ price: 1.03 EUR }"), ("round(size, 5) is 10", "{ size: 8 }"),
    ("round(size, 10) is 20", "{ size: 15 }"),
  ])
  func roundingIsToMultiplesOfTheStep(condition: String, facts: String) throws {
    #expect(try Bench.truth(of: condition, Facts(facts)) == .yes)
  }

  @Test func moneyPerAQuantityIsComputedWithToo() throws {
    #expect(try Bench.truth(of: "unit_price * 2 is 3 EUR/kg", "{ unit_price: 1.50 EUR/kg }") == .yes)
    #expect(try Bench.truth(of: "unit_price + unit_price is 3 EUR/kg", "{ unit_price: 1.50 EUR/kg }") == .yes)
  }

  @Test func halvesAndSharesOfAmounts() {
    #expect(Bench.compile(Bench.rule("require price / 2 < 3 EUR")).diagnostics.isEmpty)
    #expect(Bench.compile(Bench.rule("require price * share < 3 EUR")).diagnostics.isEmpty)
    #expect(Bench.compile(Bench.rule("require mass / tare < 3")).diagnostics.isEmpty)
    #expect(Bench.compile(Bench.rule("require share / 2 < 3 %")).diagnostics.isEmpty)
    #expect(Bench.compile(Bench.rule("require made - sold < 30 days")).diagnostics.isEmpty)
    #expect(Bench.compile(Bench.rule("require age + 1 months < 3 years")).diagnostics.isEmpty)
  }

  @Test func concentrationsCompareWithTheirUnits() {
    let text = "attribute cadmium : Concentration \"Cadmium\"\n" + Bench.rule("require cadmium < 20 mg/kg")
    #expect(Bench.compile(text).diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("price / 2 is 1.50 EUR", "{ price: 3 EUR }"), ("price / 3 * 3 is 10 EUR", "{ price: 10 EUR }"),
    ("price / 3 < 3.34 EUR", "{ price: 10 EUR }"), ("price / 3 > 3.33 EUR", "{ price: 10 EUR }"),
    ("price / 3 + price / 3 + price / 3 is 10 EUR", "{ price: 10 EUR }"),
    ("round(price / 3, 0.01 EUR) is 3.33 EUR", "{ price: 10 EUR }"),
    ("price * share is 0.57 EUR", "{ price: 3 EUR, share: 19 % }"),
    ("price / old_price is 1.5", "{ price: 3 EUR, old_price: 2 EUR }"),
    ("mass / tare is 2", "{ mass: 1 kg, tare: 500 g }"), ("mass * share is 190 g", "{ mass: 1 kg, share: 19 % }"),
    ("share / 2 is 9.5 %", "{ share: 19 % }"), ("share / share is 1", "{ share: 19 % }"),
    ("made - sold is 31 days", "{ made: 2026-02-01, sold: 2026-01-01 }"),
    ("age + 1 months is 37 months", "{ age: 3 years }"),
    ("age - 1 years is 2 years", "{ age: 3 years }"),
    ("unit_price * mass is 3 EUR", "{ unit_price: 1.50 EUR/kg, mass: 2000 g }"),
    ("unit_price / 2 is 0.75 EUR/kg", "{ unit_price: 1.50 EUR/kg }"),
    ("unit_price - unit_price is 0 EUR/kg", "{ unit_price: 1.50 EUR/kg }"),
    ("round(share, 5 %) is 20 %", "{ share: 19 % }"), ("round(mass, 50 g) is 1 kg", "{ mass: 980 g }"),
    ("round(mass, 50 g) is 950 g", "{ mass: 0.974 kg }"), ("round(ratio, 0.25) is 0.75", "{ ratio: 0.7 }"),
    ("round(0 - size, 10) is 0 - 20", "{ size: 15 }"), ("round(share) is 1 %", "{ share: 0.5 % }"),
  ])
  func amounts(condition: String, facts: String) throws {
    #expect(try Bench.truth(of: condition, Facts(facts)) == .yes)
  }

  @Test(arguments: [
    ("age + 1 days > 1 days", "{ age: 1 months }"), ("mass / tare > 1", "{ mass: 1 kg, tare: 0 g }"),
    ("price / old_price > 1", "{ price: 1 EUR, old_price: 1 USD }"), ("round(size, size - size) is 3", "{ size: 3 }"),
    ("round(price, 0.01 USD) is 1 EUR", "{ price: 1 EUR }"),
  ])
  func amountsThatCannotBeComputed(condition: String, facts: String) throws {
    #expect(try Bench.truth(of: condition, Facts(facts)) == .unknown)
  }

  private static let cadmium = "attribute cadmium : Concentration or none \"Cadmium\"\n"

  /// A share of a mass is 0.1 % = 1000 mg/kg = 1000 ppm, and no mass in a volume.
  @Test(arguments: [
    ("cadmium < 20 mg/kg", "{ cadmium: 19 ppm }", Truth.yes), ("cadmium <= 0.1 %", "{ cadmium: 1000 mg/kg }", .yes),
    ("cadmium is 0.1 %", "{ cadmium: 1000 ppm }", .yes), ("20 mg/kg <= cadmium", "{ cadmium: 20000 µg/kg }", .yes),
    ("cadmium in [1 mg/l, 5 mg/kg]", "{ cadmium: 5 ppm }", .yes),
    ("cadmium < 20 mg/ml", "{ cadmium: 19000 mg/l }", .yes),
    ("cadmium < 20 mg/kg", "{ cadmium: 19 mg/l }", .unknown), ("cadmium is 20 mg/kg", "{ cadmium: 20 mg/l }", .unknown),
    ("cadmium is not 20 mg/kg", "{ cadmium: 20 mg/l }", .unknown),
    ("cadmium + 5 mg/kg is 25 mg/kg", "{ cadmium: 20 ppm }", .yes),
    ("share <= 0.1 %", "{ share: 1000 mg/kg }", .yes), ("share < 1 ppm", "{ share: 999 µg/kg }", .yes),
  ])
  func concentrations(condition: String, facts: String, truth: Truth) throws {
    #expect(try Bench.truth(of: condition, declarations: Self.cadmium, Facts(facts)) == truth)
  }
}
