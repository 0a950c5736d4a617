import Diagnostics
import Reports

/// Diagnostics as JSON for editors.
struct DiagnosticList {
  let text: String

  private struct Entry: Encodable {
    let id, severity, message: String
    let help: String?
    let suggestions: [String]
    let primary: Place
    let secondary: [Place]
  }

  /// A place; `start` and `end` are UTF-8 offsets from 0, `line` and `column` are from 1, the column in user-perceived
  /// characters.
  private struct Place: Encodable {
    let file, text: String
    let start, end, line, column, endLine, endColumn: Int
  }

  init(_ diagnostics: [Diagnostic], files: [SourceFile]) {
    let byPath = Dictionary(files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    func place(_ label: Diagnostic.Label) -> Place {
      let start = byPath[label.file]?.position(of: label.range.start) ?? (line: 1, column: 1)
      let end = byPath[label.file]?.position(of: label.range.end) ?? (line: 1, column: 1)
      return Place(
        file: label.file, text: label.text, start: label.range.start, end: label.range.end, line: start.line,
        column: start.column, endLine: end.line, endColumn: end.column)
    }
    let entries = diagnostics.map { diagnostic in
      Entry(
        id: diagnostic.id, severity: diagnostic.severity.rawValue, message: diagnostic.message, help: diagnostic.help,
        suggestions: diagnostic.suggestions, primary: place(diagnostic.primary),
        secondary: diagnostic.secondary.map(place))
    }
    text = JSONLine(entries).text
  }
}
