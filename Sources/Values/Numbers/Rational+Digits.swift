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
    let (above, below) = (numerator.magnitude, denominator.magnitude)
    // The quotient has so many digits or one more, by its length in bits; a second try mends the first.
    var shift = count - Int((Double(above.bitWidth - below.bitWidth) * 0.30103).rounded(.down))
    while true {
      let scaled = shift >= 0 ? above * BigUInt(10).power(shift) : above
      let divisor = shift >= 0 ? below : below * BigUInt(10).power(-shift)
      var (quotient, remainder) = scaled.quotientAndRemainder(dividingBy: divisor)
      let digits = quotient.isZero ? 0 : quotient.description.utf8.count
      guard digits == count else {
        shift += count - digits
        continue
      }
      remainder *= 2
      if remainder > divisor || (remainder == divisor && (quotient & 1) == 1) { quotient += 1 }
      let magnitude = BigInt(quotient)
      return Decimal(significand: isNegative ? -magnitude : magnitude, exponent: -shift)
    }
  }
}

extension Decimal {
  /// The digits of the significand.
  var digitCount: Int { significand.magnitude.description.utf8.count }
}
