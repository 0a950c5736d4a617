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
  /// The first unit of the region's list in which the value reaches the least that is named (1 where nothing is), else
  /// the last. A usage that the category does not have falls back, part by part, to `default`; a region without an entry
  /// to the world's.
  /// - Parameter digits: Significant digits of the last part, half to even; as ``UnitConversion`` has it if nothing is said.
  public init?(_ value: Decimal, _ unit: MeasureUnit, usage: String, region: String, digits: Int? = nil) {
    guard let choices = Self.choices(for: unit, usage: usage, region: region) else { return nil }
    for (index, choice) in choices.enumerated() {
      let names = Self.names(choice.identifier)
      guard let first = names.first.flatMap({ MeasureUnit($0) }),
        let conversion = UnitConversion(from: unit, to: first),
        let exact = conversion.exactly(Rational(value))
      else { return nil }
      let magnitude = exact.isNegative ? -exact : exact
      guard index == choices.count - 1 || magnitude >= choice.least else { continue }
      identifier = choice.identifier
      self.value = UnitConversion.decimal(exact, digits: digits)
      parts = Self.split(exact, first, names, digits: digits)
      return
    }
    return nil
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

  /// A value of the first unit as whole numbers of all but the last.
  private static func split(
    _ value: Rational, _ first: MeasureUnit, _ names: [String], digits: Int?
  ) -> [(
    unit: String, value: Decimal
  )] {
    var parts: [(unit: String, value: Decimal)] = []
    var (rest, unit) = (value, first)
    for (index, name) in names.enumerated() {
      guard let next = MeasureUnit(name), let here = UnitConversion(from: unit, to: next)?.exactly(rest) else { break }
      (rest, unit) = (here, next)
      if index == names.count - 1 {
        parts.append((name, UnitConversion.decimal(rest, digits: digits).value))
      } else {
        let whole = rest.truncated
        parts.append((name, whole))
        rest = rest - Rational(whole)
      }
    }
    return parts
  }

  // MARK: The table

  private struct Choice: Sendable {
    let identifier: String
    let least: Rational
  }

  private static func choices(for unit: MeasureUnit, usage: String, region: String) -> [Choice]? {
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
