/// An exact amount of a currency. Amounts of different currencies do not compare without a rate.
public struct Money: Hashable, Sendable, CustomStringConvertible {
  /// The amount, with the digits that were written.
  public let amount: Decimal
  /// What it is an amount of.
  public let currency: Currency

  /// An amount of a currency.
  public init(_ amount: Decimal, _ currency: Currency) {
    self.amount = amount
    self.currency = currency
  }

  /// `19.99 EUR`.
  public var description: String { "\(amount) \(currency.code)" }
}
