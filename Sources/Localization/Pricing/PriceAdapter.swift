package import Text
package import Values

/// A price as a market is shown it.
package struct AdaptedPrice: Hashable, Sendable {
  /// What the listing shows, such as "19,99 €".
  package let text: String
  /// The price in the market's currency, before any rounding.
  package let exact: Money
  /// The price that ``text`` writes.
  package let shown: Money
  /// How it came to that, in order.
  package let steps: [Step]
}

/// Adapts a price to a market and a locale: the market decides the currency, the locale only writes it.
///
/// A price in the market's currency is written as it stands, with at least the currency's digits. Another one is
/// converted exactly at the rate given and rounded half away from zero to the digits that ISO 4217 gives the currency.
/// Taxes, charm endings and cash rounding are no part of it.
///
/// - Parameters:
///   - price: zero or above.
///   - market: a country's code, perhaps with a subdivision ("US-CA").
///   - locale: a BCP 47 tag.
///   - day: the day that the price is shown on: markets change their currency.
///   - rate: from the price's currency to the market's, of that day or before; not used when the two are the same.
///   - formatters: the worker's own.
/// - Throws: why the price cannot be shown without a guess.
package func adaptPrice(
  _ price: Money, market: String, locale: String, on day: CalendarDate, rate: ExchangeRate?, formatters: FormatterCache
) throws(Refusal) -> AdaptedPrice {
  guard isKnownLocale(locale) else { throw .unknownLocale(locale) }
  guard !price.amount.isNegative else { throw .priceBelowZero(price) }
  guard let target = MarketCurrency(market: market, on: day) else { throw .unknownMarket(market) }
  let country = Market.country(of: market)
  let currency = target.currency
  var steps = [
    Step(
      target.citation.map { .currencyRequired(market: country, currency, $0) }
        ?? .customaryCurrency(market: country, currency))
  ]

  var exact = price
  var shown = price
  if price.currency == currency {
    steps.append(Step(.priceKept(price)))
  } else {
    let rate = try usable(rate, for: price, in: currency, on: day)
    exact = rate.converted(price.amount)
    steps.append(Step(.priceConverted(from: price, to: exact, rate)))
    shown = Money(exact.amount.rounded(fractionDigits: currency.fractionDigits), currency)
    if shown != exact { steps.append(Step(.priceRounded(exact: exact, shown: shown))) }
  }
  let text = try written(shown, locale: locale, formatters: formatters)
  steps.append(Step(.written(text, locale: locale)))
  return AdaptedPrice(text: text, exact: exact, shown: shown, steps: steps)
}

private func usable(
  _ rate: ExchangeRate?, for price: Money, in currency: Currency, on day: CalendarDate
) throws(Refusal) -> ExchangeRate {
  guard let rate else { throw .rateMissing(price, currency) }
  guard rate.from == price.currency, rate.to == currency else {
    throw .rateOfOtherCurrencies(rate, from: price.currency, to: currency)
  }
  guard rate.day <= day else { throw .rateOfLaterDay(rate, day) }
  return rate
}

/// The price with all its digits, at least those of ISO 4217: CLDR counts fewer for some currencies.
private func written(_ price: Money, locale: String, formatters: FormatterCache) throws(Refusal) -> String {
  let digits = price.currency.fractionDigits
  let precision = digits == 0 ? "precision-unlimited" : "." + String(repeating: "0", count: digits) + "+"
  do {
    let skeleton = "currency/\(price.currency.code) \(precision) rounding-mode-half-up"
    return try formatters.number(locale: locale, skeleton: skeleton).format(price.amount.description)
  } catch {
    throw .notWritable(price.description, locale: locale)
  }
}
