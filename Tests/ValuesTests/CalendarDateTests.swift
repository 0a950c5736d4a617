import Testing
import Values

@Suite("Days of the calendar")
struct CalendarDateTests {
  // MARK: Day numbers

  @Test(
    "Days whose number is known",
    arguments: [
      ("0001-01-01", -719_162), ("1582-10-15", -141_427), ("1600-01-01", -135_140), ("1900-03-01", -25_508),
      ("1969-12-31", -1), ("1970-01-01", 0), ("1999-12-31", 10_956), ("2000-01-01", 10_957), ("2000-02-29", 11_016),
      ("2000-03-01", 11_017), ("2011-07-20", 15_175), ("2024-02-29", 19_782), ("2026-11-21", 20_778),
      ("2400-12-31", 157_419), ("9999-12-31", 2_932_896),
    ])
  func knownDays(_ text: String, _ number: Int) throws {
    #expect(try #require(CalendarDate(text)).dayNumber == number)
    #expect(CalendarDate(dayNumber: number).description == text)
  }

  @Test("Every day from 1600 through 2400 follows the one before and gives back its parts")
  func everyDay() {
    var expected = -135_140
    var wrong: [String] = []
    for year in 1600...2400 {
      let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
      for (index, length) in [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].enumerated() {
        for day in 1...length {
          let date = CalendarDate(year: year, month: index + 1, day: day)
          let isRight = date.map { $0.dayNumber == expected && $0.parts == (year, index + 1, day) } ?? false
          if !isRight, wrong.count < 10 { wrong.append("\(year)-\(index + 1)-\(day)") }
          expected += 1
        }
        if CalendarDate(year: year, month: index + 1, day: length + 1) != nil {
          wrong.append("\(year)-\(index + 1)-\(length + 1)")
        }
      }
    }
    #expect(wrong.isEmpty)
    #expect(expected == 157_420)
  }

  @Test("The first and the last day")
  func ends() {
    #expect(CalendarDate.first.description == "0001-01-01" && CalendarDate.last.description == "9999-12-31")
    #expect(CalendarDate(year: 0, month: 12, day: 31) == nil && CalendarDate(year: 10_000, month: 1, day: 1) == nil)
    #expect(CalendarDate(year: -1, month: 1, day: 1) == nil && CalendarDate(year: 2026, month: 1, day: -1) == nil)
  }

  // MARK: Texts

