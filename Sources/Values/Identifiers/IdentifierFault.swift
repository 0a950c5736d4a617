/// Why a text is no identifier of its kind: which thing is wrong, where, and what would be right.
public struct IdentifierFault: Error, Hashable, Sendable {
  /// The class of the fault.
  public enum Reason: String, Error, Hashable, Sendable {
    /// A character that may not stand at its place.
    case format
    /// Too few or too many characters.
    case length
    /// The check characters do not fit the others.
    case checksum
    /// A part of it names what does not exist or may not be used: a country, a prefix, a heading, a date.
    case component
    /// Nothing is known of identifiers of the kind.
    case unsupported
  }

  /// What stands at a place that something else should stand at.
  public enum Expected: Hashable, Sendable {
    case digit, letter, letterOrDigit
    /// One of these characters.
    case oneOf(String)
  }

  /// Ranges that GS1 keeps back from trade items.
  public enum Reserved: String, Hashable, Sendable {
    /// Numbers that a region or a company gives for its own use; elsewhere another item has them.
    case restrictedCirculation
    case coupon
    case refundReceipt
    /// An ISMN, the number of printed music, where a book's is asked for.
    case printedMusic
    /// Not a book's prefix (978, 979).
    case noBook
  }

  /// A part with rules of its own.
  public enum Part: String, Hashable, Sendable {
    case firstDigit, lastDigits, date, province, suffix, kindOfHolder, intermediary
  }

  /// The fault itself.
  public enum Detail: Hashable, Sendable {
    /// So many characters, and how many there may be, sorted.
    case length(found: Int, allowed: [Int])
    /// A character and its place in the text as written, from 1.
    case character(String, place: Int, expected: Expected)
    /// A spreadsheet has replaced digits by an exponent: `4.00638E+12`.
    case cutNumber
    /// The check characters found, and those that fit the others where only one choice does.
    case check(found: String, right: String?)
    case unknownCountry(String)
    case otherCountry(found: String, expected: String)
    case reserved(prefix: String, Reserved)
    /// Nothing but zeros.
    case placeholder
    /// No code of the Harmonized System begins so: chapter, heading or subheading.
    case unknownHeading(String)
    case part(String, Part)
    /// The kind, by the name that was asked for.
    case unsupported(String)
  }

  /// Which thing is wrong.
  public let detail: Detail
  /// What was probably meant; the reader never takes it without being told.
  public let suggestion: String?

  /// A fault, with what was probably meant where something speaks for it.
  public init(_ detail: Detail, suggestion: String? = nil) {
    self.detail = detail
    self.suggestion = suggestion
  }

  /// The class of the fault.
  public var reason: Reason {
    switch detail {
    case .length: .length
    case .character, .cutNumber, .part(_, .suffix): .format
    case .check: .checksum
    case .unknownCountry, .otherCountry, .reserved, .placeholder, .unknownHeading, .part: .component
    case .unsupported: .unsupported
    }
  }

  /// The same fault with what was probably meant.
  func suggesting(_ text: String?) -> IdentifierFault { IdentifierFault(detail, suggestion: text ?? suggestion) }
}
