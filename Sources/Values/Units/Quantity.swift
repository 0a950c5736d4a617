/// An exact number of a unit.
///
/// Equality is of what is measured: `1000 g == 1 kg`. Quantities of different dimensions are never equal.
public struct Quantity: Sendable {
  /// How many of ``unit``.
  public let magnitude: Rational
  /// The unit that was written.
  public let unit: Unit

  /// So many of a unit.
  public init(_ magnitude: Rational, _ unit: Unit) {
    self.magnitude = magnitude
    self.unit = unit
  }

  /// So many of a unit.
  public init(_ magnitude: Decimal, _ unit: Unit) {
    self.init(Rational(magnitude), unit)
  }

  /// The value in the dimension's reference unit (``Unit/factor``).
  public var referenceValue: Rational { magnitude * unit.factor + unit.offset }

  /// The same quantity in another unit, exactly; `nil` where the two do not compare.
  public func converted(to other: Unit) -> Quantity? {
    guard unit.isComparable(with: other),
      let magnitude = (referenceValue - other.offset).divided(by: other.factor)
    else { return nil }
    return Quantity(magnitude, other)
  }

  /// Whether it is less than `other`; `nil` where the two do not compare.
  public func isLess(than other: Quantity) -> Bool? {
    unit.isComparable(with: other.unit) ? referenceValue < other.referenceValue : nil
  }
}

extension Quantity: Hashable, CustomStringConvertible {
  /// Equality of what is measured.
  public static func == (left: Quantity, right: Quantity) -> Bool {
    left.unit.isComparable(with: right.unit) && left.referenceValue == right.referenceValue
  }

  /// Equal quantities hash alike, whatever their units.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(unit.dimension)
    hasher.combine(referenceValue)
  }

  /// `2.2 lb`.
  public var description: String { "\(magnitude) \(unit.symbol)" }
}
