import Testing
import Values

/// The value in another unit, as text; `-` where there is no conversion.
private func convert(_ value: String, _ source: String, _ target: String, digits: Int? = nil) -> String {
  guard let from = MeasureUnit(source), let to = MeasureUnit(target),
    let conversion = UnitConversion(from: from, to: to),
    let result = conversion(decimal(value), digits: digits)
  else { return "-" }
  return result.value.description
}

@Suite("CLDR's units")
struct MeasureUnitTests {
  @Test(
    "Conversions whose result is known",
    arguments: [
      ("12", "fluid-ounce", "milliliter", "354.88235475"), ("1", "pound", "kilogram", "0.45359237"),
      ("10", "kilogram", "pound", "22.04622621848775807229738013450270"), ("1", "mile", "kilometer", "1.609344"),
      ("212", "fahrenheit", "celsius", "100"), ("-40", "celsius", "fahrenheit", "-40"),
      ("0", "kelvin", "celsius", "-273.15"),
      ("100", "celsius", "rankine", "671.67"),
      ("30", "mile-per-gallon", "liter-per-100-kilometer", "7.840486111111111111111111111111111"),
      ("5", "liter-per-100-kilometer", "kilometer-per-liter", "20"),
      ("55", "mile-per-hour", "kilometer-per-hour", "88.51392"),
      ("32", "pound-force-per-square-inch", "bar", "2.206322333813875627751255502511005"),
      ("1", "kilogram-per-cubic-meter", "gram-per-cubic-centimeter", "0.001"), ("1", "gibibyte", "byte", "1073741824"),
      ("1", "gigabyte", "gibibyte", "0.931322574615478515625"), ("20000", "milliampere-hour", "ampere-hour", "20"),
      ("100", "watt-hour", "kilojoule", "360"), ("250", "kilocalorie", "kilojoule", "1046"),
      ("5000", "part-per-million", "percent", "0.5"), ("1", "milligram-per-kilogram", "permillion", "1"),
      ("180", "degree", "radian", "3.141592653589793238462643383279503"), ("1", "revolution", "degree", "360"),
      ("96", "dot-per-inch", "pixel-per-centimeter", "37.79527559055118110236220472440945"),
      ("1", "newton-meter", "pound-force-foot", "0.7375621492772653638780820649710547"),
      ("1", "millimeter-ofhg", "pascal", "133.322387415"), ("1", "inch-hg", "inch-ofhg", "1"),
      ("1", "square-mile", "acre", "640"), ("7000", "ounce-troy", "pound", "480"), ("1", "metric-ton", "tonne", "1"),
      ("3", "month", "year", "0.25"), ("1e30", "gram", "ronnagram", "1000"),
      ("1", "lux", "lumen-per-square-meter", "1"),
      ("60", "per-minute", "per-second", "1"), ("1", "pow4-meter", "pow4-centimeter", "100000000"),
      ("1", "stone", "pound", "14"), ("1", "gallon-imperial", "liter", "4.54609"),
      ("1", "horsepower", "watt", "745.69987158227022"),
    ])
  func converts(_ value: String, _ source: String, _ target: String, _ expected: String) {
    #expect(convert(value, source, target) == expected)
  }

  @Test(
    "What measures different things, and zero of what is inverse, does not convert",
    arguments: [
      ("1", "meter", "kilogram"), ("1", "lumen", "candela"), ("1", "month", "day"), ("1", "pixel", "bit"),
      ("0", "mile-per-gallon", "liter-per-100-kilometer"), ("1", "celsius", "celsius-per-meter"),
    ])
  func refuses(_ value: String, _ source: String, _ target: String) {
    #expect(MeasureUnit(source) != nil && MeasureUnit(target) != nil)
    #expect(convert(value, source, target) == "-")
  }

  @Test(
    "What is no identifier",
    arguments: [
      "", "-", "--", "meter-", "-meter", "per", "meter-per", "meter-per-second-per-second", "square",
      "square-per-meter",
      "pow1-meter", "pow16-meter", "foo", "kilo", "kilokilogram", "Meter", "meter second", "k", "kilogram--meter", "米",
      "foot-and-inch",
    ])
  func noIdentifiers(_ text: String) {
    #expect(MeasureUnit(text) == nil)
  }

