/// A day of the proleptic Gregorian calendar, in a market's own calendar: no time and no zone.
public struct CalendarDate: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01.
  public let dayNumber: Int

  /// The day `dayNumber` days after 1970-01-01.
  public init(dayNumber: Int) {
    self.dayNumber = dayNumber
  }

  /// A day by its parts; `nil` where there is no such day (2026-02-29) or the year is not from 1 through 9999.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.days(inMonth: month, of: year)
    else { return nil }
    // Days from civil, Howard Hinnant: years begin in March so that the leap day comes last.
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    dayNumber = era * 146_097 + dayOfEra - 719_468
  }

  /// Reads `yyyy-mm-dd` and nothing else.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for byte in bytes[range] {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        value = value * 10 + Int(byte - UInt8(ascii: "0"))
      }
      return value
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The number of days of a month (1 through 12).
  public static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: return 30
    default: return 31
    }
  }

  /// Year, month and day.
  public var parts: (year: Int, month: Int, day: Int) {
    let shifted = dayNumber + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// The day after.
  public var next: CalendarDate { CalendarDate(dayNumber: dayNumber + 1) }

  /// The day before.
  public var previous: CalendarDate { CalendarDate(dayNumber: dayNumber - 1) }

  /// The day `duration` later; months stop at the month's last day (2026-01-31 plus a month is 2026-02-28).
  ///
  /// A result outside the years 1 to 9999 is held at the calendar's first or last day.
  public func adding(_ duration: CalendarDuration) -> CalendarDate {
    switch duration {
    case .days(let count):
      let (sum, isTooFar) = dayNumber.addingReportingOverflow(count)
      if isTooFar { return count > 0 ? Self.last : Self.first }
      return CalendarDate(dayNumber: min(max(sum, Self.first.dayNumber), Self.last.dayNumber))
    case .months(let count):
      let (year, month, day) = parts
      let (months, isTooFar) = (year * 12 + month - 1).addingReportingOverflow(count)
      if isTooFar { return count > 0 ? Self.last : Self.first }
      guard months >= 12 else { return Self.first }
      guard months < 10_000 * 12 else { return Self.last }
      let (newYear, newMonth) = (months / 12, months % 12 + 1)
      let newDay = min(day, Self.days(inMonth: newMonth, of: newYear))
      return CalendarDate(year: newYear, month: newMonth, day: newDay) ?? self
    }
  }

  /// 0001-01-01.
  public static let first = CalendarDate(dayNumber: -719_162)
  /// 9999-12-31.
  public static let last = CalendarDate(dayNumber: 2_932_896)

  /// The order of the calendar.
  public static func < (left: CalendarDate, right: CalendarDate) -> Bool { left.dayNumber < right.dayNumber }
}

extension CalendarDate: CustomStringConvertible {
  /// `yyyy-mm-dd`.
  public var description: String {
    let (year, month, day) = parts
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}
