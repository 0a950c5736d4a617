package import Diagnostics

/// Cuts a rule text into tokens; every byte lands in exactly one of them, whatever the bytes are.
package struct Lexer {
  private let file: SourceFile
  private let bytes: [UInt8]
  private var offset = 0
  private var tokens: [Token] = []
  private var diagnostics: [Diagnostic] = []

  private init(_ file: SourceFile) {
    self.file = file
    bytes = file.bytes
  }

  /// The tokens of a file, trivia among them and an `end` last, with what was wrong with them.
  package static func tokens(of file: SourceFile) -> ([Token], [Diagnostic]) {
    var lexer = Lexer(file)
    while lexer.offset < lexer.bytes.count { lexer.scan() }
    lexer.add(.end, from: lexer.offset)
    return (lexer.tokens, lexer.diagnostics)
  }

  private func byte(_ ahead: Int = 0) -> UInt8 {
    offset + ahead < bytes.count ? bytes[offset + ahead] : 0
  }

  private mutating func add(_ kind: Token.Kind, from start: Int) {
    let range = TextRange(start, offset)
    tokens.append(Token(kind: kind, range: range, text: file.text(in: range)))
  }

  private mutating func report(_ id: String, _ message: String, from start: Int) {
    diagnostics.append(Diagnostic(id, message, at: .init(file: file.path, range: TextRange(start, offset))))
  }

  private mutating func scan() {
    let start = offset
    switch byte() {
    case Ascii.space, Ascii.tab, Ascii.lineFeed, Ascii.carriageReturn:
      while Ascii.isSpace(byte()), offset < bytes.count { offset += 1 }
      add(.whitespace, from: start)
    case Ascii.slash where byte(1) == Ascii.slash:
      while offset < bytes.count, byte() != Ascii.lineFeed { offset += 1 }
      add(.comment, from: start)
    case Ascii.slash where expectsRegex:
      scanDelimited(by: Ascii.slash, kind: .regex, what: "a pattern")
    case Ascii.doubleQuote: scanDelimited(by: Ascii.doubleQuote, kind: .text, what: "a text")
    case Ascii.singleQuote: scanDelimited(by: Ascii.singleQuote, kind: .quoted, what: "a code")
    case Ascii.less where startsURL: scanURL()
    case let first where Ascii.isDigit(first): scanNumber()
    case let first where Ascii.isLower(first): scanName()
    case let first where Ascii.isUpper(first): scanUpper()
    default: scanPunctuation()
    }
  }

  // MARK: Delimited tokens

  private var expectsRegex: Bool {
    guard let last = tokens.last(where: { !$0.isTrivia }), last.kind == .name else { return false }
    return last.text == "matches" || last.text == "number"
  }

  private mutating func scanDelimited(by quote: UInt8, kind: Token.Kind, what: String) {
    let start = offset
    offset += 1
    while offset < bytes.count, byte() != quote, byte() != Ascii.lineFeed {
      offset += byte() == Ascii.backslash && byte(1) != Ascii.lineFeed && offset + 1 < bytes.count ? 2 : 1
    }
    if offset < bytes.count, byte() == quote {
      offset += 1
    } else {
      report("parse.unclosed", "\(what) is not closed on its line", from: start)
    }
    add(kind, from: start)
  }

  /// `<scheme:` begins a URL; anything else after `<` is a comparison.
  private var startsURL: Bool {
    var ahead = 1
    while Ascii.isLower(byte(ahead)) { ahead += 1 }
    return ahead > 1 && byte(ahead) == Ascii.colon && byte(ahead + 1) == Ascii.slash
  }

  private mutating func scanURL() {
    let start = offset
    while offset < bytes.count, byte() != Ascii.greater, !Ascii.isSpace(byte()) { offset += 1 }
    if byte() == Ascii.greater, offset < bytes.count {
      offset += 1
    } else {
      report("parse.unclosed", "a URL is not closed by `>`", from: start)
    }
    add(.url, from: start)
  }

  // MARK: Words and numbers

  private mutating func skipWord(hyphens: Bool) {
    while Ascii.isWord(byte()) || (hyphens && byte() == Ascii.hyphen && Ascii.isWord(byte(1))) { offset += 1 }
  }

  private mutating func scanName() {
    let start = offset
    skipWord(hyphens: false)
    if (2...3).contains(offset - start), byte() == Ascii.hyphen, Ascii.isUpper(byte(1)) {
      skipWord(hyphens: true)
      add(.language, from: start)
    } else {
      add(.name, from: start)
    }
  }

  private mutating func scanUpper() {
    let start = offset
    skipWord(hyphens: true)
    add(.upper, from: start)
  }

  private mutating func scanNumber() {
    let start = offset
    while Ascii.isDigit(byte()) { offset += 1 }
    if offset - start == 4, isDateTail {
      offset += 6
      add(.date, from: start)
      return
    }
    if byte() == Ascii.point, Ascii.isDigit(byte(1)) {
      offset += 1
      while Ascii.isDigit(byte()) { offset += 1 }
    }
    add(.number, from: start)
    scanUnit()
  }

  private var isDateTail: Bool {
    byte() == Ascii.hyphen && Ascii.isDigit(byte(1)) && Ascii.isDigit(byte(2))
      && byte(3) == Ascii.hyphen && Ascii.isDigit(byte(4)) && Ascii.isDigit(byte(5)) && !Ascii.isWord(byte(6))
  }

  /// A unit follows its number after at most one space; words of the language are never units.
  private mutating func scanUnit() {
    let space = byte() == Ascii.space ? 1 : 0
    var length = 0
    if byte(space) == Ascii.percent {
      length = 1
    } else if Ascii.isUnitStart(byte(space)) {
      while Ascii.isUnitPart(byte(space + length)) { length += 1 }
      while length > 0, byte(space + length - 1) == Ascii.slash { length -= 1 }
      let word = String(decoding: bytes[(offset + space)..<(offset + space + length)], as: UTF8.self)
      if Self.neverUnits.contains(word) { length = 0 }
    }
    guard length > 0 else { return }
    if space > 0 {
      offset += 1
      add(.whitespace, from: offset - 1)
    }
    offset += length
    add(.unit, from: offset - length)
  }

  /// Words that may follow a number and are no units. `in` is one: inches are written `inch`.
  private static let neverUnits: Set<String> = [
    "above", "all", "and", "any", "applies", "as", "at", "basis", "below", "binds", "by", "checked", "consequence",
    "contains", "covers", "dated", "display", "effort", "else", "except", "fix", "forbid", "for", "from", "has", "in",
    "include", "is", "kept", "let", "matches", "mentions", "needs", "not", "of", "on", "or", "over", "penalty",
    "points", "presumed", "profile", "question", "replaces", "require", "safe", "satisfied", "say", "some", "every",
    "then", "through", "to", "undetermined", "unless", "valid", "violated", "was", "when", "where", "with",
  ]

  private mutating func scanPunctuation() {
    let start = offset
    let pair = [byte(), byte(1)]
    if pair == [Ascii.less, Ascii.equal] || pair == [Ascii.greater, Ascii.equal] || pair == [Ascii.point, Ascii.star] {
      offset += 2
      add(.punctuation, from: start)
    } else if Ascii.punctuation.contains(byte()) {
      offset += 1
      add(.punctuation, from: start)
    } else {
      // One scalar, or the bytes up to the next one that can begin a token where they are no UTF-8.
      offset += 1
      while offset < bytes.count, byte() & 0xC0 == 0x80 { offset += 1 }
      report("parse.unexpected_character", "a character that no rule text has outside quotes", from: start)
      add(.unknown, from: start)
    }
  }
}
