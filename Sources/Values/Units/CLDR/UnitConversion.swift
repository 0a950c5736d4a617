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
  /// ``scale`` where its digits end and nothing but it is needed: no common divisor has to be sought then.
  private let plainScale: Decimal?
  private let hasOffset: Bool
  /// Whether the true factor has no end of digits, so that every result is rounded.
  private let isApproximate: Bool

  /// The conversion between two units; `nil` where they measure different things.
  public init?(from source: MeasureUnit, to target: MeasureUnit) {
    let isInverse = !source.dimension.isEmpty && source.dimension == target.dimension.mapValues { -$0 }
    guard source.dimension == target.dimension || isInverse,
      let scale = isInverse
        ? Rational(1).divided(by: source.factor * target.factor) : source.factor.divided(by: target.factor)
    else { return nil }
    self.source = source
    self.target = target
    self.isInverse = isInverse
    self.scale = scale
    hasOffset = !source.offset.isZero || !target.offset.isZero
    isApproximate = source.isApproximate != target.isApproximate
    plainScale = isInverse || hasOffset || isApproximate ? nil : scale.exactDecimal?.normalized
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
    if digits == nil, let plainScale { return Result(value: (value * plainScale).normalized, isExact: true) }
    return exactly(Rational(value)).map { Self.decimal($0, digits: digits, isApproximate: isApproximate) }
  }

  /// The digits of a fraction.
  static func decimal(_ value: Rational, digits: Int?, isApproximate: Bool = false) -> Result {
    let exact = isApproximate && !value.isZero ? nil : value.exactDecimal.map(\.normalized)
    if let exact, digits.map({ exact.digitCount <= $0 }) ?? true { return Result(value: exact, isExact: true) }
    return Result(value: value.roundedHalfEven(significantDigits: digits ?? significantDigits), isExact: false)
  }
}
