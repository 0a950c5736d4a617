/// A length of time in days or in months, two kinds that do not compare: a month has no fixed number of days.
public enum CalendarDuration: Hashable, Sendable {
  /// So many days.
  case days(Int)
  /// So many months; a year is twelve.
  case months(Int)

  /// The same length backwards.
  public static prefix func - (duration: CalendarDuration) -> CalendarDuration {
    switch duration {
    case .days(let count): .days(count == .min ? .max : -count)
    case .months(let count): .months(count == .min ? .max : -count)
    }
  }

  /// Both lengths together; `nil` for days and months, and beyond 64 bits.
  public func adding(_ other: CalendarDuration) -> CalendarDuration? {
    switch (self, other) {
    case (.days(let one), .days(let other)):
      let (sum, isTooMuch) = one.addingReportingOverflow(other)
      return isTooMuch ? nil : .days(sum)
    case (.months(let one), .months(let other)):
      let (sum, isTooMuch) = one.addingReportingOverflow(other)
      return isTooMuch ? nil : .months(sum)
    default: return nil
    }
  }

  /// Whether `self` is shorter than `other`; `nil` for days against months.
  public func isShorter(than other: CalendarDuration) -> Bool? {
    switch (self, other) {
    case (.days(let left), .days(let right)), (.months(let left), .months(let right)): left < right
    default: nil
    }
  }

  /// Reads a count and a unit: `day`, `week`, `month`, `year`, with or without a plural s.
  ///
  /// - Returns: `nil` for another unit, and for a fraction that is not a whole number of days or months.
  public init?(_ count: Decimal, unit: String) {
    let factors: [String: (Int, Bool)] = [
      "day": (1, false), "days": (1, false), "week": (7, false), "weeks": (7, false),
      "month": (1, true), "months": (1, true), "year": (12, true), "years": (12, true),
    ]
    guard let (factor, isMonths) = factors[unit] else { return nil }
    let total = count * Decimal(factor)
    guard let whole = Int(exactly: total) else { return nil }
    self = isMonths ? .months(whole) : .days(whole)
  }
}

extension CalendarDuration: CustomStringConvertible {
  /// `30 days`, `36 months`.
  public var description: String {
    switch self {
    case .days(let count): "\(count) day\(count.magnitude == 1 ? "" : "s")"
    case .months(let count): "\(count) month\(count.magnitude == 1 ? "" : "s")"
    }
  }
}

extension Int {
  /// The integer with exactly this value; `nil` for a fraction or beyond 64 bits.
  public init?(exactly decimal: Decimal) {
    let value = decimal.normalized
    guard value.exponent >= 0, value.exponent <= 19, let whole = Int(value.description) else { return nil }
    self = whole
  }
}
