internal import CICU

/// A formatter of numbers for a locale and an ICU number skeleton, such as `currency/EUR rounding-mode-half-up`.
///
/// Opening one costs as much as forty numbers: keep it, in a `FormatterCache`. It never changes, so any thread may use
/// it, but threads that share one slow each other down.
package final class LocalizedNumber: @unchecked Sendable {
  package let locale: String
  package let skeleton: String
  private let handle: OpaquePointer

  /// Opens a formatter.
  ///
  /// - Parameters:
  ///   - locale: a BCP 47 tag.
  ///   - skeleton: an ICU number skeleton. Without a rounding mode ICU rounds half to even, and without a precision to
  ///     six fraction digits or to the currency's.
  /// - Throws: `unknownLocale`, `malformedSkeleton` or `unknownUsage`.
  package init(locale: String, skeleton: String) throws(TextError) {
    var status = CICU_FAILED
    var offset: Int32 = 0
    let handle = withUTF8(locale) { tag, tagLength in
      withUTF8(skeleton) { cicu_number_open(tag, tagLength, $0, $1, &offset, &status) }
    }
    guard let handle else {
      switch status {
      case CICU_UNKNOWN_LOCALE: throw .unknownLocale(locale)
      case CICU_UNKNOWN_USAGE: throw .unknownUsage(skeleton, offset: Int(offset))
      case CICU_SYNTAX: throw .malformedSkeleton(skeleton, offset: Int(offset))
      default: throw .failed
      }
    }
    self.locale = locale
    self.skeleton = skeleton
    self.handle = handle
  }

  deinit {
    cicu_number_close(handle)
  }

  /// The text of a number.
  ///
  /// - Parameter decimal: an optional sign, digits, and optionally a point with digits; all of them count.
  /// - Throws: `malformedNumber` for anything else, an exponent included.
  package func format(_ decimal: String) throws(TextError) -> String {
    guard isPlainDecimal(decimal) else { throw .malformedNumber(decimal) }
    var status = CICU_FAILED
    let text = withUTF8(decimal) { digits, length in
      utf8Answer { cicu_number_format(handle, digits, length, $0, $1, &status) }
    }
    switch status {
    case CICU_OK: return text
    case CICU_BAD_VALUE: throw .malformedNumber(decimal)
    default: throw .failed
    }
  }
}