  @Test("There and back is the same fraction, for each pair of simple units", arguments: seeds)
  func thereAndBack(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let units = MeasureUnit.simpleIdentifiers.compactMap { MeasureUnit($0) }
    #expect(units.count > 110 && units.count == MeasureUnit.simpleIdentifiers.count)
    var pairs = 0
    for from in units {
      for to in units {
        guard let there = UnitConversion(from: from, to: to) else {
          #expect(UnitConversion(from: to, to: from) == nil)
          continue
        }
        pairs += 1
        let value = rational(
          "\(Int.random(in: 1...1_000_000, using: &generator))/\(Int.random(in: 1...999, using: &generator))")
        let back = try #require(UnitConversion(from: to, to: from))
        #expect(
          there.exactly(value).flatMap(back.exactly) == value, "seed \(seed): \(from.identifier) \(to.identifier)")
      }
    }
    #expect(pairs > 1000)
  }

  @Test("The decimal is the fraction where it ends, and its nearest of 34 digits where it does not", arguments: seeds)
  func decimals(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let units = ["gram", "pound", "ounce", "stone", "carat", "grain", "ton", "kilogram", "milligram"].compactMap {
      MeasureUnit($0)
    }
    for _ in 0..<2000 {
      let from = try #require(units.randomElement(using: &generator))
      let to = try #require(units.randomElement(using: &generator))
      let value = Decimal(Int.random(in: -1_000_000_000...1_000_000_000, using: &generator))
      let conversion = try #require(UnitConversion(from: from, to: to))
      let (result, exact) = (try #require(conversion(value)), try #require(conversion.exactly(Rational(value))))
      if result.isExact {
        #expect(Rational(result.value) == exact)
      } else {
        #expect(exact.exactDecimal == nil)
        // Half a unit of the 34th digit at most.
        let difference = Rational(result.value) - exact
        let error = difference.isNegative ? -difference : difference
        let magnitude = exact.isNegative ? -exact : exact
        #expect(error * rational("2e33") <= magnitude, "seed \(seed)")
      }
    }
  }

  @Test(
    "Rounding to digits, half to even",
    arguments: [
      ("2.5", 1, "2"), ("3.5", 1, "4"), ("25", 1, "20"), ("35", 1, "40"), ("0.125", 2, "0.12"), ("0.135", 2, "0.14"),
      ("9.96", 2, "10"), ("-2.5", 1, "-2"), ("1234567", 3, "1230000"), ("0.000123456", 3, "0.000123"), ("1", 5, "1"),
      ("99999", 2, "100000"), ("0", 3, "0"),
    ])
  func halfEven(_ value: String, _ digits: Int, _ expected: String) {
    let rounded = Rational(decimal(value)).roundedHalfEven(significantDigits: digits)
    #expect(rounded == decimal(expected))
    #expect(
      convert(value, "meter", "meter", digits: digits) == decimal(expected).description || rounded == decimal(expected))
  }

  @Test("No identifier crashes the reader", arguments: seeds)
  func anyIdentifier(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let words = [
      "kilogram", "meter", "per", "square", "cubic", "pow4", "second", "milli", "100", "foot", "and", "", "force",
      "pound", "é",
    ]
    for _ in 0..<5000 {
      let count = Int.random(in: 1...8, using: &generator)
      let text = (0..<count).map { _ in words.randomElement(using: &generator) ?? "" }.joined(separator: "-")
      if let unit = MeasureUnit(text) {
        #expect(UnitConversion(from: unit, to: unit)?.exactly(Rational(7)) == Rational(7))
      }
    }
    #expect(MeasureUnit(String(repeating: "meter-", count: 10_000) + "meter") == nil)
  }

  @Test("Each unit of the rule language that has a CLDR name has CLDR's factor")
  func ruleUnits() throws {
    for dimension in Dimension.allCases {
      let units = Unit.symbols.compactMap(Unit.table).filter { $0.dimension == dimension && $0.cldrIdentifier != nil }
      guard let reference = units.first else { continue }
      for unit in units {
        let from = try #require(unit.cldrIdentifier.flatMap { MeasureUnit($0) }, "\(unit.symbol)")
        let to = try #require(reference.cldrIdentifier.flatMap { MeasureUnit($0) })
        let exact = try #require(UnitConversion(from: from, to: to)?.exactly(Rational(5)))
        #expect(Quantity(Rational(5), unit).converted(to: reference)?.magnitude == exact, "\(unit.symbol)")
      }
    }
  }
}