  @Test(
    "Texts that are no days",
    arguments: [
      "2026-02-29", "1900-02-29", "2100-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00", "2026-01-32",
      "0000-01-01", "2026-1-1", "26-01-01", "2026/01/01", "20260101", "2026-01-01 ", " 2026-01-01", "2026-01-01T00:00",
      "2026-1-011", "+026-01-01", "-001-01-01", "２０２６-01-01", "2026–01–01", "2026-01-0x", "01-02-2026", "", "today",
    ])
  func refuses(_ text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test("Texts that are days", arguments: ["2024-02-29", "2000-02-29", "0001-01-01", "0987-06-05", "9999-12-31"])
  func reads(_ text: String) throws {
    #expect(try #require(CalendarDate(text)).description == text)
  }

  // MARK: Reckoning

  @Test(
    "Months stop at the month's end",
    arguments: [
      ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2026-03-31", -1, "2026-02-28"),
      ("2026-10-31", 1, "2026-11-30"), ("2024-02-29", 12, "2025-02-28"), ("2024-02-29", 48, "2028-02-29"),
      ("2026-12-15", 1, "2027-01-15"), ("2026-01-15", -1, "2025-12-15"), ("2026-01-15", -13, "2024-12-15"),
      ("2026-05-31", 0, "2026-05-31"), ("2000-02-29", -1200, "1900-02-28"), ("2026-11-21", 36, "2029-11-21"),
    ])
  func months(_ start: String, _ count: Int, _ expected: String) {
    #expect(day(start).adding(.months(count)).description == expected)
  }

  @Test(
    "Days cross months and years",
    arguments: [
      ("2026-12-31", 1, "2027-01-01"), ("2024-02-28", 1, "2024-02-29"), ("2026-02-28", 1, "2026-03-01"),
      ("2026-11-21", 30, "2026-12-21"), ("2026-11-21", -365, "2025-11-21"), ("2026-01-01", 0, "2026-01-01"),
    ])
  func days(_ start: String, _ count: Int, _ expected: String) {
    #expect(day(start).adding(.days(count)).description == expected)
  }

  @Test("What lies outside the calendar is held at its ends")
  func heldAtTheEnds() {
    #expect(CalendarDate.last.adding(.days(1)) == .last && CalendarDate.last.adding(.months(1)) == .last)
    #expect(CalendarDate.first.adding(.days(-1)) == .first && CalendarDate.first.adding(.months(-1)) == .first)
    #expect(day("2026-11-21").adding(.days(10_000_000)) == .last)
    #expect(day("2026-11-21").adding(.days(-10_000_000)) == .first)
    #expect(day("2026-11-21").adding(.months(200_000)) == .last)
    #expect(day("2026-11-21").adding(.months(-200_000)) == .first)
    #expect(day("9998-12-31").adding(.months(12)) == .last && day("0002-01-01").adding(.months(-12)) == .first)
  }

  @Test("A day and its neighbours", arguments: seeds)
  func neighbours(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      // At least ten years from the ends of the calendar, where ten years back or forth are not held.
      let date = CalendarDate(dayNumber: Int.random(in: -715_000...2_929_000, using: &generator))
      let note: Comment = "seed \(seed): \(date)"
      #expect(date.next.previous == date && date.previous < date && date < date.next, note)
      #expect(date.adding(.days(1)) == date.next, note)
      #expect(CalendarDate(date.description) == date, note)
      let months = Int.random(in: -120...120, using: &generator)
      let moved = date.adding(.months(months))
      let (from, to) = (date.parts, moved.parts)
      #expect((to.year * 12 + to.month) - (from.year * 12 + from.month) == months, note)
      #expect(to.day == min(from.day, CalendarDate.days(inMonth: to.month, of: to.year)), note)
    }
  }
}

@Suite("Lengths of time")
struct CalendarDurationTests {
  @Test(
    "Counts with a unit",
    arguments: [
      ("30", "days", .days(30)), ("1", "day", .days(1)), ("2", "weeks", .days(14)), ("1", "week", .days(7)),
      ("36", "months", .months(36)), ("1", "month", .months(1)), ("3", "years", .months(36)),
      ("1", "year", .months(12)),
      ("1.5", "years", .months(18)), ("2.0", "days", .days(2)), ("-6", "months", .months(-6)), ("0", "days", .days(0)),
      ("1e2", "days", .days(100)), ("0.5", "days", nil), ("0.5", "months", nil), ("0.1", "years", nil),
      ("1", "hour", nil),
      ("1", "", nil), ("1", "Day", nil), ("1e400", "days", nil), ("9223372036854775808", "days", nil),
    ] as [(String, String, CalendarDuration?)])
  func reads(_ count: String, _ unit: String, _ expected: CalendarDuration?) {
    #expect(CalendarDuration(decimal(count), unit: unit) == expected)
  }

  @Test("Days and months do not compare")
  func comparison() {
    #expect(CalendarDuration.days(30).isShorter(than: .months(1)) == nil)
    #expect(CalendarDuration.months(1).isShorter(than: .days(400)) == nil)
    #expect(CalendarDuration.days(29).isShorter(than: .days(30)) == true)
    #expect(CalendarDuration.days(30).isShorter(than: .days(30)) == false)
    #expect(CalendarDuration.months(13).isShorter(than: .months(12)) == false)
    #expect(CalendarDuration.days(30) != .months(1))
  }

  @Test("Backwards, and as a text")
  func signsAndTexts() {
    #expect(-CalendarDuration.days(5) == .days(-5) && -CalendarDuration.months(-2) == .months(2))
    #expect(CalendarDuration.days(1).description == "1 day" && CalendarDuration.days(30).description == "30 days")
    #expect(
      CalendarDuration.months(36).description == "36 months" && CalendarDuration.months(1).description == "1 month")
    #expect(CalendarDuration.days(0).description == "0 days" && CalendarDuration.days(-1).description == "-1 day")
  }
}
