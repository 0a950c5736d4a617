import Testing
import Text
import Values

@testable import Localization

struct MassTests {
  private func adapt(
    _ magnitude: String, _ unit: String, _ market: String, _ locale: String, _ purpose: MassPurpose = .specification
  ) throws -> AdaptedMass {
    try adaptMass(mass(magnitude, unit), market: market, locale: locale, purpose: purpose, formatters: FormatterCache())
  }

  private func mass(_ magnitude: String, _ unit: String) throws -> Quantity {
    Quantity(try #require(Decimal(magnitude)), try #require(Unit.named(unit)))
  }

  @Test(arguments: [
    ("2.2", "lb", "DE", "de-DE", "998 g"), ("2.2", "lb", "US", "en-US", "2.2 lb"),
    ("3", "lb", "DE", "de-DE", "1,36 kg"),
    ("998", "g", "DE", "de-DE", "998 g"), ("998.1234567", "g", "DE", "de-DE", "998,1234567 g"),
    ("1500", "g", "DE", "de-DE", "1.500 g"), ("998", "g", "US", "en-US", "2.2 lb"),
    ("100", "g", "US", "en-US", "3.53 oz"),
    ("500", "mg", "US", "en-US", "500 mg"), ("453.59237", "g", "US", "en-US", "1 lb"),
    ("1", "oz", "FR", "fr-FR", "28,3\u{202F}g"),
    ("0.01", "oz", "EU", "en-IE", "283 mg"), ("1", "oz_t", "GB", "en-GB", "1 oz t"),
    ("1", "oz_t", "DE", "de-DE", "31,1 g"),
    ("11", "st", "GB", "en-GB", "69.9 kg"), ("0.5", "ct", "DE", "de-DE", "0,5\u{A0}Kt"),
    ("1", "lb", "HK", "en-HK", "1 lb"), ("0.50", "ct", "US", "en-US", "0.5 ct"),
    ("20", "µg", "DE", "de-DE", "20 \u{3BC}g"),
    ("2.2", "lb", "CN", "zh-CN", "998 g"), ("2.2", "lb", "BR", "pt-BR", "998 g"), ("0", "lb", "DE", "de-DE", "0 kg"),
    ("2204.62", "lb", "DE", "de-DE", "1.000 kg"), ("2.2", "lb", "US-CA", "en-US", "2.2 lb"),
    ("2", "kg", "PR", "es-PR", "4.41 lb"),
  ])
  func texts(_ magnitude: String, _ unit: String, _ market: String, _ locale: String, _ expected: String) throws {
    let text = try adapt(magnitude, unit, market, locale).text
    #expect(Array(text.unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test func everyMassUnitIsWritten() throws {
    for symbol in Unit.symbols {
      guard let unit = Unit.named(symbol), unit.dimension == .mass else { continue }
      // ICU 72 knows the tonne as "tonne" only, no longer as "metric-ton".
      guard unit.cldrIdentifier != "metric-ton" else { continue }
      let text = try adapt("1", symbol, "HK", "en-US").text
      #expect(text.hasPrefix("1 "), "\(symbol): \(text)")
    }
  }

  @Test func convertedByLaw() throws {
    let adapted = try adapt("2.2", "lb", "DE", "de-DE")
    #expect(adapted.exact == (try mass("997.903214", "g")))
    #expect(adapted.shown == (try mass("998", "g")))
    #expect(
      adapted.steps.map { $0.reason.text(.english) } == [
        "Germany: the law requires masses in metric units (Directive 80/181/EEC, Art. 1-2, Annex ch. I).",
        "2.2 lb is exactly 997.903214 g.",
        "997.903214 g is rounded half away from zero to 998 g: a specification is shown to 3 significant digits.",
        "The locale de-DE writes it “998 g”.",
      ])
    #expect(
      adapted.steps.map { $0.reason.text(.chinese) } == [
        "德国：法律要求以公制单位标示重量（Directive 80/181/EEC，Art. 1-2, Annex ch. I）。",
        "2.2 lb 精确等于 997.903214 g。",
        "997.903214 g 四舍五入为 998 g：规格参数保留 3 位有效数字。",
        "按区域设置 de-DE 写作“998 g”。",
      ])
    guard case .law(let citation) = adapted.steps.first?.layer else {
      Issue.record("not decided by law")
      return
    }
    #expect(citation.fact == "eu-units-legal" && citation.isSeen)
    #expect(adapted.steps.dropFirst().map(\.layer) == [.arithmetic, .custom, .locale])
  }

  @Test func keptByHabit() throws {
    let adapted = try adapt("2.2", "lb", "US", "en-US")
    #expect(adapted.exact == adapted.shown)
    #expect(adapted.steps.map(\.layer) == [.custom, .arithmetic, .locale])
    #expect(
      adapted.steps.map { $0.reason.text(.english) } == [
        "United States: no law on record fixes the unit of a specification; buyers expect pounds and ounces.",
        "2.2 lb stays as stated, without conversion or rounding.",
        "The locale en-US writes it “2.2 lb”.",
      ])
  }

  @Test func unverifiedLawSaysSo() throws {
    let step = try #require(try adapt("1", "kg", "GB", "en-GB").steps.first)
    #expect(step.reason.text(.english).hasSuffix("s.8, Sch. 1; reg. 4-6; provision not yet verified)."))
    #expect(step.reason.text(.chinese).hasSuffix("；条文尚待核实）。"))
  }

  @Test func noRoundingStepWithoutRounding() throws {
    let adapted = try adapt("1000", "oz", "DE", "de-DE")
    #expect(adapted.text == "28,3 kg")
    let even = try adapt("0.2204622621848775807229738082", "lb", "DE", "de-DE")
    #expect(even.steps.count == 4 && even.text == "100 g")
    let exact = try adapt("100", "lb", "DE", "de-DE")
    #expect(exact.exact == (try mass("45.359237", "kg")))
    #expect(try adapt("0.001", "st", "DE", "de-DE").text == "6,35 g")
  }

  @Test func endlessDigits() throws {
    let adapted = try adapt("1", "kg", "US", "en-US")
    #expect(
      adapted.steps.contains {
        $0.reason.text(.english) == "1 kg is 2.20462262185… lb, calculated exactly; the digits do not end."
      })
    #expect(
      adapted.exact.converted(to: try #require(Unit.named("kg")))?.magnitude == Rational(1), "and back is the same")
    let third = try #require(Rational(1).divided(by: Rational(3)))
    let kept = try adaptMass(
      Quantity(third, try #require(Unit.named("kg"))), market: "DE", locale: "de-DE", purpose: .specification,
      formatters: FormatterCache())
    #expect(kept.text == "0,333 kg")
    #expect(kept.steps.count == 3)
  }

  @Test func netQuantities() throws {
    #expect(try adapt("500", "g", "DE", "de-DE", .netQuantity).text == "500 g")
    #expect(try adapt("500.123456", "g", "IN", "en-IN", .netQuantity).text == "500.123456 g")
    #expect { try adapt("1", "lb", "DE", "de-DE", .netQuantity) } throws: { error in
      guard case .netQuantityInOtherUnit("DE", _, let citation?)? = error as? Refusal else { return false }
      return citation.fact == "eu-units-legal"
    }
    #expect { try adapt("1", "lb", "US", "en-US", .netQuantity) } throws: { error in
      guard case .netQuantityNeedsBothSystems("US", _, let citation)? = error as? Refusal else { return false }
      return citation.fact == "us-dual-fpla"
    }
  }

  @Test func refusals() throws {
    #expect(throws: Refusal.unknownLocale("xx")) { try adapt("1", "g", "DE", "xx") }
    #expect(throws: Refusal.unknownMarket("ZZ")) { try adapt("1", "g", "ZZ", "de-DE") }
    #expect(throws: Refusal.unknownMarket("")) { try adapt("1", "g", "", "de-DE") }
    #expect(throws: Refusal.notAMass(try mass("1", "m"))) { try adapt("1", "m", "DE", "de-DE") }
    #expect(throws: Refusal.massBelowZero(try mass("-1", "g"))) { try adapt("-1", "g", "DE", "de-DE") }
    #expect(Refusal.notAMass(try mass("1", "m")).text(.english) == "1 m is not a mass.")
    #expect(Refusal.notAMass(try mass("1", "m")).text(.chinese) == "1 m 不是重量。")
  }
}
