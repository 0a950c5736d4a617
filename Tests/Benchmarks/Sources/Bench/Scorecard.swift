import Glibc

/// What was measured beside what is wanted: a line each, and at the end how many were missed.
struct Scorecard {
  private(set) var missed: [String] = []
  private(set) var met = 0

  /// A figure that must be at least so great.
  mutating func expect(_ name: String, _ figure: Double, atLeast wanted: Double, _ unit: String = "×") {
    tell(name, figure, "at least", wanted, unit, missedBy: figure > 0 ? wanted / figure : .infinity)
  }

  /// A figure that must be at most so great.
  mutating func expect(_ name: String, _ figure: Double, atMost wanted: Double, _ unit: String = "×") {
    tell(name, figure, "at most", wanted, unit, missedBy: figure / wanted)
  }

  private mutating func tell(
    _ name: String, _ figure: Double, _ relation: String, _ wanted: Double, _ unit: String, missedBy factor: Double
  ) {
    let line = "\(name): \(rounded(figure)) \(unit), wanted \(relation) \(rounded(wanted)) \(unit)"
    if factor > 1 {
      missed.append("\(line), missed by \(rounded(factor))")
      print("MISSED  \(line), missed by a factor of \(rounded(factor))")
    } else {
      met += 1
      print("met     \(line)")
    }
    // Seen at once, also where the output goes to a file.
    fflush(nil)
  }

  func tellTotal() {
    print("\n\(met) met, \(missed.count) missed")
    for line in missed { print("  \(line)") }
  }
}

/// Three significant figures, or whole numbers from 1,000.
func rounded(_ value: Double) -> String {
  guard value.isFinite, value != 0 else { return "\(value)" }
  if value.magnitude >= 1000 { return grouped(Int(value.rounded())) }
  var digits = 1.0
  while value.magnitude * digits < 100 { digits *= 10 }
  let text = "\((value * digits).rounded() / digits)"
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}

func grouped(_ number: Int) -> String {
  var text = ""
  for (place, digit) in String(number.magnitude).reversed().enumerated() {
    if place > 0, place.isMultiple(of: 3) { text.append(",") }
    text.append(digit)
  }
  return (number < 0 ? "-" : "") + String(text.reversed())
}
