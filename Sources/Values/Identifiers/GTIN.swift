/// A Global Trade Item Number of 8, 12, 13 or 14 digits, kept as text because leading zeros count.
///
/// Source: GS1 General Specifications, sections 1.4 (prefixes) and 7.9 (check digit). A prefix names the GS1 member
/// organisation that issued the number and never the country of origin. ``Identifier/read(_:as:)`` is the reader for what
/// sellers write; it also knows the ranges that GS1 keeps back.
public struct GTIN: Hashable, Sendable {
  /// The digits.
  public let digits: String

  /// What is wrong with a text that is no GTIN.
  public typealias Fault = IdentifierFault.Reason

  /// Reads a number; spaces and hyphens between digits are dropped.
  public init(_ text: some StringProtocol) throws(Fault) {
    var digits: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits.append(byte - UInt8(ascii: "0"))
      case UInt8(ascii: " "), UInt8(ascii: "-"): continue
      default: throw .format
      }
    }
    guard [8, 12, 13, 14].contains(digits.count) else { throw .length }
    guard Self.checkDigit(of: digits.dropLast()) == digits.last else { throw .checksum }
    guard digits.contains(where: { $0 != 0 }) else { throw .component }
    self.digits = digits.map(String.init).joined()
  }

  /// The check digit of the digits before it: weights 3 and 1 from the right, completed to a multiple of ten.
  public static func checkDigit(of digits: some BidirectionalCollection<UInt8>) -> UInt8 {
    var sum = 0
    var weight = 3
    for digit in digits.reversed() {
      sum += Int(digit) * weight
      weight = 4 - weight
    }
    return UInt8((10 - sum % 10) % 10)
  }

  /// Whether some bytes are a GTIN, where they are digits alone, 12 to 14 of them, of no special prefix; nil of all
  /// others, which ``Identifier/isValid(_:as:)`` tells.
  package static func isValid(digits: UnsafeBufferPointer<UInt8>) -> Bool? {
    guard (12...14).contains(digits.count) else { return nil }
    var (sum, prefix) = (0, 0)
    var weight = digits.count.isMultiple(of: 2) ? 3 : 1
    for (place, byte) in digits.enumerated() {
      let digit = Int(byte &- UInt8(ascii: "0"))
      guard digit < 10 else { return nil }
      sum += digit * weight
      weight = 4 - weight
      // The prefix of fourteen digits stands behind their indicator, that of twelve begins with a zero.
      if (digits.count - 13..<digits.count - 10).contains(place) { prefix = prefix * 10 + digit }
    }
    switch prefix {
    case 60...199, 300...951, 953...976: return sum.isMultiple(of: 10)
    default: return nil
    }
  }
}
