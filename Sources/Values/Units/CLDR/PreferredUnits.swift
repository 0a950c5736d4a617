/// The units that a region prefers for a usage of a unit, made ready for many values.
public struct PreferredUnits: Sendable {
  private struct Choice: Sendable {
    let identifier: String
    let least: Rational
    /// From the unit asked about to the first of the choice's.
    let conversion: UnitConversion
    /// The choice's units, and from each the conversion to the next.
    let names: [String]
    let further: [UnitConversion]
  }

  private let choices: [Choice]
  private let last: Choice

  /// The preferred units; `nil` where CLDR names none for what the unit measures.
  public init?(for unit: MeasureUnit, usage: String, region: String) {
    let named = UnitPreference.choices(for: unit, usage: usage, region: region) ?? []
    let choices = named.compactMap { choice -> Choice? in
      let names = UnitPreference.names(choice.identifier)
      let units = names.compactMap { MeasureUnit($0) }
      guard units.count == names.count, let conversion = UnitConversion(from: unit, to: units[0]) else { return nil }
      let further = zip(units, units.dropFirst()).compactMap { UnitConversion(from: $0, to: $1) }
      return Choice(
        identifier: choice.identifier, least: choice.least, conversion: conversion, names: names, further: further)
    }
    guard let last = choices.last, choices.count == named.count else { return nil }
    self.choices = choices
    self.last = last
  }

  /// The preferred unit for a value, and its value there; `nil` for zero where the units are inverse.
  ///
  /// The first unit of the region's list in which the value reaches the least that is named (1 where nothing is), else
  /// the last.
  /// - Parameter digits: Significant digits of the last part, half to even; as ``UnitConversion`` has it if nothing is said.
  public func callAsFunction(_ value: Decimal, digits: Int? = nil) -> UnitPreference? {
    for choice in choices.dropLast() {
      guard let exact = choice.conversion.quotient(value) else { return nil }
      if exact.reaches(choice.least) { return preference(choice, exact, digits: digits) }
    }
    return last.conversion.quotient(value).map { preference(last, $0, digits: digits) }
  }

  private func preference(_ choice: Choice, _ exact: DecimalQuotient, digits: Int?) -> UnitPreference {
    let value = exact.decimal(digits: digits, isApproximate: false)
    guard choice.names.count > 1 else {
      return UnitPreference(identifier: choice.identifier, parts: [(choice.identifier, value.value)], value: value)
    }
    // Whole numbers of all units but the last.
    var parts: [(unit: String, value: Decimal)] = []
    var rest = exact
    for (name, conversion) in zip(choice.names, choice.further) {
      let (whole, fraction) = rest.wholeAndRest
      parts.append((name, whole))
      rest = conversion.quotient(fraction)
    }
    parts.append((choice.names[choice.names.count - 1], rest.decimal(digits: digits, isApproximate: false).value))
    return UnitPreference(identifier: choice.identifier, parts: parts, value: value)
  }
}
