/// Renders diagnostics as text, in the manner of rustc and Elm.
public struct DiagnosticRenderer: Sendable {
  /// At most so many diagnostics of one file are shown; the rest are counted.
  public static let limitPerFile = 100

  private let files: [String: SourceFile]

  /// A renderer that quotes from `files`.
  public init(files: [SourceFile]) {
    self.files = Dictionary(files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// All diagnostics, sorted, with a blank line between them.
  public func render(_ diagnostics: [Diagnostic]) -> String {
    var shown: [String: Int] = [:]
    var parts: [String] = []
    for diagnostic in diagnostics.sorted(by: Diagnostic.isOrderedBefore) {
      shown[diagnostic.primary.file, default: 0] += 1
      if shown[diagnostic.primary.file, default: 0] <= Self.limitPerFile { parts.append(render(diagnostic)) }
    }
    for (file, count) in shown.sorted(by: { $0.key < $1.key }) where count > Self.limitPerFile {
      parts.append("\(file): \(count - Self.limitPerFile) more, not shown\n")
    }
    return parts.joined(separator: "\n")
  }

  /// One diagnostic with its underlined source.
  public func render(_ diagnostic: Diagnostic) -> String {
    var text = "\(diagnostic.severity.rawValue)[\(diagnostic.id)]: \(diagnostic.message)\n"
    for (index, label) in ([diagnostic.primary] + diagnostic.secondary).enumerated() {
      text += quote(label, mark: index == 0 ? "^" : "─")
    }
    if !diagnostic.suggestions.isEmpty {
      text += "  = help: did you mean \(diagnostic.suggestions.map { "`\($0)`" }.joined(separator: ", "))?\n"
    }
    if let help = diagnostic.help { text += "  = help: \(help)\n" }
    return escapingControls(text)
  }

  private func quote(_ label: Diagnostic.Label, mark: Character) -> String {
    guard let file = files[label.file] else { return "  ┌─ \(label.file)\n" }
    let (line, column) = file.position(of: label.range.start)
    let quoted = QuotedLine(file, line, label.range)
    let gutter = String(line)
    let pad = String(repeating: " ", count: gutter.count)
    var text = "\(pad) ┌─ \(label.file):\(line):\(column)\n"
    text += "\(gutter) │ \(quoted.text)\n"
    // Further lines of a label begin below its first.
    let underline = quoted.underline(with: mark)
    let words = label.text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, part) in (words.isEmpty ? [""] : words).enumerated() {
      let head = index == 0 ? underline : quoted.blank(below: underline)
      text += "\(pad) │ \(head)\(part.isEmpty ? "" : " " + part)\n"
    }
    return text
  }
}
