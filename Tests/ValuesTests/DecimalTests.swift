import Testing
import Values

@Suite("Exact decimals")
struct DecimalTests {
  // MARK: Reading

  @Test(
    "Texts that are numbers, and their plain digits",
    arguments: [
      ("12.50", "12.50"), ("-12.50", "-12.50"), ("+.5", "0.5"), (".5", "0.5"), ("-.05", "-0.05"), ("5.", "5"),
      ("0", "0"), ("-0", "0"), ("-0.00", "0.00"), ("007", "7"), ("00.100", "0.100"), ("1200", "1200"),
      ("1e3", "1000"), ("1E+3", "1000"), ("1e-3", "0.001"), ("12.5e1", "125"), ("12.5e-1", "1.25"), ("1.50e0", "1.50"),
      ("0e5", "0"), ("1e0003", "1000"), ("-1.5E1", "-15"), (".5e1", "5"), ("5.e1", "50"),
      ("12345678901234.565", "12345678901234.565"), ("99999999999999999999999", "99999999999999999999999"),
      ("-12345678901234567890123", "-12345678901234567890123"), ("0.1234567890123456789", "0.1234567890123456789"),
    ])
  func reads(_ text: String, _ digits: String) throws {
    #expect(try #require(Decimal(text)).description == digits)
  }

  @Test(
    "Texts that are no numbers",
    arguments: [
      "", "-", "+", ".", "-.", "e5", ".e5", "1e", "1e+", "1e-", "1e5.0", "1e5e5", "1.2.3", "1,5", "1.234,5", "1 000",
      "1_000", "1'000", " 1", "1 ", "1\n", "1\0", "--1", "+-1", "-+1", "1-", "1e--5", "1e-+5", "٣", "１２", "½", "−1",
      "Ⅷ", "NaN", "nan", "Infinity", "-inf", "0x10", "1f", "1e5f", "12 EUR", "$5", "1%", "e", "E1", "𝟏",
    ])
  func refuses(_ text: String) {
    #expect(Decimal(text) == nil)
  }

  @Test("Exponents and lengths beyond the limit are refused without being computed")
  func limits() throws {
    for text in ["1e999999999", "-1e999999999", "1e-999999999", "1e99999999999999999999999999", "1e6145", "1e-6145"] {
      #expect(Decimal(text) == nil, "\(text)")
    }
    #expect(Decimal(String(repeating: "9", count: 6145)) == nil)
    #expect(Decimal("1" + String(repeating: "0", count: 100_000)) == nil)
    #expect(try #require(Decimal("1e400")).description == "1" + String(repeating: "0", count: 400))
    #expect(try #require(Decimal("1e-400")).description == "0." + String(repeating: "0", count: 399) + "1")
    #expect(Decimal(String(repeating: "9", count: 6144))?.description.count == 6144)
    #expect(try #require(Decimal("1e6144")) > decimal("9e6143"))
    #expect(try #require(Decimal("1e-6144")) > Decimal(0))
  }

  @Test("A slice of a text is read like the text itself")
  func slices() {
    let text = "price=19.99;"
    #expect(Decimal(text.dropFirst(6).dropLast()) == decimal("19.99"))
  }

