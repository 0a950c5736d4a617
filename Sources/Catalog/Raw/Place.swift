/// Where a value stands in its file, as a person counts it in an editor.
///
/// - `line` is 1-based. Only a line feed ends a line (so `\r\n` does too); the carriage return belongs to the line.
/// - `column` is 1-based and counts Unicode scalars of the line, not bytes and not UTF-16 units: `"ä"` is one
///   whether the file is read as bytes or as text. A byte order mark at the start of the file is not counted, and a
///   byte that is no valid UTF-8 counts as one, except that stray continuation bytes (80–BF) count nothing.
///
/// Scalars and not user-perceived characters: counting them is exact, cheap and the same in every Unicode version.
/// SARIF calls this `columnKind: "unicodeCodePoints"`.
package struct Place: Hashable, Sendable {
  /// The 1-based line.
  package var line: Int
  /// The 1-based column in Unicode scalars.
  package var column: Int

  /// A place from its 1-based line and its 1-based column in Unicode scalars.
  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// The first place of a file.
  package static let start = Place(line: 1, column: 1)
}

extension Place: Comparable {
  /// Orders places as they follow each other in a file.
  package static func < (left: Place, right: Place) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

extension Place: CustomStringConvertible {
  /// The usual `line:column`.
  package var description: String { "\(line):\(column)" }
}