@Suite("Preferred units")
struct UnitPreferenceTests {
  @Test(
    "What CLDR prefers",
    arguments: [
      ("1.8", "meter", "person-height", "US", "5 foot 10.86614173228346456692913385826772 inch"),
      ("1.8", "meter", "person-height", "DE", "180 centimeter"),
      ("0.5", "meter", "person-height", "US", "19.68503937007874015748031496062992 inch"),
      ("1.8", "meter", "person-height", "FR", "1 meter 80 centimeter"),
      ("100", "kilometer-per-hour", "default", "GB", "62.13711922373339696174341843633182 mile-per-hour"),
      ("20", "celsius", "weather", "US", "68 fahrenheit"), ("300", "meter", "road", "DE", "300 meter"),
      ("1500", "meter", "road", "DE", "1.5 kilometer"), ("12", "mile", "road-of-nowhere", "001", "19.312128 kilometer"),
      ("500", "gram", "default", "DE", "500 gram"), ("1500", "gram", "default", "ZZ", "1.5 kilogram"),
      ("8", "liter-per-100-kilometer", "vehicle-fuel", "US", "29.40182291666666666666666666666667 mile-per-gallon"),
      ("750", "milliliter", "fluid", "001", "750 milliliter"), ("-5", "kilometer", "default", "001", "-5 kilometer"),
      ("0", "kilometer", "default", "001", "0 centimeter"),
      ("30", "pound-force-per-square-inch", "default", "US", "30 pound-force-per-square-inch"),
    ])
  func preferred(_ value: String, _ unit: String, _ usage: String, _ region: String, _ expected: String) throws {
    let measured = try #require(MeasureUnit(unit))
    let preference = try #require(UnitPreference(decimal(value), measured, usage: usage, region: region))
    #expect(preference.parts.map { "\($0.value) \($0.unit)" }.joined(separator: " ") == expected)
  }

  @Test("Nothing is preferred for what CLDR does not list")
  func unlisted() throws {
    #expect(UnitPreference(decimal("1"), try #require(MeasureUnit("byte")), usage: "default", region: "US") == nil)
  }
}

@Suite("Words for units")
struct UnitWordTests {
  @Test(
    "What sellers write",
    arguments: [
      ("kgs", "kg"), ("grams", "g"), ("fl. oz", "fl_oz"), ("fl oz.", "fl_oz"), ("Fl.Oz.", "fl_oz"), ("in.", "inch"),
      ("\"", "inch"),
      ("″", "inch"), ("''", "inch"), ("'", "ft"), ("cm.", "cm"), ("CM", "cm"), ("公斤", "kg"), ("克", "g"), ("毫升", "ml"),
      ("厘米", "cm"), ("㎝", "cm"), ("㎖", "ml"), ("㎏", "kg"), ("ｋｇ", "kg"), ("ＭＬ", "ml"), ("cc", "cm3"), ("ltr", "l"),
      ("Liters ", "l"), ("sq.  ft", ""), ("sq  ft", "sqft"), ("m³", "m3"), ("cbm", "m3"), ("Zoll", "inch"),
      ("Stück", "pcs"),
      ("℃", "°C"), ("gb", "GB"), ("Gb", "Gbit"), ("GB", "GB"), ("kB", "kB"), ("dB(A)", "dB"), ("Ω", "ohm"),
      ("kΩ", "kohm"),
      ("N·m", "Nm"), ("psi", "psi"), ("mph", "mph"), ("rpm", "rpm"), ("lumens", "lm"), ("加仑", ""), ("斤", ""),
      ("calories", ""),
      (".", ""), (" ", ""), ("kg..", ""), ("cups", "cup"), ("英尺", "ft"), ("mbar", "mbar"), ("MPA", "MPa"),
    ])
  func words(_ word: String, _ symbol: String) {
    #expect((Unit.named(word)?.symbol ?? "") == symbol)
  }

  @Test("Each word names one unit, in lower case, and no unit's own symbol is another unit's word")
  func table() {
    for symbol in Unit.symbols { #expect(Unit.named(symbol)?.symbol == symbol) }
  }
}
