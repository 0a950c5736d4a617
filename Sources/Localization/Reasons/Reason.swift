package import Values

/// Why a value is shown as it is, with the values that the sentence needs.
package enum Reason: Hashable, Sendable {
  /// Law requires metric units.
  case metricRequired(market: String, Citation)
  /// Law allows the unit that was stated.
  case unitAllowed(market: String, Unit, Citation)
  /// Buyers of the market are used to these units, and no law is on record.
  case customaryUnits(market: String, MassSystem)
  /// Custom keeps a unit for what it measures: troy ounces, carats, milligrams.
  case customaryUnit(market: String, Unit)
  /// The mass stays as stated, without rounding.
  case massKept(Quantity)
  /// The same mass in another unit, exactly.
  case massConverted(from: Quantity, to: Quantity)
  /// A specification is shown to so many significant digits, half away from zero.
  case massRounded(exact: Quantity, shown: Quantity, digits: Int)
  /// Law names the currency of prices.
  case currencyRequired(market: String, Currency, Citation)
  /// Prices in the market are shown in this currency.
  case customaryCurrency(market: String, Currency)
  /// The price stays as stated, without rounding.
  case priceKept(Money)
  /// The price in another currency, exactly.
  case priceConverted(from: Money, to: Money, ExchangeRate)
  /// The price in the digits that ISO 4217 gives the currency, half away from zero.
  case priceRounded(exact: Money, shown: Money)
  /// What the locale makes of it.
  case written(String, locale: String)

  /// Who decided it.
  package var layer: Layer {
    switch self {
    case .metricRequired(_, let citation), .unitAllowed(_, _, let citation), .currencyRequired(_, _, let citation):
      .law(citation)
    case .customaryUnits, .customaryUnit, .customaryCurrency, .massRounded, .priceRounded: .custom
    case .massKept, .massConverted, .priceKept, .priceConverted: .arithmetic
    case .written: .locale
    }
  }

  /// The reason in one sentence.
  package func text(_ language: ReasonLanguage) -> String {
    switch language {
    case .english: english
    case .chinese: chinese
    }
  }
}

/// Why a value is not adapted: nothing is guessed.
package enum Refusal: Error, Hashable, Sendable {
  case unknownLocale(String)
  /// No unit system or no currency is on record for the market.
  case unknownMarket(String)
  case notAMass(Quantity)
  case massBelowZero(Quantity)
  /// A net quantity would have to be converted, which makes a new declaration.
  case netQuantityInOtherUnit(market: String, Quantity, Citation?)
  /// The net quantity is to be declared in two systems of units.
  case netQuantityNeedsBothSystems(market: String, Quantity, Citation)
  /// The digits of a net quantity do not end.
  case endlessDigits(Quantity)
  case priceBelowZero(Money)
  /// The price is of another currency than the market's, and there is no rate.
  case rateMissing(Money, Currency)
  /// The rate is not from the price's currency to the market's; rates are never inverted.
  case rateOfOtherCurrencies(ExchangeRate, from: Currency, to: Currency)
  /// The rate is of a day after the one asked about.
  case rateOfLaterDay(ExchangeRate, CalendarDate)
  /// ICU cannot write the value in the locale.
  case notWritable(String, locale: String)

  /// The reason in one sentence.
  package func text(_ language: ReasonLanguage) -> String {
    switch language {
    case .english: english
    case .chinese: chinese
    }
  }
}
