internal import CICU

/// A value for an argument of a message.
package enum MessageArgument: Hashable, Sendable {
  case text(String)
  /// An optional sign, digits, and optionally a point with digits.
  case decimal(String)
  /// A day of the Gregorian calendar written yyyy-mm-dd, from 1583 on.
  case day(String)
}

/// Why a message pattern cannot be used.
package struct MessageSyntaxError: Error, Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    case syntax
    case unmatchedBrace
    /// A plural or a select without an `other` branch.
    case missingOther
    /// `{name, type}` with a type or a skeleton that does not exist.
    case unknownType
    case unknownLocale
  }

  package let reason: Reason
  /// Where in the pattern, in UTF-8 bytes; 0 when ICU does not say.
  package let offset: Int
}

/// An ICU MessageFormat pattern that was read for a locale; one thread at a time, kept in a `FormatterCache`.
///
/// Beyond ICU: names may hold dots (`{figures.height}`), days are those of the Gregorian calendar in UTC whatever the
/// locale's own calendar, and `{name}` prints all digits of a number where ICU would cut it after three. An apostrophe
/// quotes only before a brace.
package final class MessageFormat {
  package let pattern: String
  package let locale: String
  /// The names of the arguments, each once, in the order of their first use.
  package let argumentNames: [String]
  private let handle: OpaquePointer

  package init(pattern: String, locale: String) throws(MessageSyntaxError) {
    var status = CICU_FAILED
    var offset: Int32 = 0
    let handle = withUTF8(pattern) { text, length in
      withUTF8(locale) { cicu_message_open(text, length, $0, $1, &offset, &status) }
    }
    guard let handle else { throw MessageSyntaxError(reason: Self.reason(of: status), offset: Int(offset)) }
    self.pattern = pattern
    self.locale = locale
    self.handle = handle
    argumentNames = (0..<cicu_message_name_count(handle)).map { index in
      utf8Answer { cicu_message_name(handle, index, $0, $1) }
    }
  }

  deinit {
    cicu_message_close(handle)
  }

  private static func reason(of status: cicu_status) -> MessageSyntaxError.Reason {
    switch status {
    case CICU_UNMATCHED_BRACE: .unmatchedBrace
    case CICU_MISSING_OTHER: .missingOther
    case CICU_UNKNOWN_TYPE: .unknownType
    case CICU_UNKNOWN_LOCALE: .unknownLocale
    default: .syntax
    }
  }

  /// The message with its arguments.
  ///
  /// - Parameter arguments: a value for each of `argumentNames`; others are ignored.
  /// - Throws: `missingArgument`, `malformedNumber`, `malformedDay`, or `unsuitableArgument` when a plural or a number
  ///   is given text.
  package func format(_ arguments: [String: MessageArgument]) throws(TextError) -> String {
    var joined = JoinedTexts()
    var crossing: [cicu_argument] = []
    crossing.reserveCapacity(argumentNames.count)
    for name in argumentNames {
      guard let argument = arguments[name] else { throw .missingArgument(name) }
      let (kind, value) = try Self.checked(argument)
      let namePlace = joined.append(name)
      let valuePlace = joined.append(value)
      crossing.append(
        cicu_argument(
          kind: kind, name_start: namePlace.lowerBound, name_end: namePlace.upperBound,
          value_start: valuePlace.lowerBound, value_end: valuePlace.upperBound))
    }
    var status = CICU_FAILED
    let text = joined.withPointer { text in
      crossing.withUnsafeBufferPointer { list in
        utf8Answer { cicu_message_format(handle, text, list.baseAddress, Int32(list.count), $0, $1, &status) }
      }
    }
    guard status == CICU_OK else { throw .unsuitableArgument }
    return text
  }

  private static func checked(_ argument: MessageArgument) throws(TextError) -> (cicu_value_kind, String) {
    switch argument {
    case .text(let text): return (CICU_TEXT, text)
    case .decimal(let decimal):
      guard isPlainDecimal(decimal) else { throw .malformedNumber(decimal) }
      return (CICU_DECIMAL, decimal)
    case .day(let day):
      guard isDay(day) else { throw .malformedDay(day) }
      return (CICU_DAY, day)
    }
  }

  /// Whether a text is a day of the Gregorian calendar written yyyy-mm-dd, from 1583 on: before that, ICU prints the Julian one.
  private static func isDay(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = number(bytes[0..<4]), let month = number(bytes[5..<7]), let day = number(bytes[8..<10])
    else { return false }
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return year >= 1583 && (1...12).contains(month) && (1...lengths[month - 1]).contains(day)
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    digits.allSatisfy { (48...57).contains($0) } ? digits.reduce(0) { $0 * 10 + Int($1) - 48 } : nil
  }
}
