internal import Values

/// The conversions that a run has met, by the names of their units, and the units that regions prefer.
struct ConversionCache {
  private var conversions: [String: [String: UnitConversion]] = [:]
  private var preferences: [Usage: PreferredUnits] = [:]

  private struct Usage: Hashable {
    let unit: String
    let usage: String
    let region: String
  }

  /// Hostile input may name something new on each line: no more is kept of a kind.
  private static let limit = 1000

  /// The conversion between two units; `nil` where a unit is unknown or they measure different things.
  mutating func conversion(from source: String, to target: String) -> UnitConversion? {
    if let known = conversions[source]?[target] { return known }
    guard let from = MeasureUnit(spelt: source), let to = MeasureUnit(spelt: target),
      let conversion = UnitConversion(from: from, to: to)
    else { return nil }
    if conversions.count > Self.limit || conversions[source]?.count ?? 0 > Self.limit { conversions.removeAll() }
    conversions[source, default: [:]][target] = conversion
    return conversion
  }

  /// The units that a region prefers for a usage; `nil` where the unit is unknown or none is preferred.
  mutating func preferredUnits(for unit: String, usage: String, region: String) -> PreferredUnits? {
    let key = Usage(unit: unit, usage: usage, region: region)
    if let known = preferences[key] { return known }
    guard let measured = MeasureUnit(spelt: unit),
      let units = PreferredUnits(for: measured, usage: usage, region: region.uppercased())
    else { return nil }
    if preferences.count > Self.limit { preferences.removeAll() }
    preferences[key] = units
    return units
  }
}
