import Diagnostics

/// The tokens of a file with the gap before each: spaces by what stands beside it, then line breaks and columns by what
/// it belongs to.
struct Layout {
  /// Lines are broken, and columns given up, beyond this.
  static let lineLimit = 130
  /// An example is one line of a table and may be longer; facts are broken beyond this.
  static let exampleLimit = 250
  /// Where the contents of a clause begin: its keyword takes nine columns and a space.
  static let clauseColumn = 10

  /// The tokens that are no trivia.
  private(set) var tokens: [Token] = []
  /// The trivia before each token, and those before the end of the file.
  private(set) var trivia: [[Token]] = []
  /// The gap before each token.
  var gaps: [Gap] = []
  /// The kinds of the nodes that a token belongs to: its own and the one around that.
  private var homes: [(own: SyntaxNode.Kind, outer: SyntaxNode.Kind)] = []
  private(set) var root = FormatNode(kind: .file, range: 0..<0, parts: [])

  init(_ root: SyntaxNode) {
    var pending: [Token] = []
    self.root = add(root, in: .file, &pending)
    trivia.append(pending)
    gaps = tokens.indices.map { $0 == 0 ? .line(0, .kept) : spacing(before: $0) }
  }

  private mutating func add(_ node: SyntaxNode, in outer: SyntaxNode.Kind, _ pending: inout [Token]) -> FormatNode {
    let start = tokens.count
    var parts: [FormatNode.Part] = []
    for child in node.children {
      switch child {
      case .node(let child): parts.append(.node(add(child, in: node.kind, &pending)))
      case .token(let token) where token.isTrivia: pending.append(token)
      case .token(let token) where token.kind != .end:
        parts.append(.token(tokens.count))
        tokens.append(token)
        trivia.append(pending)
        homes.append((node.kind, outer))
        pending = []
      case .token: continue
      }
    }
    return FormatNode(kind: node.kind, range: start..<tokens.count, parts: parts)
  }

  // MARK: Spaces

  private func spacing(before index: Int) -> Gap {
    let left = tokens[index - 1]
    let right = tokens[index]
    if right.kind == .punctuation, hugsLeft(right.text, homes[index]) { return .none }
    if left.kind == .punctuation, hugsRight(left.text, homes[index - 1]) { return .none }
    // A word that a number would take for its unit keeps two spaces away from it.
    if left.kind == .number, right.kind != .unit, Self.readsAsUnit(right.text) { return .spaces(2) }
    return .space
  }

  private func hugsLeft(_ text: String, _ home: (own: SyntaxNode.Kind, outer: SyntaxNode.Kind)) -> Bool {
    switch text {
    case ",", ")", "]", ".", ".*", "?": true
    case "[": home.own == .lookup
    case "(": home.own == .call || home.own == .define
    case ":": [.member, .requirement, .fix].contains(home.own)
    case "<", ">": home.own == .type
    case "}": home.own == .facts && home.outer != .example
    default: false
    }
  }

  private func hugsRight(_ text: String, _ home: (own: SyntaxNode.Kind, outer: SyntaxNode.Kind)) -> Bool {
    switch text {
    case "(", "[", ".": true
    case "<": home.own == .type
    case "-": home.own == .literal
    case "{": home.own == .facts && home.outer != .example
    default: false
    }
  }

  private static func readsAsUnit(_ text: String) -> Bool {
    Lexer.tokens(of: .init(path: "", text: "1 \(text)")).0.contains { $0.kind == .unit }
  }

  // MARK: Measuring

  /// The columns of some tokens on one line, without the gap before the first.
  func width(_ range: Range<Int>) -> Int {
    range.reduce(0) { $0 + Columns.count(tokens[$1].text) + ($1 == range.lowerBound ? 0 : gaps[$1].width) }
  }

  /// Whether the author began a new line before a token.
  func wasBroken(before index: Int) -> Bool {
    trivia[index].contains { $0.kind == .comment || $0.text.utf8.contains(Ascii.lineFeed) }
  }

  /// Whether the author began a new line anywhere between some tokens.
  func wasBroken(within range: Range<Int>) -> Bool { range.dropFirst().contains { wasBroken(before: $0) } }

  /// Whether the author left a line empty before a token, or wrote a comment there.
  func wasSetApart(before index: Int) -> Bool {
    trivia[index].contains { $0.kind == .comment || $0.text.utf8.count { $0 == Ascii.lineFeed } > 1 }
  }

  /// The index of a node's own token with this text.
  func own(_ text: String, of node: FormatNode) -> Int? { node.own.first { tokens[$0].text == text } }

  // MARK: Changing

  mutating func set(_ gap: Gap, before index: Int) { gaps[index] = gap }

  mutating func breakLine(before index: Int, indent: Int, _ blank: Gap.Blank = .never) {
    gaps[index] = .line(indent, blank)
  }

  /// Makes what follows `range` begin in `column`, counted from where `range` begins.
  mutating func pad(_ range: Range<Int>, to column: Int, atLeast least: Int = 1) {
    guard range.upperBound < gaps.count else { return }
    gaps[range.upperBound] = .spaces(max(least, column - width(range)))
  }
}
