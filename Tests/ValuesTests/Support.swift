import Values

/// A decimal of a text that the test itself writes.
func decimal(_ text: String) -> Decimal {
  guard let value = Decimal(text) else { preconditionFailure("the test writes no decimal: \(text)") }
  return value
}

/// `5`, `1.25` or `5/9` as an exact fraction.
func rational(_ text: String) -> Rational {
  let parts = text.split(separator: "/").map { Rational(decimal(String($0))) }
  guard let quotient = parts[0].divided(by: parts.count == 2 ? parts[1] : Rational(1)) else {
    preconditionFailure("the test divides by zero: \(text)")
  }
  return quotient
}

/// A day of a text that the test itself writes.
func day(_ text: String) -> CalendarDate {
  guard let value = CalendarDate(text) else { preconditionFailure("the test writes no day: \(text)") }
  return value
}

/// A unit by its symbol.
func unit(_ symbol: String) -> Unit {
  guard let unit = Unit.table(symbol) else { preconditionFailure("the test names no unit: \(symbol)") }
  return unit
}

/// A quantity such as `2.2` and `lb`.
func quantity(_ magnitude: String, _ symbol: String) -> Quantity {
  Quantity(rational(magnitude), unit(symbol))
}

/// Numbers that follow from a seed alone (SplitMix64, Steele, Lea and Flood 2014).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// The seeds of every property; the one that fails stands among the arguments of its test.
let seeds: [UInt64] = [1, 20_261_121, 0xDEAD_BEEF]
