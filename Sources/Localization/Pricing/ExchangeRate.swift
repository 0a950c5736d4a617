package import Values

/// What one unit of a currency was worth in another on a day, by a named source.
package struct ExchangeRate: Hashable, Sendable {
  package let from: Currency
  package let to: Currency
  /// How many of ``to`` one of ``from`` is; above zero.
  package let value: Decimal
  /// The day that the rate is of.
  package let day: CalendarDate
  /// Who published it, such as "ECB".
  package let source: String

  /// - Returns: nil for a rate that is not above zero.
  package init?(from: Currency, to: Currency, value: Decimal, day: CalendarDate, source: String) {
    guard !value.isZero, !value.isNegative else { return nil }
    self.from = from
    self.to = to
    self.value = value
    self.day = day
    self.source = source
  }

  /// An amount of ``from`` in ``to``, exactly.
  func converted(_ amount: Decimal) -> Money {
    Money(amount * value, to)
  }
}
