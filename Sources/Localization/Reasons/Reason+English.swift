private import Text
private import Values

extension Reason {
  var english: String {
    switch self {
    case .metricRequired(let market, let citation):
      "\(name(market)): the law requires masses in metric units (\(citation.english))."
    case .unitAllowed(let market, let unit, let citation):
      "\(name(market)): the law allows the unit \(unit.symbol) (\(citation.english))."
    case .customaryUnits(let market, .metric):
      "\(name(market)): masses are usually given in metric units."
    case .customaryUnits(let market, .customary):
      "\(name(market)): no law on record fixes the unit of a specification; buyers expect pounds and ounces."
    case .customaryUnit(let market, let unit):
      "\(name(market)): what is measured in \(unit.symbol) is usually given in \(unit.symbol)."
    case .massKept(let mass):
      "\(mass) stays as stated, without conversion or rounding."
    case .massConverted(let mass, let converted) where converted.magnitude.exactDecimal == nil:
      "\(mass) is \(converted), calculated exactly; the digits do not end."
    case .massConverted(let mass, let converted):
      "\(mass) is exactly \(converted)."
    case .massRounded(let exact, let shown, let digits):
      "\(exact) is rounded half away from zero to \(shown): a specification is shown to \(digits) significant digits."
    case .currencyRequired(let market, let currency, let citation):
      "\(name(market)): the law requires prices in \(currency) (\(citation.english))."
    case .customaryCurrency(let market, let currency):
      "\(name(market)): prices are shown in \(currency)."
    case .priceKept(let price):
      "\(price) stays as stated, without conversion or rounding."
    case .priceConverted(let price, let converted, let rate):
      "\(price) is exactly \(converted) at the rate of \(rate.day), 1 \(rate.from) = \(rate.value) \(rate.to) "
        + "(\(rate.source))."
    case .priceRounded(let exact, let shown):
      "\(exact) is rounded half away from zero to \(shown): \(shown.currency) has "
        + "\(shown.currency.fractionDigits) decimal places by ISO 4217."
    case .written(let text, let locale):
      "The locale \(locale) writes it “\(text)”."
    }
  }
}

extension Refusal {
  var english: String {
    switch self {
    case .unknownLocale(let locale):
      "There is no data for the locale `\(locale)`."
    case .unknownMarket(let market):
      "Nothing is on record for the market `\(market)`."
    case .notAMass(let quantity):
      "\(quantity) is not a mass."
    case .massBelowZero(let mass):
      "\(mass) is below zero."
    case .netQuantityInOtherUnit(let market, let mass, let citation):
      "\(name(market)): a net quantity of \(mass) would have to be converted, which makes a new declaration; state it in "
        + "a unit of the market" + (citation.map { " (\($0.english))." } ?? ".")
    case .netQuantityNeedsBothSystems(let market, let mass, let citation):
      "\(name(market)): a net quantity is declared in inch-pound and in metric units (\(citation.english)); only \(mass) "
        + "is stated."
    case .endlessDigits(let mass):
      "The digits of \(mass) do not end, and a net quantity is not rounded."
    case .priceBelowZero(let price):
      "\(price) is below zero."
    case .rateMissing(let price, let currency):
      "\(price) is not in \(currency), and no exchange rate is given; none is guessed."
    case .rateOfOtherCurrencies(let rate, let from, let to):
      "The rate is from \(rate.from) to \(rate.to), not from \(from) to \(to); rates are not inverted."
    case .rateOfLaterDay(let rate, let day):
      "The rate is of \(rate.day), after \(day)."
    case .notWritable(let value, let locale):
      "\(value) cannot be written in the locale `\(locale)`."
    }
  }
}

extension Citation {
  fileprivate var english: String {
    "\(instrument), \(provision)" + (isSeen ? "" : "; provision not yet verified")
  }
}

/// The English name of a market, or its code.
private func name(_ market: String) -> String {
  (try? displayName(region: market, in: "en")) ?? market
}
