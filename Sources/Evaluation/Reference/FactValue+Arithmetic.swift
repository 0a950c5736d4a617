package import Catalog
import Values

extension Evaluator {
  func calculate(_ operation: Term.Operator, _ left: Term, _ right: Term) -> Outcome {
    let (left, right) = (evaluate(left), evaluate(right))
    switch (left, right) {
    case (.value(let left), .value(let right)): return FactValue.calculate(operation, left, right)
    case (.none, _), (_, .none): return .none
    default: return .unknown(left.gap.joined(with: right.gap))
    }
  }

  func rounded(_ value: FactValue, to step: FactValue?) -> Outcome {
    let digits: Int
    switch step {
    case .number(let step)?: digits = Self.fractionDigits(of: step)
    case .money(let step)?: digits = Self.fractionDigits(of: Rational(step.amount))
    case .moneyPer(let step, _, _)?: digits = Self.fractionDigits(of: step)
    default: digits = 0
    }
    switch value {
    case .number(let value): return .value(.number(Rational(value.rounded(fractionDigits: digits))))
    case .money(let value):
      return .value(.money(Money(value.amount.rounded(fractionDigits: digits), value.currency)))
    case .moneyPer(let amount, let currency, var unit):
      var amount = amount
      // 0.0075 EUR/g is rounded as 7.50 EUR/kg where the step is per kilogram.
      if case .moneyPer(_, _, let per)? = step, let scaled = (amount * per.factor).divided(by: unit.factor) {
        (amount, unit) = (scaled, per)
      }
      return .value(.moneyPer(Rational(amount.rounded(fractionDigits: digits)), currency, unit))
    default: return .unknown(Gap(uncomputable: ["\(value) cannot be rounded"]))
    }
  }

  private static func fractionDigits(of step: Rational) -> Int {
    let text = step.description
    guard let point = text.firstIndex(of: ".") else { return 0 }
    return text[point...].count - 1
  }
}

extension FactValue {
  package enum Order { case less, equal, greater }

  /// The order of two values; `nil` where they have none (two currencies, two dimensions, days and months).
  package static func order(_ left: FactValue, _ right: FactValue) -> Order? {
    func order<Value: Comparable>(_ left: Value, _ right: Value) -> Order {
      left < right ? .less : left == right ? .equal : .greater
    }
    switch (left, right) {
    case (.number(let left), .number(let right)), (.percent(let left), .percent(let right)):
      return order(left, right)
    // The sum of nothing is zero of whatever it is compared with.
    case (.number(let zero), let amount) where zero.isZero: return amount.magnitude.map { order(zero, $0) }
    case (let amount, .number(let zero)) where zero.isZero: return amount.magnitude.map { order($0, zero) }
    case (.money(let left), .money(let right)) where left.currency == right.currency:
      return order(left.amount, right.amount)
    case (.quantity(let left), .quantity(let right)) where left.unit.dimension == right.unit.dimension:
      return order(left.referenceValue, right.referenceValue)
    case (.date(let left), .date(let right)): return order(left, right)
    case (.duration(let left), .duration(let right)):
      guard let less = left.isShorter(than: right) else { return nil }
      return less ? .less : left == right ? .equal : .greater
    case (.moneyPer(let left, let currency, let unit), .moneyPer(let right, let second, let other))
    where currency == second && unit.dimension == other.dimension:
      return order(left * other.factor, right * unit.factor)
    default: return nil
    }
  }

  /// The number of an amount, whatever its unit: to compare it with zero.
  private var magnitude: Rational? {
    switch self {
    case .percent(let value): value
    case .money(let money): Rational(money.amount)
    case .moneyPer(let amount, _, _): amount
    case .quantity(let quantity) where quantity.unit.dimension != .temperature: quantity.magnitude
    default: nil
    }
  }

  static func calculate(_ operation: Term.Operator, _ left: FactValue, _ right: FactValue) -> Outcome {
    let result: FactValue? =
      switch (operation, left, right) {
      case (_, .number(let left), .number(let right)): number(operation, left, right).map { .number($0) }
      case (.add, .percent(let left), .percent(let right)): .percent(left + right)
      case (.subtract, .percent(let left), .percent(let right)): .percent(left - right)
      case (.multiply, .percent(let share), .number(let number)), (.multiply, .number(let number), .percent(let share)):
        .percent(share * number)
      case (.add, .money(let left), .money(let right)) where left.currency == right.currency:
        .money(Money(left.amount + right.amount, left.currency))
      case (.subtract, .money(let left), .money(let right)) where left.currency == right.currency:
        .money(Money(left.amount - right.amount, left.currency))
      case (.multiply, .money(let money), .number(let factor)), (.multiply, .number(let factor), .money(let money)):
        (Rational(money.amount) * factor).exactDecimal.map { .money(Money($0, money.currency)) }
      case (.divide, .money(let money), .quantity(let quantity)):
        Rational(money.amount).divided(by: quantity.magnitude).map { .moneyPer($0, money.currency, quantity.unit) }
      case (.multiply, .quantity(let quantity), .number(let factor)),
        (.multiply, .number(let factor), .quantity(let quantity)):
        .quantity(Quantity(quantity.magnitude * factor, quantity.unit))
      case (.add, .quantity(let left), .quantity(let right)):
        right.converted(to: left.unit).map { .quantity(Quantity(left.magnitude + $0.magnitude, left.unit)) }
      case (.subtract, .quantity(let left), .quantity(let right)):
        right.converted(to: left.unit).map { .quantity(Quantity(left.magnitude - $0.magnitude, left.unit)) }
      case (.add, .date(let day), .duration(let duration)): .date(day.adding(duration))
      case (.subtract, .date(let day), .duration(let duration)): .date(day.adding(-duration))
      default: nil
      }
    return result.map { .value($0) }
      ?? .unknown(Gap(uncomputable: ["\(left) \(operation.rawValue) \(right) cannot be computed"]))
  }

  private static func number(_ operation: Term.Operator, _ left: Rational, _ right: Rational) -> Rational? {
    switch operation {
    case .add: left + right
    case .subtract: left - right
    case .multiply: left * right
    case .divide: left.divided(by: right)
    }
  }
}
