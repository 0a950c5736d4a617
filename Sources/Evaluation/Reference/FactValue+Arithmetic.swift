package import Catalog
import Values

extension FactValue {
  package enum Order { case less, equal, greater }

  /// Which of several values is asked for.
  enum End { case least, most }

  /// The order of two values; `nil` where they have none (two currencies, two dimensions, days and months).
  package static func order(_ left: FactValue, _ right: FactValue) -> Order? {
    func order<Value: Comparable>(_ left: Value, _ right: Value) -> Order {
      left < right ? .less : left == right ? .equal : .greater
    }
    if let one = left.money, let other = right.money, one.currency == other.currency {
      return order(one.amount, other.amount)
    }
    switch (left, right) {
    case (.number(let left), .number(let right)), (.percent(let left), .percent(let right)):
      return order(left, right)
    // The sum of nothing is zero of whatever it is compared with.
    case (.number(let zero), let amount) where zero.isZero: return amount.magnitude.map { order(zero, $0) }
    case (let amount, .number(let zero)) where zero.isZero: return amount.magnitude.map { order($0, zero) }
    case (.quantity(let left), .quantity(let right)) where left.unit.isComparable(with: right.unit):
      return order(left.referenceValue, right.referenceValue)
    case (.date(let left), .date(let right)): return order(left, right)
    case (.duration(let left), .duration(let right)):
      guard let less = left.isShorter(than: right) else { return nil }
      return less ? .less : left == right ? .equal : .greater
    case (.moneyPer(let left, let currency, let unit), .moneyPer(let right, let second, let other))
    where currency == second && unit.isComparable(with: other):
      return order(left * other.factor, right * unit.factor)
    default: return nil
    }
  }

  /// The least or the most of some values, of which there is at least one.
  static func extreme(_ end: End, of values: [FactValue]) -> Outcome {
    var best = values[0]
    for value in values.dropFirst() {
      guard let order = order(value, best) else {
        return .unknown(Gap(uncomputable: ["\(value) and \(best) do not compare"]))
      }
      if order == (end == .least ? .less : .greater) { best = value }
    }
    return .value(best)
  }

  /// The number of an amount, whatever its unit: to compare it with zero.
  private var magnitude: Rational? {
    switch self {
    case .number(let value), .percent(let value), .moneyPer(let value, _, _), .moneyFraction(let value, _): value
    case .money(let money): Rational(money.amount)
    case .quantity(let quantity) where quantity.unit.dimension != .temperature: quantity.magnitude
    case .duration(.days(let count)), .duration(.months(let count)): Rational(count)
    default: nil
    }
  }

  /// Whether an amount is below zero; nil for what is none.
  var isNegative: Bool? { magnitude?.isNegative }

  /// An amount of money with its currency.
  private var money: (amount: Rational, currency: Currency)? {
    switch self {
    case .money(let money): (Rational(money.amount), money.currency)
    case .moneyFraction(let amount, let currency): (amount, currency)
    default: nil
    }
  }

  private static func money(_ amount: Rational, _ currency: Currency) -> FactValue {
    amount.exactDecimal.map { .money(Money($0, currency)) } ?? .moneyFraction(amount, currency)
  }

  // MARK: Calculation

  static func calculate(_ operation: Term.Operator, _ left: FactValue, _ right: FactValue) -> Outcome {
    let result: FactValue? =
      switch operation {
      case .add: sum(left, right)
      case .subtract: difference(left, right)
      case .multiply: product(left, right) ?? product(right, left)
      case .divide: quotient(left, right)
      }
    return result.map { .value($0) }
      ?? .unknown(Gap(uncomputable: ["\(left) \(operation.rawValue) \(right) cannot be computed"]))
  }

