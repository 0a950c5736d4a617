internal import BigInt

/// Powers of ten, the usual ones kept, and what is reckoned with them: counting digits and rounding.
enum PowersOfTen {
  private static let kept: [BigUInt] = {
    var powers: [BigUInt] = [1]
    while powers.count <= 128 { powers.append(powers[powers.count - 1] * 10) }
    return powers
  }()

  /// 10 to the power of `exponent`, which is zero or more.
  static func magnitude(_ exponent: Int) -> BigUInt {
    exponent < kept.count ? kept[exponent] : BigUInt(10).power(exponent)
  }

  /// The same, as a signed number.
  static func power(_ exponent: Int) -> BigInt { BigInt(magnitude(exponent)) }

  /// The decimal digits of a number; none of zero.
  static func digitCount(_ number: BigUInt) -> Int {
    guard !number.isZero else { return 0 }
    // The digits by the length in bits: so many, or one more.
    let least = Int(Double(number.bitWidth - 1) * 0.301_029_995_663_981_2)
    guard least + 1 < kept.count else { return number.description.utf8.count }
    return number >= kept[least + 1] ? least + 2 : number >= kept[least] ? least + 1 : least
  }

  /// `numerator / denominator`, neither of which is zero, rounded half to even to `count` significant digits (1 or more).
  static func roundedHalfEven(
    _ numerator: BigInt, over denominator: BigInt, significantDigits count: Int
  ) -> Decimal {
    let (above, below) = (numerator.magnitude, denominator.magnitude)
    // The quotient has so many digits or one more, by its length in bits; a second try mends the first.
    var shift = count - Int((Double(above.bitWidth - below.bitWidth) * 0.30103).rounded(.down))
    while true {
      let scaled = shift >= 0 ? above * magnitude(shift) : above
      let divisor = shift >= 0 ? below : below * magnitude(-shift)
      var (quotient, remainder) = scaled.quotientAndRemainder(dividingBy: divisor)
      let digits = digitCount(quotient)
      guard digits == count else {
        shift += count - digits
        continue
      }
      remainder <<= 1
      if remainder > divisor || (remainder == divisor && quotient.trailingZeroBitCount == 0) { quotient += 1 }
      let isNegative = (numerator.sign == .minus) != (denominator.sign == .minus)
      return Decimal(significand: BigInt(sign: isNegative ? .minus : .plus, magnitude: quotient), exponent: -shift)
    }
  }
}
