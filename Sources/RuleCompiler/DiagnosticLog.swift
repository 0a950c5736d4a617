import Diagnostics
import RuleSyntax

/// Gathers diagnostics of one file after another.
struct DiagnosticLog {
  var diagnostics: [Diagnostic] = []

  mutating func add(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  /// A mistake at a node.
  mutating func error(
    _ id: String, _ message: String, at node: SyntaxNode, in file: SourceFile, help: String? = nil,
    suggestions: [String] = [], label: String = "", secondary: [Diagnostic.Label] = []
  ) {
    add(
      Diagnostic(
        id, message, at: .init(file: file.path, range: node.range, text: label), secondary: secondary, help: help,
        suggestions: suggestions))
  }

  /// A mistake at a token.
  mutating func error(
    _ id: String, _ message: String, at token: Token, in file: SourceFile, help: String? = nil,
    suggestions: [String] = [], secondary: [Diagnostic.Label] = []
  ) {
    add(
      Diagnostic(
        id, message, at: .init(file: file.path, range: token.range), secondary: secondary, help: help,
        suggestions: suggestions))
  }
}

extension SyntaxNode {
  /// The names of a path, in order.
  var pathParts: [String] { tokens.filter { $0.kind == .name || $0.kind == .upper }.map(\.text) }

  /// The path as it is written.
  var pathText: String { pathParts.joined(separator: ".") }
}
