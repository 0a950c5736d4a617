package import Diagnostics

/// Cuts a rule text into tokens; every byte lands in exactly one of them, whatever the bytes are.
package struct Lexer {
  private let file: SourceFile
  private let bytes: [UInt8]
  private var offset = 0
  private var tokens: [Token] = []
  private var diagnostics: [Diagnostic] = []
  /// Up to where each typographic quotation mark was looked for in vain.
  private var unclosed: [Character: Int] = [:]

  private init(_ file: SourceFile) {
    self.file = file
    bytes = file.bytes
  }

  /// The tokens of a file, trivia among them and an `end` last, with what was wrong with them.
  package static func tokens(of file: SourceFile) -> ([Token], [Diagnostic]) {
    var lexer = Lexer(file)
    // A token has some four bytes: room that grows as needed would be asked for, cleared and copied again and again.
    lexer.tokens.reserveCapacity(file.bytes.count / 4)
    lexer.skipByteOrderMark()
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

  private mutating func report(_ id: String, _ message: String, from start: Int, help: String? = nil) {
    let place = Diagnostic.Label(file: file.path, range: TextRange(start, offset))
    diagnostics.append(Diagnostic(id, message, at: place, help: help))
  }

  /// What some editors write before the first character separates nothing and means nothing.
  private mutating func skipByteOrderMark() {
    guard bytes.starts(with: [0xEF, 0xBB, 0xBF]) else { return }
    offset = 3
    add(.whitespace, from: 0)
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
    } else if let closing = lastTypographicQuote(in: start..<offset) {
      // What a Chinese input method closed, the author meant to be closed.
      offset = closing.upperBound
      reportForeign("write `\(Character(Unicode.Scalar(quote)))`", from: closing.lowerBound)
    } else {
      report("parse.unclosed", "\(what) is not closed on its line", from: start)
    }
    add(kind, from: start)
  }

  /// Where `”` or `’` stands last in a stretch of the text.
  private func lastTypographicQuote(in range: Range<Int>) -> Range<Int>? {
    for start in range.reversed() where start + 3 <= range.upperBound {
      if bytes[start] == 0xE2, bytes[start + 1] == 0x80, bytes[start + 2] == 0x9D || bytes[start + 2] == 0x99 {
        return start..<start + 3
      }
    }
    return nil
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

  /// A unit follows its number on the same line. A word that begins a clause is none, and neither is one that a colon
  /// or a text follows: that is the name of a condition, an attribute or a platform.
  private mutating func scanUnit() {
    var start = offset
    while start < bytes.count, bytes[start] == Ascii.space || bytes[start] == Ascii.tab { start += 1 }
    var end = start
    if start < bytes.count, bytes[start] == Ascii.percent {
      end += 1
    } else {
      end = endOfUnit(from: start)
      let word = String(decoding: bytes[start..<end], as: UTF8.self)
      if end == start || Words.neverUnits.contains(word) || namesWhatFollows(end) { return }
    }
    if start > offset {
      let blank = offset
      offset = start
      add(.whitespace, from: blank)
    }
    offset = end
    add(.unit, from: start)
  }

  /// Letters and signs such as `µ` and `°`, digits behind them, and what stands behind a slash: `EUR/kg`.
  private func endOfUnit(from start: Int) -> Int {
    var end = start
    while end < bytes.count {
      let byte = bytes[end]
      if Ascii.isLower(byte) || Ascii.isUpper(byte) || (end > start && Ascii.isWord(byte)) {
        end += 1
      } else if byte == Ascii.slash, end > start, end + 1 < bytes.count, bytes[end + 1] != Ascii.slash {
        end += 1
      } else if byte >= 0x80, let length = unitSign(at: end) {
        end += length
      } else {
        break
      }
    }
    while end > start, bytes[end - 1] == Ascii.slash { end -= 1 }
    return end
  }

  /// The length of a letter or sign beyond ASCII that units have.
  private func unitSign(at offset: Int) -> Int? {
    let length = bytes[offset] >= 0xF0 ? 4 : bytes[offset] >= 0xE0 ? 3 : 2
    guard offset + length <= bytes.count, ForeignSign(in: bytes, at: offset) == nil,
      let scalar = String(validating: bytes[offset..<(offset + length)], as: UTF8.self)?.unicodeScalars.first
    else { return nil }
    return scalar.properties.isAlphabetic || "°²³‰℃℉".unicodeScalars.contains(scalar) ? length : nil
  }

  /// Whether a colon or a text is the next that means something.
  private func namesWhatFollows(_ start: Int) -> Bool {
    var next = start
    while next < bytes.count {
      if Ascii.isSpace(bytes[next]) {
        next += 1
      } else if bytes[next] == Ascii.slash, next + 1 < bytes.count, bytes[next + 1] == Ascii.slash {
        while next < bytes.count, bytes[next] != Ascii.lineFeed { next += 1 }
      } else {
        let meaning = bytes[next] < 0x80 ? nil : ForeignSign(in: bytes, at: next)?.meaning
        return bytes[next] == Ascii.colon || bytes[next] == Ascii.doubleQuote || meaning == ":" || meaning == "\""
      }
    }
    return false
  }

  private mutating func scanPunctuation() {
    let start = offset
    let pair = [byte(), byte(1)]
    if pair == [Ascii.less, Ascii.equal] || pair == [Ascii.greater, Ascii.equal] || pair == [Ascii.point, Ascii.star] {
      offset += 2
      add(.punctuation, from: start)
    } else if Ascii.punctuation.contains(byte()) {
      offset += 1
      add(.punctuation, from: start)
    } else if let sign = ForeignSign(in: bytes, at: start) {
      scanForeign(sign)
    } else {
      scanNoise()
    }
  }

  // MARK: What no rule text has

  private mutating func scanForeign(_ sign: ForeignSign) {
    let start = offset
    offset += sign.length
    let quote = file.text(in: TextRange(start, offset))
    reportForeign(sign.advice, from: start)
    guard let closing = ForeignSign.closingQuote(of: quote), let length = lengthOfText(closedBy: closing) else {
      return add(.unknown, from: start)
    }
    offset += length
    add(sign.meaning == "'" ? .quoted : .text, from: start)
  }

  /// How many bytes from here stand before and in the closing quotation mark, if one stands on the line.
  private mutating func lengthOfText(closedBy closing: Character) -> Int? {
    guard unclosed[closing, default: 0] <= offset else { return nil }
    let marks = [Array(String(closing).utf8), [closing == "’" ? Ascii.singleQuote : Ascii.doubleQuote]]
    var end = offset
    while end < bytes.count, bytes[end] != Ascii.lineFeed {
      for mark in marks where bytes[end...].starts(with: mark) { return end + mark.count - offset }
      end += 1
    }
    unclosed[closing] = end
    return nil
  }

  private mutating func reportForeign(_ advice: String, from start: Int) {
    let sign = file.text(in: TextRange(start, offset))
    report("parse.unexpected_character", "`\(sign)` stands in no rule text outside quotes", from: start, help: advice)
  }

  /// The bytes up to the next one that can begin a token.
  private mutating func scanNoise() {
    let start = offset
    repeat { offset += 1 } while offset < bytes.count && isNoise(byte()) && ForeignSign(in: bytes, at: offset) == nil
    let isText = String(validating: bytes[start..<offset], as: UTF8.self) != nil
    let what =
      isText ? "`\(file.text(in: TextRange(start, offset)).prefix(20))` stands" : "bytes that are no UTF-8 stand"
    report("parse.unexpected_character", "\(what) in no rule text outside quotes", from: start)
    add(.unknown, from: start)
  }

  private func isNoise(_ byte: UInt8) -> Bool {
    !Ascii.isSpace(byte) && !Ascii.isWord(byte) && byte != Ascii.doubleQuote && byte != Ascii.singleQuote
      && !Ascii.punctuation.contains(byte)
  }
}
