internal import BigInt

extension Rational {
  /// The power of a whole exponent; `nil` for a negative one of zero.
  func raised(to power: Int) -> Rational? {
    guard power < 0 else { return Rational(numerator.power(power), over: denominator.power(power)) }
    return isZero ? nil : Rational(denominator.power(-power), over: numerator.power(-power))
  }

  /// The whole part, towards zero.
  var truncated: Decimal { Decimal(significand: numerator / denominator, exponent: 0) }

  /// Rounds half to even, to `count` significant digits (1 or more).
  public func roundedHalfEven(significantDigits count: Int) -> Decimal {
    guard !isZero else { return Decimal(0) }
    return PowersOfTen.roundedHalfEven(numerator, over: denominator, significantDigits: count)
  }
}

extension Decimal {
  /// The digits of the significand.
  var digitCount: Int { max(1, PowersOfTen.digitCount(significand.magnitude)) }
}
