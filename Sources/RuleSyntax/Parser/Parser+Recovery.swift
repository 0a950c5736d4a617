import Diagnostics

/// Where reading goes on after a mistake: at the next part of a declaration, which begins a line, or at the next
/// declaration, which begins in the first column.
extension Parser {
  // MARK: What begins here

  /// Whether a declaration begins here.
  var isAtDeclaration: Bool { isDeclaration(0) }

  /// Whether a part of the declaration begins on this line.
  var beginsPart: Bool { indent != nil && !partWords.isEmpty && looksLikePart }

  /// Whether what is expected here cannot come any more.
  var isAtBoundary: Bool { isAtDeclaration || beginsPart }

  /// Whether the current word begins a part of the declaration, going by what stands behind it: the words of the
  /// language are ordinary names in expressions.
  var looksLikePart: Bool {
    guard at(.name), partWords.contains(current.text) else { return false }
    let next = peek(1)
    switch current.text {
    case "not": return next.text == "applicable" && peek(2).kind == .text
    case "applies": return next.text == "from" || next.text == "through"
    case let word where Words.verdicts.contains(word):
      return next.kind == .text && ["{", "as", "in", "on", "profile"].contains(peek(2).reading)
    case let word where Words.domains.contains(word): return ["error", "warning", "info"].contains(next.text)
    case "when", "unless", "require", "forbid":
      return next.reading == "{" || next.reading == "(" || next.reading == "["
        || next.text == "not" && peek(2).text != "in"
        || beginsOperand(next)
    default: return beginsOperand(next) || next.kind == .url || next.kind == .regex
    }
  }

  private func beginsOperand(_ token: Token) -> Bool {
    switch token.kind {
    case .name: !Words.operators.contains(token.text)
    case .upper, .number, .date, .language: true
    default: false
    }
  }

  /// Whether a name with a colon behind it stands here, or a name and a text: it begins a condition, a fact or a clause.
  var isAtEntry: Bool {
    guard at(.name) || at(.upper) || at(.language) else { return false }
    var ahead = 1
    while peek(ahead).reading == ".", [.name, .upper].contains(peek(ahead + 1).kind) { ahead += 2 }
    return peek(ahead).reading == ":" && peek(ahead).kind != .text || peek(1).kind == .text && at(.name)
  }

  // MARK: Braces

  mutating func beginDeclaration() {
    reset()
    partWords = []
    var braces = 0
    var ahead = 0
    repeat {
      if peek(ahead).reading == "{" { braces += 1 }
      if peek(ahead).reading == "}" { braces -= 1 }
      ahead += 1
    } while !isDeclaration(ahead) && peek(ahead).kind != .end
    lacksBrace = braces > 0
  }

  /// Whether a closing brace stands here that, by its place on the line, closes more than what began at `indent`.
  func closesOuter(_ indent: Int) -> Bool {
    guard lacksBrace, at("}"), let own = self.indent else { return false }
    return own < indent
  }

  /// Reads `{ … }`, asking `item` for one part after another; `item` returns false where it knows none.
  ///
  /// - Parameters:
  ///   - words: what its parts begin with, if they begin with words.
  ///   - form: how its parts are written otherwise.
  mutating func parseBraces(
    _ what: String, of words: Set<String> = [], form: String? = nil, item: (inout Parser) -> Bool
  ) {
    let outer = partWords
    if !words.isEmpty { partWords = words }
    defer { partWords = outer }
    let indent = lineIndent
    guard openBraces(what, words) else { return }
    while !at("}"), !atEnd, !isAtDeclaration {
      if words.isEmpty, beginsPart { break }
      let before = position
      if !item(&self) || position == before { skipUnknownPart(what, words, form) }
    }
    if closesOuter(indent) { missing("`}`", "at the end of \(what)") } else { expect("}", "at the end of \(what)") }
  }

  /// Whether braces are open: that they are missing is told, and reading goes on where what they hold follows.
  private mutating func openBraces(_ what: String, _ words: Set<String>) -> Bool {
    if eat("{") { return true }
    // What is not closed on its line may have swallowed the brace.
    if let previous, isExplained, previous.text.hasSuffix("{") { return true }
    missing("`{`", "before what \(what) holds")
    return !words.isEmpty && beginsPart
  }

  private mutating func skipUnknownPart(_ what: String, _ words: Set<String>, _ form: String?) {
    let word = current.text
    var near: [String] = []
    if at(.name) || at(.upper) {
      let others: Set<String> = indent == nil && words.contains("when") ? ["and", "or"] : []
      near = Words.near(word, words.union(others)) { nearestNames(to: $0, among: $1) }
      if near.isEmpty, let meant = Self.synonyms[word] { near = [meant] }
    }
    let isHead = words.contains("when") && ["error", "warning", "info"].contains(peek(1).text)
    let form =
      isHead ? "the domain before the severity is one of \(Words.domains.sorted().joined(separator: ", "))" : form
    if isHead { near = nearestNames(to: word, among: Words.domains) }
    report(
      "parse.unknown_part", "\(what) has no part that begins with `\(word.prefix(40))`",
      help: near.isEmpty ? form : nil,
      suggestions: near)
    let column = lineIndent
    node(.unexpected) { parser in
      let first = parser.position
      parser.skipTokens { parser in
        if parser.position == first { return false }
        if let indent = parser.indent { return indent <= column || parser.beginsPart }
        return Self.startingWords.contains(parser.current.text) && parser.looksLikePart
      }
    }
  }

  /// What authors write who know other languages.
  private static let synonyms = [
    "contains": "mentions", "equals": "is", "eq": "is", "like": "matches", "if": "when", "must": "require",
    "prohibit": "forbid", "otherwise": "unless",
  ]

  /// The words that begin a clause also within a line.
  private static let startingWords: Set<String> = [
    "applies", "basis", "fix", "forbid", "let", "not", "require", "satisfied", "say", "undetermined", "unless",
    "violated",
    "when",
  ]
}
