/// A rule author's mistake: what is wrong, where, and what was probably meant.
///
/// The message states the fact on one line, lower case and without a full stop; advice stands in ``help`` and
/// ``suggestions``.
public struct Diagnostic: Sendable {
  /// How much it matters.
  public enum Severity: String, Sendable {
    /// The library does not compile.
    case error
    /// It compiles, and somebody should look.
    case warning
  }

  /// A place with a few words about it.
  public struct Label: Sendable {
    /// The path of the file.
    public let file: String
    /// The underlined bytes.
    public let range: TextRange
    /// What they are, perhaps nothing.
    public let text: String

    /// A place and its words.
    public init(file: String, range: TextRange, text: String = "") {
      self.file = file
      self.range = range
      self.text = text
    }
  }

  /// The stable identity, `domain.name`: wording may change, this may not.
  public let id: String
  /// How much it matters.
  public let severity: Severity
  /// What is wrong.
  public let message: String
  /// The smallest range that shows the problem.
  public let primary: Label
  /// Where the other side of a clash comes from.
  public var secondary: [Label]
  /// What to do about it.
  public var help: String?
  /// The nearest right names, best first.
  public var suggestions: [String]

  /// A mistake at a place.
  public init(
    _ id: String, _ message: String, at primary: Label, severity: Severity = .error, secondary: [Label] = [],
    help: String? = nil, suggestions: [String] = []
  ) {
    self.id = id
    self.severity = severity
    self.message = message
    self.primary = primary
    self.secondary = secondary
    self.help = help
    self.suggestions = suggestions
  }

  /// The order in which diagnostics are shown: by file, place and id.
  public static func isOrderedBefore(_ left: Diagnostic, _ right: Diagnostic) -> Bool {
    (left.primary.file, left.primary.range.start, left.id) < (right.primary.file, right.primary.range.start, right.id)
  }
}