  @Test("Plain digits read back as they are", arguments: seeds)
  func roundTrip(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      let whole = Self.digits(1...25, using: &generator)
      let fraction = Self.digits(0...20, using: &generator)
      let canonical = whole.drop { $0 == "0" }
      let plain = (canonical.isEmpty ? "0" : canonical) + (fraction.isEmpty ? "" : "." + fraction)
      let isZero = plain.allSatisfy { "0.".contains($0) }
      let sign = Bool.random(using: &generator) ? "-" : ""
      let written = sign + whole + (fraction.isEmpty ? "" : "." + fraction)

      let value = try #require(Decimal(written), "seed \(seed): \(written)")
      #expect(value.description == (isZero ? "" : sign) + plain, "seed \(seed): \(written)")
      let again = try #require(Decimal(value.description), "seed \(seed): \(written)")
      #expect(again == value && again.hashValue == value.hashValue, "seed \(seed): \(written)")

      let power = Int.random(in: -40...40, using: &generator)
      let scaled = try #require(Decimal("\(written)e\(power)"), "seed \(seed): \(written)e\(power)")
      #expect(Decimal(scaled.description) == scaled, "seed \(seed): \(written)e\(power)")
    }
  }

  private static func digits(_ count: ClosedRange<Int>, using generator: inout SeededGenerator) -> String {
    let length = Int.random(in: count, using: &generator)
    return (0..<length).map { _ in String(Int.random(in: 0...9, using: &generator)) }.joined()
  }

  // MARK: Comparing

  @Test(
    "Equality is of values, and equal values hash alike",
    arguments: [
      ("1.50", "1.5"), ("100", "1e2"), ("0", "-0.000"), ("0e5", "0"), ("1.20", "12e-1"), ("-3.0", "-3"),
      ("1000000", "1e6"), ("0.000", "0e-9"), ("12345678901234.5650", "12345678901234.565"),
    ])
  func equalValues(_ left: String, _ right: String) {
    #expect(decimal(left) == decimal(right))
    #expect(!(decimal(left) < decimal(right)) && !(decimal(right) < decimal(left)))
    #expect(decimal(left).hashValue == decimal(right).hashValue)
    #expect(Set([decimal(left), decimal(right)]).count == 1)
  }

  @Test("Values in order, each against each")
  func order() {
    let ascending = [
      "-1e400", "-2", "-1.500001", "-1.5", "-0.001", "0", "1e-6000", "0.001", "0.0010000000000000000000001", "1.49",
      "1.5", "2", "19.99", "100", "99999999999999999999998", "99999999999999999999999", "1e400", "1e401",
    ].map(decimal)
    for (low, left) in ascending.enumerated() {
      for (high, right) in ascending.enumerated() {
        #expect((left < right) == (low < high), "\(low), \(high)")
        #expect((left == right) == (low == high), "\(low), \(high)")
      }
    }
  }

  @Test("Signs and zeros")
  func signs() {
    #expect(decimal("-0.00").isZero && !decimal("-0.00").isNegative)
    #expect(decimal("-0.01").isNegative && !decimal("-0.01").isZero)
    #expect(!decimal("0.01").isNegative)
    #expect((-decimal("1.50")).description == "-1.50")
    #expect((-decimal("0.0")).description == "0.0")
  }

  // MARK: Reckoning

  @Test("Sums that binary floating point gets wrong")
  func exactSums() {
    #expect((decimal("0.1") + decimal("0.2")).description == "0.3")
    #expect((decimal("12345678901234.565") + decimal("0.005")).description == "12345678901234.570")
    #expect((decimal("1e30") + decimal("1e-30")) - decimal("1e30") == decimal("1e-30"))
    #expect((decimal("19.99") * decimal("1.19")).description == "23.7881")
    #expect((0..<1000).reduce(Decimal(0)) { sum, _ in sum + decimal("0.001") } == Decimal(1))
  }

  @Test("Arithmetic agrees with that of integers", arguments: seeds)
  func likeIntegers(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      // Hundredths and thousandths of integers, whose sums and products fit a machine word.
      let (left, right) = (
        Int.random(in: -999_999...999_999, using: &generator), Int.random(in: -999_999...999_999, using: &generator)
      )
      let (first, second) = (decimal("\(left)e-2"), decimal("\(right)e-3"))
      #expect(first + second == decimal("\(left * 10 + right)e-3"), "seed \(seed): \(left), \(right)")
      #expect(first - second == decimal("\(left * 10 - right)e-3"), "seed \(seed): \(left), \(right)")
      #expect(first * second == decimal("\(left * right)e-5"), "seed \(seed): \(left), \(right)")
      #expect((first < second) == (left * 10 < right), "seed \(seed): \(left), \(right)")
    }
  }

  // MARK: Rounding

  @Test(
    "Half goes away from zero",
    arguments: [
      ("2.5", 0, "3"), ("-2.5", 0, "-3"), ("3.5", 0, "4"), ("-0.5", 0, "-1"), ("0.5", 0, "1"), ("0.49", 0, "0"),
      ("-0.49", 0, "0"), ("2.45", 1, "2.5"), ("-2.45", 1, "-2.5"), ("2.4499999", 1, "2.4"), ("2.55", 1, "2.6"),
      ("0.005", 2, "0.01"), ("-0.005", 2, "-0.01"), ("-0.004", 2, "0.00"), ("1.005", 2, "1.01"), ("-1.005", 2, "-1.01"),
      ("12345678901234.565", 2, "12345678901234.57"), ("-12345678901234.565", 2, "-12345678901234.57"),
      ("999.995", 2, "1000.00"), ("-999.995", 2, "-1000.00"), ("1.5", 3, "1.500"), ("1e3", 2, "1000.00"),
      ("0", 2, "0.00"), ("99999999999999999999999.5", 0, "100000000000000000000000"),
    ])
  func rounds(_ text: String, _ digits: Int, _ expected: String) {
    #expect(decimal(text).rounded(fractionDigits: digits).description == expected)
  }

  @Test("Rounding agrees with a reckoning in integers", arguments: seeds)
  func roundsLikeIntegers(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      let tenThousandths = Int.random(in: -9_999_999...9_999_999, using: &generator)
      let magnitude = (tenThousandths.magnitude + 50) / 100
      let expected = decimal("\(tenThousandths < 0 ? "-" : "")\(magnitude)e-2")
      let rounded = decimal("\(tenThousandths)e-4").rounded(fractionDigits: 2)
      #expect(rounded == expected, "seed \(seed): \(tenThousandths)e-4")
      #expect(rounded.rounded(fractionDigits: 2) == rounded, "seed \(seed): \(tenThousandths)e-4")
    }
  }

  // MARK: Integers

  @Test(
    "Whole decimals as machine integers",
    arguments: [
      ("5", 5), ("5.00", 5), ("-7e2", -700), ("0.000", 0), ("9223372036854775807", Int.max),
      ("-9223372036854775808", Int.min), ("9.223372036854775807e18", Int.max),
      ("5.5", nil), ("0.1", nil), ("9223372036854775808", nil), ("1e19", nil), ("1e400", nil), ("-1e6144", nil),
    ] as [(String, Int?)])
  func integers(_ text: String, _ expected: Int?) {
    #expect(Int(exactly: decimal(text)) == expected)
  }
}
