package import BigInt

/// An exact decimal number: `significand × 10^exponent`, with the digits that were written.
///
/// Money, rates and thresholds are decimals and never pass through binary floating point. Two decimals are equal when
/// their values are (`1.50 == 1.5`); ``description`` keeps the digits as they were written.
public struct Decimal: Sendable {
  /// The digits, with the sign.
  package let significand: BigInt
  /// The power of ten, from -6144 through 6144.
  package let exponent: Int

  /// The bound of the exponent and of the number of digits, that of IEEE 754's decimal128 exponent range.
  ///
  /// It keeps hostile input such as `1e999999999` from asking for gigabytes when it meets another number.
  package static let exponentLimit = 6144

  package init(significand: BigInt, exponent: Int) {
    self.significand = significand
    self.exponent = exponent
  }

  /// A whole number.
  public init(_ integer: Int) {
    self.init(significand: BigInt(integer), exponent: 0)
  }

  /// Reads `-12.50`, `1e3` or `+.5`: ASCII digits with at most one point and an optional exponent, nothing else.
  ///
  /// - Returns: `nil` for any other text, and for numbers beyond ``exponentLimit``.
  public init?(_ text: some StringProtocol) {
    var digits: [UInt8] = []
    var exponent = 0
    var negative = false
    var sawDigit = false
    var sawPoint = false
    var bytes = text.utf8.makeIterator()
    var next = bytes.next()
    if next == UInt8(ascii: "-") || next == UInt8(ascii: "+") {
      negative = next == UInt8(ascii: "-")
      next = bytes.next()
    }
    scan: while let byte = next {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        sawDigit = true
        digits.append(byte)
        if sawPoint { exponent -= 1 }
      case UInt8(ascii: ".") where !sawPoint:
        sawPoint = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        guard sawDigit, let written = Self.exponent(from: &bytes) else { return nil }
        exponent += written
        break scan
      default:
        return nil
      }
      next = bytes.next()
    }
    // Zeros at both ends count for nothing, so that every ``description`` reads back.
    let isZero: (UInt8) -> Bool = { $0 == UInt8(ascii: "0") }
    let significant = digits.drop(while: isZero).reversed().drop(while: isZero).count
    guard sawDigit, significant <= Self.exponentLimit, digits.count <= 3 * Self.exponentLimit,
      abs(exponent) <= Self.exponentLimit,
      let magnitude = BigInt(String(decoding: digits, as: UTF8.self))
    else { return nil }
    self.init(significand: negative ? -magnitude : magnitude, exponent: exponent)
  }

  private static func exponent(from bytes: inout some IteratorProtocol<UInt8>) -> Int? {
    var sign = 1
    var value = 0
    var count = 0
    var sawSign = false
    while let byte = bytes.next() {
      switch byte {
      case UInt8(ascii: "-") where count == 0 && !sawSign: (sign, sawSign) = (-1, true)
      case UInt8(ascii: "+") where count == 0 && !sawSign: sawSign = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        count += 1
        value = min(value * 10 + Int(byte - UInt8(ascii: "0")), exponentLimit * 4)
      default: return nil
      }
    }
    return count > 0 ? sign * value : nil
  }

  /// Whether the value is zero, whatever the digits.
  public var isZero: Bool { significand.isZero }

  /// Whether the value is below zero.
  public var isNegative: Bool { significand.sign == .minus && !significand.isZero }

  /// The same value without trailing zeros: `1.500` is `1.5`, `1200` is `12e2`.
  package var normalized: Decimal {
    guard !significand.isZero else { return Decimal(0) }
    var digits = significand
    var power = exponent
    // A zero at the end is a factor of two, too: an odd number has none.
    while digits.trailingZeroBitCount > 0 {
      let (quotient, remainder) = digits.quotientAndRemainder(dividingBy: 10)
      guard remainder.isZero else { return Decimal(significand: digits, exponent: power) }
      digits = quotient
      power += 1
    }
    return Decimal(significand: digits, exponent: power)
  }

  /// The significand when the number is written with `power` as its exponent; `power` must not be above ``exponent``.
  private func significand(scaledTo power: Int) -> BigInt {
    significand * BigInt(10).power(exponent - power)
  }
}

extension Decimal {
  /// The exact sum.
  public static func + (left: Decimal, right: Decimal) -> Decimal {
    let power = min(left.exponent, right.exponent)
    return Decimal(significand: left.significand(scaledTo: power) + right.significand(scaledTo: power), exponent: power)
  }

  /// The exact difference.
  public static func - (left: Decimal, right: Decimal) -> Decimal { left + -right }

  /// The number with the other sign.
  public static prefix func - (value: Decimal) -> Decimal {
    Decimal(significand: -value.significand, exponent: value.exponent)
  }

  /// The exact product.
  public static func * (left: Decimal, right: Decimal) -> Decimal {
    Decimal(significand: left.significand * right.significand, exponent: left.exponent + right.exponent)
  }

  /// Rounds half away from zero, as invoices do, to `fractionDigits` digits after the point (0 or more).
  public func rounded(fractionDigits: Int) -> Decimal {
    Rational(self).rounded(fractionDigits: fractionDigits)
  }
}

extension Decimal: Comparable, Hashable {
  /// Equality of values: `1.50 == 1.5`.
  public static func == (left: Decimal, right: Decimal) -> Bool {
    if left.exponent == right.exponent { return left.significand == right.significand }
    return (left - right).isZero
  }

  /// The order of values.
  public static func < (left: Decimal, right: Decimal) -> Bool { (left - right).isNegative }

  /// Equal values hash alike, whatever their digits.
  public func hash(into hasher: inout Hasher) {
    let value = normalized
    hasher.combine(value.significand)
    hasher.combine(value.exponent)
  }
}

extension Decimal: CustomStringConvertible {
  /// Plain digits without an exponent: `12.50`, `-0.001`, `1200`. Reads back as an equal number.
  public var description: String {
    let digits = String(significand.magnitude)
    let sign = isNegative ? "-" : ""
    if exponent >= 0 { return sign + (significand.isZero ? "0" : digits + String(repeating: "0", count: exponent)) }
    let fraction = -exponent
    let padded = String(repeating: "0", count: max(0, fraction + 1 - digits.count)) + digits
    return sign + padded.dropLast(fraction) + "." + padded.suffix(fraction)
  }
}
