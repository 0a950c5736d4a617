import Diagnostics

extension Parser {
  /// The words that begin a declaration.
  static let declarationWords: Set<String> = [
    "attribute", "catalog", "category", "code", "define", "derive", "document", "exception", "market", "notice",
    "phrase", "platform", "record", "rule", "scheme", "seller", "source", "table", "terms",
  ]

  mutating func parseFile() {
    if at("package") {
      node(.package) { parser in
        parser.bump()
        parser.parsePath("after `package`")
      }
    } else if !atEnd {
      report("parse.package_missing", "a rule file begins with its package, as in `package eu.toys`")
    }
    while !atEnd {
      if isAtDeclaration {
        beginDeclaration()
        parseDeclaration()
      } else {
        let names = nearestNames(to: current.text, among: Self.declarationWords)
        report("parse.declaration", "a declaration is expected here", suggestions: names)
        node(.unexpected) {
          $0.bump()
          $0.skipTokens(closers: []) { _ in false }
        }
      }
    }
    finish()
  }

  private mutating func parseDeclaration() {
    switch current.text {
    case "source": parseSource()
    case "attribute": parseAttribute()
    case "record": parseRecord()
    case "code": parseCode()
    case "category": parseCategory()
    case "document": parseDocument()
    case "scheme": parseScheme()
    case "market": parseMarket()
    case "platform": parsePlatform()
    case "table": parseTable()
    case "terms": parseWording(.terms)
    case "phrase": parseWording(.phrase)
    case "define": parseDefine()
    case "derive": parseDerive()
    case "exception": parseException()
    default: parseRule()
    }
  }

  /// `source TSD "…" { url <…> adopted DAY in force from DAY through DAY checked DAY by WORD "…", "…" }`
  private mutating func parseSource() {
    node(.source) { parser in
      parser.bump()
      parser.expect([.upper], "the source's short name, such as `TSD`,", "after `source`")
      parser.parseLabel("after the source's name")
      parser.parseBraces("the source", of: Words.sourceParts) { parser in
        switch parser.current.text {
        case "url":
          parser.node(.sourceClause) {
            $0.bump()
            $0.expect([.url], "a URL between `<` and `>`", "after `url`")
          }
        case "adopted":
          parser.node(.sourceClause) {
            $0.bump()
            $0.expect([.date], "a day such as 2026-11-21", "after `adopted`")
          }
        case "in":
          parser.node(.sourceClause) {
            $0.bump()
            $0.expect("force", "after `in`")
            $0.parsePeriod()
          }
        case "checked":
          parser.node(.sourceClause) {
            $0.bump()
            $0.expect([.date], "a day such as 2026-11-21", "after `checked`")
            $0.expect("by", "after the day")
            $0.expect([.name], "what was read", "after `by`")
            while $0.at(.text) {
              $0.bump()
              $0.eat(",")
            }
          }
        default: return false
        }
        return true
      }
    }
  }

  /// `"Net mass" zh "净重"`, or nothing but a diagnostic.
  mutating func parseLabel(_ context: String, required: Bool = true) {
    guard at(.text) else {
      if required { missing("a label between double quotes", context) }
      return
    }
    node(.label) { parser in
      parser.bump()
      while parser.isAtLanguage {
        parser.bump()
        parser.bump()
      }
    }
  }

  /// A language tag followed by a text. Names of platforms are longer than three letters.
  var isAtLanguage: Bool {
    (at(.language) || (at(.name) && (2...3).contains(current.text.count))) && peek(1).kind == .text
  }

  /// `eu.toys`, `Material.cotton`.
  mutating func parsePath(_ context: String) {
    guard at(.name) || at(.upper), !isAtBoundary else { return missing("a name", context) }
    node(.path) { parser in
      parser.bump()
      while parser.at("."), [.name, .upper].contains(parser.peek(1).kind) {
        parser.bump()
        parser.bump()
      }
    }
  }

  /// `from DAY`, `from DAY through DAY`, `through DAY`; a day may be a path into a family's row.
  mutating func parsePeriod() {
    node(.period) { parser in
      guard parser.at("from") || parser.at("through") else {
        return parser.missing("`from` or `through` and a day")
      }
      for word in ["from", "through"] where parser.eat(word) {
        if parser.at(.date) {
          parser.bump()
        } else {
          parser.parsePath("after `\(word)`, where a day such as 2026-11-21 stands")
        }
      }
    }
  }

  /// `a, b, c` of one kind of token.
  mutating func parseNames(_ kinds: [Token.Kind], _ what: String, _ context: String) {
    expect(kinds, what, context)
    while eat(",") { expect(kinds, what, "after the comma") }
  }

  /// `a.b, c`.
  mutating func parsePaths(_ context: String) {
    parsePath(context)
    while eat(",") { parsePath("after the comma") }
  }
}
