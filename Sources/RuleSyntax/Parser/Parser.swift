package import Diagnostics

/// Reads a rule text into a lossless tree; never stops at a mistake and never drops a byte.
///
/// Grammar: docs/language.md. Functions named after a region of the grammar consume it and append a node; the others only
/// look ahead. What cannot be read lands in `unexpected` nodes, and reading goes on at the next clause or declaration.
package struct Parser {
  let file: SourceFile
  private let tokens: [Token]
  private var index = 0
  private var stack: [[SyntaxNode.Child]] = [[]]
  private(set) var diagnostics: [Diagnostic]
  /// How deep expressions, groups, types and facts are nested just now.
  private var depth = 0
  /// The deepest nesting that is read: far beyond any rule, and shallow enough for any thread's stack.
  private static let depthLimit = 100
  /// How many signs and comparisons the outermost expression has so far.
  private var signs = 0
  /// The most that an expression may have: each nests the tree one level deeper.
  private static let signLimit = 500

  private init(_ file: SourceFile) {
    self.file = file
    (tokens, diagnostics) = Lexer.tokens(of: file)
  }

  /// The tree of a file.
  package static func parse(_ file: SourceFile) -> SyntaxTree {
    var parser = Parser(file)
    parser.parseFile()
    let children = parser.stack.first ?? []
    return SyntaxTree(file: file, root: SyntaxNode(.file, children), diagnostics: parser.diagnostics)
  }

  // MARK: Looking ahead

  /// The token `ahead` significant tokens from here; the last one is `end`.
  func peek(_ ahead: Int = 0) -> Token {
    var position = index
    var left = ahead
    while position < tokens.count - 1 {
      if !tokens[position].isTrivia {
        if left == 0 { break }
        left -= 1
      }
      position += 1
    }
    return tokens[position]
  }

  var current: Token { peek() }

  var atEnd: Bool { current.kind == .end }

  func at(_ text: String) -> Bool { current.text == text && current.kind != .text && current.kind != .quoted }

  func at(_ first: String, _ second: String) -> Bool { at(first) && peek(1).text == second }

  func at(_ kind: Token.Kind) -> Bool { current.kind == kind }

  func at(anyOf texts: Set<String>) -> Bool {
    (current.kind == .name || current.kind == .punctuation) && texts.contains(current.text)
  }

  // MARK: Building

  /// Appends the current token and the trivia before it.
  mutating func bump() {
    while tokens[index].isTrivia { append(tokens[index]) }
    if tokens[index].kind != .end { append(tokens[index]) }
  }

  private mutating func append(_ token: Token) {
    stack[stack.count - 1].append(.token(token))
    index += 1
  }

  /// Reads `body` into a node of `kind`.
  mutating func node(_ kind: SyntaxNode.Kind, _ body: (inout Parser) -> Void) {
    appendTrivia()
    stack.append([])
    body(&self)
    let children = stack.removeLast()
    stack[stack.count - 1].append(.node(SyntaxNode(kind, children)))
  }

  /// Makes the last child the first child of a new node: for what is known only after its beginning was read.
  mutating func wrapLast(as kind: SyntaxNode.Kind, _ body: (inout Parser) -> Void) {
    guard let last = stack[stack.count - 1].popLast() else { return }
    stack.append([last])
    body(&self)
    let children = stack.removeLast()
    stack[stack.count - 1].append(.node(SyntaxNode(kind, children)))
  }

  /// Trivia stands outside the node that follows it, so that a node begins where its text does.
  private mutating func appendTrivia() {
    while tokens[index].isTrivia { append(tokens[index]) }
  }

  /// Appends the token if it reads `text`.
  @discardableResult
  mutating func eat(_ text: String) -> Bool {
    guard at(text) else { return false }
    bump()
    return true
  }

  /// Appends the token if it reads `text`, else says that it is missing.
  mutating func expect(_ text: String, _ context: String) {
    if !eat(text) { missing("`\(text)`", context) }
  }

  /// Appends the token if it is one of the kinds, else says that `what` is missing.
  mutating func expect(_ kinds: [Token.Kind], _ what: String, _ context: String) {
    if kinds.contains(current.kind) { bump() } else { missing(what, context) }
  }

  // MARK: Mistakes

  mutating func missing(_ what: String, _ context: String) {
    let found = atEnd ? "the end of the file" : "`\(current.text.prefix(40))`"
    report("parse.expected", "\(what) is expected \(context), and \(found) stands here")
  }

  mutating func report(_ id: String, _ message: String, at range: TextRange? = nil, suggestions: [String] = []) {
    let range = range ?? current.range
    // One mistake, one diagnostic: what follows at the same place follows from it.
    guard diagnostics.last?.primary.range.start != range.start else { return }
    diagnostics.append(
      Diagnostic(id, message, at: .init(file: file.path, range: range), suggestions: suggestions))
  }

  /// Skips to the next token for which `stop` holds, over whole braces, into an `unexpected` node.
  mutating func skip(until stop: (Parser) -> Bool) {
    guard !atEnd, !stop(self) else { return }
    node(.unexpected) { parser in
      var braces = 0
      while !parser.atEnd {
        if braces == 0, stop(parser) { return }
        if parser.at("{") { braces += 1 }
        if parser.at("}") {
          if braces == 0 { return }
          braces -= 1
        }
        parser.bump()
      }
    }
  }

  /// Reads `body` one level deeper, or skips what stands there when that is too deep.
  mutating func nested(_ body: (inout Parser) -> Void) {
    depth += 1
    defer {
      depth -= 1
      if depth == 0 { signs = 0 }
    }
    guard depth <= Self.depthLimit else {
      report("parse.depth", "this is nested more than \(Self.depthLimit) levels deep")
      skip { $0.isAtDeclaration }
      return
    }
    body(&self)
  }

  /// Counts one more sign of a chain such as `a + b + c`, each of which nests what stands before it one level deeper, or
  /// skips what stands there when the expression has too many.
  mutating func chainFits() -> Bool {
    signs += 1
    guard signs > Self.signLimit else { return true }
    report("parse.depth", "this expression has more than \(Self.signLimit) signs and comparisons")
    skip { $0.isAtDeclaration }
    return false
  }

  mutating func reset(depth: Int = 0) {
    self.depth = depth
    signs = 0
  }

  /// Flushes trivia and the end token into the file's node.
  mutating func finish() {
    while index < tokens.count - 1 { bump() }
    stack[0].append(.token(tokens[tokens.count - 1]))
  }
}
