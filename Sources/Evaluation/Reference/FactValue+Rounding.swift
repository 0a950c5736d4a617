import Catalog
import Values

extension FactValue {
  /// A value rounded to a multiple of a step, half away from zero; to whole ones where no step is given.
  static func rounded(_ value: FactValue, to step: FactValue?) -> Outcome {
    result(value, step).map { .value($0) } ?? .unknown(Gap(uncomputable: ["\(value) cannot be rounded"]))
  }

  private static func result(_ value: FactValue, _ step: FactValue?) -> FactValue? {
    switch (value, step) {
    case (.number(let number), nil): return multiple(of: Rational(1), nearest: number).map { .number($0) }
    case (.number(let number), .number(let step)?): return multiple(of: step, nearest: number).map { .number($0) }
    case (.percent(let share), nil):
      return Rational(1).divided(by: Rational(100)).flatMap { multiple(of: $0, nearest: share) }.map { .percent($0) }
    case (.percent(let share), .percent(let step)?): return multiple(of: step, nearest: share).map { .percent($0) }
    case (.quantity(let quantity), nil):
      return multiple(of: Rational(1), nearest: quantity.magnitude).map { .quantity(Quantity($0, quantity.unit)) }
    case (.quantity(let quantity), .quantity(let step)?):
      return quantity.converted(to: step.unit).flatMap { multiple(of: step.magnitude, nearest: $0.magnitude) }
        .map { .quantity(Quantity($0, step.unit)) }
    case (.moneyPer(let amount, let currency, let unit), nil):
      return multiple(of: Rational(1), nearest: amount).map { .moneyPer($0, currency, unit) }
    // 0.0075 EUR/g is rounded as 7.50 EUR/kg where the step is per kilogram.
    case (.moneyPer(let amount, let currency, let unit), .moneyPer(let step, let second, let per)?)
    where currency == second && unit.isComparable(with: per):
      return (amount * per.factor).divided(by: unit.factor).flatMap { multiple(of: step, nearest: $0) }
        .map { .moneyPer($0, currency, per) }
    case (.money(let money), _): return rounded(Rational(money.amount), money.currency, step)
    case (.moneyFraction(let amount, let currency), _): return rounded(amount, currency, step)
    default: return nil
    }
  }

  /// Money keeps the digits of its step: 1.05 EUR and 3.00 EUR for steps of 0.05 EUR and 0.01 EUR.
  private static func rounded(_ amount: Rational, _ currency: Currency, _ step: FactValue?) -> FactValue? {
    var unit = Decimal(1)
    switch step {
    case nil: break
    case .money(let step)? where step.currency == currency: unit = step.amount
    default: return nil
    }
    return count(of: Rational(unit), nearest: amount).map { .money(Money($0 * unit, currency)) }
  }

  private static func multiple(of step: Rational, nearest value: Rational) -> Rational? {
    count(of: step, nearest: value).map { Rational($0) * step }
  }

  /// How many steps come nearest; nil where the step is not above zero.
  private static func count(of step: Rational, nearest value: Rational) -> Decimal? {
    guard !step.isNegative else { return nil }
    return value.divided(by: step)?.rounded(fractionDigits: 0)
  }
}
