/// The unit that people of a region prefer for a usage, by CLDR: a person's height in feet and inches in the US.
public struct UnitPreference: Sendable {
  /// The unit's identifier; a mixed one is joined by `-and-`.
  public let identifier: String
  /// The value in each unit of ``identifier``, the last with a fraction, the others whole.
  public let parts: [(unit: String, value: Decimal)]
  /// The whole value in the first of the units.
  public let value: UnitConversion.Result

  /// The preferred unit for a value and its value there; `nil` where CLDR names none for what the unit measures.
  ///
  /// A usage that the category does not have falls back, part by part, to `default`; a region without an entry to the
  /// world's.
  /// - Parameter digits: Significant digits of the last part, half to even; as ``UnitConversion`` has it if nothing is said.
  public init?(_ value: Decimal, _ unit: MeasureUnit, usage: String, region: String, digits: Int? = nil) {
    guard let units = PreferredUnits(for: unit, usage: usage, region: region),
      let preference = units(value, digits: digits)
    else { return nil }
    self = preference
  }

  init(identifier: String, parts: [(unit: String, value: Decimal)], value: UnitConversion.Result) {
    (self.identifier, self.parts, self.value) = (identifier, parts, value)
  }

  /// `foot-and-inch` as its units.
  static func names(_ identifier: String) -> [String] {
    var names: [String] = []
    var rest = identifier[...]
    while let range = rest.firstRange(of: "-and-") {
      names.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return names + [String(rest)]
  }

  // MARK: The table

  /// A unit of a region's list, and the least value for which it is chosen.
  struct Choice: Sendable {
    let identifier: String
    let least: Rational
  }

  /// A region's list; `nil` where there is none for what the unit measures.
  static func choices(for unit: MeasureUnit, usage: String, region: String) -> [Choice]? {
    // Litres per kilometre are square metres by their powers, and nobody's area.
    let isQuotient = unit.identifier.contains("-per-")
    let category = categories.first { name, measured in
      !(isQuotient && name == "area") && UnitConversion(from: unit, to: measured) != nil
    }?.name
    guard let category else { return nil }
    var usage = aliases[usage] ?? usage
    while true {
      if let regions = preferences["\(category)/\(usage)"] { return regions[region] ?? regions["001"] }
      if usage == "default" { return nil }
      usage = usage.lastIndex(of: "-").map { String(usage[..<$0]) } ?? "default"
    }
  }

  /// What is measured, by a unit of it.
  private static let categories: [(name: String, unit: MeasureUnit)] = [
    ("area", "square-meter"), ("concentration", "item-per-cubic-meter"), ("consumption", "cubic-meter-per-meter"),
    ("duration", "second"), ("energy", "joule"), ("length", "meter"), ("mass", "kilogram"),
    ("mass-density", "kilogram-per-cubic-meter"), ("power", "watt"), ("pressure", "pascal"),
    ("speed", "meter-per-second"), ("temperature", "kelvin"), ("volume", "cubic-meter"), ("year-duration", "year"),
  ].compactMap { name, unit in MeasureUnit(unit).map { (name, $0) } }

  /// Names that CLDR cuts to eight letters, and those that it has replaced.
  private static let aliases = [
    "visibility": "visiblty", "barometric": "baromtrc", "geographic": "geograph", "music-track": "media",
    "tv-program": "media",
  ]

  /// The choices by category and usage, then by region.
  private static let preferences: [String: [String: [Choice]]] = {
    var all: [String: [String: [Choice]]] = [:]
    for row in table.split(separator: "\n") {
      let words = row.split(separator: " ")
      guard words.count > 2 else { continue }
      let choices = words.dropFirst(2).map { word in
        let parts = word.split(separator: ">")
        let least = parts.count > 1 ? Decimal(parts[1]).map { Rational($0) } : nil
        return Choice(identifier: String(parts[0]), least: least ?? Rational(1))
      }
      for region in words[1].split(separator: ",") { all[String(words[0]), default: [:]][String(region)] = choices }
    }
    return all
  }()
}
