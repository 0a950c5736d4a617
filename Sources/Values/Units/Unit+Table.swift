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
        ("nm", "nanometer", "0.000000001"), ("µm", "micrometer", "0.000001"), ("mm", "millimeter", "0.001"),
        ("cm", "centimeter", "0.01"),
        ("dm", "decimeter", "0.1"), ("m", "meter", "1"), ("km", "kilometer", "1000"), ("inch", "inch", "0.0254"),
        ("ft", "foot", "0.3048"), ("yd", "yard", "0.9144"), ("mi", "mile", "1609.344"),
      ])
    add(
      .area,
      [
        ("mm2", "square-millimeter", "0.000001"), ("cm2", "square-centimeter", "0.0001"), ("m2", "square-meter", "1"),
        ("sqin", "square-inch", "0.00064516"), ("sqft", "square-foot", "0.09290304"),
        ("sqyd", "square-yard", "0.83612736"), ("ha", "hectare", "10000"), ("acre", "acre", "4046.8564224"),
        ("km2", "square-kilometer", "1000000"),
      ])
    add(
      .volume,
      [
        ("µl", "microliter", "0.000001"), ("mm3", "cubic-millimeter", "0.000001"), ("ml", "milliliter", "0.001"),
        ("cl", "centiliter", "0.01"), ("dl", "deciliter", "0.1"), ("l", "liter", "1"),
        ("hl", "hectoliter", "100"), ("cm3", "cubic-centimeter", "0.001"), ("m3", "cubic-meter", "1000"),
        ("fl_oz", "fluid-ounce", "0.0295735295625"), ("fl_oz_imperial", "fluid-ounce-imperial", "0.0284130625"),
        ("cup", "cup", "0.2365882365"), ("pt", "pint", "0.473176473"), ("qt", "quart", "0.946352946"),
        ("gal", "gallon", "3.785411784"), ("gal_imperial", "gallon-imperial", "4.54609"),
        ("cuin", "cubic-inch", "0.016387064"), ("cuft", "cubic-foot", "28.316846592"),
        ("cuyd", "cubic-yard", "764.554857984"), ("tbsp", "tablespoon", "0.01478676478125"),
        ("tsp", "teaspoon", "0.00492892159375"), ("cup_metric", "cup-metric", "0.25"),
        ("qt_imperial", "quart-imperial", "1.1365225"), ("pt_imperial", "pint-imperial", "0.56826125"),
      ])
    add(.voltage, [("mV", "millivolt", "0.001"), ("V", "volt", "1"), ("kV", "kilovolt", "1000")])
    add(
      .power,
      [
        ("mW", "milliwatt", "0.001"), ("W", "watt", "1"), ("kW", "kilowatt", "1000"), ("MW", "megawatt", "1000000"),
        ("hp", "horsepower", "745.69987158227022"),
      ])
    add(
      .energy,
      [
        ("mWh", "milliwatt-hour", "0.001"), ("Wh", "watt-hour", "1"), ("kWh", "kilowatt-hour", "1000"),
        ("MWh", "megawatt-hour", "1000000"), ("J", "joule", "1/3600"),
        ("kJ", "kilojoule", "1000/3600"), ("cal", "calorie", "4.184/3600"), ("kcal", "kilocalorie", "4184/3600"),
        ("MJ", "megajoule", "1000000/3600"),
      ])
    add(.charge, [("mAh", "milliampere-hour", "0.001"), ("Ah", "ampere-hour", "1")])
    add(
      .concentration,
      [
        ("mg/kg", nil, "0.000001"), ("ppm", nil, "0.000001"), ("mg/ml", nil, "0.001"), ("mg/l", nil, "0.000001"),
        ("µg/kg", nil, "0.000000001"),
      ])
    addPhysical(add)
    add(.pixels, [("px", "pixel", "1")])
    add(.pieces, [("pcs", nil, "1")])
    add(.sound, [("dB", nil, "1")])
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

  /// The units of what machines, screens and memories are described by.
  private static func addPhysical(_ add: (Dimension, [(String, String?, String)]) -> Void) {
    add(
      .pressure,
      [
        ("Pa", "pascal", "1"), ("hPa", "hectopascal", "100"), ("kPa", "kilopascal", "1000"),
        ("MPa", "megapascal", "1000000"), ("bar", "bar", "100000"), ("mbar", "millibar", "100"),
        ("psi", "pound-force-per-square-inch", "44482216152605/6451600000"), ("atm", "atmosphere", "101325"),
        ("mmHg", "millimeter-ofhg", "133.322387415"), ("inHg", "inch-ofhg", "3386.388640341"),
      ])
    add(
      .speed,
      [
        ("m/s", "meter-per-second", "1"), ("km/h", "kilometer-per-hour", "1/3.6"), ("mph", "mile-per-hour", "0.44704"),
        ("ft/s", "foot-per-second", "0.3048"), ("kn", "knot", "1852/3600"),
      ])
    add(.angle, [("deg", "degree", "1"), ("arcmin", "arc-minute", "1/60"), ("arcsec", "arc-second", "1/3600")])
    add(
      .frequency,
      [
        ("Hz", "hertz", "1"), ("kHz", "kilohertz", "1000"), ("MHz", "megahertz", "1000000"),
        ("GHz", "gigahertz", "1000000000"), ("rpm", "revolution-per-minute", "1/60"),
      ])
    add(.luminousFlux, [("lm", "lumen", "1"), ("klm", "kilolumen", "1000")])
    add(
      .digital,
      [
        ("bit", "bit", "1"), ("kbit", "kilobit", "1000"), ("Mbit", "megabit", "1000000"),
        ("Gbit", "gigabit", "1000000000"), ("B", "byte", "8"), ("kB", "kilobyte", "8000"),
        ("MB", "megabyte", "8000000"), ("GB", "gigabyte", "8000000000"), ("TB", "terabyte", "8000000000000"),
        ("KiB", "kibibyte", "8192"), ("MiB", "mebibyte", "8388608"), ("GiB", "gibibyte", "8589934592"),
        ("TiB", "tebibyte", "8796093022208"),
      ])
    add(
      .torque,
      [
        ("Nm", "newton-meter", "1"), ("ftlb", "pound-force-foot", "1.3558179483314004"),
        ("inlb", "pound-force-inch", "0.1129848290276167"), ("kgfm", "kilogram-force-meter", "9.80665"),
      ])
    add(
      .force,
      [
        ("N", "newton", "1"), ("kN", "kilonewton", "1000"), ("lbf", "pound-force", "4.4482216152605"),
        ("kgf", "kilogram-force", "9.80665"),
      ])
    add(
      .density,
      [
        ("kg/m3", "kilogram-per-cubic-meter", "1"), ("g/cm3", "gram-per-cubic-centimeter", "1000"),
        ("kg/l", "kilogram-per-liter", "1000"),
      ])
    add(.current, [("A", "ampere", "1"), ("mA", "milliampere", "0.001"), ("µA", "microampere", "0.000001")])
    add(.resistance, [("ohm", "ohm", "1"), ("kohm", "kiloohm", "1000"), ("Mohm", "megaohm", "1000000")])
    add(
      .resolution,
      [
        ("dpi", "dot-per-inch", "1"), ("ppi", "pixel-per-inch", "1"), ("dpcm", "dot-per-centimeter", "2.54"),
      ])
  }

  /// A fraction such as `5/9`, or a decimal, of the table above.
  private static func fraction(_ text: String) -> Rational {
    let parts = text.split(separator: "/").compactMap { Decimal($0) }.map { Rational($0) }
    guard let numerator = parts.first else { return Rational(1) }
    return parts.count == 2 ? numerator.divided(by: parts[1]) ?? numerator : numerator
  }
}
