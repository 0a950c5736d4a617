import Diagnostics

/// Writes a rule text in the house style: the layout of `rules/eu/toys.rules` and of the vocabulary beside it.
///
/// Only the space between tokens changes, never a token nor the tree; formatting twice is formatting once. The line
/// breaks of rules, exceptions and sources follow from their tokens alone. Three things of the author's are kept: comments,
/// single blank lines, and in the vocabulary the choice between one line and several.
package struct RuleFormatter {
  /// The file in the house style, or as it is where it does not parse or is not UTF-8.
  package static func format(_ tree: SyntaxTree) -> String {
    let text = tree.root.fullText
    guard tree.diagnostics.isEmpty, text.utf8.elementsEqual(tree.file.bytes) else { return text }
    var layout = Layout(tree.root)
    layout.layoutFile()
    return Printer.print(layout)
  }
}

/// A node of the tree that knows where its tokens stand among all tokens that are no trivia.
struct FormatNode {
  enum Part {
    case node(FormatNode)
    case token(Int)
  }

  let kind: SyntaxNode.Kind
  /// The indices of its tokens.
  let range: Range<Int>
  let parts: [Part]

  /// The index of its first token.
  var start: Int { range.lowerBound }

  var nodes: [FormatNode] { parts.compactMap { if case .node(let node) = $0 { node } else { nil } } }

  func first(_ kind: SyntaxNode.Kind) -> FormatNode? { nodes.first { $0.kind == kind } }

  /// The indices of the tokens that are its own.
  var own: [Int] { parts.compactMap { if case .token(let index) = $0 { index } else { nil } } }
}

/// What stands between a token and the one before it.
enum Gap: Equatable {
  /// Whether an empty line stands before a new line.
  enum Blank: Equatable {
    case never
    case kept
    case always
  }

  case none
  case spaces(Int)
  /// A new line that begins after so many spaces.
  case line(Int, Blank)

  static let space = Gap.spaces(1)

  /// The columns it takes on one line.
  var width: Int {
    switch self {
    case .none: 0
    case .spaces(let count): count
    case .line: 1
    }
  }
}

/// How many columns a text takes in a terminal or an editor.
enum Columns {
  /// Rule texts mix Latin and Chinese; what East Asian Width calls wide or full-width takes two columns.
  static func count(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + width($1.value) }
  }

  private static func width(_ scalar: UInt32) -> Int {
    switch scalar {
    case 0..<0x300: 1
    case 0x300...0x36F, 0x200B...0x200F, 0xFE00...0xFE0F: 0
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
      0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
      0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      2
    default: 1
    }
  }
}
