package import BigInt

/// An exact fraction in lowest terms, its denominator above zero.
///
/// Unit factors (`1 lb = 0.45359237 kg`, `1 °F = 5/9 K`) and quotients are fractions, so a conversion there and back
/// gives the same number.
public struct Rational: Sendable, Hashable {
  package let numerator: BigInt
  package let denominator: BigInt

  /// A whole number.
  public init(_ integer: Int) {
    numerator = BigInt(integer)
    denominator = 1
  }

  /// The exact value of a decimal.
  public init(_ decimal: Decimal) {
    if decimal.exponent >= 0 {
      self.init(decimal.significand * BigInt(10).power(decimal.exponent), over: 1)
    } else {
      self.init(decimal.significand, over: BigInt(10).power(-decimal.exponent))
    }
  }

  /// `numerator / denominator` in lowest terms; `denominator` must not be zero.
  package init(_ numerator: BigInt, over denominator: BigInt) {
    let divisor = numerator.greatestCommonDivisor(with: denominator)
    let sign: BigInt = denominator.sign == .minus ? -1 : 1
    self.numerator = sign * numerator / divisor
    self.denominator = sign * denominator / divisor
  }

  /// Whether the value is zero.
  public var isZero: Bool { numerator.isZero }

  /// Whether the value is below zero.
  public var isNegative: Bool { numerator.sign == .minus && !numerator.isZero }

  /// The exact sum.
  public static func + (left: Rational, right: Rational) -> Rational {
    Rational(
      left.numerator * right.denominator + right.numerator * left.denominator,
      over: left.denominator * right.denominator)
  }

  /// The exact difference.
  public static func - (left: Rational, right: Rational) -> Rational { left + -right }

  /// The number with the other sign.
  public static prefix func - (value: Rational) -> Rational { Rational(-value.numerator, over: value.denominator) }

  /// The exact product.
  public static func * (left: Rational, right: Rational) -> Rational {
    Rational(left.numerator * right.numerator, over: left.denominator * right.denominator)
  }

  /// The exact quotient; `nil` when the divisor is zero.
  public func divided(by divisor: Rational) -> Rational? {
    guard !divisor.isZero else { return nil }
    return Rational(numerator * divisor.denominator, over: denominator * divisor.numerator)
  }

  /// Rounds half away from zero to `fractionDigits` digits after the point (0 or more).
  public func rounded(fractionDigits: Int) -> Decimal {
    let scaled = numerator.magnitude * BigUInt(10).power(fractionDigits)
    var (quotient, remainder) = scaled.quotientAndRemainder(dividingBy: denominator.magnitude)
    if remainder * 2 >= denominator.magnitude { quotient += 1 }
    let magnitude = BigInt(quotient)
    return Decimal(significand: isNegative ? -magnitude : magnitude, exponent: -fractionDigits)
  }

  /// Rounds half away from zero to `count` significant digits (1 or more).
  public func rounded(significantDigits count: Int) -> Decimal {
    guard !isZero else { return Decimal(0) }
    let position = integerDigits
    guard count < position else { return rounded(fractionDigits: count - position).normalized }
    let power = position - count
    let shrunk = Rational(numerator, over: denominator * BigInt(10).power(power)).rounded(fractionDigits: 0)
    return Decimal(significand: shrunk.significand, exponent: power)
  }

  /// The number of digits before the point; zero or below where the first digit stands after it (0.05 has -1).
  private var integerDigits: Int {
    let whole = numerator.magnitude / denominator.magnitude
    if !whole.isZero { return String(whole).count }
    var digits = 0
    var scaled = numerator.magnitude * 10
    while scaled < denominator.magnitude {
      scaled *= 10
      digits -= 1
    }
    return digits
  }

  /// The decimal with exactly this value; `nil` when its digits do not end (1/3).
  public var exactDecimal: Decimal? {
    let twos = denominator.trailingZeroBitCount
    var rest = denominator >> twos
    var fives = 0
    while rest > 1 {
      let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: 5)
      guard remainder.isZero else { return nil }
      rest = quotient
      fives += 1
    }
    let digits = max(twos, fives)
    let significand = numerator * BigInt(2).power(digits - twos) * BigInt(5).power(digits - fives)
    return Decimal(significand: significand, exponent: -digits)
  }
}

extension Rational: Comparable, CustomStringConvertible {
  /// The order of values.
  public static func < (left: Rational, right: Rational) -> Bool {
    left.numerator * right.denominator < right.numerator * left.denominator
  }

  /// The exact decimal where there is one, else 12 significant digits and "…".
  public var description: String {
    exactDecimal?.description ?? "\(rounded(significantDigits: 12))…"
  }
}
