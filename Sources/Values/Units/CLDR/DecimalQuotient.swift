internal import BigInt

/// A quotient that is not in lowest terms, made ready to be written in decimal digits.
///
/// To know whether its digits end it is enough to divide by what its divisor has beside twos and fives, so that no common
/// divisor has to be sought: that is what most of the time of ``Rational`` goes to.
struct DecimalQuotient: Sendable {
  /// What is divided by, with its twos and fives told apart.
  struct Divisor: Sendable {
    let value: BigInt
    /// ``value`` without its twos and fives.
    let residue: BigInt
    /// `residue / value` is `completion / 10^digits`.
    let completion: BigInt
    let digits: Int

    /// - Parameter value: above zero.
    init(_ value: BigInt) {
      let twos = value.trailingZeroBitCount
      var rest = value >> twos
      var fives = 0
      while true {
        let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: 5)
        guard remainder.isZero else { break }
        rest = quotient
        fives += 1
      }
      self.value = value
      residue = rest
      digits = max(twos, fives)
      completion = BigInt(2).power(digits - twos) * BigInt(5).power(digits - fives)
    }

    private init(value: BigInt, residue: BigInt, completion: BigInt, digits: Int) {
      (self.value, self.residue, self.completion, self.digits) = (value, residue, completion, digits)
    }

    static func * (left: Divisor, right: Divisor) -> Divisor {
      Divisor(
        value: left.value * right.value, residue: left.residue * right.residue,
        completion: left.completion * right.completion, digits: left.digits + right.digits)
    }
  }

  var numerator: BigInt
  let divisor: Divisor
  /// The power of ten by which it is divided, too; zero or more.
  let tens: Int

  private var denominator: BigInt { tens == 0 ? divisor.value : divisor.value * PowersOfTen.power(tens) }

  /// Whether it is so great or greater, its sign aside.
  func reaches(_ least: Rational) -> Bool {
    numerator.magnitude * least.denominator.magnitude >= least.numerator.magnitude * denominator.magnitude
  }

  /// The whole part, towards zero, and what is left.
  var wholeAndRest: (whole: Decimal, rest: DecimalQuotient) {
    let (whole, rest) = numerator.quotientAndRemainder(dividingBy: denominator)
    return (Decimal(significand: whole, exponent: 0), DecimalQuotient(numerator: rest, divisor: divisor, tens: tens))
  }

  /// The digits: all where they end, else rounded half to even.
  ///
  /// - Parameters:
  ///   - digits: Significant digits to round to; where nothing is said, 34 of those that do not end.
  ///   - isApproximate: The true value has no end of digits, whatever this one has.
  func decimal(digits: Int?, isApproximate: Bool) -> UnitConversion.Result {
    if numerator.isZero { return .init(value: Decimal(0), isExact: true) }
    if !isApproximate, let exact, digits.map({ exact.digitCount <= $0 }) ?? true {
      return .init(value: exact, isExact: true)
    }
    let rounded = PowersOfTen.roundedHalfEven(
      numerator, over: denominator, significantDigits: digits ?? UnitConversion.significantDigits)
    return .init(value: rounded, isExact: false)
  }

  /// The decimal with exactly this value, without trailing zeros; `nil` where its digits do not end.
  private var exact: Decimal? {
    var significand = numerator
    if divisor.residue != 1 {
      let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: divisor.residue)
      guard remainder.isZero else { return nil }
      significand = quotient
    }
    if divisor.completion != 1 { significand *= divisor.completion }
    return Decimal(significand: significand, exponent: -(divisor.digits + tens)).normalized
  }
}
