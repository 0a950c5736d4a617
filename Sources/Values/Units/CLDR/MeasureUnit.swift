/// A unit of CLDR, simple or compound, by its identifier: `fluid-ounce`, `kilogram-per-cubic-meter`.
///
/// The grammar is that of Unicode Technical Standard #35, part 6, unit identifiers: a product of units, each with a power
/// (`square-`, `cubic-`, `pow4-`) and a prefix (`kilo`, `kibi`), and after `-per-` what divides it.
public struct MeasureUnit: Hashable, Sendable {
  /// The identifier as it was given.
  public let identifier: String
  /// One of this unit in base units (gram, meter, second, kelvin, …).
  let factor: Rational
  /// What is added after multiplying by ``factor``: the zero of a temperature scale.
  let offset: Rational
  /// The powers of the base units; units of equal powers convert.
  let dimension: [Base: Int]
  /// Whether ``factor`` is a fraction near the true one: that of the radian, which pi is part of.
  let isApproximate: Bool

  /// What is measured by nothing else. `portion` (percent, ppm) is a plain number and no base here.
  enum Base: String, Hashable, Sendable, CaseIterable {
    case candela, lumen, gram, meter, second, year, ampere, kelvin, revolution, item, bit, pixel, em
  }

  /// The unit of an identifier; `nil` for anything that the grammar and the table do not know.
  public init?(_ identifier: some StringProtocol) {
    let identifier = String(identifier)
    guard identifier.utf8.count <= 200, let unit = Self.parse(Self.aliases[identifier] ?? identifier) else {
      return nil
    }
    self = MeasureUnit(
      identifier: identifier, factor: unit.factor, offset: unit.offset, dimension: unit.dimension,
      isApproximate: unit.isApproximate)
  }

  init(
    identifier: String, factor: Rational, offset: Rational = Rational(0), dimension: [Base: Int],
    isApproximate: Bool = false
  ) {
    self.identifier = identifier
    self.factor = factor
    self.offset = offset
    self.dimension = dimension
    self.isApproximate = isApproximate
  }

  /// The simple units, sorted: for suggestions of the nearest right one.
  public static let simpleIdentifiers: [String] = simple.keys.sorted()

  // MARK: Reading identifiers

  private static func parse(_ identifier: String) -> MeasureUnit? {
    let words = identifier.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    if let scale = scale(identifier) { return scale }
    var (factor, dimension, isApproximate) = (Rational(1), [Base: Int](), false)
    var (index, isDivisor, isEmpty) = (0, false, true)
    while index < words.count {
      if words[index] == "per" {
        guard !isDivisor else { return nil }
        (isDivisor, isEmpty) = (true, true)
        index += 1
        continue
      }
      var power = 1
      if let written = Self.power(words[index]) {
        power = written
        index += 1
      }
      guard let (unit, count) = longestUnit(words[index...]) else { return nil }
      index += count
      isEmpty = false
      let signed = isDivisor ? -power : power
      guard let raised = unit.factor.raised(to: signed) else { return nil }
      factor = factor * raised
      isApproximate = isApproximate || unit.isApproximate
      for (base, exponent) in unit.dimension { dimension[base, default: 0] += exponent * signed }
    }
    guard !isEmpty else { return nil }
    return MeasureUnit(
      identifier: identifier, factor: factor, dimension: dimension.filter { $0.value != 0 },
      isApproximate: isApproximate)
  }

  /// A temperature scale with a zero of its own; within a compound it counts its degrees alone.
  private static func scale(_ identifier: String) -> MeasureUnit? {
    switch identifier {
    case "celsius":
      MeasureUnit(identifier: identifier, factor: Rational(1), offset: expression("273.15"), dimension: [.kelvin: 1])
    case "fahrenheit":
      MeasureUnit(
        identifier: identifier, factor: expression("5/9"), offset: expression("2298.35/9"), dimension: [.kelvin: 1])
    case "rankine": MeasureUnit(identifier: identifier, factor: expression("5/9"), dimension: [.kelvin: 1])
    default: nil
    }
  }

  private static func power(_ word: String) -> Int? {
    switch word {
    case "square": return 2
    case "cubic": return 3
    default:
      guard word.hasPrefix("pow"), let power = Int(word.dropFirst(3)), (2...15).contains(power) else { return nil }
      return power
    }
  }

  /// The longest simple unit that some words begin with, and how many words it has.
  private static func longestUnit(_ words: ArraySlice<String>) -> (MeasureUnit, Int)? {
    for count in stride(from: min(4, words.count), through: 1, by: -1) {
      let name = words.prefix(count).joined(separator: "-")
      if let unit = simple[name] { return (unit, count) }
      for (prefix, scale) in prefixes where name.hasPrefix(prefix) {
        guard let unit = simple[String(name.dropFirst(prefix.count))] else { continue }
        let scaled = MeasureUnit(
          identifier: name, factor: unit.factor * scale, dimension: unit.dimension, isApproximate: unit.isApproximate)
        return (scaled, count)
      }
    }
    return nil
  }

  // MARK: Tables

