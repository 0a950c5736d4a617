/// A part of a pattern of RE2's syntax, as far as rewriting has to tell parts apart.
enum PatternToken: Equatable {
  /// A letter or another character that stands for itself.
  case literal(Unicode.Scalar)
  /// `.`
  case any
  /// `[…]`, or a class outside of brackets (`\d`, `\pL`).
  case set(PatternSet)
  /// `*`, `+?`, `{2,3}` …
  case quantifier(String)
  /// `(`, `(?:`, `(?P<name>`: flags stay as they are inside.
  case open(String)
  /// `(?i:`
  case openWithFlags(String)
  /// `(?i)`: flags until the group ends.
  case flags(String)
  case close
  case alternative
  /// `^` or `\A`.
  case start(String)
  /// `$` or `\z`.
  case end(String)
  /// `\b` or, as `false`, `\B`.
  case boundary(Bool)
  /// `\C`.
  case anyByte
}

/// A class of characters.
struct PatternSet: Equatable {
  enum Item: Equatable {
    case range(Unicode.Scalar, Unicode.Scalar)
    /// `\w`, or `\W` as `false`.
    case word(Bool)
    /// `\d` or `\s`, in small letters, and whether it is meant so.
    case ascii(Character, Bool)
    /// `L`, `{Greek}` after `\p`, and whether it is meant so.
    case property(String, Bool)
    /// `alpha` of `[:alpha:]`, and whether it is meant so.
    case named(String, Bool)
  }

  var isNegated = false
  var items: [Item] = []
}

/// Reads a pattern that RE2 has accepted.
struct PatternReader {
  private let scalars: [Unicode.Scalar]
  private var place = 0

  static func tokens(of pattern: String) -> [PatternToken] {
    var reader = PatternReader(pattern)
    var tokens: [PatternToken] = []
    while reader.place < reader.scalars.count { reader.readToken(into: &tokens) }
    return tokens
  }

  private init(_ pattern: String) { scalars = Array(pattern.unicodeScalars) }

  private func peek(_ distance: Int = 0) -> Unicode.Scalar? {
    place + distance < scalars.count ? scalars[place + distance] : nil
  }

  private mutating func next() -> Unicode.Scalar {
    defer { place += 1 }
    return peek() ?? "\0"
  }

  private mutating func take(_ text: String) -> Bool {
    let wanted = Array(text.unicodeScalars)
    guard scalars[place...].starts(with: wanted) else { return false }
    place += wanted.count
    return true
  }

  /// What stands up to a sign, which is passed over.
  private mutating func text(until end: Unicode.Scalar) -> String {
    var text = ""
    while let scalar = peek() {
      place += 1
      if scalar == end { break }
      text.unicodeScalars.append(scalar)
    }
    return text
  }

  private mutating func readToken(into tokens: inout [PatternToken]) {
    if take("\\Q") {
      while peek() != nil, !take("\\E") { tokens.append(.literal(next())) }
      return
    }
    if let quantifier = quantifier() {
      tokens.append(.quantifier(quantifier))
      return
    }
    switch next() {
    case "(": tokens.append(group())
    case ")": tokens.append(.close)
    case "|": tokens.append(.alternative)
    case "^": tokens.append(.start("^"))
    case "$": tokens.append(.end("$"))
    case ".": tokens.append(.any)
    case "[": tokens.append(.set(brackets()))
    case "\\": tokens.append(escape())
    case let scalar: tokens.append(.literal(scalar))
    }
  }

  private mutating func quantifier() -> String? {
    var text = ""
    switch peek() {
    case "*", "+", "?": text = String(next())
    case "{":
      // A brace that holds no counts is a literal.
      guard let close = scalars[place...].firstIndex(of: "}") else { return nil }
      let counts = scalars[(place + 1)..<close]
      guard counts.first.map(Self.isDigit) == true, counts.allSatisfy({ Self.isDigit($0) || $0 == "," }),
        counts.count(where: { $0 == "," }) <= 1
      else { return nil }
      text = "{" + String(String.UnicodeScalarView(counts)) + "}"
      place = close + 1
    default: return nil
    }
    return take("?") ? text + "?" : text
  }

  private mutating func group() -> PatternToken {
    guard take("?") else { return .open("(") }
    for opening in ["P<", "<"] where take(opening) {
      return .open("(?P<" + text(until: ">") + ">")
    }
    var flags = ""
    while let scalar = peek(), scalar != ":", scalar != ")" { flags.unicodeScalars.append(next()) }
    return next() == ":" ? .openWithFlags(flags) : .flags(flags)
  }

  private mutating func escape() -> PatternToken {
    switch peek() {
    case "A", "z":
      let scalar = next()
      return scalar == "A" ? .start("\\A") : .end("\\z")
    case "b", "B": return .boundary(next() == "b")
    case "C":
      place += 1
      return .anyByte
    default: break
    }
    if let item = classEscape() { return .set(PatternSet(items: [item])) }
    return .literal(character())
  }

  /// `d`, `W`, `pL`, `P{Greek}` after a backslash.
  private mutating func classEscape() -> PatternSet.Item? {
    switch peek() {
    case "d", "s", "D", "S":
      let letter = Character(next())
      return .ascii(Character(letter.lowercased()), letter.isLowercase)
    case "w", "W": return .word(next() == "w")
    case "p", "P":
      let isMeant = next() == "p"
      guard take("{") else { return .property(String(next()), isMeant) }
      let isTurned = take("^")
      return .property("{" + text(until: "}") + "}", isMeant != isTurned)
    default: return nil
    }
  }

  /// The character that an escape stands for, after its backslash.
  private mutating func character() -> Unicode.Scalar {
    switch next() {
    case "a": return "\u{7}"
    case "f": return "\u{C}"
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "v": return "\u{B}"
    case "x":
      let digits = take("{") ? text(until: "}") : String(String.UnicodeScalarView([next(), next()]))
      return UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init) ?? "\u{FFFD}"
    case let digit where ("0"..."7").contains(digit):
      var value = digit.value - 48
      for _ in 0..<2 {
        guard let more = peek(), ("0"..."7").contains(more) else { break }
        value = value * 8 + next().value - 48
      }
      return Unicode.Scalar(value) ?? "\u{FFFD}"
    case let scalar: return scalar
    }
  }

  private mutating func brackets() -> PatternSet {
    var set = PatternSet(isNegated: take("^"))
    var isFirst = true
    while let scalar = peek(), isFirst || scalar != "]" {
      isFirst = false
      if take("[:") {
        let isMeant = !take("^")
        set.items.append(.named(text(until: ":"), isMeant))
        place += 1
        continue
      }
      if scalar == "\\", let mark = peek(1), "dDsSwWpP".unicodeScalars.contains(mark) {
        place += 1
        if let item = classEscape() { set.items.append(item) }
        continue
      }
      let first = bracketCharacter()
      guard peek() == "-", peek(1) != "]", peek(1) != nil else {
        set.items.append(.range(first, first))
        continue
      }
      place += 1
      set.items.append(.range(first, bracketCharacter()))
    }
    place += 1
    return set
  }

  private mutating func bracketCharacter() -> Unicode.Scalar {
    take("\\") ? character() : next()
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}
