import Testing
import Values

@Suite("Units and their factors")
struct UnitTests {
  // MARK: Conversions

  @Test(
    "Conversions whose exact result is known",
    arguments: [
      ("2.2", "lb", "g", "997.903214"), ("27", "inch", "mm", "685.8"), ("12", "fl_oz", "ml", "354.88235475"),
      ("20", "fl_oz_imperial", "ml", "568.26125"), ("1", "gal", "l", "3.785411784"),
      ("1", "gal_imperial", "l", "4.54609"),
      ("1", "oz", "g", "28.349523125"), ("1", "st", "lb", "14"), ("1", "lb", "oz", "16"),
      ("480", "oz_t", "g", "14929.668864"),
      ("5", "ct", "g", "1"), ("1", "t", "kg", "1000"), ("250", "µg", "mg", "0.25"),
      ("1", "ft", "inch", "12"), ("1", "yd", "ft", "3"), ("1", "mi", "yd", "1760"), ("1", "km", "dm", "10000"),
      ("1", "sqft", "sqin", "144"), ("1", "m2", "mm2", "1000000"), ("1", "sqft", "cm2", "929.0304"),
      ("1", "gal", "cuin", "231"), ("1", "gal", "qt", "4"), ("1", "gal", "pt", "8"), ("1", "gal", "cup", "16"),
      ("1", "gal", "fl_oz", "128"), ("1", "gal_imperial", "fl_oz_imperial", "160"), ("1", "cuft", "cuin", "1728"),
      ("1", "m3", "hl", "10"), ("1", "l", "cm3", "1000"), ("75", "cl", "dl", "7.5"),
      ("1", "kWh", "kJ", "3600"), ("1", "Wh", "J", "3600"), ("1", "kcal", "J", "4184"), ("250", "kcal", "kJ", "1046"),
      ("99", "Wh", "mWh", "99000"), ("20000", "mAh", "Ah", "20"), ("1", "MW", "mW", "1000000000"),
      ("0.23", "kV", "V", "230"),
      ("1000", "mg/kg", "ppm", "1000"), ("20", "mg/ml", "mg/l", "20000"), ("1", "ppm", "µg/kg", "1000"),
      ("100", "°C", "°F", "212"), ("98.6", "°F", "°C", "37"), ("-40", "°C", "°F", "-40"), ("0", "K", "°C", "-273.15"),
      ("32", "°F", "K", "273.15"), ("0", "°F", "°F", "0"), ("-459.67", "°F", "K", "0"),
    ])
  func converts(_ value: String, _ from: String, _ to: String, _ expected: String) throws {
    let converted = try #require(quantity(value, from).converted(to: unit(to)))
    #expect(converted.magnitude == rational(expected))
    #expect(converted.unit == unit(to))
    #expect(converted == quantity(value, from))
  }

  @Test("Shares of a mass and masses in a volume are two kinds of concentration")
  func twoKindsOfConcentration() {
    let share = quantity("20", "mg/kg")
    #expect(share == quantity("20", "ppm"))
    #expect(share != quantity("20", "mg/l"))
    #expect(share.converted(to: unit("mg/l")) == nil)
    #expect(share.isLess(than: quantity("21", "mg/l")) == nil)
  }

  @Test("There and back gives the same fraction, for each pair of units that compare", arguments: Dimension.allCases)
  func thereAndBack(_ dimension: Dimension) throws {
    let units = Unit.symbols.compactMap(Unit.table).filter { $0.dimension == dimension }
    #expect(!units.isEmpty)
    for from in units {
      for to in units where from.isComparable(with: to) {
        for text in ["1", "2.2", "1/3", "-40", "12345678901234.565"] {
          let there = try #require(Quantity(rational(text), from).converted(to: to))
          let back = try #require(there.converted(to: from))
          #expect(back.magnitude == rational(text), "\(text) \(from.symbol) to \(to.symbol)")
        }
      }
    }
  }

  @Test("Units of different dimensions do not convert")
  func otherDimensions() {
    let units = Unit.symbols.compactMap(Unit.table)
    for from in units {
      for to in units where from.dimension != to.dimension {
        #expect(Quantity(Rational(1), from).converted(to: to) == nil, "\(from.symbol) to \(to.symbol)")
      }
    }
  }

  // MARK: Factors

  /// The factors of CLDR 42, `units.xml`, with its constants; targets are kg, m, m², m³, J, K.
  ///
  /// Left out: `ounce-troy`, which CLDR cuts to 0.03110348 kg; the pound's 5760/7000 are held below.
  @Test(
    "The factors are those of CLDR",
    arguments: [
      ("gram", "1", "1000"), ("pound", "0.45359237", "1"), ("ounce", "0.45359237", "16"), ("stone", "6.35029318", "1"),
      ("carat", "0.0002", "1"), ("tonne", "1000", "1"), ("foot", "0.3048", "1"), ("inch", "0.3048", "12"),
      ("yard", "0.9144", "1"), ("mile", "1609.344", "1"), ("square-foot", "0.09290304", "1"),
      ("square-inch", "0.09290304", "144"), ("liter", "0.001", "1"), ("gallon-imperial", "0.00454609", "1"),
      ("fluid-ounce-imperial", "0.00454609", "160"), ("cubic-foot", "0.028316846592", "1"),
      ("cubic-inch", "0.028316846592", "1728"), ("gallon", "6.541191562752", "1728"),
      ("cup", "6.541191562752", "27648"), ("pint", "6.541191562752", "13824"), ("quart", "6.541191562752", "6912"),
      ("fluid-ounce", "6.541191562752", "221184"),
      ("calorie", "4.184", "1"), ("joule", "1", "1"), ("watt-hour", "3600", "1"), ("fahrenheit", "5", "9"),
      ("celsius", "1", "1"), ("kelvin", "1", "1"),
    ])
  func factors(_ identifier: String, _ numerator: String, _ denominator: String) throws {
    let unit = try #require(Unit.symbols.compactMap(Unit.table).first { $0.cldrIdentifier == identifier })
    // One of our reference units (g, m, m², l, Wh, K) in CLDR's.
    let references: [Dimension: String] = [.mass: "0.001", .volume: "0.001", .energy: "3600"]
    let reference = rational(references[unit.dimension] ?? "1")
    #expect(unit.factor * reference == rational("\(numerator)/\(denominator)"))
  }

