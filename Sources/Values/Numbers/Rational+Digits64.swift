internal import BigInt

extension Decimal {
  /// The number of some digits with a point so many places from their end.
  package init(digits: Int64, decimals: Int) { self.init(significand: BigInt(digits), exponent: -decimals) }
}

extension Rational {
  /// The digits with the point taken out, and how many of them stood behind it; nil where they do not end, or are more
  /// than so many.
  package func digits(atMost most: Int) -> (digits: Int64, decimals: Int)? {
    let limit = BigUInt(10).power(most)
    var scaled = self
    for decimals in 0...most {
      if scaled.denominator == 1 {
        return scaled.numerator.magnitude < limit ? Int64(exactly: scaled.numerator).map { ($0, decimals) } : nil
      }
      scaled = scaled * Rational(10)
    }
    return nil
  }

  /// The least whole numbers that stand to each other as some numbers do; nil where they do not fit in 62 bits.
  package static func wholeRatio(of numbers: [Rational]) -> [Int64]? {
    let common = numbers.reduce(BigInt(1)) { common, number in
      common / common.greatestCommonDivisor(with: number.denominator) * number.denominator
    }
    let whole = numbers.map { $0.numerator * (common / $0.denominator) }
    let divisor = whole.reduce(BigInt(0)) { $0.greatestCommonDivisor(with: $1) }
    let least = divisor == 0 ? whole : whole.map { $0 / divisor }
    guard least.allSatisfy({ $0.magnitude.bitWidth <= 62 }) else { return nil }
    return least.compactMap { Int64(exactly: $0) }
  }
}
