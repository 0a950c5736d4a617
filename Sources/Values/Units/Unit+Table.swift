extension Unit {
  /// The units by symbol. Factors are exact decimals or fractions of the reference unit.
  static let table: [String: Unit] = {
    var units: [String: Unit] = [:]
    func add(_ dimension: Dimension, _ rows: [(String, String?, String)]) {
      for (symbol, cldr, factor) in rows {
        units[symbol] = Unit(
          symbol: symbol, dimension: dimension, cldrIdentifier: cldr, factor: fraction(factor), offset: Rational(0))
      }
    }
    add(
      .mass,
      [
        ("µg", "microgram", "0.000001"), ("mg", "milligram", "0.001"), ("g", "gram", "1"), ("kg", "kilogram", "1000"),
        ("t", "tonne", "1000000"), ("oz", "ounce", "28.349523125"), ("lb", "pound", "453.59237"),
        ("st", "stone", "6350.29318"), ("oz_t", "ounce-troy", "31.1034768"), ("ct", "carat", "0.2"),
      ])
    add(
      .length,
      [
        ("µm", "micrometer", "0.000001"), ("mm", "millimeter", "0.001"), ("cm", "centimeter", "0.01"),
        ("dm", "decimeter", "0.1"), ("m", "meter", "1"), ("km", "kilometer", "1000"), ("inch", "inch", "0.0254"),
        ("ft", "foot", "0.3048"), ("yd", "yard", "0.9144"), ("mi", "mile", "1609.344"),
      ])
    add(
      .area,
      [
        ("mm2", nil, "0.000001"), ("cm2", "square-centimeter", "0.0001"), ("m2", "square-meter", "1"),
        ("sqin", "square-inch", "0.00064516"), ("sqft", "square-foot", "0.09290304"),
      ])
    add(
      .volume,
      [
        ("ml", "milliliter", "0.001"), ("cl", "centiliter", "0.01"), ("dl", "deciliter", "0.1"), ("l", "liter", "1"),
        ("hl", "hectoliter", "100"), ("cm3", "cubic-centimeter", "0.001"), ("m3", "cubic-meter", "1000"),
        ("fl_oz", "fluid-ounce", "0.0295735295625"), ("fl_oz_imperial", "fluid-ounce-imperial", "0.0284130625"),
        ("cup", "cup", "0.2365882365"), ("pt", "pint", "0.473176473"), ("qt", "quart", "0.946352946"),
        ("gal", "gallon", "3.785411784"), ("gal_imperial", "gallon-imperial", "4.54609"),
        ("cuin", "cubic-inch", "0.016387064"), ("cuft", "cubic-foot", "28.316846592"),
      ])
    add(.voltage, [("mV", "millivolt", "0.001"), ("V", "volt", "1"), ("kV", "kilovolt", "1000")])
    add(
      .power,
      [
        ("mW", "milliwatt", "0.001"), ("W", "watt", "1"), ("kW", "kilowatt", "1000"), ("MW", "megawatt", "1000000"),
      ])
    add(
      .energy,
      [
        ("mWh", nil, "0.001"), ("Wh", "watt-hour", "1"), ("kWh", "kilowatt-hour", "1000"), ("J", "joule", "1/3600"),
        ("kJ", "kilojoule", "1000/3600"), ("cal", "calorie", "4.184/3600"), ("kcal", "kilocalorie", "4184/3600"),
      ])
    add(.charge, [("mAh", "milliampere-hour", "0.001"), ("Ah", "ampere-hour", "1")])
    add(
      .concentration,
      [
        ("mg/kg", nil, "0.000001"), ("ppm", nil, "0.000001"), ("mg/ml", nil, "0.001"), ("mg/l", nil, "0.000001"),
        ("µg/kg", nil, "0.000000001"),
      ])
    add(.pixels, [("px", "pixel", "1")])
    add(.pieces, [("pcs", nil, "1")])
    units["K"] = Unit(
      symbol: "K", dimension: .temperature, cldrIdentifier: "kelvin", factor: Rational(1), offset: Rational(0))
    units["°C"] = Unit(
      symbol: "°C", dimension: .temperature, cldrIdentifier: "celsius", factor: Rational(1),
      offset: fraction("273.15"))
    units["°F"] = Unit(
      symbol: "°F", dimension: .temperature, cldrIdentifier: "fahrenheit", factor: fraction("5/9"),
      offset: fraction("45967/180"))
    return units
  }()

  /// Other spellings, lower-cased: what catalogs write. `in` is an inch in a catalog, never in a rule.
  static let synonyms: [String: String] = [
    "gram": "g", "grams": "g", "gr": "g", "克": "g", "kilogram": "kg", "kilograms": "kg", "kgs": "kg", "千克": "kg",
    "公斤": "kg", "milligram": "mg", "milligrams": "mg", "毫克": "mg", "ug": "µg", "μg": "µg", "mcg": "µg",
    "pound": "lb", "pounds": "lb", "lbs": "lb", "磅": "lb", "ounce": "oz", "ounces": "oz", "盎司": "oz", "stone": "st",
    "millimeter": "mm", "millimeters": "mm", "millimetre": "mm", "毫米": "mm", "centimeter": "cm",
    "centimeters": "cm", "centimetre": "cm", "厘米": "cm", "meter": "m", "meters": "m", "metre": "m", "米": "m",
    "in": "inch", "inches": "inch", "\"": "inch", "英寸": "inch", "foot": "ft", "feet": "ft", "英尺": "ft",
    "um": "µm", "μm": "µm", "milliliter": "ml", "milliliters": "ml", "millilitre": "ml", "毫升": "ml", "liter": "l",
    "liters": "l", "litre": "l", "litres": "l", "升": "l", "fl oz": "fl_oz", "floz": "fl_oz", "fl. oz.": "fl_oz",
    "fluid ounce": "fl_oz", "volt": "V", "volts": "V", "伏": "V", "watt": "W", "watts": "W", "瓦": "W",
    "watt hours": "Wh", "watt-hour": "Wh", "watt-hours": "Wh", "瓦时": "Wh", "mah": "mAh", "毫安时": "mAh", "wh": "Wh",
    "ah": "Ah", "kwh": "kWh", "v": "V", "w": "W", "pixel": "px", "pixels": "px", "像素": "px", "m²": "m2",
    "cm²": "cm2", "cm³": "cm3", "m³": "m3", "sq ft": "sqft", "cu ft": "cuft", "celsius": "°C", "fahrenheit": "°F",
    "piece": "pcs", "pieces": "pcs", "pc": "pcs", "件": "pcs", "个": "pcs",
  ]

  /// A fraction such as `5/9`, or a decimal, of the table above.
  private static func fraction(_ text: String) -> Rational {
    let parts = text.split(separator: "/").compactMap { Decimal($0) }.map { Rational($0) }
    guard let numerator = parts.first else { return Rational(1) }
    return parts.count == 2 ? numerator.divided(by: parts[1]) ?? numerator : numerator
  }
}
