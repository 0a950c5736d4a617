package import Text
package import Values

/// A mass as a market is shown it.
package struct AdaptedMass: Hashable, Sendable {
  /// What the listing shows, such as "998 g".
  package let text: String
  /// The mass in the unit shown, before any rounding.
  package let exact: Quantity
  /// The mass that ``text`` writes.
  package let shown: Quantity
  /// How it came to that, in order.
  package let steps: [Step]
}

/// Adapts a mass to a market and a locale: law decides the unit, then custom; the locale only writes it.
///
/// A mass in a unit of the market is written as it stands. A specification in another unit is converted exactly and
/// rounded half away from zero to three significant digits; a net quantity is never converted.
///
/// - Parameters:
///   - mass: a quantity of mass, zero or above.
///   - market: a country's code or "EU", perhaps with a subdivision ("US-CA").
///   - locale: a BCP 47 tag.
///   - formatters: the worker's own.
/// - Throws: why the mass cannot be shown without a guess.
package func adaptMass(
  _ mass: Quantity, market: String, locale: String, purpose: MassPurpose, formatters: FormatterCache
) throws(Refusal) -> AdaptedMass {
  guard isKnownLocale(locale) else { throw .unknownLocale(locale) }
  guard mass.unit.dimension == .mass else { throw .notAMass(mass) }
  guard !mass.magnitude.isNegative else { throw .massBelowZero(mass) }
  guard let law = MassLaw(market: market, purpose: purpose) else { throw .unknownMarket(market) }
  let country = Market.country(of: market)
  let choice = MassChoice(of: law, for: mass, in: country)
  var steps = [Step(choice.reason)]
  if case .bothSystems(let citation) = law { throw .netQuantityNeedsBothSystems(market: country, mass, citation) }
  if purpose == .netQuantity {
    if choice.units != nil { throw .netQuantityInOtherUnit(market: country, mass, choice.citation) }
    guard mass.magnitude.exactDecimal != nil else { throw .endlessDigits(mass) }
  }

  var exact = mass
  var shown = mass
  if choice.units == nil, mass.magnitude.exactDecimal != nil {
    steps.append(Step(.massKept(mass)))
  } else {
    (exact, shown) = try rounded(mass, toOneOf: choice.units ?? [(mass.unit, nil)])
    if exact.unit != mass.unit { steps.append(Step(.massConverted(from: mass, to: exact))) }
    if shown != exact { steps.append(Step(.massRounded(exact: exact, shown: shown, digits: significantDigits))) }
  }
  let text = try written(shown, locale: locale, formatters: formatters)
  steps.append(Step(.written(text, locale: locale)))
  return AdaptedMass(text: text, exact: exact, shown: shown, steps: steps)
}

/// The digits of a converted specification: as many as kitchen and parcel scales give.
private let significantDigits = 3

/// A mass in the first unit in which it is below the unit's limit after rounding, exactly and rounded.
private func rounded(
  _ mass: Quantity, toOneOf units: [(unit: Unit, limit: Decimal?)]
) throws(Refusal) -> (exact: Quantity, shown: Quantity) {
  for (unit, limit) in units {
    guard let exact = mass.converted(to: unit) else { continue }
    let shown = exact.magnitude.rounded(significantDigits: significantDigits)
    guard let limit else { return (exact, Quantity(shown, unit)) }
    if shown < limit, !shown.isZero { return (exact, Quantity(shown, unit)) }
  }
  throw .notAMass(mass)
}

private func written(_ mass: Quantity, locale: String, formatters: FormatterCache) throws(Refusal) -> String {
  guard let unit = mass.unit.cldrIdentifier, let digits = mass.magnitude.exactDecimal else {
    throw .notWritable(mass.description, locale: locale)
  }
  do {
    if unit == "carat", locale == "en" || locale.hasPrefix("en-") {
      // CLDR's English symbol is "CD", which no jeweller writes.
      return try formatters.number(locale: locale, skeleton: "precision-unlimited").format(digits.description) + " ct"
    }
    let skeleton = "unit/\(unit) unit-width-short precision-unlimited"
    return try formatters.number(locale: locale, skeleton: skeleton).format(digits.description)
  } catch {
    throw .notWritable(mass.description, locale: locale)
  }
}

/// The units that a market takes for a mass, and why.
private struct MassChoice {
  let reason: Reason
  /// Units to convert to, smaller ones first, each with the number from which on the next is used; nil when the unit
  /// stays.
  let units: [(unit: Unit, limit: Decimal?)]?

  var citation: Citation? {
    if case .law(let citation) = reason.layer { citation } else { nil }
  }

  init(of law: MassLaw, for mass: Quantity, in country: String) {
    let symbol = mass.unit.symbol
    switch law {
    case .metric(let citation):
      if symbol == "oz_t", let exception = MassLaw.troyOunce[country] {
        reason = .unitAllowed(market: country, mass.unit, exception)
        units = nil
      } else {
        reason = .metricRequired(market: country, citation)
        units = Self.metric.contains(symbol) ? nil : Self.metricScale
      }
    case .anyUnit(let citation):
      reason = .unitAllowed(market: country, mass.unit, citation)
      units = nil
    case .custom(.metric):
      reason = .customaryUnits(market: country, .metric)
      units = Self.metric.contains(symbol) ? nil : Self.metricScale
    case .custom(.customary), .bothSystems:
      if Self.keptByCustom.contains(symbol) {
        reason = .customaryUnit(market: country, mass.unit)
        units = nil
      } else {
        reason = .customaryUnits(market: country, .customary)
        units = Self.customary.contains(symbol) ? nil : Self.customaryScale
      }
    }
  }

  /// Units of the metric system; the carat is the metric one of 0.2 g.
  private static let metric: Set<String> = ["µg", "mg", "g", "kg", "t", "ct"]
  private static let customary: Set<String> = ["oz", "lb"]
  /// Doses, gems and precious metals, where pounds are in use too.
  private static let keptByCustom: Set<String> = ["µg", "mg", "ct", "oz_t"]

  private static let metricScale = scale([("µg", 1000), ("mg", 1000), ("g", 1000), ("kg", nil)])
  private static let customaryScale = scale([("oz", 16), ("lb", nil)])

  private static func scale(_ rows: [(String, Int?)]) -> [(unit: Unit, limit: Decimal?)] {
    rows.compactMap { symbol, limit in
      Unit.named(symbol).map { ($0, limit.map { Decimal($0) }) }
    }
  }
}
