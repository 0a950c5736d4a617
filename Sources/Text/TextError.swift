internal import CICU

/// Why a locale, a skeleton or a value could not be used.
package enum TextError: Error, Hashable, Sendable {
  /// Not a BCP 47 tag, or of a language or region that ICU's data does not have.
  case unknownLocale(String)
  /// A number skeleton that cannot be read, or whose units cannot be joined; the offset in UTF-8 bytes is 0 when ICU
  /// gives none.
  case malformedSkeleton(String, offset: Int)
  /// A skeleton with a usage (`usage/…`) that no unit preference table has; ICU would take the default in silence.
  case unknownUsage(String, offset: Int)
  /// Not a decimal number: an optional sign, digits, and optionally a point with digits.
  case malformedNumber(String)
  /// Not a day of the Gregorian calendar written yyyy-mm-dd, from 1583 on.
  case malformedDay(String)
  /// A message has an argument for which no value was given.
  case missingArgument(String)
  /// A value that the message cannot use, such as text where a plural counts.
  case unsuitableArgument
  /// Anything else that ICU reports, such as lack of memory.
  case failed
}

/// Whether a text is an optional sign, digits, and optionally a point with digits.
///
/// ICU reads more ("NaN", "1e999999999"), none of which a listing may print.
func isPlainDecimal(_ text: String) -> Bool {
  var digits = 0
  var digitsBeforePoint: Int?
  for (index, byte) in text.utf8.enumerated() {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
    case UInt8(ascii: "+"), UInt8(ascii: "-"):
      guard index == 0 else { return false }
    case UInt8(ascii: "."):
      guard digits > 0, digitsBeforePoint == nil else { return false }
      digitsBeforePoint = digits
    default: return false
    }
  }
  return digits > (digitsBeforePoint ?? 0)
}