  /// Names that CLDR has replaced, or writes in a way that the grammar does not cover.
  private static let aliases: [String: String] = [
    "inch-hg": "inch-ofhg", "liter-per-100kilometers": "liter-per-100-kilometer",
    "meter-per-second-squared": "meter-per-square-second", "millimeter-of-mercury": "millimeter-ofhg",
    "part-per-million": "permillion", "part-per-1e6": "permillion", "part-per-1e9": "portion-per-1e9",
    "pound-foot": "pound-force-foot", "pound-per-square-inch": "pound-force-per-square-inch",
    "milligram-per-deciliter-glucose": "milligram-ofglucose-per-deciliter", "proportion-karat": "karat",
    "metric-ton": "tonne",
  ]

  /// The prefixes of the SI brochure (9th edition and the resolution of 2022) and of IEC 80000-13.
  private static let prefixes: [(String, Rational)] = {
    let decimal = [
      ("quecto", -30), ("ronto", -27), ("yocto", -24), ("zepto", -21), ("atto", -18), ("femto", -15), ("pico", -12),
      ("nano", -9), ("micro", -6), ("milli", -3), ("centi", -2), ("deci", -1), ("deka", 1), ("hecto", 2), ("kilo", 3),
      ("mega", 6), ("giga", 9), ("tera", 12), ("peta", 15), ("exa", 18), ("zetta", 21), ("yotta", 24), ("ronna", 27),
      ("quetta", 30),
    ]
    let binary = ["kibi", "mebi", "gibi", "tebi", "pebi", "exbi", "zebi", "yobi"]
    return decimal.compactMap { name, power in Rational(10).raised(to: power).map { (name, $0) } }
      + binary.enumerated().compactMap { index, name in Rational(1024).raised(to: index + 1).map { (name, $0) } }
  }()

  /// The simple units by name.
  private static let simple: [String: MeasureUnit] = {
    var units: [String: MeasureUnit] = [:]
    for base in Base.allCases {
      units[base.rawValue] = MeasureUnit(identifier: base.rawValue, factor: Rational(1), dimension: [base: 1])
    }
    units["portion"] = MeasureUnit(identifier: "portion", factor: Rational(1), dimension: [:])
    units["portion-per-1e9"] = MeasureUnit(identifier: "portion-per-1e9", factor: expression("1e-9"), dimension: [:])
    for degree in ["celsius", "fahrenheit"] {
      units[degree] = MeasureUnit(
        identifier: degree, factor: expression(degree == "celsius" ? "1" : "5/9"), dimension: [.kelvin: 1])
    }
    units["lux"] = MeasureUnit(identifier: "lux", factor: Rational(1), dimension: [.lumen: 1, .meter: -2])
    for row in table.split(separator: "\n") {
      let words = row.split(separator: " ").map(String.init)
      guard words.count == 3, let base = baseUnit(words[2]) else { continue }
      units[words[0]] = MeasureUnit(
        identifier: words[0], factor: expression(words[1]) * base.factor, dimension: base.dimension,
        isApproximate: words[1].contains("PI"))
    }
    return units
  }()

  /// A unit of the table's third column, made of base units alone.
  private static func baseUnit(_ identifier: String) -> MeasureUnit? {
    var (factor, dimension) = (Rational(1), [Base: Int]())
    var (sign, power) = (1, 1)
    for word in identifier.split(separator: "-") {
      if word == "per" {
        sign = -1
      } else if let written = Self.power(String(word)) {
        power = written
      } else {
        let isKilogram = word == "kilogram"
        if word != "portion" {
          guard let base = Base(rawValue: isKilogram ? "gram" : String(word)) else { return nil }
          dimension[base, default: 0] += sign * power
        }
        if isKilogram, let thousands = Rational(1000).raised(to: sign * power) { factor = factor * thousands }
        power = 1
      }
    }
    return MeasureUnit(identifier: identifier, factor: factor, dimension: dimension)
  }

  /// `0.3048*5280`, `1/360*60`: a product, divided by all that follows the slash.
  private static func expression(_ text: String) -> Rational {
    let sides = text.split(separator: "/").map { side in
      side.split(separator: "*").reduce(Rational(1)) { product, number in
        product * (number == "PI" ? pi : Decimal(number).map { Rational($0) } ?? Rational(1))
      }
    }
    guard let numerator = sides.first else { return Rational(1) }
    return sides.count > 1 ? numerator.divided(by: sides[1]) ?? numerator : numerator
  }

  /// Sixty digits; every conversion that needs it is rounded to 34.
  private static let pi =
    Decimal("3.14159265358979323846264338327950288419716939937510582097494").map { Rational($0) } ?? Rational(3)
}

extension MeasureUnit {
  /// The unit of an identifier, else of a symbol or name as catalogs write them: `fl oz`, `公斤`, `㎝`.
  public init?(spelt name: some StringProtocol) {
    if let unit = MeasureUnit(name) {
      self = unit
    } else {
      guard let unit = Unit.named(name)?.cldrIdentifier.flatMap({ MeasureUnit($0) }) else { return nil }
      self = unit
    }
  }
}
