package import Diagnostics

/// Reads a rule text into a lossless tree; never stops at a mistake and never drops a byte.
///
/// Grammar: docs/language.md. Functions named after a region of the grammar consume it and append a node; the others only
/// look ahead. What cannot be read lands in `unexpected` nodes, and reading goes on at the next clause or declaration.
package struct Parser {
  let file: SourceFile
  private let tokens: [Token]
  /// The places in ``tokens`` of those that mean something; the last is the end.
  private let significant: [Int]
  /// For each of ``significant``: how far it is indented if it is the first on its line, else -1.
  private let indents: [Int]
  /// The places in ``significant`` where the lexer has told a mistake that explains what cannot be read there.
  private let explained: Set<Int>
  /// Where reading stands in ``significant``, and which token is the next to be appended to the tree.
  private(set) var position = 0
  private var index = 0
  private var stack: [[SyntaxNode.Child]] = [[]]
  private(set) var diagnostics: [Diagnostic]
  /// Where the last mistake was told: what cannot be read at the same place follows from it.
  private var toldAt = -1
  /// Whether a mistake was told since the innermost ``guarded(_:)`` began.
  var isMistaken = false
  /// The words that begin a part of the declaration that is being read.
  var partWords: Set<String> = []
  /// Whether the declaration that is being read has more opening than closing braces.
  var lacksBrace = false
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
    let (tokens, diagnostics) = Lexer.tokens(of: file)
    self.tokens = tokens
    self.diagnostics = diagnostics
    let outline = TokenOutline(tokens, diagnostics)
    (significant, indents, explained) = (outline.significant, outline.indents, outline.explained)
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
  func peek(_ ahead: Int = 0) -> Token { tokens[significant[min(position + ahead, significant.count - 1)]] }

  var current: Token { peek() }

  var atEnd: Bool { current.kind == .end }

  func at(_ text: String) -> Bool { current.reading == text && current.kind != .text && current.kind != .quoted }

  func at(_ first: String, _ second: String) -> Bool { at(first) && peek(1).reading == second }

  func at(_ kind: Token.Kind) -> Bool { current.kind == kind }

  func at(anyOf texts: Set<String>) -> Bool {
    switch current.kind {
    case .name, .punctuation, .unknown: texts.contains(current.reading)
    default: false
    }
  }

  /// How far the current token is indented if it is the first on its line, else `nil`.
  var indent: Int? { indents[position] < 0 ? nil : indents[position] }

  /// How far the line of the current token is indented.
  var lineIndent: Int { indents[...position].last { $0 >= 0 } ?? 0 }

  /// The token before this one that means something.
  var previous: Token? { position > 0 ? tokens[significant[position - 1]] : nil }

  /// Whether a declaration begins `ahead` significant tokens from here: one of the words at the beginning of its line and
  /// not followed by what would make it an ordinary name.
  func isDeclaration(_ ahead: Int) -> Bool {
    let place = min(position + ahead, significant.count - 1)
    guard indents[place] == 0 else { return false }
    let (word, next) = (peek(ahead), peek(ahead + 1))
    return word.kind == .name && (next.kind == .name || next.kind == .upper)
      && Self.declarationWords.contains(word.text)
  }

  /// Whether a mistake told by the lexer explains what cannot be read here.
  var isExplained: Bool { explained.contains(position) }

  // MARK: Building

  /// Appends the current token and the trivia before it.
  mutating func bump() {
    appendTrivia()
    guard !atEnd else { return }
    append(current)
    position += 1
  }

  private mutating func append(_ token: Token) {
    stack[stack.count - 1].append(.token(token))
    index += 1
  }

  /// Trivia stands outside the node that follows it, so that a node begins where its text does.
  private mutating func appendTrivia() {
    while index < significant[position] {
      if tokens[index].kind == .unknown { isMistaken = true }
      append(tokens[index])
    }
  }

  /// Whether characters of no token stand between here and the token before.
  private var isBehindNoise: Bool { tokens[index..<significant[position]].contains { $0.kind == .unknown } }

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

  /// Reads `body`; where a mistake was told in it, what it read, perhaps nothing, becomes `unexpected`.
  mutating func guarded(_ body: (inout Parser) -> Void) {
    let outer = isMistaken
    isMistaken = false
    appendTrivia()
    let mark = stack[stack.count - 1].count
    body(&self)
    if isMistaken || isBehindNoise {
      let children = Array(stack[stack.count - 1][mark...])
      stack[stack.count - 1].removeSubrange(mark...)
      stack[stack.count - 1].append(.node(SyntaxNode(.unexpected, children)))
    }
    isMistaken = outer
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
    if kinds.contains(current.kind), !isAtBoundary { bump() } else { missing(what, context) }
  }

  // MARK: Mistakes

  /// Says that `what` is missing: at what stands in its place, or behind the token before where the line ends there.
  mutating func missing(_ what: String, _ context: String = "", help: String? = nil) {
    var found = "`\(current.text.prefix(40))` stands here"
    var range = current.range
    if let previous, atEnd || indent != nil {
      found = atEnd ? "the file ends here" : "the line ends here"
      range = TextRange(previous.range.end, previous.range.end)
    }
    report(
      "parse.expected", "\(what) is expected\(context.isEmpty ? "" : " \(context)"), and \(found)", at: range,
      help: help)
  }

  /// One mistake, one diagnostic: what cannot be read where one was just told, or was told by the lexer, follows from it.
  mutating func report(
    _ id: String, _ message: String, at range: TextRange? = nil, help: String? = nil, suggestions: [String] = []
  ) {
    isMistaken = true
    guard toldAt != position, !isExplained else { return }
    toldAt = position
    diagnostics.append(
      Diagnostic(
        id, message, at: .init(file: file.path, range: range ?? current.range), help: help, suggestions: suggestions))
  }

  /// Skips to the next token for which `stop` holds, to the next declaration, or to what closes a bracket that was opened
  /// before, over whole brackets, into an `unexpected` node.
  ///
  /// - Parameter closers: the brackets that end it.
  mutating func skip(closers: Set<String> = ["}"], until stop: (Parser) -> Bool) {
    defer { toldAt = position }
    guard !isSkipEnd(closers, stop) else { return }
    node(.unexpected) { $0.skipTokens(closers: closers, until: stop) }
  }

  private func isSkipEnd(_ closers: Set<String>, _ stop: (Parser) -> Bool) -> Bool {
    atEnd || isAtDeclaration || closers.contains(current.reading) || stop(self)
  }

  mutating func skipTokens(closers: Set<String> = ["}"], until stop: (Parser) -> Bool) {
    var open: [String] = []
    while !atEnd, !isAtDeclaration {
      let text = current.reading
      if open.isEmpty ? isSkipEnd(closers, stop) : !open.contains("}") && beginsPart { return }
      if let closer = Self.closers[text], at(anyOf: Self.openers) {
        open.append(closer)
      } else if let place = open.lastIndex(of: text) {
        open.removeSubrange(place...)
      } else if text == "}", closers.contains(text) {
        return
      }
      bump()
    }
  }

  private static let closers = ["{": "}", "[": "]", "(": ")"]
  private static let openers = Set(closers.keys)

  /// Reads `body` one level deeper, or skips what stands there when that is too deep.
  mutating func nested(_ body: (inout Parser) -> Void) {
    depth += 1
    defer {
      depth -= 1
      if depth == 0 { signs = 0 }
    }
    guard depth <= Self.depthLimit else {
      report("parse.depth", "this is nested more than \(Self.depthLimit) levels deep")
      return skip(closers: ["}", "]", ")"]) { $0.beginsPart }
    }
    body(&self)
  }

  /// Counts one more sign of a chain such as `a + b + c`, each of which nests what stands before it one level deeper, or
  /// skips what stands there when the expression has too many.
  mutating func chainFits() -> Bool {
    signs += 1
    guard signs > Self.signLimit else { return true }
    if signs == Self.signLimit + 1 {
      report("parse.depth", "this expression has more than \(Self.signLimit) signs and comparisons")
    }
    isMistaken = true
    skip(closers: ["}", "]", ")"]) { $0.beginsPart || $0.at("and") || $0.at("or") || $0.at("when") }
    return false
  }

  mutating func reset(depth: Int = 0) {
    self.depth = depth
    signs = 0
  }

  /// Flushes trivia and the end token into the file's node.
  mutating func finish() {
    while !atEnd { bump() }
    appendTrivia()
    stack[0].append(.token(tokens[tokens.count - 1]))
  }
}