  private static func sum(_ left: FactValue, _ right: FactValue) -> FactValue? {
    switch (left, right) {
    case (.number(let one), .number(let other)): return .number(one + other)
    case (.percent(let one), .percent(let other)): return .percent(one + other)
    case (.nothing, let amount) where amount.magnitude != nil: return amount
    case (let amount, .nothing) where amount.magnitude != nil: return amount
    // The digits that were written are kept.
    case (.money(let one), .money(let other)) where one.currency == other.currency:
      return .money(Money(one.amount + other.amount, one.currency))
    case (.quantity(let one), .quantity(let other)):
      return other.converted(to: one.unit).map { .quantity(Quantity(one.magnitude + $0.magnitude, one.unit)) }
    case (.date(let day), .duration(let duration)): return .date(day.adding(duration))
    case (.duration(let one), .duration(let other)): return one.adding(other).map { .duration($0) }
    case (.moneyPer(let one, let currency, let unit), .moneyPer(let other, let second, let per))
    where currency == second && unit.isComparable(with: per):
      return (other * unit.factor).divided(by: per.factor).map { .moneyPer(one + $0, currency, unit) }
    default:
      guard let one = left.money, let other = right.money, one.currency == other.currency else { return nil }
      return money(one.amount + other.amount, one.currency)
    }
  }

  private static func difference(_ left: FactValue, _ right: FactValue) -> FactValue? {
    switch (left, right) {
    case (.date(let one), .date(let other)): .duration(.days(one.dayNumber - other.dayNumber))
    case (.date(let day), .duration(let duration)): .date(day.adding(-duration))
    case (.duration(let one), .duration(let other)): one.adding(-other).map { .duration($0) }
    case (.money(let one), .money(let other)) where one.currency == other.currency:
      .money(Money(one.amount - other.amount, one.currency))
    default: right.scaled(by: Rational(-1)).flatMap { sum(left, $0) }
    }
  }

  private static func product(_ left: FactValue, _ right: FactValue) -> FactValue? {
    switch (left, right) {
    case (.number(let one), .number(let other)): .number(one * other)
    // The sum of nothing may be an amount of money as well.
    case (.percent, .nothing), (.moneyPer, .nothing): .nothing
    case (_, .number(let factor)): left.scaled(by: factor)
    case (.number, .percent): nil
    case (_, .percent(let share)): left.scaled(by: share)
    case (.moneyPer(let amount, let currency, let per), .quantity(let quantity)):
      quantity.converted(to: per).map { money(amount * $0.magnitude, currency) }
    default: nil
    }
  }

  private static func quotient(_ left: FactValue, _ right: FactValue) -> FactValue? {
    switch (left, right) {
    case (.number(let one), .number(let other)): return one.divided(by: other).map { .number($0) }
    case (_, .number(let divisor)): return Rational(1).divided(by: divisor).flatMap { left.scaled(by: $0) }
    case (.nothing, _): return right.magnitude.map(\.isZero) == false ? .nothing : nil
    case (.percent(let one), .percent(let other)): return one.divided(by: other).map { .number($0) }
    case (_, .percent(let share)): return Rational(1).divided(by: share).flatMap { left.scaled(by: $0) }
    case (.quantity(let one), .quantity(let other)):
      return other.converted(to: one.unit).flatMap { one.magnitude.divided(by: $0.magnitude) }.map { .number($0) }
    case (.moneyPer(let one, let currency, let unit), .moneyPer(let other, let second, let per))
    where currency == second && unit.isComparable(with: per):
      return (one * per.factor).divided(by: other * unit.factor).map { .number($0) }
    default: break
    }
    guard let one = left.money else { return nil }
    if case .quantity(let quantity) = right {
      return one.amount.divided(by: quantity.magnitude).map { .moneyPer($0, one.currency, quantity.unit) }
    }
    guard let other = right.money, one.currency == other.currency else { return nil }
    return one.amount.divided(by: other.amount).map { .number($0) }
  }

  /// So many times an amount; nil for what is none.
  private func scaled(by factor: Rational) -> FactValue? {
    switch self {
    case .number(let value): .number(value * factor)
    case .percent(let value): .percent(value * factor)
    case .quantity(let quantity): .quantity(Quantity(quantity.magnitude * factor, quantity.unit))
    case .moneyPer(let amount, let currency, let unit): .moneyPer(amount * factor, currency, unit)
    default: money.map { Self.money($0.amount * factor, $0.currency) }
    }
  }
}
