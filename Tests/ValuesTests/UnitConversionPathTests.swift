import Testing

@testable import Values

/// The quotient that is not in lowest terms says what the exact fraction says.
@Suite("Conversions by unreduced quotients") struct UnitConversionPathTests {
  private static let pairs = [
    ("fluid-ounce", "milliliter"), ("kilogram", "pound"), ("pound", "kilogram"), ("fahrenheit", "celsius"),
    ("celsius", "fahrenheit"), ("kelvin", "fahrenheit"), ("rankine", "celsius"), ("celsius", "kelvin"),
    ("mile-per-gallon", "liter-per-100-kilometer"), ("liter-per-100-kilometer", "mile-per-gallon-imperial"),
    ("degree", "radian"), ("light-year", "inch"), ("second", "week"), ("mile-per-hour", "knot"), ("meter", "meter"),
  ]

  /// Digits, and the power of ten they are multiplied by: some end in zeros, some have many digits.
  private static func values(seed: UInt64) -> [Decimal] {
    var random = SeededGenerator(seed: seed)
    let written = (0..<60).map { _ in
      let digits = String(Int64.random(in: 0...9_007_199_254_740_993, using: &random))
      let sign = Bool.random(using: &random) ? "-" : ""
      let kept = digits.prefix(Int.random(in: 1...16, using: &random))
      return "\(sign)\(kept)e\(Int.random(in: -22...9, using: &random))"
    }
    return (written + ["0", "-0.00", "100", "9", "27", "1e40", "-40", "12345678901234567890123456789.123456789"])
      .compactMap { Decimal($0) }
  }

  @Test("equals the exact fraction's digits", arguments: pairs, [nil, 3, 34, 60])
  func conversions(pair: (String, String), digits: Int?) throws {
    let source = try #require(MeasureUnit(pair.0))
    let target = try #require(MeasureUnit(pair.1))
    let conversion = try #require(UnitConversion(from: source, to: target))
    let isApproximate = pair.0 == "degree"
    for value in Self.values(seed: 4) {
      let result = conversion(value, digits: digits)
      guard let exact = conversion.exactly(Rational(value)) else {
        #expect(result == nil && value.isZero)
        continue
      }
      let ending = isApproximate && !exact.isZero ? nil : exact.exactDecimal
      if let ending, digits.map({ ending.normalized.digitCount <= $0 }) ?? true {
        #expect(result?.isExact == true)
        #expect(result?.value.description == ending.normalized.description, "\(value) \(pair)")
      } else {
        let rounded = exact.roundedHalfEven(significantDigits: digits ?? 34)
        #expect(result?.isExact == false)
        #expect(result?.value == rounded, "\(value) \(pair)")
      }
    }
  }

  @Test(
    "chooses a region's unit and parts it as the exact fraction does",
    arguments: [
      ("meter", "person-height", "US"), ("kilogram", "person", "GB"), ("liter", "fluid", "US"),
      ("celsius", "weather", "US"), ("year", "person-age", "DE"), ("mile-per-gallon", "default", "FR"),
    ])
  func preferences(unit: String, usage: String, region: String) throws {
    let measured = try #require(MeasureUnit(unit))
    for value in Self.values(seed: 7) where !value.isZero {
      let preference = try #require(UnitPreference(value, measured, usage: usage, region: region))
      // The parts in the last of the units make up the value there.
      let last = try #require(preference.parts.last.flatMap { MeasureUnit($0.unit) })
      let whole = try #require(UnitConversion(from: measured, to: last)?.exactly(Rational(value)))
      var sum = Rational(0)
      for part in preference.parts {
        let part = (MeasureUnit(part.unit), Rational(part.value))
        sum = sum + (try #require(part.0.flatMap { UnitConversion(from: $0, to: last) }?.exactly(part.1)))
      }
      let error = sum - whole
      let allowed = (whole.isNegative ? -whole : whole) * Rational(try #require(Decimal("1e-31")))
      #expect(error <= allowed && -error <= allowed, "\(value) \(unit)")
      let identifiers = UnitPreference.names(preference.identifier)
      #expect(identifiers == preference.parts.map(\.unit))
    }
  }
}
