import Values

/// The ways in which the numbers of an attribute are written: a unit or currency, and the place of the point.
///
/// A value is its form and its digits, so that `"2.50 kg"` is 250 of a form in which one is 0.01 kg. Within a form values
/// compare as their digits do, and two forms differ by an exact factor. Not thread-safe.
package final class NumberForms {
  package struct Form: Hashable {
    /// What one of it is where the point stands behind the last digit: `1 kg`, `1 EUR`, `1 %`.
    package let one: FactValue
    /// Digits behind the point.
    package let decimals: Int

    package init(one: FactValue, decimals: Int) { (self.one, self.decimals) = (one, decimals) }
  }

  /// Digits of a number that has a form; a number of more is looked at itself.
  package static let mostDigits = 15
  /// Below this are the numbers of so many digits.
  package static let limit: UInt64 = 1_000_000_000_000_000
  private static let mostForms = 1 << 12

  private var forms: [Form] = []
  private var numbers: [Form: Int32] = [:]

  package init() {}

  /// The number of a form, above those of what is not stated (``ValueClasses``); ``ValueClasses/unnumbered`` where there
  /// are too many.
  package func number(of form: Form) -> Int32 {
    if let known = numbers[form] { return known }
    guard forms.count < Self.mostForms else { return ValueClasses.unnumbered }
    let number = ValueClasses.someStated + Int32(clamping: forms.count)
    forms.append(form)
    numbers[form] = number
    return number
  }

  /// The form of a number.
  package subscript(number: Int32) -> Form { forms[Int(number - ValueClasses.someStated)] }

  /// A fact as its form and digits; without a form where it has too many digits.
  package func parts(of fact: Fact) -> (form: Int32, digits: Int64) {
    switch fact.state {
    case .missing: return (ValueClasses.missing, 0)
    case .none: return (ValueClasses.none, 0)
    case .unreadable: return (ValueClasses.unreadable, 0)
    case .stated(let value):
      guard let (one, magnitude) = value.unitAndMagnitude,
        let (digits, decimals) = magnitude.digits(atMost: Self.mostDigits)
      else {
        return (ValueClasses.unnumbered, 0)
      }
      return (number(of: Form(one: one, decimals: decimals)), digits)
    }
  }
}

extension FactValue {
  /// One of what it is an amount of, and how many; nil of what is no amount, and of temperatures, whose zeros differ.
  fileprivate var unitAndMagnitude: (one: FactValue, magnitude: Rational)? {
    switch self {
    case .number(let value): (.number(Rational(1)), value)
    case .percent(let value): (.percent(Rational(1)), value)
    case .quantity(let value) where value.unit.dimension != .temperature:
      (.quantity(Quantity(Rational(1), value.unit)), value.magnitude)
    case .money(let money): (.money(Money(Decimal(1), money.currency)), Rational(money.amount))
    case .moneyPer(let amount, let currency, let unit): (.moneyPer(Rational(1), currency, unit), amount)
    default: nil
    }
  }

  /// So many of an amount as its digits and the place of the point say.
  package func times(_ digits: Int64, decimals: Int) -> FactValue? {
    let factor = Decimal(digits: digits, decimals: decimals)
    return switch self {
    case .number(let one): .number(one * Rational(factor))
    case .percent(let one): .percent(one * Rational(factor))
    case .quantity(let one): .quantity(Quantity(one.magnitude * Rational(factor), one.unit))
    case .money(let one): .money(Money(one.amount * factor, one.currency))
    case .moneyPer(let one, let currency, let unit): .moneyPer(one * Rational(factor), currency, unit)
    default: nil
    }
  }
}