  @Test("The troy ounce is 480 of the 7,000 grains of a pound")
  func troyOunce() {
    #expect(quantity("7000", "oz_t") == quantity("480", "lb"))
  }

  @Test("Only temperature scales have another zero")
  func offsets() {
    for unit in Unit.symbols.compactMap(Unit.table) {
      #expect(unit.offset.isZero == !["°C", "°F"].contains(unit.symbol), "\(unit.symbol)")
      #expect(Rational(0) < unit.factor, "\(unit.symbol)")
    }
    #expect(unit("°F").offset == rational("2298.35/9"))
  }

  // MARK: Names

  @Test("Each symbol names its unit, and no two units share a CLDR name")
  func symbols() {
    #expect(Unit.symbols == Unit.symbols.sorted())
    for symbol in Unit.symbols {
      #expect(Unit.named(symbol)?.symbol == symbol)
      #expect(Unit.table(symbol)?.symbol == symbol)
    }
    let names = Unit.symbols.compactMap { Unit.table($0)?.cldrIdentifier }
    #expect(Set(names).count == names.count)
  }

  @Test(
    "What catalogs write",
    arguments: [
      ("lbs", "lb"), ("Pounds", "lb"), ("磅", "lb"), ("公斤", "kg"), ("Grams", "g"), ("克", "g"), ("in", "inch"),
      ("\"", "inch"),
      ("Inches", "inch"), ("英寸", "inch"), ("fl oz", "fl_oz"), ("FL. OZ.", "fl_oz"), ("Liter", "l"), ("毫升", "ml"),
      ("mcg", "µg"), ("μg", "µg"), ("ug", "µg"), ("Watt-Hours", "Wh"), ("WH", "Wh"), ("KWH", "kWh"), ("MAH", "mAh"),
      ("v", "V"), ("m²", "m2"), ("cm³", "cm3"), ("Celsius", "°C"), ("pixels", "px"), ("件", "pcs"),
    ])
  func synonyms(_ name: String, _ symbol: String) {
    #expect(Unit.named(name)?.symbol == symbol)
  }

  @Test("Case tells units apart, and rules write the symbol alone")
  func cases() {
    #expect(Unit.named("mW") == Unit.table("mW") && Unit.named("MW") == Unit.table("MW"))
    #expect(Unit.named("mW") != Unit.named("MW"))
    #expect(Unit.table("in") == nil && Unit.table("pounds") == nil && Unit.table("") == nil)
    #expect(Unit.named("") == nil && Unit.named("parsec") == nil && Unit.named("EUR") == nil)
  }
}

@Suite("Quantities and money")
struct QuantityTests {
  @Test(
    "Equality is of what is measured",
    arguments: [
      ("1000", "g", "1", "kg"), ("2.54", "cm", "1", "inch"), ("0.5", "l", "50", "cl"), ("0", "°C", "273.15", "K"),
      ("212", "°F", "100", "°C"), ("3600", "J", "1", "Wh"), ("0", "mm", "0", "mi"), ("16", "oz", "1", "lb"),
    ])
  func equality(_ left: String, _ leftUnit: String, _ right: String, _ rightUnit: String) {
    let (one, other) = (quantity(left, leftUnit), quantity(right, rightUnit))
    #expect(one == other && one.hashValue == other.hashValue)
    #expect(one.isLess(than: other) == false && other.isLess(than: one) == false)
    #expect(Set([one, other]).count == 1)
  }

  @Test("Dimensions neither equal nor compare")
  func dimensions() {
    #expect(quantity("0", "g") != quantity("0", "ml"))
    #expect(quantity("1", "kg") != quantity("1", "l") && quantity("1", "px") != quantity("1", "pcs"))
    #expect(quantity("1", "g").isLess(than: quantity("5", "m")) == nil)
  }

  @Test("Order across units")
  func order() {
    #expect(quantity("999.999", "g").isLess(than: quantity("1", "kg")) == true)
    #expect(quantity("1", "kg").isLess(than: quantity("2.2", "lb")) == false)
    #expect(quantity("-1", "°C").isLess(than: quantity("31", "°F")) == true)
    #expect(quantity("100", "ml").isLess(than: quantity("3.4", "fl_oz")) == true)
  }

  @Test("As a text")
  func texts() {
    #expect(quantity("2.2", "lb").description == "2.2 lb")
    #expect(quantity("5/9", "K").description == "0.555555555556… K")
    #expect(Money(decimal("19.90"), euro).description == "19.90 EUR")
  }

  @Test("Amounts equal by value and currency")
  func money() throws {
    #expect(Money(decimal("19.90"), euro) == Money(decimal("19.9"), euro))
    #expect(Money(decimal("19.90"), euro).hashValue == Money(decimal("19.9"), euro).hashValue)
    #expect(Money(decimal("19.90"), euro) != Money(decimal("19.90"), try #require(Currency("USD"))))
  }

  private var euro: Currency {
    guard let euro = Currency("EUR") else { preconditionFailure("there is no EUR") }
    return euro
  }
}
