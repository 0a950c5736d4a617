package import Diagnostics

/// The lossless tree of one file, with what was wrong with it.
package struct SyntaxTree: Sendable {
  /// The file it was read from.
  package let file: SourceFile
  /// The tree, of kind `file`.
  package let root: SyntaxNode
  /// The lexer's and the parser's diagnostics.
  package let diagnostics: [Diagnostic]

  /// The tree in the form of tree-sitter's corpus files: kinds nested in parentheses, names and literals quoted.
  package var outline: String {
    var text = ""
    Self.write(root, depth: 0, into: &text)
    return text
  }

  private static let brackets: Set<String> = ["{", "}", "(", ")", "[", "]", ",", ":", "."]

  private static func write(_ node: SyntaxNode, depth: Int, into text: inout String) {
    if depth > 0 { text += "\n" }
    text += String(repeating: "  ", count: depth) + "(\(node.kind.rawValue)"
    for child in node.children {
      switch child {
      case .node(let child): write(child, depth: depth + 1, into: &text)
      case .token(let token) where !token.isTrivia && token.kind != .end && !brackets.contains(token.text):
        text += " \(token.text)"
      case .token: continue
      }
    }
    text += ")"
  }
}

extension Token {
  /// The text between the quotes with escapes resolved: `\"`, `\'`, `\\`, `\/`, `\n`, `\t` and `\u{…}`.
  ///
  /// A pattern keeps its backslashes but for `\/`; a URL loses its angle brackets.
  package var content: String {
    switch kind {
    case .url: return String(text.dropFirst().prefix { $0 != ">" })
    case .regex:
      return String(unquoted).split(separator: "\\/", omittingEmptySubsequences: false).joined(separator: "/")
    case .text, .quoted: return Self.unescaped(unquoted)
    default: return text
    }
  }

  private var unquoted: Substring {
    let inner = text.dropFirst()
    let closing = ForeignSign.closingQuote(of: String(text.prefix(1))) ?? text.first
    let closings: [Character?] = [closing, text.first, kind == .text ? "”" : "’", kind == .text ? "\"" : "'"]
    let isForeign = closing != text.first || closings[2] == inner.last
    return (isForeign ? closings.contains(inner.last) : inner.last == text.first) ? inner.dropLast() : inner
  }

  private static func unescaped(_ text: Substring) -> String {
    guard text.contains("\\") else { return String(text) }
    var result = ""
    var rest = text
    while let character = rest.popFirst() {
      guard character == "\\", let escaped = rest.popFirst() else {
        result.append(character)
        continue
      }
      switch escaped {
      case "n": result.append("\n")
      case "t": result.append("\t")
      case "u" where rest.first == "{":
        let digits = rest.dropFirst().prefix { $0 != "}" }
        rest = rest.dropFirst(digits.count + 2)
        result.unicodeScalars.append(UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init) ?? "\u{FFFD}")
      default: result.append(escaped)
      }
    }
    return result
  }
}
