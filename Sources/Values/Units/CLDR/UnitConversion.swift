internal import BigInt

/// The conversion of one unit into another, made ready for many values.
public struct UnitConversion: Sendable {
  /// A result with the digits that it has.
  public struct Result: Hashable, Sendable {
    /// The exact value where its digits end; else rounded half to even, to 34 significant digits or as asked.
    public let value: Decimal
    /// Whether nothing was rounded.
    public let isExact: Bool
  }

  /// The digits of a result whose digits do not end, those of IEEE 754's decimal128.
  public static let significantDigits = 34

  private let source: MeasureUnit
  private let target: MeasureUnit
  /// Whether one is the inverse of the other: miles per gallon, litres per 100 kilometres.
  private let isInverse: Bool
  /// The exact fraction that a plain value is multiplied by.
  private let scale: Rational
  private let hasOffset: Bool
  /// Whether the true factor has no end of digits, so that every result is rounded.
  private let isApproximate: Bool
  /// Where the units are not inverse, a value times ``multiplier``, and ``shift`` added, over ``divisor``.
  private let multiplier: BigInt
  private let shift: BigInt
  private let divisor: DecimalQuotient.Divisor

  /// The conversion between two units; `nil` where they measure different things.
  public init?(from source: MeasureUnit, to target: MeasureUnit) {
    let isInverse = !source.dimension.isEmpty && source.dimension == target.dimension.mapValues { -$0 }
    guard source.dimension == target.dimension || isInverse,
      let scale = isInverse
        ? Rational(1).divided(by: source.factor * target.factor) : source.factor.divided(by: target.factor),
      let offset = (source.offset - target.offset).divided(by: target.factor)
    else { return nil }
    self.source = source
    self.target = target
    self.isInverse = isInverse
    self.scale = scale
    hasOffset = !source.offset.isZero || !target.offset.isZero
    isApproximate = source.isApproximate != target.isApproximate
    let common =
      scale.denominator * offset.denominator / scale.denominator.greatestCommonDivisor(with: offset.denominator)
    multiplier = scale.numerator * (common / scale.denominator)
    shift = offset.numerator * (common / offset.denominator)
    divisor = DecimalQuotient.Divisor(common)
  }

  /// The exact value in the other unit; `nil` for zero where the units are inverse.
  public func exactly(_ value: Rational) -> Rational? {
    if isInverse { return scale.divided(by: value) }
    guard hasOffset else { return value * scale }
    return (value * source.factor + source.offset - target.offset).divided(by: target.factor)
  }

  /// The value in the other unit, in decimal digits.
  ///
  /// - Parameter digits: Significant digits to round to, half to even; where nothing is said, as ``Result/value`` has it.
  /// - Returns: `nil` for zero where the units are inverse.
  public func callAsFunction(_ value: Decimal, digits: Int? = nil) -> Result? {
    quotient(value)?.decimal(digits: digits, isApproximate: isApproximate)
  }

  /// The exact value in the other unit; `nil` for zero where the units are inverse.
  func quotient(_ value: Decimal) -> DecimalQuotient? {
    if isInverse { return inverse(of: value) }
    if value.exponent >= 0 {
      let whole = value.exponent == 0 ? value.significand : value.significand * PowersOfTen.power(value.exponent)
      return DecimalQuotient(numerator: whole * multiplier + shift, divisor: divisor, tens: 0)
    }
    var numerator = value.significand * multiplier
    if !shift.isZero { numerator += shift * PowersOfTen.power(-value.exponent) }
    return DecimalQuotient(numerator: numerator, divisor: divisor, tens: -value.exponent)
  }

  private func inverse(of value: Decimal) -> DecimalQuotient? {
    guard !value.isZero else { return nil }
    let divisor = BigInt(sign: .plus, magnitude: value.significand.magnitude) * scale.denominator
    let numerator = value.isNegative ? -scale.numerator : scale.numerator
    return value.exponent >= 0
      ? DecimalQuotient(numerator: numerator, divisor: .init(divisor), tens: value.exponent)
      : DecimalQuotient(numerator: numerator * PowersOfTen.power(-value.exponent), divisor: .init(divisor), tens: 0)
  }

  /// The exact value of a quotient in the other unit, where the units are not inverse and have one zero.
  func quotient(_ value: DecimalQuotient) -> DecimalQuotient {
    DecimalQuotient(numerator: value.numerator * multiplier, divisor: value.divisor * divisor, tens: value.tens)
  }
}
