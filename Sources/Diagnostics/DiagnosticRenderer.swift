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
    let start = file.position(of: label.range.start)
    let end = file.position(of: label.range.end)
    let line = file.line(start.line)
    let width = start.line == end.line ? max(1, end.column - start.column) : max(1, line.count - start.column + 1)
    let gutter = String(start.line)
    let pad = String(repeating: " ", count: gutter.count)
    let indent = line.prefix(start.column - 1).map { $0 == "\t" ? "\t" : $0.isWide ? "  " : " " }.joined()
    let underline = line.dropFirst(start.column - 1).prefix(width).map { $0.isWide ? "\(mark)\(mark)" : "\(mark)" }
    let marks = underline.isEmpty ? String(mark) : underline.joined()
    return """
      \(pad) ┌─ \(label.file):\(start.line):\(start.column)
      \(gutter) │ \(line.map { $0.isControl ? "·" : String($0) }.joined())
      \(pad) │ \(indent)\(marks)\(label.text.isEmpty ? "" : " " + label.text)

      """
  }
}

extension Character {
  /// Whether a terminal gives it two columns (East Asian wide and full-width ranges).
  package var isWide: Bool {
    guard let scalar = unicodeScalars.first else { return false }
    let isFlag = (0x1F1E6...0x1F1FF).contains(scalar.value) && unicodeScalars.count > 1
    let isEmoji = scalar.properties.isEmojiPresentation || unicodeScalars.contains { $0.value == 0xFE0F }
    if isFlag || (isEmoji && scalar.value > 0x7F) { return true }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      return true
    default: return false
    }
  }

  fileprivate var isControl: Bool {
    unicodeScalars.allSatisfy { $0.properties.generalCategory == .control && $0 != "\t" }
  }
}
