import Testing
import Values

@Suite("Exact fractions")
struct RationalTests {
  // MARK: Laws

  @Test("The laws of a field", arguments: seeds)
  func laws(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<300 {
      let (a, b, c) = (
        Self.random(using: &generator), Self.random(using: &generator), Self.random(using: &generator)
      )
      let note: Comment = "seed \(seed): \(a.text), \(b.text), \(c.text)"
      let (x, y, z) = (a.value, b.value, c.value)
      #expect((x + y) + z == x + (y + z), note)
      #expect((x * y) * z == x * (y * z), note)
      #expect(x + y == y + x && x * y == y * x, note)
      #expect(x * (y + z) == x * y + x * z, note)
      #expect(x - y + y == x, note)
      #expect(-(-x) == x && (x + -x).isZero, note)
      #expect(x + Rational(0) == x && x * Rational(1) == x, note)
      #expect((x * y).hashValue == (y * x).hashValue, note)
      #expect((x - y).isNegative == (x < y), note)
      if y.isZero {
        #expect(x.divided(by: y) == nil, note)
      } else {
        #expect(x.divided(by: y).map { $0 * y } == x, note)
      }
    }
  }

  @Test("Order and sums agree with a reckoning in integers", arguments: seeds)
  func likeIntegers(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      let (a, b) = (Self.random(using: &generator), Self.random(using: &generator))
      let note: Comment = "seed \(seed): \(a.text), \(b.text)"
      #expect((a.value < b.value) == (a.top * b.bottom < b.top * a.bottom), note)
      #expect((a.value == b.value) == (a.top * b.bottom == b.top * a.bottom), note)
      let sum = rational("\(a.top * b.bottom + b.top * a.bottom)/\(a.bottom * b.bottom)")
      #expect(a.value + b.value == sum, note)
    }
  }

  private struct Sample {
    let top: Int
    let bottom: Int
    var text: String { "\(top)/\(bottom)" }
    var value: Rational { rational(text) }
  }

  private static func random(using generator: inout SeededGenerator) -> Sample {
    Sample(top: Int.random(in: -999...999, using: &generator), bottom: Int.random(in: 1...999, using: &generator))
  }

  @Test("One value has one form")
  func lowestTerms() {
    #expect(rational("2/4") == rational("-1/-2"))
    #expect(rational("2/4").hashValue == rational("0.5").hashValue)
    #expect(rational("0/7") == Rational(0) && !rational("0/-7").isNegative)
    #expect(rational("1/-3").isNegative && rational("1/-3") == rational("-1/3"))
    #expect(Rational(decimal("12e2")) == Rational(1200) && Rational(decimal("-0.250")) == rational("-1/4"))
    #expect(Rational(1).divided(by: Rational(0)) == nil)
    #expect(Rational(0).divided(by: Rational(0)) == nil)
    #expect(Rational(0).divided(by: Rational(-5)) == Rational(0))
  }

  // MARK: Decimals

  @Test(
    "Fractions whose digits end",
    arguments: [
      ("1/8", "0.125"), ("3/40", "0.075"), ("-7/20", "-0.35"), ("1/1024", "0.0009765625"), ("10/1", "10"), ("0/9", "0"),
      ("6/3", "2"), ("1/5", "0.2"), ("1/2", "0.5"), ("9/6", "1.5"), ("-1/10000000000", "-0.0000000001"),
    ])
  func endingDigits(_ fraction: String, _ expected: String) {
    #expect(rational(fraction).exactDecimal?.description == expected)
    #expect(rational(fraction).description == expected)
  }

  @Test("Fractions whose digits do not end", arguments: ["1/3", "-2/3", "5/9", "1/7", "1/30", "100/99", "1/2047"])
  func endlessDigits(_ fraction: String) {
    #expect(rational(fraction).exactDecimal == nil)
    #expect(rational(fraction).description.hasSuffix("…"))
  }

  @Test("Endless digits are shown to twelve figures")
  func endlessDescription() {
    #expect(rational("1/3").description == "0.333333333333…")
    #expect(rational("-2/3").description == "-0.666666666667…")
    #expect(rational("20000/3").description == "6666.66666667…")
    #expect(rational("1/3000").description == "0.000333333333333…")
  }

  @Test("A decimal comes back from its fraction", arguments: seeds)
  func decimalsComeBack(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<300 {
      let text =
        "\(Int.random(in: Int.min...Int.max, using: &generator))e\(Int.random(in: -30...10, using: &generator))"
      #expect(Rational(decimal(text)).exactDecimal == decimal(text), "seed \(seed): \(text)")
    }
  }

  // MARK: Rounding

  @Test(
    "Significant digits",
    arguments: [
      ("997.903214", 3, "998"), ("997.903214", 4, "997.9"), ("997.903214", 9, "997.903214"),
      ("0.000123456", 2, "0.00012"),
      ("9.996", 3, "10"), ("0.09996", 3, "0.1"), ("1234567", 2, "1200000"), ("1250000", 2, "1300000"),
      ("-1250000", 2, "-1300000"),
      ("0", 4, "0"), ("5", 1, "5"), ("0.05", 1, "0.05"), ("0.055", 1, "0.06"), ("-0.055", 1, "-0.06"), ("95", 1, "100"),
      ("1/3", 5, "0.33333"), ("2/3", 1, "0.7"), ("200/3", 1, "70"), ("1/7", 6, "0.142857"),
      ("1e20", 3, "100000000000000000000"),
    ])
  func significantDigits(_ text: String, _ count: Int, _ expected: String) {
    #expect(rational(text).rounded(significantDigits: count) == decimal(expected))
    #expect(rational(text).rounded(significantDigits: count).description == expected)
  }

  @Test(
    "Digits after the point",
    arguments: [
      ("1/3", 2, "0.33"), ("2/3", 2, "0.67"), ("-2/3", 2, "-0.67"), ("1/8", 2, "0.13"), ("-1/8", 2, "-0.13"),
      ("1/2", 0, "1"), ("-1/2", 0, "-1"), ("1/3", 0, "0"), ("-1/3", 0, "0"), ("1/1000", 2, "0.00"), ("5", 2, "5.00"),
    ])
  func fractionDigits(_ text: String, _ count: Int, _ expected: String) {
    #expect(rational(text).rounded(fractionDigits: count).description == expected)
  }

  @Test("Rounding agrees with long division on paper", arguments: seeds)
  func longDivision(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for round in 0..<600 {
      // Small and large quotients by turns, so that the first digit stands on either side of the point.
      let (tops, bottoms) = round % 2 == 0 ? (1...99_999, 1...9_999) : (1...99, 1...9_999_999)
      let (top, bottom) = (Int.random(in: tops, using: &generator), Int.random(in: bottoms, using: &generator))
      let sign = Bool.random(using: &generator) ? "-" : ""
      let digits = Int.random(in: 1...14, using: &generator)
      let note: Comment = "seed \(seed): \(sign)\(top)/\(bottom) to \(digits)"
      let value = rational("\(sign)\(top)/\(bottom)")
      let paper = PaperDivision(top, bottom)
      #expect(value.rounded(significantDigits: digits) == decimal(sign + paper.text(significantDigits: digits)), note)
      #expect(value.rounded(fractionDigits: digits) == decimal(sign + paper.text(fractionDigits: digits)), note)
    }
  }
}

/// The quotient of two positive integers, one digit after another as it is done by hand.
private struct PaperDivision {
  /// The digits from the first of the whole part on, far more than are asked for.
  private let digits: [Int]
  private let wholeDigits: Int

  init(_ top: Int, _ bottom: Int) {
    var digits = String(top / bottom).compactMap(\.wholeNumberValue)
    wholeDigits = digits.count
    var remainder = top % bottom
    for _ in 0..<40 {
      remainder *= 10
      digits.append(remainder / bottom)
      remainder %= bottom
    }
    self.digits = digits
  }

  func text(fractionDigits count: Int) -> String { rounded(keeping: wholeDigits + count) }

  func text(significantDigits count: Int) -> String {
    rounded(keeping: digits.prefix { $0 == 0 }.count + count)
  }

  /// Adds one in the last place that is kept where the next digit is five or more, and carries by hand.
  private func rounded(keeping count: Int) -> String {
    var kept = [0] + Array(digits.prefix(count))
    if digits[count] >= 5 {
      var place = kept.count - 1
      while kept[place] == 9 {
        kept[place] = 0
        place -= 1
      }
      kept[place] += 1
    }
    return kept.map(String.init).joined() + "e\(wholeDigits - count)"
  }
}
