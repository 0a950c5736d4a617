package import Values

/// A value of a listing, a rule or a table.
package indirect enum FactValue: Sendable, Hashable {
  case boolean(Bool)
  /// An integer or a decimal.
  case number(Rational)
  /// A share; 19 % is 19/100.
  case percent(Rational)
  case quantity(Quantity)
  case money(Money)
  /// An amount whose digits do not end, as a third of 10 EUR; only reckoning gives it.
  case moneyFraction(Rational, Currency)
  /// Money per one of a unit.
  case moneyPer(Rational, Currency, Unit)
  case text(String)
  case date(CalendarDate)
  case duration(CalendarDuration)
  /// A code, category, market, country, currency, language, platform, phrase, term list or source, by its name.
  case code(String)
  /// An interval of ordered values; a bound that is nil is open.
  case range(ValueRange)
  case list([Fact])
  case record([String: Fact])
  /// Texts, or lists of texts, by language; the tag `und` where the language was not stated.
  case localized([String: Fact])
  /// A value for each of some codes: turnover by market.
  case keyed([String: Fact])
}

/// An interval of ordered values, as a table's cell has it: `from 36 months below 72 months`.
package struct ValueRange: Sendable, Hashable, CustomStringConvertible {
  package let lower: FactValue?
  /// Whether the lower bound belongs to it (`from`), or not (`over`).
  package let includesLower: Bool
  package let upper: FactValue?
  /// Whether the upper bound belongs to it (`to`), or not (`below`).
  package let includesUpper: Bool

  package init(lower: FactValue?, includesLower: Bool, upper: FactValue?, includesUpper: Bool) {
    self.lower = lower
    self.includesLower = includesLower
    self.upper = upper
    self.includesUpper = includesUpper
  }

  /// As a rule file writes it.
  package var description: String {
    let parts = [
      lower.map { "\(includesLower ? "from" : "over") \($0)" }, upper.map { "\(includesUpper ? "to" : "below") \($0)" },
    ].compactMap(\.self)
    return parts.isEmpty ? "any" : parts.joined(separator: " ")
  }
}

extension FactValue: CustomStringConvertible {
  /// How it stands in a rule: for traces and machine-readable output.
  package var description: String {
    switch self {
    case .boolean(let value): "\(value)"
    case .number(let value): "\(value)"
    case .percent(let value): "\(value * Rational(100)) %"
    case .quantity(let value): "\(value)"
    case .money(let value): "\(value)"
    case .moneyFraction(let amount, let currency): "\(amount) \(currency)"
    case .moneyPer(let amount, let currency, let unit): "\(amount) \(currency)/\(unit.symbol)"
    case .text(let value): value
    case .date(let value): "\(value)"
    case .duration(let value): "\(value)"
    case .code(let value): value
    case .range(let range): "\(range)"
    case .list(let elements): "[" + elements.map { "\($0)" }.joined(separator: ", ") + "]"
    case .record(let fields):
      "{" + fields.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", ") + "}"
    case .localized(let versions), .keyed(let versions):
      "{" + versions.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", ") + "}"
    }
  }
}
