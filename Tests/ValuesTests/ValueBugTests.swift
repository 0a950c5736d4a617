import Testing
import Values

@Suite("Open faults of Values")
struct ValueBugTests {
  @Test("V1 two signs of an exponent are no number", arguments: ["1e+-5", "1e++5", "1e+++3", "1.5E+-1"])
  func exponentSigns(_ text: String) {
    #expect(Decimal(text) == nil)
  }

  @Test("V2 plain digits read back, also at the limits", arguments: ["1e6144", "1e-6144", "-1.5e-6143", "12e6143"])
  func roundTripAtTheLimits(_ text: String) {
    #expect(Decimal(decimal(text).description) == decimal(text))
  }

  @Test("V3 a day plus a huge length is held at the calendar's end")
  func hugeDurations() async {
    await #expect(processExitsWith: .success) {
      guard CalendarDate(dayNumber: 20_778).adding(.days(.max)) == .last else { fatalError("not held") }
    }
    await #expect(processExitsWith: .success) {
      guard CalendarDate(dayNumber: 20_778).adding(.months(.max)) == .last else { fatalError("not held") }
    }
    await #expect(processExitsWith: .success) {
      guard CalendarDate(dayNumber: -20_778).adding(.days(.min)) == .first else { fatalError("not held") }
    }
  }

  @Test("V3 the shortest length can be negated and shown")
  func shortestDuration() async {
    await #expect(processExitsWith: .success) { _ = (-CalendarDuration.days(.min)).description }
    await #expect(processExitsWith: .success) { _ = CalendarDuration.months(.min).description }
  }

  @Test(
    "V4 case does not matter where it does not tell units apart",
    arguments: [
      ("KG", "kg"), ("Kg", "kg"), ("G", "g"), ("MG", "mg"), ("ML", "ml"), ("mL", "ml"), ("L", "l"), ("CL", "cl"),
      ("CM", "cm"), ("Cm", "cm"), ("MM", "mm"), ("LB", "lb"), ("Lb", "lb"), ("OZ", "oz"), ("Oz", "oz"), ("FT", "ft"),
      ("FL_OZ", "fl_oz"), ("INCH", "inch"), ("GAL", "gal"), ("PX", "px"), ("PCS", "pcs"), ("°c", "°C"), ("kw", "kW"),
      ("KV", "kV"), ("KCAL", "kcal"), ("kj", "kJ"),
    ])
  func unitCase(_ name: String, _ symbol: String) {
    #expect(Unit.named(name)?.symbol == symbol)
  }

  @Test("V5 a micro sign and a Greek mu are the same letter in every unit", arguments: ["μg/kg", "μg", "μm"])
  func greekMu(_ name: String) {
    #expect(Unit.named(name) != nil)
  }

  @Test("V6 the Venezuelan digital bolívar is in list one of ISO 4217 (since 2021-10-01)")
  func venezuela() {
    #expect(Currency("VED")?.fractionDigits == 2)
  }
}
