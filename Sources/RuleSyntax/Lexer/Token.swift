package import Diagnostics

/// The smallest piece of a rule text that means something, or the space between two of them.
package struct Token: Sendable, Hashable {
  /// What a token is.
  package enum Kind: String, Sendable, Hashable {
    case whitespace
    case comment
    /// Begins in lower case: `marks`, `rule`, `from`. Which names are words of the language, the parser knows.
    case name
    /// Begins in upper case and may hold hyphens: `CE`, `US-CA`, `Mass`.
    case upper
    /// A language tag with a subtag: `zh-Hans`.
    case language
    case number
    /// A unit, currency or percent sign after a number.
    case unit
    case date
    /// Between double quotes.
    case text
    /// A code between single quotes.
    case quoted
    case url
    case regex
    case punctuation
    /// Bytes that begin no token.
    case unknown
    case end
  }

  /// What it is.
  package let kind: Kind
  /// Where it stands.
  package let range: TextRange
  /// The bytes as text.
  package let text: String

  /// Whether it only separates.
  package var isTrivia: Bool { kind == .whitespace || kind == .comment }
}
