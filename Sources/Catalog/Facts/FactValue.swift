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
  /// Money per one of a unit.
  case moneyPer(Rational, Currency, Unit)
  case text(String)
  case date(CalendarDate)
  case duration(CalendarDuration)
  /// A code, category, market, country, currency, language, platform, phrase, term list or source, by its name.
  case code(String)
  case list([Fact])
  case record([String: Fact])
  /// Texts, or lists of texts, by language; the tag `und` where the language was not stated.
  case localized([String: Fact])
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
    case .moneyPer(let amount, let currency, let unit): "\(amount) \(currency)/\(unit.symbol)"
    case .text(let value): value
    case .date(let value): "\(value)"
    case .duration(let value): "\(value)"
    case .code(let value): value
    case .list(let elements): "[" + elements.map { "\($0)" }.joined(separator: ", ") + "]"
    case .record(let fields):
      "{" + fields.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", ") + "}"
    case .localized(let versions):
      "{" + versions.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", ") + "}"
    }
  }
}
