/// The algorithms of check digits that several identifiers share.
enum CheckDigits {
  /// The weighted sum of digits; a weight for each.
  static func sum(_ digits: some Sequence<Int>, _ weights: some Sequence<Int>) -> Int {
    zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// The check digit of the digits before it: doubled from the right, cross sums, completed to a multiple of ten.
  ///
  /// Source: ISO/IEC 7812-1, annex B (Luhn, US patent 2,950,048). It finds each wrong digit, and each swap of neighbours
  /// but 09 with 90.
  static func luhn(_ digits: some BidirectionalCollection<Int>) -> Int {
    var sum = 0
    var doubles = true
    for digit in digits.reversed() {
      sum += doubles ? (digit * 2) / 10 + (digit * 2) % 10 : digit
      doubles.toggle()
    }
    return (10 - sum % 10) % 10
  }

  /// The check digit of the digits before it by the hybrid system MOD 11, 10 of ISO/IEC 7064.
  static func mod11mod10(_ digits: some Sequence<Int>) -> Int {
    var product = 10
    for digit in digits {
      let sum = (product + digit) % 10
      product = (sum == 0 ? 10 : sum) * 2 % 11
    }
    return (11 - product) % 10
  }

  /// Letters and digits as a number modulo 97, a letter as two digits (A is 10), by ISO/IEC 7064's MOD 97-10.
  static func mod97(_ characters: some Sequence<UInt8>) -> Int {
    var rest = 0
    for byte in characters {
      let value = byte >= 0x41 ? Int(byte) - 55 : Int(byte) - 48
      rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97
    }
    return rest
  }

  /// A check digit from 0 through 10, where 10 is written X.
  static func withX(_ value: Int) -> String { value == 10 ? "X" : String(value) }
}
