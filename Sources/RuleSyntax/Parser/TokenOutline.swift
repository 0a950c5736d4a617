import Diagnostics

/// What the parser asks of the tokens as a whole: which of them mean something, which begin a line and how far they are
/// indented, and where the lexer has told a mistake.
struct TokenOutline {
  /// The places of the tokens that mean something; the last is the end.
  private(set) var significant: [Int] = []
  /// For each of ``significant``: how far it is indented if it is the first on its line, else -1.
  private(set) var indents: [Int] = []
  /// The places in ``significant`` that a mistake of the lexer explains: behind characters of no token, and at and behind
  /// what is not closed.
  private(set) var explained: Set<Int> = []

  init(_ tokens: [Token], _ diagnostics: [Diagnostic]) {
    let mistakes = Set(diagnostics.map(\.primary.range.start))
    significant.reserveCapacity(tokens.count / 2)
    indents.reserveCapacity(tokens.count / 2)
    var indent = 0
    for (place, token) in tokens.enumerated() {
      switch token.kind {
      case .whitespace: if let width = Self.indent(after: token) { indent = width }
      case .comment: continue
      case .unknown where token.isNoise: explained.insert(significant.count)
      default:
        if !mistakes.isEmpty, mistakes.contains(token.range.start) {
          explained.insert(significant.count)
          if token.kind != .unknown { explained.insert(significant.count + 1) }
        }
        significant.append(place)
        indents.append(indent)
        indent = -1
      }
    }
  }

  /// How far the line is indented that begins in a token of white space.
  private static func indent(after token: Token) -> Int? {
    let bytes = token.text.utf8
    guard let place = bytes.lastIndex(of: Ascii.lineFeed) else {
      return token.range.start == 0 ? bytes.count { $0 < 0x80 } : nil
    }
    return bytes.distance(from: place, to: bytes.endIndex) - 1
  }
}
